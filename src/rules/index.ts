import type { Rule } from '../core/rule.ts';
import brokenAnchor from './broken-anchor.ts';
import brokenLink from './broken-link.ts';
import dateMismatch from './date-mismatch.ts';
import deadLink from './dead-link.ts';
import descriptionLength from './description-length.ts';
import duplicateHeading from './duplicate-heading.ts';
import duplicateKey from './duplicate-key.ts';
import duplicateTag from './duplicate-tag.ts';
import duplicateTitle from './duplicate-title.ts';
import duplicateTranslation from './duplicate-translation.ts';
import duplicateUrl from './duplicate-url.ts';
import emptyLink from './empty-link.ts';
import emptyValue from './empty-value.ts';
import frontMatterLanguage from './front-matter-language.ts';
import frontMatterMisplaced from './front-matter-misplaced.ts';
import frontMatterMissing from './front-matter-missing.ts';
import frontMatterSyntax from './front-matter-syntax.ts';
import frontMatterUnclosed from './front-matter-unclosed.ts';
import futureDate from './future-date.ts';
import headingLevel from './heading-level.ts';
import headingSpace from './heading-space.ts';
import imageAlt from './image-alt.ts';
import imageLocation from './image-location.ts';
import insecureLink from './insecure-link.ts';
import invalidAlias from './invalid-alias.ts';
import invalidDate from './invalid-date.ts';
import invalidDirective from './invalid-directive.ts';
import invalidEncoding from './invalid-encoding.ts';
import invalidImage from './invalid-image.ts';
import invisibleCharacter from './invisible-character.ts';
import largeImage from './large-image.ts';
import linkText from './link-text.ts';
import localLink from './local-link.ts';
import longHeading from './long-heading.ts';
import lostUrl from './lost-url.ts';
import malformedLink from './malformed-link.ts';
import mergeConflict from './merge-conflict.ts';
import missingDescription from './missing-description.ts';
import missingImage from './missing-image.ts';
import missingInclude from './missing-include.ts';
import missingKey from './missing-key.ts';
import modifiedBeforePublished from './modified-before-published.ts';
import movedLink from './moved-link.ts';
import placeholderLink from './placeholder-link.ts';
import placeholderText from './placeholder-text.ts';
import postFilename from './post-filename.ts';
import schema from './schema.ts';
import similarTag from './similar-tag.ts';
import tableColumns from './table-columns.ts';
import tagCase from './tag-case.ts';
import tagFormat from './tag-format.ts';
import titleHeading from './title-heading.ts';
import titleLength from './title-length.ts';
import truncatedValue from './truncated-value.ts';
import unclosedCodeFence from './unclosed-code-fence.ts';
import unclosedComment from './unclosed-comment.ts';
import unclosedTemplate from './unclosed-template.ts';
import undefinedReference from './undefined-reference.ts';
import unknownAuthor from './unknown-author.ts';
import unknownKey from './unknown-key.ts';
import unknownLayout from './unknown-layout.ts';
import unknownPage from './unknown-page.ts';
import unknownShortcode from './unknown-shortcode.ts';
import unknownTag from './unknown-tag.ts';
import unpublishedLink from './unpublished-link.ts';
import untrackedFile from './untracked-file.ts';
import unusedDirective from './unused-directive.ts';
import unusedImage from './unused-image.ts';
import wrongType from './wrong-type.ts';

/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */
export const rules: readonly Rule[] = [
  brokenAnchor,
  brokenLink,
  dateMismatch,
  deadLink,
  descriptionLength,
  duplicateHeading,
  duplicateKey,
  duplicateTag,
  duplicateTitle,
  duplicateTranslation,
  duplicateUrl,
  emptyLink,
  emptyValue,
  frontMatterLanguage,
  frontMatterMisplaced,
  frontMatterMissing,
  frontMatterSyntax,
  frontMatterUnclosed,
  futureDate,
  headingLevel,
  headingSpace,
  imageAlt,
  imageLocation,
  insecureLink,
  invalidAlias,
  invalidDate,
  invalidDirective,
  invalidEncoding,
  invalidImage,
  invisibleCharacter,
  largeImage,
  linkText,
  localLink,
  longHeading,
  lostUrl,
  malformedLink,
  mergeConflict,
  missingDescription,
  missingImage,
  missingInclude,
  missingKey,
  modifiedBeforePublished,
  movedLink,
  placeholderLink,
  placeholderText,
  postFilename,
  schema,
  similarTag,
  tableColumns,
  tagCase,
  tagFormat,
  titleHeading,
  titleLength,
  truncatedValue,
  unclosedCodeFence,
  unclosedComment,
  unclosedTemplate,
  undefinedReference,
  unknownAuthor,
  unknownKey,
  unknownLayout,
  unknownPage,
  unknownShortcode,
  unknownTag,
  unpublishedLink,
  untrackedFile,
  unusedDirective,
  unusedImage,
  wrongType,
];
