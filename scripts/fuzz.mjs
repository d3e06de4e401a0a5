// Looks for posts that postlint can't cope with:
//   node scripts/fuzz.mjs --seconds 60   for so long, or
//   node scripts/fuzz.mjs --texts 5000   so many, beginning anew
// Texts that reach code that none before them reached are kept and changed further. What fails is written to
// node_modules/.cache/postlint/fuzz. FUZZ_SEED=1 repeats a run; exactly the same texts are tried with `npm run test:fuzz`,
// because V8 counts what ran in the same way only when it is told to be predictable.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'node_modules/.cache/postlint/fuzz');
const FAILURES = join(FOLDER, 'failures');
const KEPT = join(FOLDER, 'kept');
const LONGEST = 8_000;
/** A post of that length is read, checked by every rule and checked once more within this many milliseconds of CPU time. */
const BUDGET = 2_000;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, texts: { type: 'string' } } });
const most = values.texts === undefined ? Infinity : Number(values.texts);
const random = makeRandom(Number(process.env.FUZZ_SEED ?? (most === Infinity ? Date.now() % 2 ** 31 : 1)));
const { findFailures, dialects, samples, tokens } = await loadTarget();
const coverage = startCoverage();
for (const folder of [FAILURES, KEPT]) mkdirSync(folder, { recursive: true });

const former = most === Infinity ? readdirSync(KEPT).map(name => readFileSync(join(KEPT, name), 'utf8')) : [];
const names = Object.keys(dialects);
const kept = [];
const started = Date.now();
let tried = 0;
let failed = 0;
for (const text of [...samples, ...former]) await attempt(text, pick(names));
const initial = kept.length;
while (most === Infinity ? Date.now() - started < Number(values.seconds) * 1000 : tried < most) {
  const { text, name } = pick(kept);
  await attempt(change(text).slice(0, LONGEST), random(4) === 0 ? pick(names) : name);
}
const elapsed = ((Date.now() - started) / 1000).toFixed(0);
console.log(
  `${tried} texts in ${elapsed} s, ${kept.length - initial} of them reached new code (${coverage.size()} blocks), ${failed} failed`,
);
process.exitCode = failed > 0 ? 1 : 0;

async function attempt(text, name) {
  tried++;
  const before = process.cpuUsage();
  const failures = await findFailures(new TextEncoder().encode(text), dialects[name]).catch(error => [error.stack]);
  const time = process.cpuUsage(before).user / 1000;
  if (time > BUDGET) failures.push(`it took ${time.toFixed(0)} ms of CPU time`);
  if (coverage.hasNew()) {
    kept.push({ text, name });
    writeFileSync(join(KEPT, nameOf(text)), text);
  }
  if (failures.length === 0) return;
  failed++;
  const path = join(FAILURES, nameOf(text));
  writeFileSync(path, text);
  console.error(`${path} as a post of ${name}:\n  ${failures.join('\n  ')}`);
}

function nameOf(text) {
  return `${createHash('sha1').update(text).digest('hex').slice(0, 16)}.md`;
}

/** Between one and eight changes of the kinds that find most: tokens put in, parts taken out, repeated or exchanged. */
function change(text) {
  let changed = text;
  for (let count = 1 + random(8); count > 0; count--) {
    const at = random(changed.length + 1);
    const end = Math.min(changed.length, at + 1 + random(random(4) === 0 ? 200 : 12));
    const [head, part, tail] = [changed.slice(0, at), changed.slice(at, end), changed.slice(end)];
    const kinds = [
      () => head + pick(tokens) + part + tail,
      () => head + tail,
      () => head + part.repeat(2 + random(6)) + tail,
      () => head + pick(tokens) + tail,
      () => head + pick(tokens).repeat(1 + random(40)) + part + tail,
      () => head + otherPart() + tail,
      () => head + String.fromCodePoint(random(random(2) === 0 ? 128 : 0xffff)) + tail,
    ];
    changed = pick(kinds)();
  }
  return changed;
}

function otherPart() {
  const { text } = pick(kept);
  const from = random(text.length + 1);
  return text.slice(from, from + random(200));
}

function pick(list) {
  return list[random(list.length)];
}

/** Numbers from 0 up to a limit, the same for the same seed (mulberry32). */
function makeRandom(seed) {
  let state = seed;
  console.log(`FUZZ_SEED=${seed}`);
  return limit => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Blocks of our program that ran, by V8’s own count. */
function startCoverage() {
  const session = new Session();
  session.connect();
  const ask = (method, params) => {
    let answer;
    session.post(method, params, (_error, result) => {
      answer = result;
    });
    return answer;
  };
  ask('Profiler.enable');
  ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const seen = new Set();
  return {
    size: () => seen.size,
    hasNew: () => {
      const before = seen.size;
      for (const { url, functions } of ask('Profiler.takePreciseCoverage').result)
        if (url.includes('/postlint/fuzz/'))
          for (const { ranges } of functions)
            for (const { startOffset, endOffset, count } of ranges)
              if (count > 0)
                seen.add(`${url.length}:${startOffset}-${endOffset}:${Math.min(8, 32 - Math.clz32(count))}`);
      return seen.size > before;
    },
  };
}

/** The parsers and rules as one file, so that their code can be told from Node’s. */
async function loadTarget() {
  const bundle = await rolldown({
    input: join(ROOT, 'test/fuzz/target.ts'),
    platform: 'node',
    logLevel: 'silent',
    external: ['satteri', 'oxc-parser', 'jiti'],
    plugins: [
      {
        name: 'own-places',
        // What finds its way by its own place keeps it.
        transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
      },
    ],
  });
  const { output } = await bundle.write({ dir: join(FOLDER, 'program'), format: 'esm', cleanDir: true });
  return import(join(FOLDER, 'program', output.find(({ isEntry }) => isEntry).fileName));
}
