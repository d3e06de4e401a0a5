import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { openInterrupts } from '../../src/cli/interrupts.ts';

test.each(['SIGINT', 'SIGTERM'] as const)('the first %s calls back, the second is left to the system', signal => {
  const system = new EventEmitter();
  const interrupts = openInterrupts(system as NodeJS.Process);
  let calls = 0;
  interrupts.onStop(() => void calls++);
  expect(interrupts.stoppedBy()).toBe(undefined);
  system.emit(signal, signal);
  expect([calls, interrupts.stoppedBy()]).toEqual([1, signal]);
  expect(system.eventNames()).toEqual([]);
});

test('nobody is called back any more once the waiting is over', () => {
  const system = new EventEmitter();
  const interrupts = openInterrupts(system as NodeJS.Process);
  interrupts.onStop(() => expect.unreachable())();
  expect(system.eventNames()).toEqual([]);
});
