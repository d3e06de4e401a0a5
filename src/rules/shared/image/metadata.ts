import { type ByteReader, readBytes } from './bytes.ts';

/** The two kinds of metadata that can say where a photo was taken. */
export interface Metadata {
  /** A TIFF file in small: it begins with its byte order. */
  readonly exif: readonly Uint8Array[];
  /** XML. */
  readonly xmp: readonly Uint8Array[];
}

interface Part {
  readonly kind: 'exif' | 'xmp' | undefined;
  readonly at: number;
  readonly length: number;
}

const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const XMP_KEYWORD = 'XML:com.adobe.xmp\0';

/** More parts than any camera or program writes. */
const MOST_PARTS = 2000;

/** Finds the metadata in the beginning of a JPEG, PNG, WebP or TIFF file; what is not there is not looked for. */
export function findMetadata(bytes: Uint8Array): Metadata {
  const reader = readBytes(bytes);
  const parts = [...listParts(reader)];
  const of = (kind: Part['kind']) =>
    parts.filter(part => part.kind === kind).map(({ at, length }) => reader.slice(at, length));
  return { exif: of('exif'), xmp: of('xmp') };
}

/** Whether more than what was read of a file has to be read. */
export function mayHaveMore(bytes: Uint8Array): boolean {
  const reader = readBytes(bytes);
  // A WebP says in its header what stands at its end (VP8X: XMP, Exif).
  if (isWebP(reader)) return reader.text(12, 4) === 'VP8X' && ((bytes[20] ?? 0) & 0x0c) !== 0;
  let last: Part | undefined;
  for (const part of listParts(reader)) last = part;
  return last !== undefined && last.at + last.length > bytes.length;
}

function* listParts(reader: ByteReader): Generator<Part> {
  if (reader.uint16(0) === 0xffd8) yield* listSegments(reader);
  else if (reader.text(1, 3) === 'PNG') yield* listChunks(reader, { at: 8, littleEndian: false });
  else if (isWebP(reader)) yield* listChunks(reader, { at: 12, littleEndian: true });
  else if (/^(?:II\*\0|MM\0\*)/.test(reader.text(0, 4)))
    yield { kind: 'exif', at: 0, length: Number.POSITIVE_INFINITY };
}

/** What the end of the bytes leaves unread: it may be anything. */
function cutOffAt(at: number): Part {
  return { kind: undefined, at, length: Number.POSITIVE_INFINITY };
}

function isWebP(reader: ByteReader): boolean {
  return reader.text(0, 4) === 'RIFF' && reader.text(8, 4) === 'WEBP';
}

/** The application segments and comments with which a JPEG begins (ITU T.81, B.1.1): metadata stands among them. */
function* listSegments(reader: ByteReader): Generator<Part> {
  let at = 2;
  for (let count = 0; count < MOST_PARTS; count++) {
    const marker = reader.uint16(at);
    if (marker === 0xffff) {
      at++;
      continue;
    }
    if (marker === undefined) return yield cutOffAt(at);
    if (!((marker >= 0xffe0 && marker <= 0xffef) || marker === 0xfffe)) return;
    const length = reader.uint16(at + 2);
    if (length === undefined) return yield cutOffAt(at);
    if (length < 2) return;
    const start = at + 4;
    const isExif = marker === 0xffe1 && reader.text(start, EXIF.length) === EXIF;
    const isXmp = marker === 0xffe1 && reader.text(start, XMP.length) === XMP;
    if (isExif) yield { kind: 'exif', at: start + EXIF.length, length: length - 2 - EXIF.length };
    else if (isXmp) yield { kind: 'xmp', at: start + XMP.length, length: length - 2 - XMP.length };
    else yield { kind: undefined, at: start, length: length - 2 };
    at += 2 + length;
  }
}

/** The chunks of a PNG, `length type data crc`, or of a RIFF file, `type length data` padded to even lengths. */
function* listChunks(reader: ByteReader, start: { at: number; littleEndian: boolean }): Generator<Part> {
  const { littleEndian } = start;
  let { at } = start;
  for (let count = 0; count < MOST_PARTS; count++) {
    const length = reader.uint32(littleEndian ? at + 4 : at, littleEndian);
    if (length === undefined) return yield cutOffAt(at);
    const type = reader.text(littleEndian ? at : at + 4, 4);
    const data = at + 8;
    // In a PNG, metadata may also stand behind the picture; cameras and programs put it before.
    if (type === 'IDAT' || type === 'IEND') return;
    if (type === 'eXIf') yield { kind: 'exif', at: data, length };
    else if (type === 'EXIF') {
      const skipped = reader.text(data, EXIF.length) === EXIF ? EXIF.length : 0;
      yield { kind: 'exif', at: data + skipped, length: length - skipped };
    } else if (type === 'XMP ' || (type === 'iTXt' && reader.text(data, XMP_KEYWORD.length) === XMP_KEYWORD))
      yield { kind: 'xmp', at: data, length };
    else yield { kind: undefined, at: data, length };
    at = data + length + (littleEndian ? length % 2 : 4);
  }
}
