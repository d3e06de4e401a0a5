import { join } from 'node:path';
import { installApart } from '../scripts/install-apart.mjs';

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

/** Installs the others, and says how each is started. */
export function installPeers() {
  const folder = installApart('bench-peers', packages);
  const bin = name => join(folder, 'node_modules/.bin', name);
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
