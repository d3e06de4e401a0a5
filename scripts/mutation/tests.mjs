import { collectTests } from '@vitest/runner';
import { getTests } from '@vitest/runner/utils';
import { createServer, createServerModuleRunner } from 'vite';
import { TestRunner } from 'vitest';

/** Tests of Vitest in this process, which can run again and again without loading anything anew. */
export async function openTests({ root, files, skip }) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const modules = createServerModuleRunner(server.environments.ssr, { hmr: false });
  const skipped = new RegExp(skip);

  async function load(file) {
    const [suite] = await collectTests([`${root}/${file}`], {
      config: { root, name: '', setupFiles: [], sequence: {}, tags: [], testTimeout: 0, hookTimeout: 0 },
      importFile: path => modules.import(path),
    });
    if (suite.result?.errors) throw new Error(`${file}: ${suite.result.errors[0].message}`);
    const tests = getTests(suite).filter(({ mode }) => mode === 'run');
    return tests.map(task => ({ id: idOf(task), task })).filter(({ id }) => !skipped.test(id));
  }

  async function loadAll(paths) {
    const tests = [];
    for (const path of paths) tests.push(...(await load(path)));
    return tests;
  }

  /** Makes a file load again, and all that import it; returns their paths. */
  function forget(file) {
    const { evaluatedModules } = modules;
    const forgotten = new Set();
    const queue = [...(evaluatedModules.getModulesByFile(file) ?? [])];
    for (const node of queue) {
      if (forgotten.has(node.file)) continue;
      forgotten.add(node.file);
      for (const id of node.importers) queue.push(evaluatedModules.getModuleById(id));
      evaluatedModules.invalidateModule(node);
    }
    return forgotten;
  }

  return {
    tests: await loadAll(files),
    /** The tests that reach a file, loaded anew with it. */
    reload: file => {
      const forgotten = forget(file);
      return loadAll(files.filter(test => forgotten.has(`${root}/${test}`)));
    },
    forget,
    close: async () => {
      await modules.close();
      await server.close();
    },
  };
}

/** Runs tests one by one with the hooks around them, and stops at the first that fails if `bail`. */
export async function* runTests(tests, { bail, setTest }) {
  let open = [];
  try {
    for (const { id, task } of tests) {
      const suites = suitesOf(task);
      await leave(open.filter(suite => !suites.includes(suite)));
      for (const suite of suites.filter(suite => !open.includes(suite))) await callHooks(suite, 'beforeAll');
      open = suites;
      const start = performance.now();
      setTest(id);
      const failure = await catchFailure(TestRunner.getTestFn(task));
      setTest(undefined);
      yield { id, file: task.file.filepath, failure, time: performance.now() - start };
      if (failure !== undefined && bail) return;
    }
  } finally {
    await leave(open);
  }
}

async function catchFailure(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

async function leave(suites) {
  for (const suite of suites) await callHooks(suite, 'afterAll');
}

async function callHooks(suite, name) {
  for (const hook of TestRunner.getSuiteHooks(suite)[name]) await hook(suite);
}

function suitesOf(task) {
  return task.suite ? [...suitesOf(task.suite), task.suite] : [task.file];
}

function idOf(task) {
  const names = [];
  for (let at = task; at; at = at.suite) names.unshift(at.name);
  return [task.file.name, ...names].join(' › ');
}
