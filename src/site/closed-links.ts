import type { SiteFiles, Target } from '../core/site.ts';
import { baseName } from './address.ts';

/** Folders that hold pages, whose addresses need not tell where they were. */
const CONTENT = /(?:^|\/)(?:_?posts?|_drafts|blog|articles|content|docs|i18n|notes|pages|source|src)(?:\/|$)/i;
const TEMPLATES = /(?:^|\/)_?(?:includes|layouts?|components|partials|shortcodes|src|templates|themes?)(?:\/|$)/i;

type Missing = Target & { readonly kind: 'missing' };

/** What symbolic links that are not followed may bring to the site. */
export interface ClosedLinks {
  /** Whether what is missing may be behind one of them. */
  readonly mayHold: (target: Missing) => boolean;
  readonly mayHoldTemplates: boolean;
}

/** Where the files of a folder are published is not known, but addresses have the folder's name in them as a rule. */
export function readClosedLinks({ closedLinks, isClosed }: SiteFiles): ClosedLinks {
  const names = new Set(closedLinks.map(({ path }) => nameOf(baseName(path))));
  const hasPages = closedLinks.some(({ path, leadsOut }) => leadsOut && CONTENT.test(path) && !/\.\w+$/.test(path));
  return {
    mayHold: ({ reason, tried }) => {
      if (names.size === 0) return false;
      const isPage = (path: string) =>
        reason === 'absent' && hasPages && path.startsWith('/') && !/\.(?!html?$|mdx?$)\w+$/i.test(path);
      return tried.some(
        path => isClosed(path) || path.split('/').some(part => names.has(nameOf(part))) || isPage(path),
      );
    },
    mayHoldTemplates: closedLinks.some(({ path, leadsOut }) => leadsOut && TEMPLATES.test(path)),
  };
}

export const behindClosedLink: Target = {
  kind: 'unknown',
  why: 'it may lie behind a symbolic link that leads out of the site',
};

/** Without what generators take off or change: `_Cat Pictures.md` is `cat-pictures`. */
function nameOf(part: string): string {
  const stem = part.replace(/^_/, '').replace(/(?<=.)\.(?:html?|mdx?|markdown)$/i, '');
  return stem.toLowerCase().replace(/[\s_]+/g, '-');
}
