/** The form in which terms that differ only in case, width or composition are one. */
export function foldTerm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
