// Every regular expression of the sources must take linear time, whatever text it meets: posts come from strangers.
// recheck (https://makenowjust-labs.github.io/recheck/) looks for texts that would take more.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { check } from 'recheck';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));
const KNOWN_SAFE = fileURLToPath(new URL('../node_modules/.cache/postlint/safe-regexes.json', import.meta.url));
const AT_ONCE = 4;
/** Milliseconds; a text of 100,000 characters that takes quadratic time takes seconds. */
const SLOW = 250;

const FILE_PATH = 'meets paths of files, which the system keeps short';
const COMMAND_LINE = 'meets the words of a command line';
const OWN_PAGES = 'meets the pages of rules, which are ours';

/** Expressions that take quadratic time on texts longer than those that they meet: why they never meet them. */
const BOUNDED = new Map([
  ['/\\B(?=(?:\\d{3})+$)/g', 'meets a number of ours'],
  ['/(`+)(.+?)\\1|\\[([^\\]]+)\\]\\([^)\\s]*\\)|\\*\\*([^*]+)\\*\\*/g', OWN_PAGES],
  ['/(`+)(.+?)\\1|\\*\\*([^*]+)\\*\\*/g', OWN_PAGES],
  ['/^(`{3,}|~{3,})\\s*(.*)$/', OWN_PAGES],
  ['/^(#{1,6})([\\u00A0\\u3000\\u2002\\u2003\\u2009\\u202F\\u200B\\uFEFF]*)(.*)$/', 'meets 300 characters at most'],
  ['/(\\u00A0+)["\']?$/', 'meets 40 characters at most'],
  [
    '/(?:(?:^|\\n)[\\s>*+-]{0,12}|[.!?]\\s)(?:TODO|FIXME|TK)(?::(?=\\s)|[ \\t]{0,9}(?=\\r?\\n|$))|[[(](?:TODO|FIXME|TK)(?::[^\\])\\n]{0,80})?[\\])]|\\bTK(?:TK)+\\b|\\blorem ipsum dolor\\b/gi',
    'repeats at most 80 times',
  ],
  ['/\\s+(?:"[^"]*"|\'[^\']*\')$/', 'meets 1,000 characters at most'],
  ['/^[ \\t]*\\r?\\n[ \\t]*\\{:[^{}\\n]*?#([\\w:-]+)[^{}\\n]*\\}/', 'meets 200 characters at most'],
  [
    '/(?:^|\\/)_?(?:layouts?|includes?|templates?|themes?|partials?|shortcodes|components|pages)\\/.*\\.(?:html?|njk|liquid|ejs|hbs|pug|jade|swig|astro|vue|svelte|[jt]sx)$/',
    FILE_PATH,
  ],
  [
    '/^(?:([^\\s#\\-?[\\]{},&*!|>\'"%@`:][^\\n:]*|-[^\\s:][^\\n:]*)|"([^"\\n]*)"|\'([^\'\\n]*)\')[ \\t]*:(?=[\\s]|$)/',
    'meets 300 characters at most',
  ],
  [
    '/^ {0,3}#{1,6}[ \\t][^\\r\\n]*?(\\{#[^{}\\r\\n]+\\})[ \\t]*$/gm',
    'begins once per line, and never reads one twice',
  ],
  ['/(?:^|\\/)_(?:posts|drafts)\\/(?:.*\\/)?(\\d{4})-(\\d{1,2})-(\\d{1,2})-[^/]*$/', FILE_PATH],
  ['/(?:^|\\/)(\\d{4})-(\\d{2})-(\\d{2})(?:T[^/]*?)?[ _-][^/]*(?:\\/index)?\\.md$/', FILE_PATH],
  ['/^[[<{]+(.*?)[\\]>}]+$/', 'meets 60 characters at most'],
  ['/\\[[^\\]]*\\]/', FILE_PATH],
  ['/\\{\\{-?[\\s\\S]*?-?\\}\\}|\\{%[\\s\\S]*?%\\}|\\{#[\\s\\S]*?#\\}/g', 'meets 1,000 characters at most'],
  ['/\\{\\{[\\s\\S]*?\\}\\}/g', 'meets 1,000 characters at most'],
  [
    '/^(?:async\\s+)?(?:function\\s*\\w*\\s*)?\\(?\\s*(\\w+|\\{[\\w\\s,]*\\})?\\s*\\)?\\s*(?:=>\\s*)?(?:\\{\\s*return\\s*)?`([^`\\\\]*)`\\s*;?\\s*\\}?$/',
    'meets 300 characters at most',
  ],
  ['/^(?<folder>.*)(?<date>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})[-/]?(?<text>.*?)(?:\\/index)?\\.mdx?$/', FILE_PATH],
  ['/(?:^|\\/)layouts\\/_?shortcodes\\/(.+)$/', FILE_PATH],
  ['/\\.[^/]*$/', FILE_PATH],
  ["/'(?:-\\w, )?(--[\\w-]+ <[^>]+>)'/", COMMAND_LINE],
  ["/^option '(?:-\\w, )?(--[\\w-]+)[^']*' argument '([\\s\\S]*)' is invalid\\. (.+)$/", COMMAND_LINE],
  ["/^command-argument value '([\\s\\S]*)' is invalid for argument '([^']+)'\\. (.+)$/", COMMAND_LINE],
  ['/“([^”]*)”/g', 'meets messages, in which the words of authors are shortened'],
  ['/"(?:[^"\\\\]|\\\\.)*"/g', 'meets JSON that a parser has taken: every quote is closed'],
  ['/(?:^|\\/)[^/]*blog[^/]*\\//', FILE_PATH],
  ['/(?:^|\\/)_layouts\\/(.+)\\.[^./]+$/', FILE_PATH],
  ['/(?:^|\\/)layouts\\/(?!_?(?:partials|shortcodes)\\/|.*_markup\\/)(?:.*\\/)?([^/.]+)\\.[^/]+$/', FILE_PATH],
]);

const expressions = readdirSync(SOURCES, { recursive: true })
  .filter(path => path.endsWith('.ts'))
  .sort()
  .flatMap(path => findExpressions(path));
const known = new Set(readKnown());
const wanted = [...new Set(expressions.map(({ raw }) => raw))].filter(raw => !known.has(raw) && !BOUNDED.has(raw));
const problems = new Map();
await Promise.all(Array.from({ length: AT_ONCE }, work));
for (const { at, raw } of expressions) if (problems.has(raw)) console.error(`${at}: ${raw}\n  ${problems.get(raw)}`);
const written = new Set(expressions.map(({ raw }) => raw));
const stale = [...BOUNDED.keys()].filter(raw => !written.has(raw));
for (const raw of stale) console.error(`The exception ${raw} is for no expression any more: remove it`);
mkdirSync(join(KNOWN_SAFE, '..'), { recursive: true });
writeFileSync(KNOWN_SAFE, JSON.stringify([...written].filter(raw => known.has(raw)).sort()));
console.log(`${expressions.length} regular expressions, ${problems.size} that hostile texts can slow down`);
process.exitCode = problems.size + stale.length > 0 ? 1 : 0;

async function work() {
  for (let raw = wanted.pop(); raw !== undefined; raw = wanted.pop()) {
    const end = raw.lastIndexOf('/');
    // recheck knows no sets of strings, and reads `v` and `d` as nothing that would change its verdict here.
    const flags = raw
      .slice(end + 1)
      .replace('v', 'u')
      .replace('d', '');
    const { status, complexity, attack, error } = await check(raw.slice(1, end), flags, { timeout: 20_000 });
    if (status === 'safe' || (status === 'vulnerable' && isFast(raw.slice(1, end), raw.slice(end + 1), attack.string)))
      known.add(raw);
    else problems.set(raw, [complexity?.summary ?? error?.kind, attack?.pattern].filter(Boolean).join(', as on '));
  }
}

/** recheck guesses where lookaheads are, and at times wrongly: a text that it made must really be slow. */
function isFast(source, flags, text) {
  const started = performance.now();
  new RegExp(source, flags).exec(text);
  return performance.now() - started < SLOW;
}

function findExpressions(path) {
  const text = readFileSync(join(SOURCES, path), 'utf8');
  const found = [];
  const visit = node => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    else if (node !== null && typeof node === 'object') {
      if (node.type === 'Literal' && node.regex)
        found.push({ raw: node.raw, at: `src/${path}:${text.slice(0, node.start).split('\n').length}` });
      for (const child of Object.values(node)) visit(child);
    }
  };
  visit(parseSync(path, text).program.body);
  return found;
}

/** Those that a former run found safe: analysing all takes a minute. */
function readKnown() {
  try {
    return JSON.parse(readFileSync(KNOWN_SAFE, 'utf8'));
  } catch {
    return [];
  }
}
