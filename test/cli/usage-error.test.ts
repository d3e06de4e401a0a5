import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { readUsageError } from '../../src/cli/usage-error.ts';

test.each([
  [
    'unknownOption',
    "error: unknown option '--fixx'\n(Did you mean --fix?)",
    'Unknown option “--fixx”',
    'Did you mean “--fix”?',
  ],
  [
    'unknownOption',
    "error: unknown option '--colr'\n(Did you mean one of --color, --cover, --no-color?)",
    'Unknown option “--colr”',
    'Did you mean “--color”, “--cover” or “--no-color”?',
  ],
  ['unknownOption', "error: unknown option '--zzz'", 'Unknown option “--zzz”', 'See “postlint --help”'],
  [
    'invalidArgument',
    "error: command-argument value 'csh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.",
    '“csh” is no value for “shell”: it can be bash, zsh, fish',
    'See “postlint --help”',
  ],
  [
    'conflictingOption',
    "error: option '--a' cannot be used with option '--b'",
    'Option “--a” cannot be used with option “--b”',
    'See “postlint --help”',
  ],
])('%s: %s', (code, said, message, hint) => {
  expect(readUsageError(new CommanderError(1, `commander.${code}`, said))).toMatchObject({ message, hint });
});
