import type { RuleSetting } from '../../core/config.ts';
import type { InferredSchema } from './infer-schema.ts';

export interface ConfigParts {
  /** Where editors find the JSON Schema of the configuration. */
  readonly $schema: string;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** By glob. */
  readonly frontMatter: Readonly<Record<string, InferredSchema>>;
}

/** The text of `.postlintrc.json`; what fits on a line stands on one. */
export function writeConfig({ $schema, rules, frontMatter }: ConfigParts): string {
  const config = {
    $schema,
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(Object.keys(frontMatter).length > 0 && { frontMatter }),
  };
  return `${writeJson(config, '')}\n`;
}

const lineLength = 100;

function writeJson(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = (isList ? [...value.entries()] : Object.entries(value)).map(([key, part]) => {
    return (isList ? '' : `${JSON.stringify(key)}: `) + writeJson(part, inner);
  });
  if (parts.length === 0) return isList ? '[]' : '{}';
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const isTop = indent === '';
  if (!isTop && !line.includes('\n') && indent.length + line.length < lineLength - 20) return line;
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`;
}
