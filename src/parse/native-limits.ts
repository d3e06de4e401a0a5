/** Levels of braces with tags in them; nobody types more. */
const deepest = 6;

/**
 * Whether the native MDX parser must not see a text. Sätteri 0.10 ends the whole process where `import` or `export` goes
 * on to a backslash at the very end, and takes two to four times as long for every level of `<a>{<a>{`.
 */
export function defeatsNativeMdx(text: string): boolean {
  return text.endsWith('\\') || nestsDeeply(text);
}

function nestsDeeply(text: string): boolean {
  const levels = [false];
  let depth = 0;
  for (const { 0: character } of text.matchAll(/[{}<]/g)) {
    if (character === '{') levels.push(false);
    else if (character === '<' && !levels.at(-1)) {
      levels[levels.length - 1] = true;
      if (++depth > deepest) return true;
    } else if (character === '}' && levels.length > 1 && levels.pop()) depth--;
  }
  return false;
}
