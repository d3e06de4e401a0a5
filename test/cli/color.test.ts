import { expect, test } from 'vitest';
import { findWidth, isWatched, wantsColor, wantsHyperlinks } from '../../src/cli/color.ts';

test.each([
  ['a terminal', {}, true, true],
  ['a pipe', {}, false, false],
  ['a terminal that knows no colour', { TERM: 'dumb' }, true, false],
  ['NO_COLOR', { NO_COLOR: '1' }, true, false],
  ['NO_COLOR with any value but none', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR without a value', { FORCE_COLOR: '' }, false, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, true, false],
  ['both: who forces means it', { FORCE_COLOR: '3', NO_COLOR: '1', TERM: 'dumb' }, false, true],
])('%s', (_, environment: Record<string, string>, isTerminal, colored) => {
  expect(wantsColor({ environment, isTerminal })).toBe(colored);
});

test.each([
  ['a terminal', {}, true, true],
  ['a pipe', {}, false, false],
  ['a terminal without codes', { TERM: 'dumb' }, true, false],
  ['CI', { CI: 'true' }, true, false],
  ['CI=1', { CI: '1' }, true, false],
  ['no CI, said so', { CI: 'false' }, true, true],
])('whether somebody watches: %s', (_, environment: Record<string, string>, isTerminal, watched) => {
  expect(isWatched({ environment, isTerminal })).toBe(watched);
});

test.each([
  ['a terminal of which nothing is known', {}, true, false],
  ['VS Code', { TERM_PROGRAM: 'vscode' }, true, true],
  ['iTerm', { TERM_PROGRAM: 'iTerm.app' }, true, true],
  ['kitty', { TERM: 'xterm-kitty' }, true, true],
  ['GNOME Terminal', { VTE_VERSION: '6800' }, true, true],
  ['GNOME Terminal that crashes on links', { VTE_VERSION: '5000' }, true, false],
  ['Windows Terminal', { WT_SESSION: '5c5d' }, true, true],
  ['a terminal of macOS', { TERM_PROGRAM: 'Apple_Terminal' }, true, false],
  ['a pipe', { TERM_PROGRAM: 'vscode' }, false, false],
  ['CI', { TERM_PROGRAM: 'vscode', CI: 'true' }, true, false],
  ['no colour', { TERM_PROGRAM: 'vscode', NO_COLOR: '1' }, true, false],
  ['another machine', { TERM: 'xterm-kitty', SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' }, true, false],
  ['VS Code on another machine', { TERM_PROGRAM: 'vscode', SSH_CONNECTION: '10.0.0.1 5 10.0.0.2 22' }, true, true],
  ['FORCE_HYPERLINK in a pipe', { FORCE_HYPERLINK: '1' }, false, true],
  ['FORCE_HYPERLINK=0', { FORCE_HYPERLINK: '0', TERM_PROGRAM: 'vscode' }, true, false],
  ['FORCE_HYPERLINK without a value', { FORCE_HYPERLINK: '' }, false, false],
])('links in %s', (_, environment: Record<string, string>, isTerminal, linked) => {
  expect(wantsHyperlinks({ environment, isTerminal })).toBe(linked);
});

test.each([
  ['120', 80, 120],
  [undefined, 132, 132],
  [undefined, undefined, 80],
  [undefined, 0, 80],
  ['wide', 100, 100],
  ['-5', undefined, 80],
])('COLUMNS=%s in a terminal of %s columns fills %s', (columns, terminalColumns, width) => {
  expect(findWidth(columns, terminalColumns)).toBe(width);
});
