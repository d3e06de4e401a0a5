import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../core/version.ts';
import { formatNames } from '../report/reporters.ts';
import type { InitFlags } from './init.ts';
import type { LintFlags } from './lint.ts';
import type { ExitCode, Terminal } from './terminal.ts';

const examples = `
Examples:
  $ postlint                                   every post of the site you are in
  $ postlint _posts/2024-05-01-tabby.md        one post, with the site around it
  $ postlint "content/**/*.md" --quiet         errors only
  $ postlint --only broken-link                one rule
  $ postlint --staged                          before a commit, in a hook
  $ postlint --since origin/main               what a pull request changes
  $ postlint --rule "tag-case: off"            all rules but one
  $ postlint --format github --format json:report.json
  $ postlint --fix                             mend what is safe to mend
  $ postlint --stdin --stdin-filename _posts/draft.md < draft.md
  $ postlint explain broken-link
  $ postlint init                              a configuration that fits

Exit codes: 0 nothing to mend, 1 findings, 2 postlint could not do its job.
`;

/** The command line. A command is loaded when it is run: `--help` and a slip in a flag load none. */
export function buildProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('postlint')
    .description('Checks posts before they are published: front matter, links, images and anchors.')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(repeatable('-f, --format <name>', `${formatNames.join(', ')}; “json:report.json” writes a file`))
    .option('-o, --output-file <file>', 'write the report to a file')
    .option('-c, --config <file>', 'use this configuration file')
    .option('--no-config', 'use no configuration file')
    .addOption(repeatable('--rule <setting>', 'set a rule, as in “tag-case: off”'))
    .addOption(repeatable('--only <rule>', 'run this rule and no other'))
    .option('-q, --quiet', 'report errors only')
    .option('--max-warnings <number>', 'fail when there are more warnings', parseCount)
    .option('--fix', 'mend what has only one right answer')
    .option('--fix-suggested', 'mend also what somebody should look at afterwards')
    .option('--fix-dry-run', 'print as a diff what would be mended, and write nothing')
    .addOption(
      new Option('--report-unused-directives', 'report comments that suppress nothing (the default)').hideHelp(),
    )
    .option('--no-report-unused-directives', 'say nothing of comments that suppress nothing')
    .option('--color', 'colour the report')
    .option('--no-color', 'do not colour it')
    .option('--staged', 'lint what is staged in git, and what it breaks elsewhere')
    .option('--since <revision>', 'lint what changed since this branch left a revision')
    .option('--changed-lines', 'with these two: report changed lines only')
    .option('--write-baseline', 'record what is found now: later runs report what is new')
    .option('--prune-baseline', 'forget what is recorded and found no more')
    .option('--baseline <file>', 'the record, if not “.postlint-baseline.json”')
    .option('--no-baseline', 'report what is recorded, too')
    .option('--stdin', 'lint standard input')
    .option('--stdin-filename <file>', 'where that text would stand in the site')
    .option('--print-config <file>', 'print the settings for a file')
    .option('--stats', 'also count findings by rule, posts and tags, and time the rules')
    .option('--debug', 'show where an error comes from')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print this help, or that of a command')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.print,
      // A slip in a flag is thrown, and printed like every other error.
      writeErr: () => {},
      getOutHelpWidth: () => terminal.width,
      getOutHasColors: () => terminal.color,
    })
    .action(async (paths: string[], flags: LintFlags) => {
      const { runLint } = await import('./lint.ts');
      finish(await runLint(paths, flags, terminal));
    });
  program
    .command('rules')
    .description('list every rule')
    .action(async () => {
      const { runRules } = await import('./rules.ts');
      finish(await runRules(program.opts(), terminal));
    });
  program
    .command('explain')
    .description('print the page of a rule')
    .argument('<rule>', 'its id, such as “broken-link”')
    .action(async (id: string) => {
      const { runExplain } = await import('./explain.ts');
      finish(await runExplain(id, program.opts(), terminal));
    });
  program
    .command('init')
    .description('write a configuration that keeps the posts as they are')
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'write files anew that are there already')
    .addOption(new Option('--ci <service>', 'also write a workflow that checks the posts').choices(['github']))
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./init.ts');
      finish(await runInit(flags, terminal));
    });
  return program;
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`).argParser((value: string, previous: string[] = []) => [
    ...previous,
    value,
  ]);
}

function parseCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number such as 0 or 10.');
}
