import { extname } from 'node:path';
import type { Config } from '../core/config.ts';
import { UserError } from '../core/errors.ts';
import { isRecord } from '../core/is-record.ts';
import { isNestedTooDeep } from '../core/nesting.ts';
import { locateInCode, locateInJson } from './locate.ts';
import { parseConfig } from './parse-config.ts';
import { folderOf } from './paths.ts';
import type { ConfigPorts } from './ports.ts';
import type { ConfigSource } from './spot.ts';

/** One configuration file as written, before what it extends is merged in. */
export interface ConfigLayer {
  readonly config: Config;
  readonly source: ConfigSource;
  /** What its relative paths and package names are seen from. */
  readonly folder: string;
  readonly text: string;
}

/** Reads and checks one configuration file of any format. Only JavaScript and TypeScript are run. */
export async function readConfigFile(file: string, ports: ConfigPorts): Promise<ConfigLayer> {
  const text = ports.readText(file);
  if (text === undefined)
    throw new UserError('The configuration file can’t be read', { hint: ports.whyUnread?.(file), where: { file } });
  const { data, source } = await readData({ file, text, ports });
  return { config: parseConfig(data, source), source, folder: folderOf(file), text };
}

const DATA = new Set(['.json', '.yaml', '.yml']);
/** Nobody writes more by hand, and the places of slips take time to find. */
const LARGEST_DATA = 1_000_000;

interface ConfigText {
  readonly file: string;
  readonly text: string;
  readonly ports: ConfigPorts;
}

async function readData({ file, text, ports }: ConfigText): Promise<{ data: unknown; source: ConfigSource }> {
  const extension = extname(file);
  if (DATA.has(extension) && text.length > LARGEST_DATA)
    throw new UserError('The configuration file is larger than a megabyte, and is not read', {
      hint: 'Give long lists in a file of JavaScript or TypeScript',
      where: { file },
    });
  if (DATA.has(extension) && isNestedTooDeep(text))
    throw new UserError('The configuration file is nested too deeply to be read', { where: { file } });
  if (extension === '.yaml' || extension === '.yml') {
    const { parseYamlFile } = await import('./yaml-file.ts');
    const { data, lineOf } = parseYamlFile(file, text);
    return { data, source: { file, lineOf } };
  }
  if (extension === '.json') return readJson(file, text);
  return { data: await importConfig(file, ports), source: { file, lineOf: locateInCode(text) } };
}

async function readJson(file: string, text: string): Promise<{ data: unknown; source: ConfigSource }> {
  const data = await parseJson(file, text);
  const lineOf = locateInJson(text);
  if (!isPackageJson(file)) return { data, source: { file, lineOf } };
  const inPackage = isRecord(data) ? (data['postlint'] ?? null) : null;
  return { data: inPackage, source: { file, lineOf: path => lineOf(['postlint', ...path]) } };
}

async function parseJson(file: string, text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : undefined;
    const line = (await import('./yaml-file.ts')).findJsonErrorLine(text) ?? lineInMessage(hint, text);
    const where = line === undefined ? { file } : { file, line };
    throw new UserError('The configuration is not valid JSON', { hint, where, cause });
  }
}

/** V8 names a position for some errors, such as the trailing comma that YAML allows. */
function lineInMessage(message: string | undefined, text: string): number | undefined {
  const position = /at position (\d+)/.exec(message ?? '')?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
}

async function importConfig(file: string, ports: ConfigPorts): Promise<unknown> {
  try {
    return await ports.importModule(file);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('The configuration can’t be loaded', { hint, where: { file }, cause });
  }
}

/** Whether a file that may hold more than a configuration has one: a package.json with the key “postlint”. */
export function holdsConfig(file: string, ports: ConfigPorts): boolean {
  if (!isPackageJson(file)) return true;
  const text = ports.readText(file);
  if (!text?.includes('"postlint"')) return false;
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) && Object.hasOwn(data, 'postlint');
  } catch {
    // A broken package.json is npm's to report.
    return false;
  }
}

function isPackageJson(file: string): boolean {
  return file.endsWith('/package.json');
}
