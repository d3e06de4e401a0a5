import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { closest } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import { replaceTerm } from './shared/replace-term.ts';
import { findTerms } from './shared/terms.ts';

const options = v.object({
  tags: v.optional(v.array(v.string()), []),
  file: v.optional(v.string(), ''),
  keys: v.optional(v.array(v.string()), ['tags', 'tag']),
});
type Options = v.InferOutput<typeof options>;

export default siteRule<Options>({
  id: 'unknown-tag',
  summary: 'A tag outside of the vocabulary that the configuration names',
  severity: 'off',
  group: 'front matter',
  fixes: 'suggested',
  options,
  check: (site, { options: optionsOf, pages, report }) => {
    const vocabularies = new Map<Options, ReadonlySet<string>>();
    for (const page of pages) {
      if (!page.facts.frontMatter) continue;
      const chosen = optionsOf(page.file);
      const vocabulary = vocabularies.get(chosen) ?? readVocabulary(site, chosen);
      vocabularies.set(chosen, vocabulary);
      if (vocabulary.size === 0) continue;
      for (const term of findTerms(page.facts.frontMatter, site.dialect(page.file), chosen.keys)) {
        const { text, at, key } = term;
        if (vocabulary.has(text)) continue;
        const like = closest(text, vocabulary);
        report({
          file: page.file,
          at,
          message: `${quote(text)} is not in the vocabulary of “${key}”`,
          hint:
            like === undefined ? 'Use a tag of the vocabulary, or add this one to it' : `Did you mean ${quote(like)}?`,
          fix: like === undefined ? undefined : replaceTerm(term, like),
        });
      }
    }
  },
});

/** The tags of the configuration, of its file (one a line, or YAML and JSON lists and maps), and of Docusaurus' `tags.yml`. */
function readVocabulary(site: Site, { tags, file }: Options): ReadonlySet<string> {
  if (file !== '') return new Set([...tags, ...readNamedFile(site, file)]);
  const files = tags.length > 0 ? [] : site.files.paths.filter(path => /(?:^|\/)tags\.ya?ml$/.test(path));
  return new Set([...tags, ...files.flatMap(path => readTerms(path, site.files.read(path) ?? ''))]);
}

/** Without it, no tag would be looked at, and nobody would notice. */
function readNamedFile({ files }: Site, file: string): string[] {
  const name = `The vocabulary ${quote(file)} of the rule “unknown-tag”`;
  const text = files.read(file);
  if (text === undefined) {
    const like = closest(file, files.paths);
    const hint = like === undefined ? 'It is looked for in the root of the site' : `Did you mean ${quote(like)}?`;
    throw new UserError(`${name} does not exist`, { hint });
  }
  const terms = readTerms(file, text);
  if (terms.length > 0) return terms;
  const hint = 'Write one tag on a line, or a list of them where it is YAML or JSON';
  throw new UserError(`${name} holds no tags that can be read`, { hint });
}

function readTerms(path: string, text: string): string[] {
  if (!/\.(?:ya?ml|json)$/.test(path))
    return text
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== '' && !line.startsWith('#'));
  const data = tryParse(text);
  if (Array.isArray(data)) return data.filter(item => typeof item === 'string' && item !== '');
  if (typeof data !== 'object' || data === null) return [];
  // Docusaurus: a post names the key or the label of a tag
  return Object.entries(data).flatMap(([key, value]) => {
    const label: unknown = typeof value === 'object' && value !== null && 'label' in value ? value.label : undefined;
    return typeof label === 'string' ? [key, label] : [key];
  });
}

/** Undefined where the file is broken: what can be read of it is no vocabulary. */
function tryParse(text: string): unknown {
  // A tag such as 2024 or 1.10 stays as it is written.
  const document = parseDocument(text, { logLevel: 'silent', schema: 'failsafe' });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}
