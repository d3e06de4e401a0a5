import { describe, expect, test } from 'vitest';
import { readType } from '../../src/rules/shared/image/image-type.ts';
import { findPlace } from '../../src/rules/shared/image/location.ts';

const letters = (text: string) => Array.from(text, character => character.charCodeAt(0));

/** A segment of a JPEG: its mark, its length and its data. */
function segment(mark: number, data: readonly number[]): number[] {
  return [0xff, mark, (data.length + 2) >> 8, (data.length + 2) & 255, ...data];
}

const jpeg = (...segments: number[][]) => Uint8Array.from([0xff, 0xd8, ...segments.flat()]);
const xmp = (text: string) => segment(0xe1, letters(`http://ns.adobe.com/xap/1.0/\0${text}`));
const exif = (data: readonly number[]) => segment(0xe1, [...letters('Exif\0\0'), ...data]);

type Fraction = readonly [numerator: number, denominator: number];

/** Exif with a place; its folder may have entries before those that matter. */
function makeExif(
  isLittle: boolean,
  {
    latitude,
    longitude,
    marks = 'NE',
    values = 3,
  }: { latitude: readonly Fraction[]; longitude: readonly Fraction[]; marks?: string; values?: number },
): number[] {
  const bytes = new Uint8Array(160);
  const view = new DataView(bytes.buffer);
  bytes.set(letters(isLittle ? 'II*\0' : 'MM\0*'));
  view.setUint32(4, 8, isLittle);
  const entry = (at: number, [tag, type, count]: readonly [number, number, number]) => {
    view.setUint16(at, tag, isLittle);
    view.setUint16(at + 2, type, isLittle);
    view.setUint32(at + 4, count, isLittle);
    return at + 8;
  };
  view.setUint16(8, 2, isLittle);
  view.setUint32(entry(10, [0x0112, 3, 1]), 1, isLittle);
  view.setUint32(entry(22, [0x8825, 4, 1]), 38, isLittle);
  view.setUint16(38, 4, isLittle);
  bytes.set(letters(marks.charAt(0)), entry(40, [1, 2, 2]));
  view.setUint32(entry(52, [2, 5, values]), 100, isLittle);
  bytes.set(letters(marks.charAt(1)), entry(64, [3, 2, 2]));
  view.setUint32(entry(76, [4, 5, values]), 124, isLittle);
  for (const [index, [numerator, denominator]] of [...latitude, ...longitude].entries()) {
    view.setUint32(100 + index * 8, numerator, isLittle);
    view.setUint32(104 + index * 8, denominator, isLittle);
  }
  return [...bytes];
}

const latitude = [
  [52, 1],
  [30, 1],
  [3600, 100],
] as const;
const longitude = [
  [26, 2],
  [15, 1],
  [0, 1],
] as const;
const there = { latitude: 52.51, longitude: 13.25 };

describe('Exif', () => {
  test.each([true, false])('in either order of bytes (little first: %s)', isLittle => {
    expect(findPlace(jpeg(exif(makeExif(isLittle, { latitude, longitude }))))).toEqual({
      latitude: expect.closeTo(there.latitude, 6),
      longitude: expect.closeTo(there.longitude, 6),
    });
  });

  test('south and west are negative', () => {
    expect(findPlace(jpeg(exif(makeExif(true, { latitude, longitude, marks: 'SW' }))))).toEqual({
      latitude: expect.closeTo(-there.latitude, 6),
      longitude: expect.closeTo(-there.longitude, 6),
    });
  });

  test('minutes and seconds may be missing, degrees may not', () => {
    const whole = [
      [52, 1],
      [0, 0],
      [0, 0],
    ] as const;
    expect(findPlace(jpeg(exif(makeExif(true, { latitude: whole, longitude }))))?.latitude).toBe(52);
    const none = [
      [0, 0],
      [30, 1],
      [0, 1],
    ] as const;
    expect(findPlace(jpeg(exif(makeExif(true, { latitude: none, longitude }))))).toBe(undefined);
  });

  test('other values under these tags are no place', () => {
    expect(findPlace(jpeg(exif(makeExif(true, { latitude, longitude, values: 1 }))))).toBe(undefined);
    expect(findPlace(jpeg(exif([...letters('XX*\0'), ...makeExif(true, { latitude, longitude }).slice(4)])))).toBe(
      undefined,
    );
  });

  test('a block that is cut off has no place', () => {
    expect(findPlace(jpeg(exif(makeExif(true, { latitude, longitude }).slice(0, 120))))).toBe(undefined);
    expect(findPlace(jpeg(exif(makeExif(true, { latitude, longitude }).slice(0, 60))))).toBe(undefined);
  });

  test('a block without a place says nothing of the next', () => {
    const blocks = [exif(letters('MM\0*\0\0\0\x08\0\0')), exif(makeExif(false, { latitude, longitude }))];
    expect(findPlace(jpeg(...blocks))?.latitude).toBeCloseTo(there.latitude);
  });
});

describe('XMP', () => {
  const place = (text: string) => findPlace(jpeg(xmp(text)));
  const both = (north: string, east: string) => place(`exif:GPSLatitude="${north}" exif:GPSLongitude="${east}"`);

  test.each([
    ['52,30N', '13,15E', 52.5, 13.25],
    ['52,30.60N', '13,15,36E', 52.51, 13.26],
    ['52,30S', '13,15W', -52.5, -13.25],
    ['90,0N', '180,0W', 90, -180],
    ['0,0N', '13,0E', 0, 13],
    ['52,0N', '0,0E', 52, 0],
  ])('%s %s', (north, east, latitude, longitude) => {
    const found = both(north, east);
    expect(found?.latitude).toBeCloseTo(latitude, 9);
    expect(found?.longitude).toBeCloseTo(longitude, 9);
  });

  test.each([
    ['90,1N', '13,0E'],
    ['52,0N', '180,1E'],
    ['0,0N', '0,0E'],
    ['52,0E', '13,0N'],
    ['52N', '13,0E'],
    ['', '13,0E'],
    ['52,0N', ''],
  ])('%s %s is no place', (north, east) => {
    expect(both(north, east)).toBe(undefined);
  });

  test('blanks and single quotes are fine', () => {
    expect(place("exif:GPSLatitude = '52,30N' exif:GPSLongitude= ' 13,15E'")).toEqual({
      latitude: 52.5,
      longitude: 13.25,
    });
  });

  test('a packet without a place says nothing of the next', () => {
    expect(
      findPlace(jpeg(xmp('exif:GPSLatitude="52,30N"'), xmp('exif:GPSLatitude="52,30N" exif:GPSLongitude="13,15E"'))),
    ).toEqual({ latitude: 52.5, longitude: 13.25 });
  });
});

describe('what stands before it', () => {
  const text = 'exif:GPSLatitude="52,30N" exif:GPSLongitude="13,15E"';
  const found = { latitude: 52.5, longitude: 13.25 };

  test.each([
    ['another part', segment(0xe0, letters('JFIF\0'))],
    ['an empty part', segment(0xe2, [])],
    ['a comment', segment(0xfe, letters('Milo'))],
    ['the last kind of part', segment(0xef, letters('Milo'))],
    ['bytes to fill up', [0xff, 0xff]],
  ])('%s', (_, before) => {
    expect(findPlace(jpeg(before, xmp(text)))).toEqual(found);
  });

  test.each([
    ['the picture', segment(0xda, [1, 1])],
    ['a table', segment(0xdb, [1, 1])],
    ['a part of no length', [0xff, 0xe2, 0, 1]],
  ])('not %s', (_, before) => {
    expect(findPlace(jpeg(before, xmp(text)))).toBe(undefined);
  });

  test('the words alone are no metadata', () => {
    expect(
      findPlace(jpeg(segment(0xe1, letters(text)), segment(0xe2, letters(`http://ns.adobe.com/xap/1.0/\0${text}`)))),
    ).toBe(undefined);
  });
});

test.each([
  ['\x89PNG\r\n\x1A\n', 'PNG'],
  ['x\x89PNG\r\n\x1A\n', 'text'],
  ['\x89PNG\r\n\x1A\r\n', 'converted'],
  ['\x89PNG\r\x1A\r', 'converted'],
  ['x\x89PNG\n\x1A\n', 'text'],
  ['\xFF\xD8\xFF\xE0', 'JPEG'],
  ['GIF87a', 'GIF'],
  ['GIF88a', 'text'],
  ['RIFF\0\0\0\0WEBP', 'WebP'],
  ['RIFF\0\0\0\0WAVE', 'other'],
  ['BM\0\0\0\0\0\0\0\0\0\0\0\0', 'BMP'],
  ['MM\0*', 'TIFF'],
  ['\0\0\0\x18ftypmsf1', 'HEIC'],
  ['version https://git-lfs.github.com/spec/v1\n', 'pointer'],
  ['the version https://git-lfs.github.com/spec/v1\n', 'text'],
  ['../../.git/annex/objects/1/2/milo.jpg', 'pointer'],
  ['\xFE\xFF\0<\0s\0v\0g\0>', 'SVG'],
  ['\xFE\0<\0s\0v\0g\0>', 'other'],
  ['\xFF\0<\0s\0v\0g\0>\0', 'other'],
  ['\0\xFF<\0s\0v\0g\0>\0', 'other'],
  ['\0\xFE<\0s\0v\0g\0>\0', 'other'],
  ['<svg-cat>', 'text'],
  [' \n<html lang="en">', 'page'],
  ['<body>', 'page'],
  ['see <html>', 'text'],
  ['<header>', 'text'],
])('%j begins a file of the type %s', (start, type) => {
  expect(readType(Uint8Array.from(letters(start)))).toBe(type);
});
