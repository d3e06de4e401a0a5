import type { Rule } from '../core/rule.ts';
import brokenAnchor from './broken-anchor.ts';
import brokenLink from './broken-link.ts';
import duplicateTitle from './duplicate-title.ts';
import duplicateUrl from './duplicate-url.ts';
import emptyLink from './empty-link.ts';
import futureDate from './future-date.ts';
import headingSpace from './heading-space.ts';
import imageAlt from './image-alt.ts';
import longHeading from './long-heading.ts';
import malformedLink from './malformed-link.ts';
import mergeConflict from './merge-conflict.ts';
import missingImage from './missing-image.ts';
import postFilename from './post-filename.ts';
import unclosedCodeFence from './unclosed-code-fence.ts';
import undefinedReference from './undefined-reference.ts';
import unpublishedLink from './unpublished-link.ts';

/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */
export const rules: readonly Rule[] = [
  brokenAnchor,
  brokenLink,
  duplicateTitle,
  duplicateUrl,
  emptyLink,
  futureDate,
  headingSpace,
  imageAlt,
  longHeading,
  malformedLink,
  mergeConflict,
  missingImage,
  postFilename,
  unclosedCodeFence,
  undefinedReference,
  unpublishedLink,
];
