import type { Dialect, GeneratorId } from '../../core/dialect.ts';
import { extensionOf } from '../address.ts';
import type { Folder, Generator } from '../generator.ts';
import { isMap, parseSettings } from '../settings.ts';
import { listFrameworkFiles, locateFrameworkFile } from './framework-files.ts';

interface Kind {
  readonly id: GeneratorId;
  readonly name: string;
  /** Names of configuration files without extension, and packages that a site depends on. */
  readonly configs: readonly string[];
  readonly packages: readonly string[];
  readonly dialect: Pick<Dialect, 'frontMatter' | 'templates' | 'markdown'>;
}

const KINDS: readonly Kind[] = [
  {
    id: 'eleventy',
    name: 'Eleventy',
    configs: ['.eleventy', 'eleventy.config'],
    packages: ['@11ty/eleventy'],
    dialect: { frontMatter: 'gray-matter', templates: 'liquid', markdown: 'markdown-it' },
  },
  {
    id: 'plain',
    name: 'a JavaScript framework',
    configs: ['next.config', 'gatsby-config', 'nuxt.config', 'svelte.config', 'quartz.config'],
    packages: ['next', 'gatsby', 'nuxt', '@nuxt/content', 'vitepress', 'vuepress', '@sveltejs/kit'],
    dialect: { frontMatter: 'gray-matter', templates: 'none', markdown: 'remark' },
  },
];

/**
 * Generators whose posts are read, but whose addresses are not computed yet: nothing is said about their links,
 * but for images that a JavaScript framework serves as they are.
 */
export const unresolvedGenerators: readonly Generator[] = KINDS.map(kind => ({
  id: kind.id,
  name: kind.name,
  detect: folder => isSiteOf(kind, folder),
  open: () => ({
    isContent: path => isPost(path),
    dialect: path => ({
      ...kind.dialect,
      generator: kind.id,
      markdown: extensionOf(path) === '.mdx' ? 'mdx' : kind.dialect.markdown,
      headingIds: { style: 'unknown' },
      rawHtml: true,
    }),
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
      ...(kind.id === 'plain'
        ? listFrameworkFiles(files, reasonOf(kind))
        : { assets: new Map(), mayExist: () => reasonOf(kind) }),
    }),
    locate: link =>
      kind.id === 'plain'
        ? locateFrameworkFile(link, reasonOf(kind))
        : { how: 'answer', target: { kind: 'unknown', why: reasonOf(kind) } },
  }),
}));

function reasonOf(kind: Kind): string {
  return `addresses of ${kind.name} are not computed yet`;
}

function isPost(path: string): boolean {
  const isMarkdown = extensionOf(path) === '.md' || extensionOf(path) === '.mdx' || extensionOf(path) === '.markdown';
  return (
    isMarkdown &&
    !/(?:^|\/)(?:scaffolds|themes|_includes|\.[^/]+)\/|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|LICENSE)\.md$/i.test(
      path,
    )
  );
}

function isSiteOf(kind: Kind, folder: Folder): boolean {
  const extensions = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];
  if (kind.configs.some(name => extensions.some(extension => folder.has(`${name}.${extension}`)))) return true;
  const text = folder.has('package.json') ? folder.read('package.json') : undefined;
  const data = text === undefined ? undefined : parseSettings(text, 'package.json');
  if (!isMap(data)) return false;
  const dependencies = {
    ...(isMap(data['dependencies']) && data['dependencies']),
    ...(isMap(data['devDependencies']) && data['devDependencies']),
  };
  return kind.packages.some(name => Object.hasOwn(dependencies, name));
}
