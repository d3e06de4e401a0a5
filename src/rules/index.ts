import type { Rule } from '../core/rule.ts';
import brokenAnchor from './broken-anchor.ts';
import brokenLink from './broken-link.ts';
import duplicateHeading from './duplicate-heading.ts';
import duplicateKey from './duplicate-key.ts';
import duplicateTag from './duplicate-tag.ts';
import duplicateTitle from './duplicate-title.ts';
import duplicateUrl from './duplicate-url.ts';
import emptyLink from './empty-link.ts';
import frontMatterLanguage from './front-matter-language.ts';
import frontMatterSyntax from './front-matter-syntax.ts';
import frontMatterUnclosed from './front-matter-unclosed.ts';
import futureDate from './future-date.ts';
import headingLevel from './heading-level.ts';
import headingSpace from './heading-space.ts';
import imageAlt from './image-alt.ts';
import invalidDate from './invalid-date.ts';
import invalidEncoding from './invalid-encoding.ts';
import invisibleCharacter from './invisible-character.ts';
import linkText from './link-text.ts';
import localLink from './local-link.ts';
import longHeading from './long-heading.ts';
import malformedLink from './malformed-link.ts';
import mergeConflict from './merge-conflict.ts';
import missingImage from './missing-image.ts';
import missingKey from './missing-key.ts';
import placeholderLink from './placeholder-link.ts';
import placeholderText from './placeholder-text.ts';
import postFilename from './post-filename.ts';
import tableColumns from './table-columns.ts';
import tagCase from './tag-case.ts';
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
  duplicateKey,
  duplicateTag,
  duplicateTitle,
  duplicateUrl,
  emptyLink,
  frontMatterLanguage,
  frontMatterSyntax,
  frontMatterUnclosed,
  futureDate,
  headingLevel,
  headingSpace,
  imageAlt,
  invalidDate,
  invalidEncoding,
  invisibleCharacter,
  linkText,
  localLink,
  longHeading,
  malformedLink,
  mergeConflict,
  missingImage,
  missingKey,
  placeholderLink,
  placeholderText,
  postFilename,
  tableColumns,
  tagCase,
  titleHeading,
  unclosedCodeFence,
  unclosedComment,
  undefinedReference,
  unpublishedLink,
];
