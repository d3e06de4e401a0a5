import type { Dialect } from '../../core/dialect.ts';
import type { LinkFact, Page } from '../../core/site.ts';
import { decodeAddress, extensionOf, folderOf, joinPath, splitDestination } from '../address.ts';
import type { Generator, Location } from '../generator.ts';

const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkd', '.mkdn', '.mdwn', '.mdx']);

const github: Dialect = {
  generator: 'plain',
  frontMatter: 'github',
  templates: 'none',
  markdown: 'github',
  headingIds: { style: 'github-slugger' },
  rawHtml: true,
};
const mdx: Dialect = { ...github, markdown: 'mdx' };

/** Markdown without a generator, as GitHub shows it (docs.github.com, “relative links”). */
export const plain: Generator = {
  id: 'plain',
  name: 'plain Markdown',
  detect: () => true,
  open: async () => ({
    isContent: path => MARKDOWN.has(extensionOf(path)) && !path.startsWith('.github/'),
    dialect: path => (extensionOf(path) === '.mdx' ? mdx : github),
    publish: ({ facts, files }) => ({
      pages: facts.map(file => ({
        file: file.file,
        facts: file,
        frontMatter: undefined,
        state: 'published' as const,
        url: `/${file.file}`,
        exact: true,
        aliases: [],
        isPost: false,
      })),
      assets: new Map(files.paths.map(path => [`/${path.normalize('NFC')}`, path])),
      generated: [],
      base: '/',
      hosts: [],
    }),
    locate: locateOnGitHub,
  }),
};

/** Destinations are files of the repository: relative to the file, or with a leading slash to the repository's root. */
export function locateOnGitHub(link: LinkFact, page: Pick<Page, 'file'>): Location {
  const { path, fragment } = splitDestination(link.href);
  const decoded = decodeAddress(path);
  const target = path === '' ? page.file : joinPath(folderOf(page.file), decoded);
  if (target === undefined)
    return {
      how: 'answer',
      target: { kind: 'unknown', why: 'it is outside of the repository, where GitHub has addresses of its own' },
    };
  return { how: 'file', paths: [target], ...(fragment !== undefined && { fragment }) };
}
