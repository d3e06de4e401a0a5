import { latin1 } from './bytes.ts';

/** What the first bytes of a file say that it is. */
export type ImageType = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'AVIF' | 'HEIC' | 'SVG' | 'ICO' | 'BMP' | 'TIFF';

/**
 * `pointer`: Git LFS and git-annex keep the content elsewhere; `page`: HTML; `text`: other text; `converted`: an image
 * whose line endings somebody changed, as if it were text.
 */
export type Content = ImageType | 'pointer' | 'page' | 'text' | 'converted' | 'other';

/** The types that an extension promises. */
export const promisedTypes: Readonly<Record<string, readonly ImageType[]>> = {
  png: ['PNG'],
  jpg: ['JPEG'],
  jpeg: ['JPEG'],
  gif: ['GIF'],
  webp: ['WebP'],
  avif: ['AVIF'],
  svg: ['SVG'],
  // A cursor or icon may also be a bare PNG, and Windows takes a bitmap.
  ico: ['ICO', 'PNG', 'BMP'],
  bmp: ['BMP'],
  tif: ['TIFF'],
  tiff: ['TIFF'],
};

/** How much of a file tells its type; more is needed where an SVG begins with a long comment. */
export const headSize = 256;

const SIGNATURES: readonly (readonly [ImageType, RegExp])[] = [
  ['PNG', /^\x89PNG\r\n\x1A\n/],
  ['JPEG', /^\xFF\xD8\xFF/],
  ['GIF', /^GIF8[79]a/],
  ['WebP', /^RIFF[\s\S]{4}WEBP/],
  ['AVIF', /^[\s\S]{4}ftyp(?:avif|avis|mif1[\s\S]{0,40}avif|miaf[\s\S]{0,40}avif)/],
  ['HEIC', /^[\s\S]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/],
  ['ICO', /^\0\0[\x01\x02]\0/],
  ['BMP', /^BM[\s\S]{12}/],
  ['TIFF', /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/],
];

/** Tells what a file is by how it begins. An SVG is text, so that more of it may have to be read. */
export function readType(head: Uint8Array): Content {
  const start = latin1(head);
  const signature = SIGNATURES.find(([, pattern]) => pattern.test(start));
  if (signature) return signature[0];
  if (/^(?:version https:\/\/git-lfs\.|\/annex\/objects\/|\.\.\/[^\n]*\.git\/annex\/)/.test(start)) return 'pointer';
  // The line endings in the signature are there to tell (PNG specification, 12.12).
  if (/^\x89PNG(?:\n\x1A\n|\r\n\x1A\r\n|\r\x1A\r)/.test(start)) return 'converted';
  const text = readText(head);
  if (text === undefined) return 'other';
  // Before its pictures: pages have some of their own.
  if (WEB_PAGE.test(text)) return 'page';
  return /<(?:[\w-]+:)?svg[\s>]/i.test(text) ? 'SVG' : 'text';
}

/** What may stand before the first element belongs to XHTML as well. */
const WEB_PAGE = /^(?:\s|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype\s+html|html|head|body)\b/i;

/** Undefined where it is no text: it has a NUL, which only UTF-16 has in every other place. */
function readText(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return latin1(head).replaceAll('\0', '');
  return head.includes(0) ? undefined : latin1(head).replace(/^\xEF\xBB\xBF/, '');
}
