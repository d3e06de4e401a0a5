import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../src/core/rule.ts';
import { listRepositoryFiles, repositoryPath } from './repository.ts';

/** The ids of all rules, from the names of their files. */
export const ruleIds: readonly string[] = listRepositoryFiles('src/rules', '.ts')
  .filter(file => /^src\/rules\/[^/]+$/.test(file) && file !== 'src/rules/index.ts')
  .map(file => basename(file, '.ts'))
  .sort();

/** Every rule from its own file, because the registry may be out of date. */
export const allRules: readonly Rule[] = await Promise.all(
  ruleIds.map(async id => (await import(pathToFileURL(repositoryPath(`src/rules/${id}.ts`)).href)).default),
);
