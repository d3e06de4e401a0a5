import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { ShardReport } from '../core/diagnostic.ts';
import { version } from '../core/version.ts';
import { formatNames } from '../report/reporters.ts';
import { checkForSlip, unknownCommand } from './command-slip.ts';
import type { Shell } from './completion.ts';
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
  $ postlint --write-baseline                  from now on, only what is new
  $ postlint --external                        and ask other servers about links
  $ postlint --rule "tag-case: off"            all rules but one
  $ postlint --format github --format json:report.json
  $ postlint --fix                             mend what is safe to mend
  $ postlint --watch                           while you write
  $ postlint --stdin --stdin-filename _posts/draft.md < draft.md
  $ postlint explain broken-link
  $ postlint init                              a configuration that fits

Exit codes: 0 nothing to mend, 1 findings, 2 postlint could not do its job.
`;

const completionHelp = `
Where it goes:
  bash  in ~/.bashrc: eval "$(postlint completion bash)"
  zsh   in ~/.zshrc, after compinit: eval "$(postlint completion zsh)"
  fish  postlint completion fish > ~/.config/fish/completions/postlint.fish
`;

/** The command line. A command is loaded when it is run: `--help` and a slip in a flag load none. */
export function buildProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('postlint')
    .description('Checks posts before they are published: front matter, links, images and anchors.')
    .usage('[options] [paths...]\n       postlint <command>')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)');
  addOptions(program);
  program
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', examples)
    .exitOverride()
    .configureHelp({ styleTitle: title => `\u001b[1m${title}\u001b[22m` })
    .configureOutput({
      writeOut: terminal.print,
      // A slip in a flag is thrown, and printed like every other error.
      writeErr: () => {},
      getOutHelpWidth: () => terminal.width,
      getOutHasColors: () => terminal.color,
    })
    .action(async (paths: string[], flags: LintFlags) => {
      const options = program.options.flatMap(({ long }) => long ?? []);
      await checkForSlip(paths, { commands: namesOf(program), options }, terminal.cwd);
      const { runLint } = await import('./lint.ts');
      finish(await runLint(paths, flags, terminal));
    });
  addCommands(program, { terminal, finish });
  return program;
}

function addOptions(program: Command): void {
  program
    .optionsGroup('What to lint:')
    .option('--staged', 'what is staged in git, and what it breaks elsewhere')
    .option('--since <revision>', 'what changed since this branch left a revision')
    .option('--changed-lines', 'with these two: report changed lines only')
    .option('--watch', 'lint again whenever something changes')
    .option('--shard <part>', 'one of several parts, such as “1/4”: see “merge-reports”', parseShard)
    .option('--stdin', 'standard input')
    .option('--stdin-filename <file>', 'where that text would stand in the site')

    .optionsGroup('Rules:')
    .addOption(repeatable('--only <rule>', 'run this rule and no other'))
    .addOption(repeatable('--rule <setting>', 'set a rule, as in “tag-case: off”'))
    .option('-c, --config <file>', 'use this configuration file')
    .option('--no-config', 'use no configuration file')
    .option('--no-code', 'refuse a configuration that runs code, and plugins')
    .option('--print-config <file>', 'print the settings for a file')
    .addOption(
      new Option('--report-unused-directives', 'report comments that suppress nothing (the default)').hideHelp(),
    )
    .option('--no-report-unused-directives', 'say nothing of comments that suppress nothing')

    .optionsGroup('External links:')
    .option('--external [mode]', 'ask whether they answer; “--external=cached” asks nobody')
    .option('--no-external', 'do not, whatever the configuration says')

    .optionsGroup('Baseline:')
    .option('--write-baseline', 'record what is found now: later runs report what is new')
    .option('--prune-baseline', 'forget what is recorded and found no more')
    .option('--baseline <file>', 'the record, if not “.postlint-baseline.json”')
    .option('--no-baseline', 'report what is recorded, too')

    .optionsGroup('Fixes:')
    .option('--fix', 'mend what has only one right answer')
    .option('--fix-suggested', 'mend also what somebody should look at afterwards')
    .option('--fix-dry-run', 'print as a diff what would be mended, and write nothing')

    .optionsGroup('Report:')
    .option('-q, --quiet', 'errors only')
    .option('--max-warnings <number>', 'fail when there are more warnings', parseCount)
    .addOption(repeatable('-f, --format <name>', `${formatNames.join(', ')}; “json:report.json” writes a file`))
    .option('-o, --output-file <file>', 'write the report to a file')
    .option('--stats', 'count findings by rule, posts and tags; time the rules')
    .option('--color', 'colour the report')
    .option('--no-color', 'do not colour it')
    .option('--debug', 'show where an error comes from')

    .optionsGroup('Speed:')
    .option('--no-cache', 'find everything out anew, and keep nothing for the next run')
    .option('--cache-location <folder>', 'keep it in this folder')
    .addOption(new Option('--cache-strategy <kind>', 'how a changed post is told').choices(['metadata', 'content']))
    .option('--jobs <number>', 'read posts in so many threads', parseJobs)

    .optionsGroup('About postlint:')
    .version(version, '-v, --version', 'print the version');
}

interface Run {
  readonly terminal: Terminal;
  readonly finish: (code: ExitCode) => void;
}

function addCommands(program: Command, { terminal, finish }: Run): void {
  program
    .command('rules')
    .summary('list every rule')
    .description('Lists every rule with the severity that it has in this folder. “--format json” is for programs.')
    .action(async () => {
      const { runRules } = await import('./rules.ts');
      finish(await runRules(program.opts(), terminal));
    });
  program
    .command('explain')
    .summary('print the page of a rule')
    .description('Prints the page of a rule: what it reports and why, with examples.')
    .argument('<rule>', 'its id, such as “broken-link”')
    .action(async (id: string) => {
      const { runExplain } = await import('./explain.ts');
      finish(await runExplain(id, program.opts(), terminal));
    });
  program
    .command('merge-reports')
    .summary('report what runs with --shard have found')
    .description('Reports what runs with --shard have found, as one run over all posts would.')
    .argument('<reports...>', 'what they wrote with “--format json:FILE”')
    .action(async (files: string[]) => {
      const { runMerge } = await import('./shards.ts');
      finish(await runMerge(files, program.opts(), terminal));
    });
  program
    .command('init')
    .summary('write a configuration that keeps the posts as they are')
    .description('Looks at the posts, says what they agree on, and writes a configuration that keeps them so.')
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'write files anew that are there already')
    .option('--hook', 'also install a git hook that checks what is committed')
    .addOption(new Option('--ci <service>', 'also write a workflow that checks the posts').choices(['github']))
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./init.ts');
      finish(await runInit(flags, terminal));
    });
  program
    .command('completion')
    .summary('print a script that completes commands, options and rules')
    .description('Prints a script for a shell: with it, the Tab key completes commands, options, rules and formats.')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', completionHelp)
    .action(async (shell: Shell) => {
      const { printCompletion } = await import('./completion.ts');
      finish(printCompletion(shell, program, terminal));
    });
  program
    .command('help')
    .summary('print this help, or that of a command')
    .description('Prints the help of postlint or of one of its commands.')
    .argument('[command]', 'its name')
    .action((name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find(known => known.name() === name);
      if (!command) throw unknownCommand(name ?? '', namesOf(program));
      command.outputHelp();
    });
}

function namesOf(program: Command): string[] {
  return program.commands.map(command => command.name());
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`).argParser((value: string, previous: string[] = []) => [
    ...previous,
    value,
  ]);
}

function parseShard(text: string): Pick<ShardReport, 'index' | 'count'> {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (index !== undefined && count !== undefined && 1 <= index && index <= count) return { index, count };
  throw new InvalidArgumentError('Write which of how many parts, from 1/4 to 4/4.');
}

function parseCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number such as 0 or 10.');
}

function parseJobs(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 1 to 99.');
}
