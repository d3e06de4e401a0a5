/** More ways to choose between braces than this no pattern needs. */
const MOST_CHOICES = 50;

export interface Glob {
  /** Whether it matches the whole of a text. */
  readonly test: (text: string) => boolean;
}

/** What stands for any characters, with slashes or without, or a test of one. */
type Token = 'any' | 'name' | ((character: string) => boolean);

/**
 * Reads a glob in which `*` and `?` stay between slashes, `**` does not, and `{a,b}` is either; undefined where it can't be
 * read. No regular expression: a pattern of many stars would take it hours to tell that a path is another.
 */
export function readSimpleGlob(glob: string): Glob | undefined {
  const words = glob.match(/\\[\s\S]|\*{2,}|\[!?[^\]]+\]|[\s\S]/g) ?? [];
  // Choices that are open, the outermost first: those that are whole, and the one that is being read.
  const open: { readonly whole: Token[][]; current: Token[][] }[] = [{ whole: [], current: [[]] }];
  for (const word of words) {
    const inner = open.at(-1);
    if (!inner) return undefined;
    if (word === '{') open.push({ whole: [], current: [[]] });
    else if (word === ',' && open.length > 1) {
      inner.whole.push(...inner.current);
      inner.current = [[]];
    } else if (word === '}') {
      open.pop();
      const outer = open.at(-1);
      if (!outer) return undefined;
      const choices = [...inner.whole, ...inner.current];
      if (choices.length * outer.current.length > MOST_CHOICES) return undefined;
      outer.current = outer.current.flatMap(before => choices.map(choice => [...before, ...choice]));
    } else {
      const token = readToken(word);
      if (token === undefined) return undefined;
      for (const choice of inner.current) choice.push(token);
    }
  }
  const [all, unclosed] = open;
  if (!all || unclosed) return undefined;
  return { test: text => all.current.some(tokens => isMatch(tokens, text)) };
}

function readToken(word: string): Token | undefined {
  if (word.startsWith('**')) return 'any';
  if (word === '*') return 'name';
  if (word === '?') return character => character !== '/';
  if (word.length > 2) return readClass(word);
  const literal = word.slice(-1);
  return character => character === literal;
}

/** `[a-z]`, `[!abc]`. */
function readClass(word: string): Token | undefined {
  const isNegated = word[1] === '!';
  const characters = word.slice(isNegated ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&');
  try {
    const pattern = new RegExp(`[${isNegated ? '^' : ''}${characters}]`);
    return character => pattern.test(character);
  } catch {
    return undefined;
  }
}

/** Goes through the text once for each token, with all the places that those before it may end at. */
function isMatch(tokens: readonly Token[], text: string): boolean {
  const characters = text.split('');
  let ends = [true, ...characters.map(() => false)];
  for (const token of tokens) {
    const next: boolean[] = typeof token === 'string' ? [...ends] : ends.map(() => false);
    for (const [at, character] of characters.entries())
      if (typeof token !== 'string') next[at + 1] = ends[at] === true && token(character);
      else if (next[at] && (token === 'any' || character !== '/')) next[at + 1] = true;
    ends = next;
  }
  return ends.at(-1) === true;
}
