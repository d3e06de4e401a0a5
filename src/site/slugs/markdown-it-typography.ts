/** An inline token of markdown-it, as far as its typographer asks. */
export interface InlineToken {
  /** Only `text` is changed; `break` ends a line; `other` is code, HTML, an escape, the start or end of emphasis. */
  readonly kind: 'text' | 'other' | 'break';
  readonly content: string;
  /** How deep in emphasis and links. */
  readonly level: number;
}

/** `typographer: true` of markdown-it 13 (lib/rules_core/replacements.js, smartquotes.js). `quotes`: open and close, double first. */
export function withTypography(tokens: readonly InlineToken[], quotes: readonly string[]): InlineToken[] {
  const replaced = tokens.map(token =>
    token.kind === 'text' ? { ...token, content: replaceMarks(token.content) } : token,
  );
  return /['"]/.test(replaced.map(({ content }) => content).join('')) ? bendQuotes(replaced, quotes) : replaced;
}

const ABBREVIATIONS: Readonly<Record<string, string>> = { c: '©', r: '®', tm: '™' };

function replaceMarks(text: string): string {
  return text
    .replace(/\((c|tm|r)\)/gi, (mark, name: string) => ABBREVIATIONS[name.toLowerCase()] ?? mark)
    .replace(/\+-/g, '±')
    .replace(/\.{2,}/g, '…')
    .replace(/([?!])…/g, '$1..')
    .replace(/([?!]){4,}/g, '$1$1$1')
    .replace(/,{2,}/g, ',')
    .replace(/(^|[^-])---(?=[^-]|$)/gm, '$1\u2014')
    .replace(/(^|\s)--(?=\s|$)/gm, '$1\u2013')
    .replace(/(^|[^-\s])--(?=[^-\s]|$)/gm, '$1\u2013');
}

interface OpenQuote {
  readonly token: number;
  readonly at: number;
  readonly mark: string;
  readonly level: number;
}

function bendQuotes(tokens: readonly InlineToken[], quotes: readonly string[]): InlineToken[] {
  const characters = tokens.map(({ content }) => content.split(''));
  const open: OpenQuote[] = [];
  const write = (token: number, at: number, character: string) => {
    const line = characters[token];
    if (line) line[at] = character;
  };
  for (const [index, token] of tokens.entries()) {
    while ((open.at(-1)?.level ?? 0) > token.level) open.pop();
    if (token.kind !== 'text') continue;
    for (const match of token.content.matchAll(/['"]/g)) {
      const [mark] = match;
      const at = match.index;
      const isSingle = mark === "'";
      const before = at > 0 ? token.content.charAt(at - 1) : neighbour(tokens, index, -1);
      const after = token.content.charAt(at + 1) || neighbour(tokens, index, 1);
      const { canOpen, canClose } = judge(mark, before, after);
      const opener = canClose ? open.findLastIndex(quote => quote.mark === mark && quote.level === token.level) : -1;
      const found = open[opener];
      if (found) {
        write(index, at, quotes[isSingle ? 3 : 1] ?? '');
        write(found.token, found.at, quotes[isSingle ? 2 : 0] ?? '');
        open.length = opener;
      } else if (canOpen) open.push({ token: index, at, mark, level: token.level });
      else if (isSingle) write(index, at, '’');
    }
  }
  return tokens.map((token, index) => ({ ...token, content: characters[index]?.join('') ?? token.content }));
}

/** The character beside a token, in its line; a blank where there is none. */
function neighbour(tokens: readonly InlineToken[], index: number, step: 1 | -1): string {
  for (let at = index + step; tokens[at] && tokens[at]?.kind !== 'break'; at += step) {
    const content = tokens[at]?.content ?? '';
    if (content !== '') return content.charAt(step === 1 ? 0 : content.length - 1);
  }
  return ' ';
}

const BLANK = /[\t-\r \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u;

function judge(mark: string, before: string, after: string): { canOpen: boolean; canClose: boolean } {
  const [isBlankBefore, isBlankAfter] = [BLANK.test(before), BLANK.test(after)];
  const [isMarkBefore, isMarkAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const canOpen = !isBlankAfter && (!isMarkAfter || isBlankBefore || isMarkBefore);
  const canClose = !isBlankBefore && (!isMarkBefore || isBlankAfter || isMarkAfter);
  // Two inches: 6"".
  if (after === '"' && mark === '"' && /\d/.test(before)) return { canOpen: false, canClose: false };
  return canOpen && canClose ? { canOpen: isMarkBefore, canClose: isMarkAfter } : { canOpen, canClose };
}
