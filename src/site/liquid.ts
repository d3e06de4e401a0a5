/** What a Liquid expression in a destination may use; everything else makes the destination unknown. */
export interface LiquidScope {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly filters: Readonly<Record<string, (value: string, ...args: string[]) => string | undefined>>;
  /** `{% name args %}` → text; undefined: unknown. */
  readonly tags: Readonly<Record<string, (args: string) => string | undefined>>;
}

/** Expands the few template forms that destinations are written with; undefined where any part can't be known. */
export function expandLiquid(text: string, scope: LiquidScope): string | undefined {
  const opening = /\{[{%]/g;
  let expanded = '';
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const isTag = match[0] === '{%';
    const end = text.indexOf(isTag ? '%}' : '}}', match.index + 2);
    if (end === -1) return undefined;
    const content = withoutHyphens(text.slice(match.index + 2, end)).trim();
    const value = isTag ? evaluateTag(content, scope) : evaluateOutput(content, scope);
    if (value === undefined) return undefined;
    expanded += text.slice(from, match.index) + value;
    from = end + 2;
    opening.lastIndex = from;
  }
  return expanded + text.slice(from);
}

/** `{%- … -%}` takes away the blanks around it. */
export function withoutHyphens(content: string): string {
  const start = content.startsWith('-') ? 1 : 0;
  const end = content.endsWith('-') ? content.length - 1 : content.length;
  return content.slice(start, end);
}

function evaluateTag(content: string, scope: LiquidScope): string | undefined {
  const name = /^\w+/.exec(content)?.[0] ?? '';
  return own(scope.tags, name)?.(content.slice(name.length).trim());
}

function evaluateOutput(expression: string, scope: LiquidScope): string | undefined {
  const [first = '', ...filters] = splitFilters(expression);
  let value = evaluateValue(first, scope);
  for (const filter of filters) {
    if (value === undefined) return undefined;
    const [, name = '', liquid, nunjucks] = /^(\w+)\s*(?::\s*(.*)|\((.*)\))?$/s.exec(filter) ?? [];
    const apply = own(scope.filters, name);
    const args = splitArguments(liquid ?? nunjucks ?? '').map(argument => evaluateValue(argument, scope));
    if (!apply || !args.every(argument => argument !== undefined)) return undefined;
    value = apply(value, ...args);
  }
  return value;
}

function evaluateValue(source: string, scope: LiquidScope): string | undefined {
  const text = source.trim();
  const quoted = /^(?:"([^"]*)"|'([^']*)')$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2];
  return own(scope.variables, text);
}

/** Splits at commas outside of quotes. */
function splitArguments(source: string): string[] {
  return source.match(/(?:"[^"]*"|'[^']*'|[^,"'])+/g)?.map(part => part.trim()) ?? [];
}

/** Splits at `|` outside of quotes. */
function splitFilters(expression: string): string[] {
  const parts = expression.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? [];
  return parts.map(part => part.trim());
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
