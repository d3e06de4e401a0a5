/** Whether a pattern of the configuration leaves an address out: `*` stands for anything, a bare host for all of it. */
export function isIgnoredAddress(address: string, patterns: readonly (string | RegExp)[]): boolean {
  return patterns.some(pattern => (typeof pattern === 'string' ? matches(address, pattern) : pattern.test(address)));
}

function matches(address: string, pattern: string): boolean {
  if (pattern.includes('://')) return matchesWhole(address, pattern);
  const [, hostAndPath = ''] = /^https?:\/\/(.*)$/s.exec(address) ?? [];
  const host = hostAndPath.replace(/[/:?].*$/s, '');
  if (!/[/*]/.test(pattern)) return host === pattern.toLowerCase() || host.endsWith(`.${pattern.toLowerCase()}`);
  return matchesWhole(pattern.includes('/') ? hostAndPath : host, pattern);
}

/** By hand, because a regular expression with many stars can take for ever. */
function matchesWhole(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
