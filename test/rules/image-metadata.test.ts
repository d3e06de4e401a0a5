import fc from 'fast-check';
import { imageDimensionsFromData } from 'image-dimensions';
import { describe, expect, test } from 'vitest';
import { readType } from '../../src/rules/shared/image/image-type.ts';
import { findPlace } from '../../src/rules/shared/image/location.ts';
import { mayHaveMore } from '../../src/rules/shared/image/metadata.ts';
import { makeExif, makeImage } from '../make-image.ts';

const berlin = { latitude: expect.closeTo(52.5163, 3), longitude: expect.closeTo(13.3777, 3) };

describe('a place is found', () => {
  for (const type of ['JPEG', 'PNG', 'WebP'])
    for (const kind of ['', ' in XMP'])
      test(`in a ${type}${kind}`, () => {
        expect(findPlace(makeImage(`${type}, taken at 52.5163 13.3777${kind}`))).toEqual(berlin);
      });

  test('in a TIFF, which is what Exif is', () => {
    expect(findPlace(Uint8Array.from(makeExif([52.5163, 13.3777])))).toEqual(berlin);
  });

  test('in XMP that is written with elements', () => {
    const xml = '<exif:GPSLatitude>52,30,58.7N</exif:GPSLatitude>\n<exif:GPSLongitude>13,22.66E</exif:GPSLongitude>';
    expect(findPlace(withXmp(xml))).toEqual(berlin);
  });
});

describe('no place is found', () => {
  test('where the camera had no reception', () => {
    expect(findPlace(makeImage('JPEG, taken at 0 0'))).toBeUndefined();
  });

  test('where the numbers are no place on Earth', () => {
    expect(findPlace(withXmp('exif:GPSLatitude="95,0N" exif:GPSLongitude="13,0E"'))).toBeUndefined();
  });

  test('where a fraction is divided by zero', () => {
    const exif = makeExif([52.5, 13.3]);
    // The denominator of the degrees of latitude.
    exif.splice(8 + 18 + 54 + 4, 4, 0, 0, 0, 0);
    expect(findPlace(withExif(exif))).toBeUndefined();
  });

  test('where folders lead to themselves', () => {
    const exif = makeExif([52.5, 13.3]);
    exif.splice(8 + 2 + 8, 4, 0, 0, 0, 8);
    expect(findPlace(withExif(exif))).toBeUndefined();
  });

  test('where a folder says that it has more entries than the file has bytes', () => {
    const exif = makeExif([52.5, 13.3]);
    exif.splice(8, 2, 0xff, 0xff);
    exif.splice(10, 2, 0, 0);
    expect(findPlace(withExif(exif))).toBeUndefined();
  });

  test('in a picture without one', () => {
    for (const type of ['JPEG', 'PNG', 'WebP', 'GIF']) expect(findPlace(makeImage(type))).toBeUndefined();
  });
});

test('more is read where metadata may follow, and only there', () => {
  const photo = makeImage('JPEG, taken at 52.5163 13.3777');
  expect(mayHaveMore(photo.subarray(0, 256))).toBe(true);
  expect(mayHaveMore(photo)).toBe(false);
  expect(mayHaveMore(makeImage('WebP').subarray(0, 40))).toBe(false);
  expect(mayHaveMore(makeImage('WebP, taken at 52.5 13.3').subarray(0, 40))).toBe(true);
  expect(mayHaveMore(new Uint8Array())).toBe(false);
  expect(mayHaveMore(Uint8Array.from(makeExif([52.5, 13.3])).subarray(0, 60))).toBe(true);
  // Tables and the picture follow: no reason to read on.
  const tables = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xdb, 0xff, 0xff];
  expect(mayHaveMore(Uint8Array.from(tables))).toBe(false);
});

test.each(['JPEG', 'PNG', 'WebP'])('in a %s, more is read wherever what was read of it ends', type => {
  for (const where of ['', ' in XMP']) {
    const photo = makeImage(`${type}, taken at 52.5163 13.3777${where}`);
    // A WebP says in its first thirty bytes what it holds.
    for (let end = 30; end < photo.length; end++) {
      const head = photo.subarray(0, end);
      if (!findPlace(head)) expect(mayHaveMore(head), `${end} bytes`).toBe(true);
    }
  }
});

test('nothing that a file may hold throws or takes long', () => {
  const images = ['JPEG', 'PNG', 'WebP', 'GIF', 'HEIC'].flatMap(type => [
    makeImage(`${type}, 40 × 30 pixels, taken at 52.5163 13.3777`),
    makeImage(`${type}, 40 × 30 pixels, taken at 52.5163 13.3777 in XMP`),
  ]);
  const slip = fc.record({ at: fc.nat(1200), byte: fc.integer({ min: 0, max: 255 }) });
  const started = performance.now();
  fc.assert(
    fc.property(fc.constantFrom(...images), fc.array(slip, { maxLength: 12 }), fc.nat(1200), (image, slips, length) => {
      const bytes = image.slice(0, length);
      for (const { at, byte } of slips) if (at < bytes.length) bytes[at] = byte;
      readType(bytes);
      mayHaveMore(bytes);
      findPlace(bytes);
      imageDimensionsFromData(bytes);
    }),
    { numRuns: 5000 },
  );
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('a file full of empty parts is given up soon', () => {
  const chunks = new Uint8Array(1_000_000);
  chunks.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const segments = new Uint8Array(1_000_000).fill(0xff);
  segments.set([0xff, 0xd8]);
  const started = performance.now();
  for (const bytes of [chunks, segments]) {
    expect(findPlace(bytes)).toBeUndefined();
    mayHaveMore(bytes);
  }
  expect(findPlace(withXmp('exif:GPSLatitude='.repeat(3000)))).toBeUndefined();
  expect(findPlace(withXmp(`exif:GPSLatitude${' '.repeat(60_000)}`))).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2000);
});

test('types are told by the first bytes, not by names', () => {
  const read = (text: string) => readType(Uint8Array.from(text, character => character.charCodeAt(0)));
  expect(read('\0\0\0\x1cftypavif\0\0\0\0mif1')).toBe('AVIF');
  expect(read('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf')).toBe('AVIF');
  expect(read('\0\0\0\x18ftypheic\0\0\0\0mif1')).toBe('HEIC');
  expect(read('\0\0\x01\0\x01\0')).toBe('ICO');
  expect(read('II*\0\x08\0\0\0')).toBe('TIFF');
  expect(read('\xEF\xBB\xBF<svg>')).toBe('SVG');
  expect(read('\xFF\xFE<\0s\0v\0g\0>\0')).toBe('SVG');
  expect(read('<?xml version="1.0"?><svg:svg xmlns:svg="…">')).toBe('SVG');
  expect(read('\xEF\xBB\xBF<!DOCTYPE html>')).toBe('page');
  expect(read('<?xml version="1.0"?>\n<!-- 404 -->\n<html><body><svg></svg>')).toBe('page');
  expect(read('<!-- <html> --><svg>')).toBe('SVG');
  expect(read('<!-- <html>')).toBe('text');
  expect(read('/annex/objects/SHA256E-s123--abc.jpg\n')).toBe('pointer');
  expect(read('\x89PNG\r\n\x1A\n')).toBe('PNG');
  expect(read('\x89PNG\n\x1A\n')).toBe('converted');
  expect(read('\0\0\0')).toBe('other');
  expect(read('')).toBe('text');
});

function withExif(exif: readonly number[]): Uint8Array {
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 8, ...letters('Exif\0\0'), ...exif]);
}

function withXmp(xml: string): Uint8Array {
  const data = [...letters('http://ns.adobe.com/xap/1.0/\0'), ...letters(xml)];
  const length = data.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...data]);
}

function letters(text: string): number[] {
  return Array.from(text, character => character.charCodeAt(0));
}
