/** Git looks as far to tell texts from other files. */
export const BINARY_HEAD = 8000;

/** Whether a file that is not UTF-8 is no text at all. In UTF-16, every other byte of a letter is zero. */
export function isBinary({ text, isUtf8 }: { readonly text: string; readonly isUtf8: boolean }): boolean {
  return !isUtf8 && text.slice(0, BINARY_HEAD).includes('\0');
}
