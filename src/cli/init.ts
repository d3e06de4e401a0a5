import { relative } from 'node:path';
import { findConfigFile } from '../config/find-config-file.ts';
import { UserError } from '../core/errors.ts';
import type { Ports } from '../engine/ports.ts';
import { openConfigFiles } from '../node/config-files.ts';
import { openFileSystem } from '../node/files.ts';
import { findHook, type Hook, installHook } from '../node/install-hook.ts';
import { writeOutputFile } from '../node/output-file.ts';
import { describeFindings } from './init/describe.ts';
import { below, planConfig } from './init/plan-config.ts';
import { surveySites } from './init/survey.ts';
import { workflowFile, writeWorkflow } from './init/workflow.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export interface InitFlags {
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly ci?: 'github';
  readonly hook?: boolean;
}

const configName = '.postlintrc.json';

/** `postlint init`: says what the site is like, and writes a configuration that keeps it so. */
export async function runInit(flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const ports = openFileSystem();
  const cwd = terminal.cwd.replaceAll('\\', '/');
  const surveyed = await surveySites(cwd, ports);
  const [first] = surveyed;
  // A configuration holds for the folders below it.
  const folder = first && surveyed.length === 1 && cwd.startsWith(`${first.root}/`) ? first.root : cwd;
  const isInstalled = ports.kindOf(`${folder}/node_modules/postlint/schema.json`) === 'file';
  const { text, findings } = planConfig(surveyed, { folder, isInstalled });
  // Without a repository there is nothing to hook into: said before anything is written.
  const start: Start = { flags, terminal, ports, folder };
  const hook = flags.hook ? findHook(folder) : findHookToOffer(start);
  terminal.print(describeFindings(findings));
  const results = [await offerConfig(text, start), await offerHook(hook, start), await offerWorkflow(start)];
  terminal.print(results.includes('written') ? 'Run npx postlint to check the posts.\n' : 'Nothing was written.\n');
  return 0;
}

interface Start {
  readonly flags: InitFlags;
  readonly terminal: Terminal;
  readonly ports: Ports;
  /** Absolute: where the configuration stands. */
  readonly folder: string;
}

type Result = 'written' | 'left';

async function offerConfig(text: string, start: Start): Promise<Result> {
  const { flags, terminal, folder } = start;
  const existing = findConfigFile(folder, openConfigFiles())?.file;
  const isHere = existing !== undefined && below(folder, existing) === baseName(existing);
  if (isHere && baseName(existing) !== configName) {
    const hint = `“${configName}” is only read where there is no such file`;
    if (flags.force) throw new UserError(`“${baseName(existing)}” is there already`, { hint });
    return leave(`“${baseName(existing)}” is there already and stays as it is`, start);
  }
  if (isHere && !flags.force) {
    if (!terminal.ask || flags.yes) return leave(`“${configName}” is there already; --force writes it anew`, start);
    if (!(await agrees(`Write “${configName}” anew?`, 'no', start))) return 'left';
  } else if (!(await agrees(`Write “${configName}”?`, 'yes', start))) return 'left';
  return write(folder, configName, { text, terminal });
}

/** Nobody is asked about a hook where git does not work. */
function findHookToOffer({ flags, terminal, ports, folder }: Start): Hook | undefined {
  if (!terminal.ask || flags.yes || ports.findRepository(folder) === undefined) return undefined;
  try {
    return findHook(folder);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function offerHook(hook: Hook | undefined, start: Start): Promise<Result> {
  const { flags, terminal } = start;
  if (!hook) return 'left';
  const name = relative(terminal.cwd, hook.file).replaceAll('\\', '/');
  if (!flags.hook) {
    if (hook.state !== 'absent' || !(await agrees('Check posts before each commit?', 'no', start))) return 'left';
  } else if (!flags.force && hook.state === 'present') {
    return leave(`“${name}” runs postlint already`, start);
  } else if (!flags.force && hook.state === 'taken') {
    const advice = `add the line “${hook.command}” to it, or let --force write it anew`;
    return leave(`“${name}” is there already; ${advice}`, start);
  }
  installHook(hook);
  terminal.print(`Wrote ${name}\n`);
  if (!dependsOnPostlint(start)) terminal.note('postlint: the hook needs it here: npm install --save-dev postlint');
  return 'written';
}

async function offerWorkflow(start: Start): Promise<Result> {
  const { flags, ports, folder } = start;
  const repository = ports.findRepository(folder) ?? folder;
  const isThere = ports.kindOf(`${repository}/${workflowFile}`) !== undefined;
  if (isThere && !flags.force)
    return flags.ci ? leave(`“${workflowFile}” is there already; --force writes it anew`, start) : 'left';
  const isWanted =
    flags.ci === 'github' || (!flags.yes && (await agrees('Check posts in GitHub Actions?', 'no', start)));
  if (!isWanted) return 'left';
  const text = writeWorkflow({ folder: below(repository, folder), isInstalled: dependsOnPostlint(start) });
  return write(repository, workflowFile, { text, terminal: start.terminal });
}

function leave(sentence: string, { terminal }: Start): Result {
  terminal.note(`postlint: ${sentence}`);
  return 'left';
}

/** What Enter says is said without a terminal, too. */
async function agrees(question: string, standard: 'yes' | 'no', { flags, terminal }: Start): Promise<boolean> {
  if (flags.yes || !terminal.ask) return standard === 'yes';
  const answer = (await terminal.ask(`${question} ${standard === 'yes' ? '[Y/n]' : '[y/N]'} `)).trim();
  return answer === '' ? standard === 'yes' : /^y/i.test(answer);
}

function write(folder: string, file: string, { text, terminal }: { text: string; terminal: Terminal }): Result {
  writeOutputFile(folder, file, text);
  terminal.print(`Wrote ${file}\n`);
  return 'written';
}

function dependsOnPostlint({ ports, folder }: Start): boolean {
  const bytes = ports.readBytes(`${folder}/package.json`);
  return bytes !== undefined && /"postlint"\s*:\s*"/.test(new TextDecoder().decode(bytes));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
