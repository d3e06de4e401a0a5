/**
 * The form in which terms that differ only in case, width or composition are one. Upper case would make “i” of the
 * Turkish “ı”, which is another letter; lower case keeps two letters that have no other use apart.
 */
export function foldTerm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}
