/** What `scripts/fuzz.mjs` runs. */
export { dialects } from '../parse/sample.ts';
export { findFailures } from './any-file.ts';
export { samples, tokens } from './any-text.ts';
