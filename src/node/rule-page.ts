import { readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/rules/', import.meta.url);

/** The page of one of our own rules, in Markdown. */
export function readRulePage(id: string): string {
  return readFileSync(rulePage(id), 'utf8');
}

/** Where that page lies, as a link opens it. */
export function rulePageAddress(id: string): string {
  return rulePage(id).href;
}

function rulePage(id: string): URL {
  return new URL(`${id}.md`, folder);
}
