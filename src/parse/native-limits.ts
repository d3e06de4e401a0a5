import { hasDeepCode } from './mdx-code.ts';

/** Tags that stand open inside of braces; nobody types more. */
const most = 12;

/**
 * Whether the native MDX parser must not see a text. Sätteri 0.10 ends the whole process where `import` or `export` goes
 * on to a backslash at the very end, and where JavaScript is nested some thousands of levels deep; it takes twice as long
 * for every tag that stands open inside of braces (`{<br><br>`, `<a>{<a>{`).
 */
export function defeatsNativeMdx(text: string): boolean {
  return text.endsWith('\\') || hasManyOpen(text) || hasDeepCode(text);
}

function hasManyOpen(text: string): boolean {
  const outer: number[] = [];
  let open = 0;
  for (const { 0: mark } of text.matchAll(/[{}]|<\/|\/>|<(?=[\w$>])/g)) {
    if (mark === '{') outer.push(open);
    else if (mark === '}') open = outer.pop() ?? 0;
    else if (mark !== '<') open = Math.max(0, open - 1);
    else if (outer.length > 0 && ++open > most) return true;
  }
  return false;
}
