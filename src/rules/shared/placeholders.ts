/** Words that stand for an address that nobody filled in, whole and in lower case. */
const placeholders = new Set(
  (
    'todo tbd tba fixme fillme xx xxx xxxx tk tktk tbc url link href uri placeholder example insert-link insert-url ' +
    'insert-link-here insert-url-here link-here url-here link-goes-here add-link add-link-here your-link your-url ' +
    'your-link-here your-url-here some-link some-url my-link my-url path/to path/to/file path/to/image #todo #tbd #xxx ' +
    '... … ? ?? ??? - _ http:// https:// http://... https://... http://… https://… http://todo https://todo http://xxx ' +
    'https://xxx javascript:void(0) javascript:void(0); javascript:; javascript:'
  ).split(' '),
);

/** Words that are also names of pages: a link “[URL](url)” may well lead to the page `url`. */
const pageNames = new Set(['url', 'link', 'href', 'uri', 'example', 'placeholder']);

/** Whether an address stands for one that was never filled in: `TODO`, `insert link here`. */
export function isPlaceholder(address: string, label: string): boolean {
  if (address.length > 60) return false;
  const words = address
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/^[[<{]+(.*?)[\]>}]+$/, '$1');
  if (pageNames.has(words)) return label.trim().toLowerCase() !== words;
  return placeholders.has(words) || (/^(?:todo|tbd|fixme)[:-]/.test(words) && !/[./]/.test(words));
}

/** Whether the words of a link were pasted as its address: `[git 2.29.1](git 2.29.1)`. */
export function isPastedLabel(address: string, label: string): boolean {
  const words = address.trim();
  return /\s/.test(words) && words === label.trim();
}

/** Whether an address of several words tells its author what to do: `use link to the recipe`. */
export function isInstruction(address: string): boolean {
  return /^(?:use|insert|add|put|need|missing|fill in|replace)\s(?:[\w']+\s){0,4}(?:link|url|address|href)\b/i.test(
    address.trim(),
  );
}

/** Whether an address consists of words, as no address does: `[the mail](Account migration)`. */
export function isWords(address: string): boolean {
  return /^\p{L}[\p{L}\p{N}'’,-]*(?:\s[\p{L}\p{N}'’,-]+)+[.!?]?$/u.test(address.trim());
}
