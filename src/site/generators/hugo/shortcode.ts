import { readArguments } from '../../shortcode-arguments.ts';

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
  const match = /^([^{}]*)\{\{[<%]\s*([\w/.-]+)(?![\w/.-])([^{}]*?)\/?[>%]\}\}([^{}]*)$/.exec(text);
  if (!match) return undefined;
  const [, before = '', name = '', args = '', after = ''] = match;
  const list = readArguments(args);
  return {
    name,
    before,
    after,
    positional: list.filter(argument => argument.name === undefined).map(argument => argument.value),
    named: new Map(list.flatMap(argument => (argument.name === undefined ? [] : [[argument.name, argument.value]]))),
  };
}
