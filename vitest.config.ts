import { defineConfig } from 'vitest/config';

// Tests that time themselves have limits of their own; this one only ends a test that hangs on a busy machine.
export default defineConfig({
  // Else it warns of each file of a package that is inlined and comes without its sources.
  logLevel: 'error',
  test: {
    testTimeout: 60_000,
    // It imports JSON as bundlers do, which Node does not.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
});
