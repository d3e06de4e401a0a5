import { createRequire } from 'node:module';
import type {
  ExportDefaultDeclarationKind,
  Expression,
  ImportDeclaration,
  ModuleExportName,
  Program,
} from 'oxc-parser';
import { measureNesting } from '../../core/code/measure-nesting.ts';
import type { CodeLanguage } from '../../core/code/scan.ts';
import { folderOf, joinPath } from '../address.ts';
import { findDeclarations } from './declarations.ts';
import { evaluateFunction, evaluateLiteral, type LiteralScope, openScope } from './evaluate.ts';
import { isObject, type Literal, literalAt, literalOfJson, type ModuleLiterals, UNKNOWN } from './literal.ts';

type Read = (path: string) => string | undefined;

const ENDINGS = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js', '/index.mjs'];

/** A module imports another, which imports another: further than this nobody goes for a configuration. */
const MAX_MODULES = 200;

/** What is there and can't be read may say anything. */
const UNREADABLE: ModuleLiterals = { default: UNKNOWN, has: () => false, named: () => UNKNOWN };

/**
 * Reads the exports of a JavaScript or TypeScript module as data, those of other modules of the site that it imports
 * included. Nothing is run; what only running would tell is UNKNOWN.
 */
export function readModule(file: string, read: Read): ModuleLiterals | undefined {
  // The parser costs a tenth of a short run to load, and most sites have no such configuration.
  const { parseSync }: typeof import('oxc-parser') = createRequire(import.meta.url)('oxc-parser');
  const modules = new Map<string, ModuleLiterals | undefined>();

  const open = (path: string): ModuleLiterals | undefined => {
    if (modules.has(path)) return modules.get(path);
    const text = modules.size < MAX_MODULES ? read(path) : undefined;
    modules.set(path, undefined);
    if (text === undefined) return undefined;
    // JSON with comments, as in tsconfig.json, is a JavaScript object.
    const isJson = /\.jsonc?$/.test(path);
    const literals = isJson ? (readJson(text) ?? parse(`${path}.ts`, `export default ${text}`)) : parse(path, text);
    modules.set(path, literals);
    return literals;
  };
  const parse = (path: string, text: string): ModuleLiterals => {
    const language = languageOf(path);
    // The parser calls itself for every level, and the process would end with its stack.
    if (measureNesting(text, language).kind === 'deep') return UNREADABLE;
    const parsed = parseSync(path, text, { lang: language === 'js' ? 'jsx' : language });
    // A route may `return` at its top, which only Astro allows: what could be read counts.
    const isBroken = parsed.errors.length > 0 && parsed.program.body.length === 0;
    return isBroken ? UNREADABLE : readProgram(parsed.program, { text, follow: follow(path) });
  };
  const follow = (path: string) => (specifier: string) => {
    if (!specifier.startsWith('.')) return undefined;
    const target = joinPath(folderOf(path), specifier);
    const stem = target?.replace(/\.[cm]?js$/, '');
    const candidates = [target, stem].flatMap(base => (base === undefined ? [] : ENDINGS.map(end => base + end)));
    const found = candidates.find(candidate => read(candidate) !== undefined);
    const module = found === undefined ? undefined : open(found);
    return module === UNREADABLE ? undefined : module;
  };
  return open(file);
}

function languageOf(path: string): Exclude<CodeLanguage, 'mdx'> {
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.(?:[cm]?ts|astro)$/.test(path) ? 'ts' : 'js';
}

function readJson(text: string): ModuleLiterals | undefined {
  try {
    const value = literalOfJson(JSON.parse(text));
    return { default: value, has: name => name === 'default', named: name => literalAt(value, name) };
  } catch {
    return undefined;
  }
}

type Follow = (specifier: string) => ModuleLiterals | undefined;

interface Import {
  readonly name: string;
  readonly module: string;
}

function readProgram(program: Program, { text, follow }: { text: string; follow: Follow }): ModuleLiterals {
  const imports = new Map(program.body.flatMap(node => (node.type === 'ImportDeclaration' ? importsOf(node) : [])));
  const inProgress = new Set<string>();
  const outside: LiteralScope = {
    lookup: name => {
      const source = imports.get(name);
      if (!source) return UNKNOWN;
      const target = follow(source.module);
      if (!target) return { kind: 'reference', ...source, keys: [] };
      // Modules may import each other in a circle.
      if (inProgress.has(name)) return UNKNOWN;
      inProgress.add(name);
      const value = source.name === 'default' ? target.default : target.named(source.name);
      inProgress.delete(name);
      return value;
    },
    importOf: name => imports.get(name),
    require: specifier =>
      follow(specifier)?.default ?? { kind: 'reference', name: 'default', module: specifier, keys: [] },
    textOf: ({ start, end }) => text.slice(start, end),
  };
  const scope = openScope(findDeclarations(program.body), outside);
  const exported = new Map<string, () => Literal>();
  for (const node of program.body) addExports(node, { scope, follow, exported });
  return {
    get default() {
      return exported.get('default')?.() ?? UNKNOWN;
    },
    has: name => exported.has(name),
    named: name => {
      const value = exported.get(name);
      if (value) return value();
      const whole = exported.get('default')?.();
      return whole !== undefined && isObject(whole) ? literalAt(whole, name) : UNKNOWN;
    },
  };
}

function importsOf(node: ImportDeclaration): [string, Import][] {
  return node.specifiers.map(specifier => {
    const name =
      specifier.type === 'ImportSpecifier'
        ? exportName(specifier.imported)
        : specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*';
    return [specifier.local.name, { name, module: node.source.value }];
  });
}

function exportName(name: ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

interface Exports {
  readonly scope: LiteralScope;
  readonly follow: Follow;
  readonly exported: Map<string, () => Literal>;
}

function addExports(node: Program['body'][number], { scope, follow, exported }: Exports): void {
  if (node.type === 'ExportDefaultDeclaration') {
    const value = node.declaration;
    if (value.type === 'FunctionDeclaration') exported.set('default', () => evaluateFunction(value, scope));
    else if (isExpression(value)) exported.set('default', () => evaluateLiteral(value, scope));
  } else if (node.type === 'ExportNamedDeclaration') {
    const other = node.source && follow(node.source.value);
    for (const { local, exported: name } of node.specifiers) {
      const inner = exportName(local);
      if (!node.source) exported.set(exportName(name), () => scope.lookup(inner));
      else
        exported.set(exportName(name), () => (inner === 'default' ? other?.default : other?.named(inner)) ?? UNKNOWN);
    }
    if (node.declaration) {
      for (const name of findDeclarations([node.declaration]).keys()) exported.set(name, () => scope.lookup(name));
    }
  } else if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression') {
    const { left, right } = node.expression;
    if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier' || left.computed) return;
    const isModule = left.object.type === 'Identifier' && left.object.name === 'module';
    const isExports = left.object.type === 'Identifier' && left.object.name === 'exports';
    const isNamed = isExports || isModuleExports(left.object);
    const name = isModule && left.property.name === 'exports' ? 'default' : isNamed ? left.property.name : undefined;
    if (name !== undefined) exported.set(name, () => evaluateLiteral(right, scope));
  }
}

/** `module.exports` in `module.exports.config = …`. */
function isModuleExports(node: Expression): boolean {
  return (
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'exports'
  );
}

function isExpression(value: ExportDefaultDeclarationKind): value is Expression {
  return value.type !== 'ClassDeclaration' && value.type !== 'TSInterfaceDeclaration';
}
