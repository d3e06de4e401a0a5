import type { GeneratorId } from '../../core/dialect.ts';

/**
 * The date in a file's name or folders, where the generator reads one there: `2024-05-01`.
 * jekyll: lib/jekyll/document.rb DATE_FILENAME_MATCHER; docusaurus: blogUtils.ts DATE_FILENAME_REGEX; eleventy:
 * TemplateContent's getMappedDate; zola: content/src/page.rs.
 */
export function readFileDate(file: string, generator: GeneratorId): string | undefined {
  const pattern = patterns[generator];
  const match = pattern?.exec(file);
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return `${match[1]}-${match[2]}-${match[3]}`;
}

const patterns: Readonly<Partial<Record<GeneratorId, RegExp>>> = {
  jekyll: /(?:^|\/)_(?:posts|drafts)\/(?:.*\/)?(\d{4})-(\d{1,2})-(\d{1,2})-[^/]*$/,
  docusaurus: /(?:^|\/)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?[^/]*(?:\/index)?\.mdx?$/,
  eleventy: /^.*?(\d{4})-(\d{2})-(\d{2})/,
  zola: /(?:^|\/)(\d{4})-(\d{2})-(\d{2})(?:T[^/]*?)?[ _-][^/]*(?:\/index)?\.md$/,
};
