import type { Rule } from '../core/rule.ts';
import brokenAnchor from './broken-anchor.ts';
import brokenLink from './broken-link.ts';
import missingImage from './missing-image.ts';

/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */
export const rules: readonly Rule[] = [brokenAnchor, brokenLink, missingImage];
