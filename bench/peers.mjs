import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Other linters with all that they check by default; versions that run on Node 20.
const packages = {
  rumdl: '0.2.75',
  'markdownlint-cli2': '0.22.0',
  'remark-cli': '12.0.1',
  'remark-preset-lint-recommended': '7.0.1',
  'remark-validate-links': '13.1.0',
  'remark-frontmatter': '5.0.0',
  'remark-gfm': '4.0.1',
};

/** Installs the others in a folder of their own, never beside our dependencies. */
export function installPeers(folder) {
  const bin = name => join(folder, 'node_modules/.bin', name);
  if (!existsSync(bin('rumdl'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'inherit' });
  }
  const plugin = name => join(folder, 'node_modules', name, 'index.js');
  return {
    rumdl: bin('rumdl'),
    markdownlint: [bin('markdownlint-cli2'), '**/*.md'],
    remark: [
      bin('remark'),
      '.',
      '--quiet',
      ...['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended'].flatMap(name => [
        '--use',
        plugin(name),
      ]),
      ...['--use', `${plugin('remark-validate-links')}=repository:false`],
    ],
    versions: packages,
  };
}
