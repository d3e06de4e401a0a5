import { type ByteReader, latin1, readBytes } from './bytes.ts';
import { findMetadata } from './metadata.ts';

/** In degrees; south and west are negative. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a photo says that it was taken. */
export function findPlace(bytes: Uint8Array): Place | undefined {
  const { exif, xmp } = findMetadata(bytes);
  for (const block of exif) {
    const place = readExif(readBytes(block));
    if (place) return place;
  }
  for (const block of xmp) {
    const place = readXmp(latin1(block));
    if (place) return place;
  }
  return undefined;
}

const GPS_FOLDER = 0x8825;
/** More entries than Exif 3.0 has tags. */
const MOST_ENTRIES = 500;

/** The GPS folder of an Exif block (CIPA DC-008, 4.6.6): a TIFF file whose pointers may lead anywhere. */
function readExif(reader: ByteReader): Place | undefined {
  const order = reader.text(0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const isLittle = order === 'II*\0';
  const folder = (at: number | undefined) => (at === undefined ? [] : listEntries(reader, at, isLittle));
  const pointer = folder(reader.uint32(4, isLittle)).find(({ tag }) => tag === GPS_FOLDER);
  const entries = folder(pointer && reader.uint32(pointer.value, isLittle));
  const read = (reference: number, value: number): Angle | undefined => {
    const entry = entries.find(({ tag, type, count }) => tag === value && type === 5 && count === 3);
    const at = entry && reader.uint32(entry.value, isLittle);
    const degrees = at === undefined ? undefined : readDegrees(reader, at, isLittle);
    const letter = entries.find(({ tag }) => tag === reference);
    return degrees === undefined ? undefined : { degrees, letter: letter ? reader.text(letter.value, 1) : '' };
  };
  return toPlace(read(1, 2), read(3, 4));
}

/** `letter`: N, S, E or W. */
interface Angle {
  readonly degrees: number;
  readonly letter: string;
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where its value stands, or the pointer to it. */
  readonly value: number;
}

function listEntries(reader: ByteReader, at: number, isLittle: boolean): Entry[] {
  const count = Math.min(reader.uint16(at, isLittle) ?? 0, MOST_ENTRIES);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    const start = at + 2 + index * 12;
    const tag = reader.uint16(start, isLittle);
    const type = reader.uint16(start + 2, isLittle);
    const values = reader.uint32(start + 4, isLittle);
    if (tag === undefined || type === undefined || values === undefined) break;
    entries.push({ tag, type, count: values, value: start + 8 });
  }
  return entries;
}

/** Degrees, minutes and seconds, each a fraction. */
function readDegrees(reader: ByteReader, at: number, isLittle: boolean): number | undefined {
  let degrees = 0;
  for (const [index, unit] of [1, 60, 3600].entries()) {
    const numerator = reader.uint32(at + index * 8, isLittle);
    const denominator = reader.uint32(at + index * 8 + 4, isLittle);
    if (numerator === undefined || denominator === undefined) return undefined;
    if (denominator !== 0) degrees += numerator / denominator / unit;
    else if (index === 0) return undefined;
  }
  return degrees;
}

/** `exif:GPSLatitude="52,30.98N"`, as an attribute or an element (XMP part 2, 2.8.2: `DDD,MM,SSk` or `DDD,MM.mmk`). */
function readXmp(xml: string): Place | undefined {
  const read = (name: string, letters: string): Angle | undefined => {
    const pattern = new RegExp(
      `exif:${name}(?:\\s{0,20}=\\s{0,20}["']|>)\\s{0,20}(\\d{1,3}),(\\d{1,2}(?:\\.\\d{1,20})?)(?:,(\\d{1,2}(?:\\.\\d{1,20})?))?([${letters}])`,
    );
    const [, degrees, minutes, seconds = '0', letter] = pattern.exec(xml) ?? [];
    if (degrees === undefined || letter === undefined) return undefined;
    return { degrees: Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600, letter };
  };
  return toPlace(read('GPSLatitude', 'NS'), read('GPSLongitude', 'EW'));
}

/** Cameras without reception write zeros, and some programs leave an empty folder behind. */
function toPlace(latitude: Angle | undefined, longitude: Angle | undefined): Place | undefined {
  if (!latitude || !longitude || (latitude.degrees === 0 && longitude.degrees === 0)) return undefined;
  if (!(latitude.degrees <= 90 && longitude.degrees <= 180)) return undefined;
  return {
    latitude: latitude.letter === 'S' ? -latitude.degrees : latitude.degrees,
    longitude: longitude.letter === 'W' ? -longitude.degrees : longitude.degrees,
  };
}
