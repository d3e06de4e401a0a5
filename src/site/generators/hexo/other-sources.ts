import type { SiteFiles } from '../../../core/site.ts';
import { addressOfPost, type PostAddress } from './address.ts';
import { classify } from './files.ts';
import { nameReader } from './names.ts';
import type { HexoPage } from './publish.ts';
import type { HexoSettings } from './settings.ts';

interface OtherSource {
  readonly file: string;
  /** Relative to the source folder. */
  readonly path: string;
}

/** Files of the source folder that are no Markdown. */
export interface OtherSources {
  /** Copied as they are. */
  readonly assets: readonly OtherSource[];
  /** HTML, templates, styles and data: rendered at their own place. */
  readonly pages: readonly OtherSource[];
  /** Posts that are written in HTML or in templates: nothing of them is read but an address of their own. */
  readonly posts: readonly { readonly file: string; readonly address: PostAddress }[];
}

export function listOtherSources(settings: HexoSettings, pages: readonly HexoPage[], files: SiteFiles): OtherSources {
  const contents = new Set(pages.map(({ file }) => file));
  const readName = nameReader(settings.postName);
  const others = {
    assets: [] as OtherSource[],
    pages: [] as OtherSource[],
    posts: [] as OtherSources['posts'][number][],
  };
  for (const file of files.paths) {
    if (!file.startsWith(settings.source) || contents.has(file)) continue;
    const { kind, path } = classify(file, settings);
    if (kind === 'asset') others.assets.push({ file, path });
    if (kind === 'page') others.pages.push({ file, path });
    const name = kind === 'post' ? readName(path) : undefined;
    if (!name) continue;
    const data = { permalink: readPermalink(files.read(file)) };
    others.posts.push({ file, address: addressOfPost({ name, frontMatter: undefined, data }, settings) });
  }
  return others;
}

/** The address that a file gives itself in its front matter. */
export function readPermalink(text = ''): string | undefined {
  const head = /^\uFEFF?(?:---\r?\n)?((?:.*\r?\n){0,40}?)---/.exec(text.slice(0, 4000))?.[1] ?? '';
  return /^permalink:[ \t]*(['"]?)(\S[^'"\r\n]*?)\1[ \t]*\r?$/m.exec(head)?.[2];
}
