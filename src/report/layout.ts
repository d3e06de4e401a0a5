import type { ReportEnvironment } from '../core/diagnostic.ts';
import { createHyperlinks, type Hyperlinks } from './hyperlink.ts';
import { createPalette, type Palette } from './palette.ts';

/** Where things stand and how they are painted: the same for a whole report, so that its columns line up. */
export interface Layout extends Hyperlinks {
  readonly paint: Palette;
  readonly color: boolean;
  readonly width: number;
  /** Columns of the left-most column, which holds `line:column`. */
  readonly placeWidth: number;
}

const NARROWEST = 40;
/** Longer lines are harder to read, not easier. */
const WIDEST = 120;

export function createLayout(environment: ReportEnvironment, placeWidth: number): Layout {
  const { color, width } = environment;
  return {
    paint: createPalette(color),
    color,
    width: Math.min(Math.max(width || 0, NARROWEST), WIDEST),
    placeWidth,
    ...createHyperlinks(environment),
  };
}
