import { eastAsianWidth } from 'get-east-asian-width';
import { lazily } from '../core/lazily.ts';

const NO_ROOM = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]$/u;
const EMOJI_PRESENTATION = '\u{fe0f}';
// Latin, Greek, Cyrillic and common punctuation; kana, Han and Hangul syllables. Each of them stands for itself unless a
// character that is not among them follows, so most texts need no segmentation, which would cost most of the time.
const NARROW: readonly Block[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x52f],
  [0x2010, 0x2027],
  [0x2030, 0x203b],
];
const WIDE: readonly Block[] = [
  [0x3001, 0x3029],
  [0x3041, 0x3096],
  [0x309b, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff60],
];

type Block = readonly [first: number, last: number];

// It loads tables of the whole of Unicode: most reports need none.
const segmenter = lazily(() => new Intl.Segmenter('en'));

/** How many columns a terminal gives to a text that has no control characters. */
export function measure(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const plain = plainWidth(text.charCodeAt(index));
    if (plain === 0) return sum(splitClusters(text));
    width += plain;
  }
  return width;
}

function sum(clusters: readonly string[]): number {
  return clusters.reduce((width, cluster) => width + clusterWidth(cluster), 0);
}

/** The longest start of a text that fits. */
export function takeStart(text: string, room: number): string {
  const clusters = splitClusters(text);
  let left = room;
  let end = 0;
  while (end < clusters.length) {
    left -= clusterWidth(clusters[end] ?? '');
    if (left < 0) break;
    end++;
  }
  return clusters.slice(0, end).join('');
}

/** The longest end of a text that fits. */
export function takeEnd(text: string, room: number): string {
  const clusters = splitClusters(text);
  let left = room;
  let first = clusters.length;
  while (first > 0) {
    left -= clusterWidth(clusters[first - 1] ?? '');
    if (left < 0) break;
    first--;
  }
  return clusters.slice(first).join('');
}

/** What a reader takes for one character each. */
export function splitClusters(text: string): string[] {
  const clusters: string[] = [];
  let index = 0;
  while (index < text.length) {
    const end = findClusterEnd(text, index);
    if (end === index + 1) clusters.push(text.charAt(index));
    else for (const { segment } of segmenter().segment(text.slice(index, end))) clusters.push(segment);
    index = end;
  }
  return clusters;
}

/** A plain character ends where the next plain one begins; others are taken together, with the one they may belong to. */
function findClusterEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && plainWidth(text.charCodeAt(end)) === 0) end++;
  return end;
}

/** A cluster never takes more than two columns: flags, emoji of several people, Hangul syllables in parts. */
export function clusterWidth(cluster: string): number {
  if (cluster.length === 1) {
    const plain = plainWidth(cluster.charCodeAt(0));
    if (plain > 0) return plain;
  }
  let width = 0;
  for (const character of cluster) {
    if (!NO_ROOM.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width > 0 && cluster.includes(EMOJI_PRESENTATION) ? 2 : Math.min(width, 2);
}

/** The width of a character that stands for itself; 0 for one that may not. */
function plainWidth(unit: number): 0 | 1 | 2 {
  if (unit >= 0x20 && unit <= 0x7e) return 1;
  if (unit < 0x3000) return isWithin(NARROW, unit) ? 1 : 0;
  return isWithin(WIDE, unit) ? 2 : 0;
}

function isWithin(blocks: readonly Block[], unit: number): boolean {
  for (const [first, last] of blocks) if (unit >= first && unit <= last) return true;
  return false;
}
