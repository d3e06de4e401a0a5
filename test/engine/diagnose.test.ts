import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { compareDiagnostics, dropYielding, internalDiagnostic, toDiagnostic } from '../../src/engine/diagnose.ts';

const origin = { rule: 'duplicate-url', severity: 'warning', file: 'milo.md', lineStarts: [0, 5] } as const;

function finding(rule: string, message = 'Something', from = 0, file = 'milo.md'): Diagnostic {
  const place = (offset: number) => ({ line: 1, column: offset + 1, offset });
  return { rule, severity: 'error', message, file, span: { start: place(from), end: place(from + 2) } };
}

test('a place in another file is counted in its lines, where they are known', () => {
  const related = [
    { message: 'the other', file: 'tilda.md', at: [4, 6] },
    { message: 'a stranger', file: 'gone.md', at: [4, 6] },
    { message: 'here', at: [6, 7] },
  ] as const;
  const lineStartsOf = (file: string) => (file === 'tilda.md' ? [0, 3] : undefined);
  const diagnostic = toDiagnostic({ at: [0, 1], message: 'Same address', related }, { ...origin, lineStartsOf });
  expect(diagnostic.related?.map(({ file, span }) => `${file}:${span.start.line}:${span.start.column}`)).toEqual([
    'tilda.md:2:2',
    'gone.md:1:5',
    'milo.md:2:2',
  ]);
});

test('a finding may be less severe than its rule, not more', () => {
  const severityOf = (severity: 'info' | 'error') =>
    toDiagnostic({ at: [0, 1], message: 'x', severity }, origin).severity;
  expect([severityOf('info'), severityOf('error')]).toEqual(['info', 'warning']);
});

test('whatever a rule throws is reported', () => {
  const text = (error: unknown) => internalDiagnostic('image-alt', 'milo.md', error);
  expect(text('the cat').message).toBe('The rule image-alt failed: the cat');
  expect(text(undefined).message).toBe('The rule image-alt failed: undefined');
  expect(text(undefined).hint).toBe('This is a bug in postlint, not in your post.');
  const withoutStack = Object.assign(new Error('purr'), { stack: undefined });
  expect(text(withoutStack)).toMatchObject({
    message: 'The rule image-alt failed: purr',
    hint: 'This is a bug in postlint, not in your post.',
  });
  expect(text(new Error('purr')).hint).toMatch(/your post\. at .+/);
  expect(internalDiagnostic('parse', 'milo.md', new Error('purr')).message).toBe('Parsing this file failed: purr');
});

test('reports are in the order of files, places, rules and messages', () => {
  const sorted = [
    finding('b', 'Something', 0, 'a.md'),
    finding('a', 'A'),
    finding('a', 'B'),
    finding('b', 'A'),
    finding('a', 'A', 4),
  ];
  expect([...sorted].reverse().sort(compareDiagnostics)).toEqual(sorted);
  expect([...sorted].sort(compareDiagnostics)).toEqual(sorted);
  expect(compareDiagnostics(finding('a'), finding('a'))).toBe(0);
});

test('a rule makes way only for what is at its own place', () => {
  const rules = [{ id: 'weak', yieldsTo: ['strong', 'other'] }, { id: 'strong' }];
  const [weak, apart] = [finding('weak'), finding('weak', 'Something', 10)];
  const strong = [finding('strong'), finding('strong', 'Something', 1), finding('else')];
  expect(dropYielding([weak, apart, ...strong], rules)).toEqual([apart, ...strong]);
  expect(dropYielding([weak, finding('strong', 'Something', 0, 'tilda.md')], rules)).toHaveLength(2);
});
