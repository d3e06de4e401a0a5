/** Bytes as characters of the same number, for patterns. */
export function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** Reads numbers where there may be none: whoever made the file may have cut or forged it. */
export interface ByteReader {
  readonly length: number;
  /** Undefined beyond the end. */
  readonly uint16: (at: number, littleEndian?: boolean) => number | undefined;
  readonly uint32: (at: number, littleEndian?: boolean) => number | undefined;
  readonly text: (at: number, length: number) => string;
  readonly slice: (at: number, length: number) => Uint8Array;
}

export function readBytes(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isInside = (at: number, length: number) => at >= 0 && at + length <= bytes.length;
  return {
    length: bytes.length,
    uint16: (at, littleEndian) => (isInside(at, 2) ? view.getUint16(at, littleEndian) : undefined),
    uint32: (at, littleEndian) => (isInside(at, 4) ? view.getUint32(at, littleEndian) : undefined),
    text: (at, length) => latin1(bytes.subarray(at, at + length)),
    slice: (at, length) => bytes.subarray(at, at + length),
  };
}
