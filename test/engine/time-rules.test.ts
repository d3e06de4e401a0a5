import { expect, test } from 'vitest';
import { documentRule, type Rule, siteRule } from '../../src/core/rule.ts';
import { startRuleClock } from '../../src/engine/time-rules.ts';

const wait = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
};

/** These rules look at nothing. */
function run({ check }: Rule): unknown {
  return (check as (subject: unknown, context: unknown) => unknown)(undefined, undefined);
}

// A busy machine may leave a nap alone for as long as it likes.
test('adds up what each rule takes, waiting included, the slowest first', async () => {
  const clock = startRuleClock();
  const nap = documentRule({ id: 'nap', summary: 'A nap', severity: 'info', check: () => wait(10) });
  const sleep = siteRule({
    id: 'sleep',
    summary: 'A long sleep',
    severity: 'info',
    check: () => new Promise(resolve => setTimeout(resolve, 1000)),
  });
  for (const rule of [nap, nap, sleep]) await run(clock.timeRule(rule));
  const [slow, quick] = clock.read();
  expect(slow?.rule).toBe('sleep');
  expect(slow?.milliseconds).toBeGreaterThan(990);
  expect(quick?.rule).toBe('nap');
  expect(quick?.milliseconds).toBeGreaterThanOrEqual(20);
});

test('a rule that throws still does', () => {
  const clock = startRuleClock();
  const clumsy = documentRule({
    id: 'clumsy',
    summary: 'Fails',
    severity: 'info',
    check: () => {
      throw new Error('the cat sat on the keyboard');
    },
  });
  expect(() => run(clock.timeRule(clumsy))).toThrow('keyboard');
});
