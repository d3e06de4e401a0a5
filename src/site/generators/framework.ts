import type { Dialect } from '../../core/dialect.ts';
import { extensionOf } from '../address.ts';
import type { Folder, Generator } from '../generator.ts';
import { dependsOn } from '../manifest.ts';
import { listFrameworkFiles, locateFrameworkFile } from './framework-files.ts';

/** Names of configuration files without extension, and packages that a site depends on. */
const CONFIGS = ['next.config', 'gatsby-config', 'nuxt.config', 'svelte.config', 'quartz.config'];
const PACKAGES = ['next', 'gatsby', 'nuxt', '@nuxt/content', 'vitepress', 'vuepress', '@sveltejs/kit'];

const WHY = 'addresses of a JavaScript framework are not computed yet';

const remark: Dialect = {
  generator: 'plain',
  frontMatter: 'gray-matter',
  templates: 'none',
  markdown: 'remark',
  headingIds: { style: 'unknown' },
  rawHtml: true,
};
const mdx: Dialect = { ...remark, markdown: 'mdx' };

/**
 * JavaScript frameworks, whose code decides on addresses: their posts are read, but nothing is said about their links,
 * but for images that are served as they are.
 */
export const framework: Generator = {
  id: 'plain',
  name: 'a JavaScript framework',
  detect: isSite,
  open: async () => ({
    isContent: isPost,
    dialect: path => (extensionOf(path) === '.mdx' ? mdx : remark),
    publish: ({ facts, files }) => ({
      pages: facts.map(file => ({
        file: file.file,
        facts: file,
        frontMatter: undefined,
        state: 'published' as const,
        url: undefined,
        exact: false,
        aliases: [],
        isPost: false,
      })),
      generated: [],
      base: '/',
      hosts: [],
      ...listFrameworkFiles(files, WHY),
    }),
    locate: link => locateFrameworkFile(link, WHY),
  }),
};

function isPost(path: string): boolean {
  const isMarkdown = extensionOf(path) === '.md' || extensionOf(path) === '.mdx' || extensionOf(path) === '.markdown';
  return (
    isMarkdown &&
    !/(?:^|\/)(?:scaffolds|themes|_includes|\.[^/]+)\/|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|LICENSE)\.md$/i.test(
      path,
    )
  );
}

function isSite(folder: Folder): boolean {
  const extensions = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];
  if (CONFIGS.some(name => extensions.some(extension => folder.has(`${name}.${extension}`)))) return true;
  return dependsOn(folder, PACKAGES);
}
