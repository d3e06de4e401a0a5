import type { GeneratorId } from '../../core/dialect.ts';

/** The words of a text as lodash's kebabCase cuts them: at capitals, digits and whatever is no letter. */
const words = /\p{Lu}+(?!\p{Ll})|\p{Lu}?(?:(?!\p{Lu})\p{L})+|\d+/gu;

const addresses: Readonly<Partial<Record<GeneratorId, (text: string) => string>>> = {
  // hugolib/page__meta.go: terms are keyed by their path, in lower case and with hyphens for spaces
  hugo: text => text.trim().toLowerCase().replace(/\s+/g, '-'),
  // components/content/src/taxonomies.rs: terms with the same slug are merged
  zola: text =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? '',
  // docusaurus-utils/src/tags.ts: tags are grouped by their permalink, the kebab case of the label
  docusaurus: text => text.match(words)?.join('-').toLowerCase() ?? '',
};

/** Whether the generator makes one page of two terms that are written differently. */
export function isOnePage(one: string, other: string, generator: GeneratorId): boolean {
  const addressOf = addresses[generator];
  return addressOf !== undefined && addressOf(one) === addressOf(other);
}
