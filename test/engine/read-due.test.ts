import { describe, expect, test } from 'vitest';
import type { LintResult } from '../../src/core/diagnostic.ts';
import { documentRule, siteRule } from '../../src/core/rule.ts';
import { openReader } from '../../src/engine/read-file.ts';
import { type Helpers, type HelpRequest, openPlainRules } from '../../src/engine/read-helpers.ts';
import { memoryPorts } from '../memory-ports.ts';
import { openOn } from './open-on.ts';

const sleep = documentRule({
  id: 'sleep',
  summary: 'a cat that sleeps',
  severity: 'warning',
  check: (doc, { report }) => {
    for (const { index } of doc.text.matchAll(/sleeps/g)) report({ at: [index, index + 6], message: 'She sleeps' });
  },
});
const listed = siteRule({
  id: 'listed',
  summary: 'the order of the posts',
  severity: 'error',
  check: (site, { report }) =>
    report({ file: 'p-00.md', at: [0, 1], message: site.pages.map(page => page.file).join() }),
});
const rules = [sleep, listed];

const files = Object.fromEntries(
  Array.from({ length: 150 }, (_, index) => [
    `p-${String(index).padStart(2, '0')}.md`,
    `# Day ${index}\n\nShe ${index % 3 ? 'eats' : 'sleeps'} [here](/day-${index}.md).\n`,
  ]),
);

/** Reads in this thread what another would. */
async function readThere({ rules: plain, ...file }: HelpRequest): Promise<string | undefined> {
  const { readFile } = await openReader();
  const settings = openPlainRules(structuredClone(plain) ?? { states: [], remarkLevels: [] }, rules);
  return (await readFile({ ...file, isLinted: plain !== undefined }, { settings })).text;
}

async function lint(read?: Helpers['read']): Promise<Omit<LintResult, 'milliseconds'>> {
  let isBusy = false;
  const helpers: Helpers = {
    hasRoom: () => !isBusy,
    read: async requests => {
      isBusy = true;
      return (read ?? (() => Promise.resolve([])))(requests).finally(() => {
        isBusy = false;
      });
    },
    close: () => {},
  };
  const session = openOn(memoryPorts(files), { rules, ...(read && { callHelpers: async () => helpers }) });
  const { milliseconds: _, ...result } = await session.check();
  return JSON.parse(JSON.stringify(result));
}

describe('whoever reads a post, the result is the same', () => {
  const answers: Readonly<Record<string, Helpers['read']>> = {
    'all that they get': requests => Promise.all(requests.map(readThere)),
    'only some of it': requests =>
      Promise.all(requests.map((request, index) => (index % 2 ? readThere(request) : undefined))),
    'nothing, because the thread dies': () => Promise.reject(new Error('A thread has ended')),
    'too few answers': () => Promise.resolve([]),
    'something else': requests => Promise.resolve(requests.map(() => '["what is this"]')),
    'after a while': async requests => {
      await new Promise(resolve => setTimeout(resolve, 20));
      return Promise.all(requests.map(readThere));
    },
  };
  for (const [name, read] of Object.entries(answers)) {
    test(name, async () => {
      let count = 0;
      const result = await lint(requests => {
        count += requests.length;
        return read(requests);
      });
      expect(count).toBeGreaterThan(0);
      expect(result).toEqual(await lint());
      expect(result.reports.length).toBe(50);
    });
  }
});
