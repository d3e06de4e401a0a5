/** Builds the file that a line of a rule page describes: `JPEG, 4032 × 3024 pixels, taken at 52.516 13.378, 900 kB`. */
export function makeImage(description: string): Uint8Array {
  const type = /^(?:PNG|JPEG|GIF|WebP|HEIC)\b/.exec(description)?.[0];
  if (!type) throw new Error(`“${description.trim()}” does not begin with PNG, JPEG, GIF, WebP or HEIC`);
  const [, width = '1', height = '1'] = /, (\d+) × (\d+) pixels/.exec(description) ?? [];
  const [, latitude, longitude, isXmp] = /, taken at (-?[\d.]+) (-?[\d.]+)( in XMP)?/.exec(description) ?? [];
  const place = latitude === undefined ? undefined : ([Number(latitude), Number(longitude)] as const);
  const metadata = place && (isXmp ? { xmp: makeXmp(place) } : { exif: makeExif(place) });
  const [, kilobytes = '0'] = /, (\d+) kB/.exec(description) ?? [];
  const image = writers[type]?.({ width: Number(width), height: Number(height), ...metadata }) ?? [];
  const bytes = Uint8Array.from(image);
  const padded = new Uint8Array(Math.max(bytes.length, Number(kilobytes) * 1000));
  padded.set(bytes);
  return padded;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly exif?: readonly number[];
  readonly xmp?: string;
}

/** As far as a header goes: none of these has a picture in it. */
const writers: Readonly<Record<string, (picture: Picture) => readonly number[]>> = {
  PNG: ({ width, height, exif, xmp }) => [
    ...ascii('\x89PNG\r\n\x1a\n'),
    ...chunk('IHDR', [...uint32(width), ...uint32(height), 8, 2, 0, 0, 0]),
    ...(exif ? chunk('eXIf', exif) : []),
    ...(xmp ? chunk('iTXt', [...ascii('XML:com.adobe.xmp\0\0\0\0\0'), ...ascii(xmp)]) : []),
    ...chunk('IDAT', []),
  ],
  JPEG: ({ width, height, exif, xmp }) => [
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    // A colour profile, so that what matters stands behind what is read first.
    ...segment(0xe2, [...ascii('ICC_PROFILE\0'), ...Array.from({ length: 500 }, () => 0)]),
    ...(exif ? segment(0xe1, [...ascii('Exif\0\0'), ...exif]) : []),
    ...(xmp ? segment(0xe1, [...ascii('http://ns.adobe.com/xap/1.0/\0'), ...ascii(xmp)]) : []),
    ...segment(0xc0, [8, ...uint16(height), ...uint16(width), 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ],
  GIF: ({ width, height }) => [...ascii('GIF89a'), ...little16(width), ...little16(height), 0, 0, 0],
  WebP: ({ width, height, exif, xmp }) => {
    const flags = (exif ? 8 : 0) | (xmp ? 4 : 0);
    const chunks = [
      ...riff('VP8X', [flags, 0, 0, 0, ...little24(width - 1), ...little24(height - 1)]),
      ...riff('VP8 ', [0, 0, 0]),
      ...(exif ? riff('EXIF', exif) : []),
      ...(xmp ? riff('XMP ', ascii(xmp)) : []),
    ];
    return [...ascii('RIFF'), ...little32(chunks.length + 4), ...ascii('WEBP'), ...chunks];
  },
  HEIC: () => [...uint32(24), ...ascii('ftypheic'), ...uint32(0), ...ascii('mif1heic')],
};

/** A TIFF file with nothing but the pointer to its GPS folder, and that folder. */
export function makeExif([latitude, longitude]: readonly [number, number]): number[] {
  const gps = 8 + 2 + 12 + 4;
  const values = gps + 2 + 4 * 12 + 4;
  return [
    ...[...ascii('MM'), 0, 42, ...uint32(8)],
    ...[...uint16(1), ...entry(0x8825, 4, 1, uint32(gps)), ...uint32(0)],
    ...uint16(4),
    ...entry(1, 2, 2, [...ascii(latitude < 0 ? 'S' : 'N'), 0, 0, 0]),
    ...entry(2, 5, 3, uint32(values)),
    ...entry(3, 2, 2, [...ascii(longitude < 0 ? 'W' : 'E'), 0, 0, 0]),
    ...entry(4, 5, 3, uint32(values + 24)),
    ...uint32(0),
    ...[latitude, longitude].flatMap(degrees => {
      const seconds = Math.round(Math.abs(degrees) * 3600);
      const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      return parts.flatMap(part => [...uint32(part), ...uint32(1)]);
    }),
  ];
}

function makeXmp([latitude, longitude]: readonly [number, number]): string {
  const write = (degrees: number, [positive, negative]: readonly [string, string]) => {
    const minutes = (Math.abs(degrees) % 1) * 60;
    return `${Math.floor(Math.abs(degrees))},${minutes.toFixed(4)}${degrees < 0 ? negative : positive}`;
  };
  const [north, east] = [write(latitude, ['N', 'S']), write(longitude, ['E', 'W'])];
  return `<x:xmpmeta><rdf:Description exif:GPSLatitude="${north}" exif:GPSLongitude="${east}"/></x:xmpmeta>`;
}

function entry(tag: number, type: number, count: number, value: readonly number[]): number[] {
  return [...uint16(tag), ...uint16(type), ...uint32(count), ...value];
}

function segment(marker: number, data: readonly number[]): number[] {
  return [0xff, marker, ...uint16(data.length + 2), ...data];
}

function chunk(type: string, data: readonly number[]): number[] {
  return [...uint32(data.length), ...ascii(type), ...data, ...uint32(0)];
}

function riff(type: string, data: readonly number[]): number[] {
  return [...ascii(type), ...little32(data.length), ...data, ...(data.length % 2 === 1 ? [0] : [])];
}

function ascii(text: string): number[] {
  return Array.from(text, character => character.charCodeAt(0));
}

function uint16(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}

function uint32(value: number): number[] {
  return [...uint16(value >>> 16), ...uint16(value & 0xffff)];
}

function little16(value: number): number[] {
  return uint16(value).reverse();
}

function little24(value: number): number[] {
  return [...little16(value & 0xffff), value >> 16];
}

function little32(value: number): number[] {
  return uint32(value).reverse();
}
