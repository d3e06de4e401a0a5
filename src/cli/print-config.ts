import { relative, resolve } from 'node:path';
import type { Settings } from '../config/resolve-settings.ts';
import { defaultRemarkRules } from '../remark/bridge.ts';
import type { LintFlags } from './lint.ts';
import { loadSettings } from './load-settings.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** `postlint --print-config FILE`: what holds for a file after all that it inherits, as JSON. */
export async function printConfig(file: string, flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  const { loaded, settings } = await loadSettings(flags, terminal.cwd);
  const path = relative(settings.folder, resolve(terminal.cwd, file)).replaceAll('\\', '/');
  const { generator, content, assets, ignore, frontMatter, remark } = settings;
  const shown = {
    configFiles: loaded.layers.map(layer => layer.source.file),
    file: path,
    ignored: settings.isIgnored(path),
    generator,
    root: settings.root,
    content,
    assets,
    ignore,
    frontMatter,
    external: loaded.config.external,
    remark,
    rules: describeRules(settings, path),
  };
  terminal.print(`${JSON.stringify(shown, showCode, 2)}\n`);
  return 0;
}

/** Each rule as it could stand in a configuration, by id. */
function describeRules(settings: Settings, file: string): Readonly<Record<string, unknown>> {
  const states = settings.statesFor(file);
  const own = settings.rules.map(({ id }): [string, unknown] => {
    const state = states.get(id);
    if (!state) return [id, 'off'];
    return [id, state.options === undefined ? state.severity : [state.severity, state.options]];
  });
  // Where nothing is said, a remark plugin's message brings its own severity.
  const remark = defaultRemarkRules.map((id): [string, unknown] => [
    id,
    settings.remarkLevelFor(file, id) ?? 'default',
  ]);
  return Object.fromEntries([...own, ...remark].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What JSON has no words for. */
function showCode(_key: string, value: unknown): unknown {
  if (typeof value === 'function') return `[function ${value.name || 'without name'}]`;
  return value instanceof RegExp ? String(value) : value;
}
