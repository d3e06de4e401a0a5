import { expect, test } from 'vitest';
import rule from '../../src/rules/unclosed-code-fence.ts';
import { reference } from '../parse/sample.ts';
import { findIn } from './find-in.ts';

/** The opening line that is never closed, then each line that looks like its end and why it is none. */
function unclosedIn(...args: [text: string, settings?: Parameters<typeof findIn>[2]]): string[] {
  return findIn(rule, ...args).flatMap(({ at, related }) => [
    at,
    ...related.map(other => `${other.at}: ${other.message.replace('this line does not close it: ', '')}`),
  ]);
}

test.each([
  ['```', ['```']],
  ['~~~ sh  ', ['~~~ sh']],
  ['   ```sh\nfeed', ['```sh']],
  ['> ```sh\n> feed\n', ['```sh']],
  ['- ```sh\n  feed\n', ['```sh']],
  ['```sh\nfeed\n\n\n', ['```sh']],
  ['```\nfeed\n```\n\n```\nclean\n', ['```']],
  ['````sh\nfeed\n```\n', ['````sh', '```: it has 3 of 4 marks']],
  ['````sh\nfeed\n``` # done  \n', ['````sh', '``` # done: it has 3 of 4 marks']],
  ['```sh\nfeed\n``` # done  \nclean', ['```sh', '``` # done: text follows its marks']],
  ['```sh\nfeed\n    ```\n', ['```sh', '```: it is indented too far']],
  ['```sh\nfeed\n\t```\n', ['```sh', '```: it is indented too far']],
  ['> ~~~\n> feed\n> ~~~ sh\n', ['~~~', '~~~ sh: text follows its marks']],
  ['~~~sh\nfeed\n```\n', ['~~~sh']],
  ['```sh\nfeed\n~~~\n', ['```sh']],
  ['```sh\nfeed ```\n', ['```sh']],
  ['```sh\n``\n', ['```sh']],
  [
    '~~~\n~~~ a\n~~~~ b\n~~~ c\n~~~ d\n',
    ['~~~', ...['~~~ a', '~~~~ b', '~~~ c'].map(line => `${line}: text follows its marks`)],
  ],
])('%j is not closed: %j', (text, found) => {
  expect(unclosedIn(text)).toEqual(found);
  expect(unclosedIn(text, { engine: reference })).toEqual(found);
  expect(unclosedIn(text.replaceAll('\n', '\r\n'))).toEqual(found);
});

test.each([
  '```sh\nfeed\n```',
  '```sh\nfeed\n```  \n\n',
  '```sh\nfeed\n`````',
  '```sh\nfeed\n   ```',
  '~~~\nfeed\n~~~\t',
  '> ```\n> feed\n> ```',
  '- ```\n  feed\n  ```',
  '> - ~~~~\n>   feed\n>   ~~~~',
  '```\n```',
  '    ```\n    feed',
  '`feed`',
  '``` feed```',
  '- ```\n  feed\n\nAfterwards.',
  '> ```\n> feed\n\nAfterwards.',
])('%j is closed, or swallows nothing', text => {
  expect(unclosedIn(text)).toEqual([]);
  expect(unclosedIn(text, { engine: reference })).toEqual([]);
  expect(unclosedIn(text.replaceAll('\n', '\r\n'))).toEqual([]);
});
