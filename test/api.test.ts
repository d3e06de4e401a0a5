import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import {
  type Config,
  type Diagnostic,
  defineConfig,
  documentRule,
  type LintResult,
  lint,
  siteRule,
} from '../src/index.ts';

test('lint resolves with what it found', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'postlint-api-'));
  writeFileSync(join(cwd, 'milo.md'), '# Milo\n\n[Food](food.md)\n');
  const result = await lint({ cwd, only: ['broken-link'], useConfig: false });
  const same = await lint({ cwd: relative('.', cwd), only: ['broken-link'], useConfig: false });
  rmSync(cwd, { recursive: true });
  expect(same.reports).toHaveLength(1);
  expect(result.reports.flatMap(report => report.diagnostics.map(({ rule, file }) => [rule, file]))).toEqual([
    ['broken-link', 'milo.md'],
  ]);
});

test('the types tell what a user writes and gets', () => {
  expectTypeOf(lint).returns.resolves.toEqualTypeOf<LintResult>();
  expectTypeOf(defineConfig).parameter(0).toEqualTypeOf<Config>();
  // @ts-expect-error a severity that does not exist
  expect(defineConfig({ rules: { 'broken-link': 'loud' } })).toBeDefined();
  const rule = documentRule({
    id: 'acme',
    summary: 'nothing',
    severity: 'warning',
    check: (doc, { report }) => {
      expectTypeOf(doc.text).toEqualTypeOf<string>();
      expectTypeOf(report).returns.toEqualTypeOf<void>();
    },
  });
  expect(rule.scope).toBe('document');
  expect(siteRule({ id: 'acme-site', summary: 'nothing', severity: 'error', check: () => {} }).scope).toBe('site');
  expectTypeOf<Diagnostic['severity']>().toEqualTypeOf<'error' | 'warning' | 'info'>();
});
