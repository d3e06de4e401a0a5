import type { HeadingIds } from '../../../core/dialect.ts';
import { majorOf } from './plugins.ts';
import { type HexoSettings, mapOf } from './settings.ts';

type Options = NonNullable<HeadingIds['options']>;

/** The algorithm of the renderer that is among the site's packages, with its options. */
export function headingIdsOf(settings: HexoSettings): HeadingIds {
  const { plugins, raw } = settings;
  if (plugins.idChanger !== undefined || plugins.renderer === undefined) return { style: 'unknown' };
  const major = majorOf(plugins.names.get(plugins.renderer));
  if (plugins.renderer === 'hexo-renderer-marked') return markedIds(mapOf(raw['marked']), major);
  if (plugins.renderer === 'hexo-renderer-markdown-it') return markdownItIds(raw['markdown'], major);
  return { style: 'unknown' };
}

function markedIds(marked: Readonly<Record<string, unknown>>, major: number | undefined): HeadingIds {
  if (marked['headerIds'] === false) return { style: 'none' };
  if (marked['pedantic'] || marked['gfm'] === false || marked['dompurify']) return { style: 'unknown' };
  const options = plain(marked, ['smartypants', 'modifyAnchors', 'anchorAlias', 'quotes']);
  if (major !== undefined && major >= 6) return { style: 'hexo-marked', options };
  const alternatives = [
    { ...options, escaped: 'html' },
    { ...options, escaped: 'all' },
  ];
  return { style: 'hexo-marked', options, alternatives };
}

function markdownItIds(markdown: unknown, major: number | undefined): HeadingIds {
  const settings = mapOf(markdown);
  const { preset = 'default', plugins, enable_rules: enabled, disable_rules: disabled } = settings;
  const isUsual = (typeof markdown === 'object' || markdown === undefined || markdown === null) && preset === 'default';
  if (!isUsual || (major ?? 0) < 4 || plugins || enabled || disabled) return { style: 'unknown' };
  const anchors = settings['anchors'];
  if (anchors === false || anchors === null) return { style: 'none' };
  const render = mapOf(settings['render']);
  const { quotes } = render;
  const isList = Array.isArray(quotes) && quotes.every(mark => typeof mark === 'string');
  const typography = plain({ ...render, ...(isList && { quotes: quotes.join('\n') }) }, ['typographer', 'quotes']);
  const options = plain({ ...mapOf(anchors), ...typography }, [
    'level',
    'collisionSuffix',
    'case',
    'separator',
    'typographer',
    'quotes',
  ]);
  return { style: 'hexo-markdown-it', options };
}

function plain(settings: Readonly<Record<string, unknown>>, keys: readonly string[]): Options {
  const options: Record<string, string | number | boolean> = {};
  for (const key of keys) {
    const value = settings[key];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') options[key] = value;
  }
  return options;
}
