import { defineConfig } from 'vitest/config';

// Tests that time themselves have limits of their own; this one only ends a test that hangs on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000 } });
