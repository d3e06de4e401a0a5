import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Else it warns of each file of a package that is inlined and comes without its sources.
  logLevel: 'error',
  test: {
    // Tests that time themselves have limits of their own; this one only ends a test that hangs on a busy machine.
    testTimeout: 60_000,
    // It imports JSON as bundlers do, which Node does not.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    // The caches of programs that tests start are not the user's.
    env: { XDG_CACHE_HOME: join(tmpdir(), 'postlint-test-caches') },
  },
});
