import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportEnvironment } from '../core/diagnostic.ts';
import { createPalette, type Palette } from './palette.ts';

/** Where things stand and how they are painted: the same for a whole report, so that its columns line up. */
export interface Layout {
  readonly paint: Palette;
  readonly color: boolean;
  readonly width: number;
  /** Columns of the left-most column, which holds `line:column`. */
  readonly placeWidth: number;
}

const NARROWEST = 40;
/** Longer lines are harder to read, not easier. */
const WIDEST = 120;

export function createLayout({ color, width }: ReportEnvironment, placeWidth: number): Layout {
  return { paint: createPalette(color), color, width: Math.min(Math.max(width || 0, NARROWEST), WIDEST), placeWidth };
}

/** A file's heading: where the terminal makes links, one that opens the file. */
export function linkFile(text: string, file: string, { cwd, hyperlinks }: ReportEnvironment): string {
  if (!hyperlinks) return text;
  return `\u001b]8;;${pathToFileURL(resolve(cwd, file)).href}\u001b\\${text}\u001b]8;;\u001b\\`;
}
