import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportEnvironment } from '../core/diagnostic.ts';

/** Texts that a click opens (OSC 8); where the terminal makes no links, they are given back as they are. */
export interface Hyperlinks {
  /** `file` as a report names it. */
  readonly linkFile: (text: string, file: string) => string;
  /** To the page of a rule, where there is one. */
  readonly linkRule: (text: string, rule: string) => string;
}

export function createHyperlinks({ hyperlinks, cwd, findRulePage }: ReportEnvironment): Hyperlinks {
  if (!hyperlinks) return { linkFile: text => text, linkRule: text => text };
  return {
    linkFile: (text, file) => link(text, pathToFileURL(resolve(cwd, file)).href),
    linkRule: (text, rule) => {
      const page = findRulePage?.(rule);
      return page === undefined ? text : link(text, page);
    },
  };
}

/** An address of the URL class is in ASCII, and has no control characters. */
function link(text: string, address: string): string {
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}
