import type { Rule } from '../core/rule.ts';
import brokenAnchor from './broken-anchor.ts';
import brokenLink from './broken-link.ts';
import duplicateHeading from './duplicate-heading.ts';
import duplicateTitle from './duplicate-title.ts';
import duplicateUrl from './duplicate-url.ts';
import emptyLink from './empty-link.ts';
import futureDate from './future-date.ts';
import headingLevel from './heading-level.ts';
import headingSpace from './heading-space.ts';
import imageAlt from './image-alt.ts';
import invalidEncoding from './invalid-encoding.ts';
import invisibleCharacter from './invisible-character.ts';
import linkText from './link-text.ts';
import localLink from './local-link.ts';
import longHeading from './long-heading.ts';
import malformedLink from './malformed-link.ts';
import mergeConflict from './merge-conflict.ts';
import missingImage from './missing-image.ts';
import placeholderLink from './placeholder-link.ts';
import placeholderText from './placeholder-text.ts';
import postFilename from './post-filename.ts';
import tableColumns from './table-columns.ts';
import titleHeading from './title-heading.ts';
import unclosedCodeFence from './unclosed-code-fence.ts';
import unclosedComment from './unclosed-comment.ts';
import undefinedReference from './undefined-reference.ts';
import unpublishedLink from './unpublished-link.ts';

/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */
export const rules: readonly Rule[] = [
  brokenAnchor,
  brokenLink,
  duplicateHeading,
  duplicateTitle,
  duplicateUrl,
  emptyLink,
  futureDate,
  headingLevel,
  headingSpace,
  imageAlt,
  invalidEncoding,
  invisibleCharacter,
  linkText,
  localLink,
  longHeading,
  malformedLink,
  mergeConflict,
  missingImage,
  placeholderLink,
  placeholderText,
  postFilename,
  tableColumns,
  titleHeading,
  unclosedCodeFence,
  unclosedComment,
  undefinedReference,
  unpublishedLink,
];
