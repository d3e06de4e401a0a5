export interface Shortcode {
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  /** What stands before and after it. */
  readonly before: string;
  readonly after: string;
}

/** One `{{< name arguments >}}` or `{{% name arguments %}}` in a text; undefined where there is none, or more than one. */
export function readShortcode(text: string): Shortcode | undefined {
  const match = /^([^{}]*)\{\{([<%])\s*([\w/.-]+)\s*([^{}]*?)\s*\/?[>%]\}\}([^{}]*)$/.exec(text);
  if (!match) return undefined;
  const [, before = '', , name = '', args = '', after = ''] = match;
  return { name, before, after, ...readArguments(args) };
}

/** Quoted, raw (in backticks) or bare values, each after a name or by place. */
export function readArguments(args: string): Pick<Shortcode, 'positional' | 'named'> {
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const match of args.matchAll(/(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))/g)) {
    const [, name, quoted, raw, bare] = match;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? raw ?? bare ?? '';
    if (name === undefined) positional.push(value);
    else named.set(name, value);
  }
  return { positional, named };
}
