import { readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/rules/', import.meta.url);

/** The page of one of our own rules, in Markdown. */
export function readRulePage(id: string): string {
  return readFileSync(new URL(`${id}.md`, folder), 'utf8');
}
