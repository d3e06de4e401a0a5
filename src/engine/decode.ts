/** A file's text as UTF-8 with its BOM, and whether all bytes were valid. */
export interface DecodedText {
  readonly text: string;
  readonly isUtf8: boolean;
}

/** Decodes UTF-8; invalid bytes become U+FFFD, so that positions elsewhere stay meaningful. */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), isUtf8: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isUtf8: false };
  }
}
