import type { FileFacts, SiteFiles } from '../../../core/site.ts';
import { isMap, parseSettings } from '../../settings.ts';
import type { Content, ContentFile } from './content.ts';
import { lowerCaseKeys, type Values } from './front-matter.ts';

/** A page in a format that is not Markdown: it is not checked, but its address is one that links may lead to. */
export interface UnreadPage {
  readonly facts: FileFacts;
  readonly entry: ContentFile;
  readonly own: Values;
  /** Its front matter is in a format that is not read. */
  readonly isHeadUnread: boolean;
}

export function readUnreadPages(content: Content, files: SiteFiles): UnreadPage[] {
  return content.files.filter(isUnread).map(entry => {
    const text = files.read(entry.file);
    return {
      facts: { file: entry.file, lineStarts: [0], links: [], headings: [], ids: [], calls: [] },
      entry,
      own: readHead(text ?? ''),
      isHeadUnread: text === undefined || /^\uFEFF?\s*(?:#\+|\{)/.test(text),
    };
  });
}

function isUnread({ kind, isMarkdown, isDisabled }: ContentFile): boolean {
  return !isMarkdown && !isDisabled && kind !== 'resource' && kind !== 'inner';
}

/** The front matter, where it is YAML or TOML. */
function readHead(text: string): Values {
  const match = /^\uFEFF?\s*(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (!match) return new Map();
  const start = match[0].length;
  const end = text.indexOf(`\n${match[1]}`, start - 1);
  const data = end === -1 ? undefined : parseSettings(text.slice(start, end), match[1] === '---' ? '.yaml' : '.toml');
  return isMap(data) ? lowerCaseKeys(data) : new Map();
}
