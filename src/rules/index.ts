import type { Rule } from '../core/rule.ts';
import brokenAnchor from './broken-anchor.ts';
import brokenLink from './broken-link.ts';
import emptyLink from './empty-link.ts';
import headingSpace from './heading-space.ts';
import imageAlt from './image-alt.ts';
import longHeading from './long-heading.ts';
import malformedLink from './malformed-link.ts';
import mergeConflict from './merge-conflict.ts';
import missingImage from './missing-image.ts';
import unclosedCodeFence from './unclosed-code-fence.ts';
import undefinedReference from './undefined-reference.ts';

/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */
export const rules: readonly Rule[] = [
  brokenAnchor,
  brokenLink,
  emptyLink,
  headingSpace,
  imageAlt,
  longHeading,
  malformedLink,
  mergeConflict,
  missingImage,
  unclosedCodeFence,
  undefinedReference,
];
