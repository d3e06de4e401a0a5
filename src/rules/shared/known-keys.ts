import type { GeneratorId } from '../../core/dialect.ts';

const common = [
  'title',
  'description',
  'date',
  'tags',
  'categories',
  'author',
  'authors',
  'image',
  'draft',
  'layout',
  'slug',
];

/** The keys that each generator reads itself, as its documentation lists them. */
export const knownKeys: Readonly<Record<GeneratorId, readonly string[]>> = {
  jekyll: [
    ...['title', 'layout', 'date', 'permalink', 'published', 'category', 'categories', 'tags', 'excerpt'],
    ...[
      'excerpt_separator',
      'description',
      'author',
      'image',
      'last_modified_at',
      'redirect_from',
      'redirect_to',
      'lang',
    ],
  ],
  hugo: [
    ...['title', 'date', 'draft', 'publishDate', 'lastmod', 'expiryDate', 'description', 'summary', 'slug', 'url'],
    ...['aliases', 'weight', 'layout', 'linkTitle', 'keywords', 'tags', 'categories', 'series', 'outputs', 'cascade'],
    ...['headless', 'isCJKLanguage', 'markup', 'menus', 'params', 'resources', 'sitemap', 'translationKey', 'images'],
  ],
  astro: [...common, 'pubDate', 'updatedDate', 'heroImage'],
  eleventy: [
    ...['title', 'date', 'permalink', 'layout', 'tags', 'pagination', 'eleventyExcludeFromCollections', 'description'],
    ...['eleventyNavigation', 'eleventyComputed', 'templateEngineOverride', 'eleventyImport'],
  ],
  hexo: [
    ...[
      'title',
      'date',
      'updated',
      'comments',
      'tags',
      'categories',
      'permalink',
      'excerpt',
      'disableNunjucks',
      'lang',
    ],
    ...['published', 'layout', 'description', 'author', 'keywords', 'thumbnail'],
  ],
  docusaurus: [
    ...[
      'title',
      'title_meta',
      'description',
      'date',
      'authors',
      'tags',
      'slug',
      'draft',
      'unlisted',
      'image',
      'keywords',
    ],
    ...[
      'hide_table_of_contents',
      'toc_min_heading_level',
      'toc_max_heading_level',
      'sidebar_label',
      'sidebar_position',
    ],
    ...[
      'sidebar_class_name',
      'pagination_label',
      'pagination_next',
      'pagination_prev',
      'custom_edit_url',
      'last_update',
    ],
    ...['hide_title', 'displayed_sidebar', 'parse_number_prefixes'],
  ],
  zola: [
    ...['title', 'description', 'date', 'updated', 'weight', 'draft', 'slug', 'path', 'aliases', 'authors'],
    ...['in_search_index', 'template', 'taxonomies', 'extra', 'render'],
  ],
  plain: common,
};
