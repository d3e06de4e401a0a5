import { version } from '../../core/version.ts';

export const workflowFile = '.github/workflows/postlint.yml';

export interface WorkflowInput {
  /** The folder of the site in the repository; empty for its root. */
  readonly folder: string;
  /** The site's package.json has postlint among its dependencies. */
  readonly isInstalled: boolean;
}

/** A GitHub Actions workflow that checks the posts of every pull request and marks findings in its diff. */
export function writeWorkflow({ folder, isInstalled }: WorkflowInput): string {
  const run = isInstalled ? 'npx postlint --format github' : `npx --yes postlint@^${version} --format github`;
  return [
    'name: Posts',
    '',
    'on:',
    '  pull_request:',
    '  push:',
    '    branches: [main, master]',
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  postlint:',
    '    runs-on: ubuntu-latest',
    ...(folder === '' ? [] : ['    defaults:', '      run:', `        working-directory: ${JSON.stringify(folder)}`]),
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: lts/*',
    ...(isInstalled ? ['      - run: npm ci'] : []),
    `      - run: ${run}`,
    '',
  ].join('\n');
}
