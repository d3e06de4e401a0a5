import type { SiteFiles } from '../../../core/site.ts';
import { isMap, readSettings } from '../../settings.ts';

/** What the scripts of package.json tell Eleventy: it wins over the configuration. */
export interface CommandLine {
  readonly config: string | undefined;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly formats: string | undefined;
  readonly pathPrefix: string | undefined;
}

export function readCommandLine(files: SiteFiles): CommandLine {
  const scripts = readSettings(files, 'package.json')?.['scripts'];
  const commands = Object.entries(isMap(scripts) ? scripts : {}).flatMap(([name, script]) => {
    const command = typeof script === 'string' ? /\beleventy(?![\w.-])([^&|;]*)/.exec(script)?.[1] : undefined;
    return command === undefined ? [] : [{ name, command }];
  });
  // What is built is what counts, not what is served while writing.
  const built =
    commands.find(({ name }) => name === 'build') ??
    commands.find(({ name }) => name.startsWith('build')) ??
    commands.find(({ command }) => !command.includes('--serve'));
  const command = built?.command ?? commands[0]?.command ?? '';
  const option = (name: string) => {
    const [, quoted, bare] = new RegExp(`--${name}[= ](?:["']([^"']+)["']|([^\\s"']+))`).exec(command) ?? [];
    return (quoted ?? bare)?.replace(/^\.\//, '');
  };
  return {
    config: option('config'),
    input: option('input'),
    output: option('output'),
    formats: option('formats'),
    pathPrefix: option('pathprefix'),
  };
}

/** Tools that may put any file into the published folder. */
const BUILDS = /\b(?:gulp|grunt|webpack|vite|parcel|rollup|imagemin|squoosh|make)\b/;

/** Tools that copy what is named after them. */
const COPIES = /\b(?:cpx2?|cpy|copyfiles|ncp|rsync|cp|mv)\b/;

/** Whether a script of package.json may copy a file of the repository. */
export function readCopyingTools(files: SiteFiles): (file: string) => boolean {
  const scripts = readSettings(files, 'package.json')?.['scripts'];
  const texts = Object.values(isMap(scripts) ? scripts : {}).filter(script => typeof script === 'string');
  if (texts.some(text => BUILDS.test(text))) return () => true;
  const commands = texts.flatMap(text => text.split(/[&|;]/)).filter(command => COPIES.test(command));
  const words = commands
    .flatMap(command => command.split(/[\s"']/))
    .filter(word => /^[^-]/.test(word) && !COPIES.test(word));
  // A glob is known by the folder that it begins with.
  const folders = words.map(word => word.replace(/^\.\//, '').split(/[*{?[]/)[0] ?? '');
  return file =>
    folders.some(folder => folder === '' || file === folder || file.startsWith(folder.replace(/\/?$/, '/')));
}
