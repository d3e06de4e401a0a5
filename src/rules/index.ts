import type { Rule } from '../core/rule.ts';

/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */
export const rules: readonly Rule[] = [];
