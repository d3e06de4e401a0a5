import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

function read(block: string) {
  const { facts, problems } = parseFrontMatter(`+++\n${block}\n+++\n`, 'hugo');
  const entries = facts?.entries.map(({ pointer, source, style }) =>
    [pointer, source, style].filter(part => part !== undefined).join(' '),
  );
  return { data: facts?.data, entries, problems: problems.map(({ code }) => code) };
}

describe('TOML (toml.io/en/v1.0.0)', () => {
  test('numbers, dates and texts, as they are written', () => {
    const block = [
      'hex = 0xFF',
      'big = 1_000',
      'half = 0.5',
      'many = inf',
      'none = -nan',
      'day = 2024-05-01',
      'at = 07:32:00',
      'both = 2024-05-01T07:32:00Z',
      'yes = true',
      'basic = "a\\tb"',
      "literal = 'a\\tb'",
      'long = """\nTwo\nlines"""',
      "raw = '''\na\\tb'''",
    ].join('\n');
    expect(read(block)).toEqual({
      data: {
        hex: 255,
        big: 1000,
        half: 0.5,
        many: 'inf',
        none: '-nan',
        day: '2024-05-01',
        at: '07:32:00',
        both: '2024-05-01T07:32:00Z',
        yes: true,
        basic: 'a\tb',
        literal: 'a\\tb',
        long: 'Two\nlines',
        raw: 'a\\tb',
      },
      entries: [
        '/hex 0xFF plain',
        '/big 1_000 plain',
        '/half 0.5 plain',
        '/many inf plain',
        '/none -nan plain',
        '/day 2024-05-01 date',
        '/at 07:32:00 date',
        '/both 2024-05-01T07:32:00Z date',
        '/yes true plain',
        '/basic a\\tb quoted',
        '/literal a\\tb quoted',
        '/long Two\nlines block',
        '/raw a\\tb block',
      ],
      problems: [],
    });
  });

  test('tables, dotted keys and tables in lists', () => {
    const block =
      'a.b."c d" = 1\nlist = [{ x = 1 }, { x.y = 2 }]\n[params.cover]\nimage = "milo.png"\n[[cats]]\nname = "Milo"\n[[cats]]\nname = "Tilda"\n[cats.toy]\nball = 1\n';
    expect(read(block).data).toEqual({
      a: { b: { 'c d': 1 } },
      list: [{ x: 1 }, { x: { y: 2 } }],
      params: { cover: { image: 'milo.png' } },
      cats: [{ name: 'Milo' }, { name: 'Tilda', toy: { ball: 1 } }],
    });
    expect(read(block).problems).toEqual([]);
  });

  test('names that every object has are keys like any other', () => {
    const { data } = read('constructor = 1\n__proto__ = 2\n["__proto__".x]\ny = 3\n');
    expect(Object.keys(data ?? {})).toContain('constructor');
    expect(({} as Record<string, unknown>)['y']).toBeUndefined();
  });

  test.each([
    ['brackets', `a = ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['keys', `${Array(5000).fill('a').join('.')} = 1`],
    ['tables', `[${Array(5000).fill('a').join('.')}]`],
  ])('%s nested by the thousand are one problem', (_, block) => {
    expect(read(block).problems).toHaveLength(1);
    expect(read(block).data ?? {}).toEqual({});
  });
});
