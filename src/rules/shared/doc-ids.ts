import type { Page } from '../../core/site.ts';

/**
 * What Docusaurus may call a document: its path below the docs without number prefixes, the name replaced by `id`
 * (plugin-content-docs, docs.ts). Where the docs begin is not known here, so that every end of the path counts.
 */
export function listDocIds({ file, frontMatter }: Page): string[] {
  const folders = file.replace(/\.mdx?$/, '').split('/');
  const name = folders.pop() ?? '';
  const written = frontMatter?.data['id'];
  const names = typeof written === 'string' ? [written] : [name, withoutNumber(name)];
  return names.flatMap(own =>
    [folders, folders.map(withoutNumber)].flatMap(path => [
      own,
      ...path.map((_, depth) => `${path.slice(depth).join('/')}/${own}`),
    ]),
  );
}

/** numberPrefix.ts: `01-intro` is `intro`, `2024-01-intro` stays. */
function withoutNumber(name: string): string {
  return /^\d+[-_.]\d+/.test(name) ? name : name.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, '');
}
