// Changes the rules and the resolver in small ways and looks whether a test notices each change: `npm run mutate`.
//   npm run mutate -- src/rules/tag-case.ts src/site/resolve.ts:40-60    only these files and lines
//   npm run mutate -- --incremental                                     only what differs from the last such run
// Stryker lies in a folder of its own: it brings two hundred packages that nothing else needs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installApart } from '../install-apart.mjs';

// The last major version that runs on Node 20.
const packages = { '@stryker-mutator/core': '9.6.1' };
const folder = installApart(`stryker-${packages['@stryker-mutator/core']}`, packages);
const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');

const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'));
const files = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const { status } = spawnSync(
  process.execPath,
  [
    stryker,
    'run',
    'scripts/mutation/stryker.config.mjs',
    ...flags,
    ...(files.length > 0 ? ['--mutate', files.join(',')] : []),
  ],
  { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'inherit' },
);
process.exitCode = status ?? 1;
