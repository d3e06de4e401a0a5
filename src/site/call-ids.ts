import { oncePer } from '../core/lazily.ts';
import type { Page, SiteFiles, TemplateRequest } from '../core/site.ts';
import type { SiteModel } from './generator.ts';
import { findWrittenIds, WRITTEN, type WrittenIds } from './written-ids.ts';

/** Includes in includes are followed so deep. */
const DEEPEST = 10;

/** Tells whether an include or shortcode of a page brings an id. */
export function openCallIds(
  model: SiteModel,
  files: SiteFiles,
): (page: Page, id: string) => 'found' | 'unknown' | 'missing' {
  const idsOfPage = oncePer((page: Page): WrittenIds => {
    const sources = page.facts.idSources ?? [];
    const { templates } = model.dialect(page.file);
    const read = new Map<string, WrittenIds>();
    const idsOfFile = (path: string, depth: number): WrittenIds => {
      if (read.has(path) || depth > DEEPEST) return read.get(path);
      // One that includes itself is not followed.
      read.set(path, undefined);
      const source = files.read(path);
      if (source === undefined) return undefined;
      const written = findWrittenIds(source, templates, (tag, args) => {
        const name = /^["']?([\w./-]+)/.exec(args)?.[1];
        return name === undefined ? undefined : idsOf({ kind: 'include', tag, name }, depth + 1);
      });
      read.set(path, written);
      return written;
    };
    const idsOf = (wanted: TemplateRequest, depth: number): WrittenIds => {
      const paths = model.templateFiles?.(wanted, page) ?? [];
      return paths.length === 0 ? undefined : joinIds(paths.map(path => idsOfFile(path, depth)));
    };
    return joinIds(sources.map(source => idsOf(source, 0)));
  });
  return (page, id) => {
    const ids = idsOfPage(page);
    if (!ids) return 'unknown';
    if (ids.includes(id)) return 'found';
    return ids.some(written => mayBe(id, written)) ? 'unknown' : 'missing';
  };
}

/** `cat-{{ .Get 0 }}` may become any id that begins with `cat-`. */
function mayBe(id: string, written: string): boolean {
  const parts = written.split(WRITTEN);
  return parts.length > 1 && id.startsWith(parts[0] ?? '') && id.endsWith(parts.at(-1) ?? '');
}

function joinIds(lists: readonly WrittenIds[]): WrittenIds {
  if (lists.length === 1) return lists[0];
  const known = lists.filter(list => list !== undefined);
  return known.length === lists.length ? known.flat() : undefined;
}
