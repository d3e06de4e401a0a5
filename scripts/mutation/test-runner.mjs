import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { openTests, runTests } from './tests.mjs';

// Stryker's own runner for Vitest starts a thread for each mutant. That takes seconds where the tests of a mutant take
// a hundredth of one, and the native parser of Markdown does not survive the end of a thread.
// Here all modules are loaded once, and a mutant is a number that the changed code looks up. That is sound because no
// module of ours has a state. What is computed while a module loads is loaded again for its mutants.

/** What one process saw in the run without mutants, for the others: how often each test reaches each mutant, and times. */
const RECORD = 'record.json';

function createTestRunner({ inProcess }) {
  globalThis.__stryker__ ??= {};
  const stryker = globalThis.__stryker__;
  const setTest = id => {
    stryker.currentTestId = id;
  };
  let loaded;
  let record;

  /** First what shows a mutant soonest: a rule's own page, else what takes the least time. */
  function sortTests(tests, file) {
    const own = ` › ${basename(file, '.ts')} › `;
    const costOf = ({ id }) => (id.includes(own) ? 0 : 1e6) + (record.times[id] ?? 0);
    return tests.toSorted((a, b) => costOf(a) - costOf(b));
  }

  /** What is computed while a file loads is for tests that reach the file, and for those that run nothing. */
  async function reloadTests(file) {
    const mutants = [...readFileSync(file, 'utf8').matchAll(/stryMutAct_9fa48\("(\d+)"\)/g)].map(([, id]) => id);
    const before = Object.keys(record.reached).filter(id => mutants.some(mutant => mutant in record.reached[id]));
    const tests = await loaded.reload(file).catch(() => undefined);
    if (tests === undefined) return undefined;
    const reaching = tests.filter(({ id }) => before.includes(id));
    // Some are called otherwise now, after a rule for example.
    if (reaching.length === 0 || reaching.length < before.length) return tests;
    return tests.filter(({ id }) => before.includes(id) || record.reached[id] === undefined);
  }

  async function runMutant({ activeMutant, testFilter, sandboxFileName: file }) {
    record ??= JSON.parse(readFileSync(RECORD, 'utf8'));
    const reaching = testFilter ?? Object.keys(record.reached).filter(id => activeMutant.id in record.reached[id]);
    const tests =
      reaching.length > 0 ? loaded.tests.filter(({ id }) => reaching.includes(id)) : await reloadTests(file);
    if (tests === undefined) return { status: 'killed', killedBy: [], failureMessage: 'does not load', nrOfTests: 0 };
    let nrOfTests = 0;
    for await (const { id, failure } of runTests(sortTests(tests, activeMutant.fileName), { bail: true, setTest })) {
      nrOfTests += 1;
      if (failure !== undefined) return { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => {
      loaded = await openTests({ root: process.cwd(), files: inProcess.tests, skip: inProcess.skip });
    },
    dryRun: async () => {
      const tests = [];
      const times = {};
      for await (const { id, file, failure, time } of runTests(loaded.tests, { bail: false, setTest })) {
        const result = failure === undefined ? { status: 0 } : { status: 1, failureMessage: failure };
        tests.push({ id, name: id, fileName: file, timeSpentMs: time, ...result });
        times[id] = time;
      }
      writeFileSync(RECORD, JSON.stringify({ times, reached: stryker.mutantCoverage.perTest }));
      return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
    },
    mutantRun: async options => {
      Object.assign(stryker, { hitCount: 0, hitLimit: options.hitLimit, activeMutant: options.activeMutant.id });
      try {
        const result = await runMutant(options);
        return stryker.hitCount > options.hitLimit ? { status: 'timeout' } : result;
      } finally {
        stryker.activeMutant = undefined;
        if (options.mutantActivation === 'static') loaded.forget(options.sandboxFileName);
      }
    },
    dispose: () => loaded?.close(),
  };
}
createTestRunner.inject = ['options'];

export const strykerValidationSchema = {
  properties: {
    inProcess: {
      type: 'object',
      properties: { tests: { type: 'array', items: { type: 'string' } }, skip: { type: 'string' } },
      required: ['tests', 'skip'],
    },
  },
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: createTestRunner }];
