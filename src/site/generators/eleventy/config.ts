import type { SiteFiles } from '../../../core/site.ts';
import {
  isCall,
  isFunction,
  isList,
  isObject,
  isReference,
  type Literal,
  type LiteralCall,
  type LiteralFunction,
  literalAt,
  UNKNOWN,
} from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';

/** A call of the configuration API. */
export interface ConfigCall {
  readonly method: string;
  readonly args: readonly Literal[];
}

export interface EleventyConfig {
  /** What the configuration returns and exports; UNKNOWN where it can't be read. */
  readonly options: readonly Literal[];
  /** Plugins of the site itself included, in order. */
  readonly calls: readonly ConfigCall[];
  /** Calls of anything else, such as `md.use(…)`. */
  readonly others: readonly LiteralCall[];
  /** The packages whose plugins are added, with their options. */
  readonly packages: readonly PackagePlugin[];
  /** The text of the configuration function. */
  readonly source: string;
}

export interface PackagePlugin {
  /** `@11ty/eleventy IdAttributePlugin`; empty where it can't be known. */
  readonly name: string;
  readonly options: Literal;
}

/** Reads the configuration without running it; undefined where there is none. */
export function readEleventyConfig(files: SiteFiles, file: string | undefined): EleventyConfig | undefined {
  if (file === undefined) return undefined;
  const module = readModule(file, files.read);
  const hasOptions = module?.has('config') === true;
  const exported = hasOptions && !module.has('default') ? undefined : (module?.default ?? UNKNOWN);
  const collected: Collected = { calls: [], others: [], packages: [], functions: 0 };
  if (isFunction(exported)) collect(exported, collected, 0);
  return {
    options: [optionsOf(exported), hasOptions ? module.named('config') : undefined],
    calls: collected.calls,
    others: collected.others,
    packages: collected.packages,
    source: isFunction(exported) ? exported.source : '',
  };
}

/** What a call of the configuration API returns is the configuration itself, and no options. */
function optionsOf(exported: Literal): Literal {
  const value = isFunction(exported) ? exported.returns : exported;
  return isCall(value) ? undefined : value;
}

interface Collected {
  readonly calls: ConfigCall[];
  readonly others: LiteralCall[];
  readonly packages: PackagePlugin[];
  /** How many functions were followed. */
  functions: number;
}

/** Plugins add plugins; deeper than this they go in circles, and more than these no site has. */
const MAX_DEPTH = 12;
const MOST_FUNCTIONS = 300;
const MOST_CALLS = 2000;

/** Collects what a function does with the configuration that is its first parameter. */
function collect(configure: LiteralFunction, into: Collected, depth: number): void {
  const [parameter = ''] = configure.parameters;
  if (depth > MAX_DEPTH || parameter === '' || into.functions >= MOST_FUNCTIONS) return;
  into.functions += 1;
  for (const call of callsOf(configure)) collectCall(call, parameter, { into, depth });
}

/** What a function calls, and what it returns the result of. */
function callsOf({ calls, returns }: LiteralFunction): readonly LiteralCall[] {
  return isCall(returns) ? [...calls, returns] : calls;
}

interface Context {
  readonly into: Collected;
  readonly depth: number;
}

function collectCall(call: LiteralCall, parameter: string, { into, depth }: Context): void {
  if (depth > MAX_DEPTH || into.calls.length + into.others.length > MOST_CALLS) return;
  const isConfig = (value: Literal) => isReference(value) && value.name === parameter && value.module === undefined;
  const chain = unwind(call);
  const root = chain[0]?.on;
  if (isReference(root) && isConfig(root)) {
    for (const { callee, args } of chain) {
      if (callee === 'addPlugin') addPlugin(args, into, depth);
      // `eleventyConfig.ignores.add(…)`.
      else into.calls.push({ method: [...root.keys, callee].join('.'), args });
    }
  } else if (call.of && call.args.some(isConfig)) {
    // `addFilters(eleventyConfig)`, a function of the site.
    const position = call.args.findIndex(isConfig);
    collect({ ...call.of, parameters: call.of.parameters.slice(position) }, into, depth + 1);
  } else if (call.args.some(isConfig)) {
    into.packages.push({ name: '', options: UNKNOWN });
  } else {
    into.others.push(call);
    for (const each of call.args.filter(isFunction)) {
      const items: readonly Literal[] = call.callee === 'forEach' && isList(call.on) ? call.on : [UNKNOWN];
      for (const item of items)
        for (const inner of callsOf(each)) repeat(inner, { each, item, parameter, into, depth });
    }
  }
}

interface Repetition extends Context {
  readonly each: LiteralFunction;
  readonly item: Literal;
  readonly parameter: string;
}

/** A call inside of `forEach`, with the item for its parameter. */
function repeat(call: LiteralCall, { each, item, parameter, into, depth }: Repetition): void {
  const fill = (value: Literal): Literal => {
    if (!isReference(value) || value.module !== undefined || value.name !== each.parameters[0]) return value;
    return value.keys.length === 0 ? item : literalAt(item, ...value.keys);
  };
  collectCall({ ...call, args: call.args.map(fill) }, parameter, { into, depth: depth + 1 });
}

/** `a(1).b(2)` → `a(1)`, `b(2)`. */
export function unwind(call: LiteralCall): LiteralCall[] {
  const chain = [call];
  while (isCall(chain[0]?.on)) chain.unshift(chain[0].on);
  return chain;
}

function addPlugin([plugin = UNKNOWN, options]: readonly Literal[], into: Collected, depth: number): void {
  const configure = isObject(plugin) ? literalAt(plugin, 'configFunction') : plugin;
  if (isFunction(configure)) collect(configure, into, depth + 1);
  else if (isReference(configure) && configure.module !== undefined)
    into.packages.push({ name: nameOf(configure.module, configure.name, configure.keys), options });
  else if (isCall(configure) && configure.of && isFunction(configure.of.returns))
    collect(configure.of.returns, into, depth + 1);
  else if (isCall(configure) && configure.module !== undefined)
    into.packages.push({ name: nameOf(configure.module, configure.callee, []), options: configure.args[0] });
  else into.packages.push({ name: '', options: UNKNOWN });
}

/** A default export goes by the name of its package alone. */
function nameOf(module: string, name: string, keys: readonly string[]): string {
  const own = keys.at(-1) ?? name;
  return own === 'default' || own === '*' ? module : `${module} ${own}`;
}
