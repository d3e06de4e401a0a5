import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../src/config/rule-options.ts';
import { checkFile, type FileResult } from '../../../src/engine/check-file.ts';
import { decodeText } from '../../../src/engine/decode.ts';
import { planSites } from '../../../src/engine/plan.ts';
import { decodeResult } from '../../../src/engine/stored/decode-result.ts';
import { encodeResult, partSeparator } from '../../../src/engine/stored/encode-result.ts';
import { decodeLineStarts, encodeLineStarts } from '../../../src/engine/stored/line-lengths.ts';
import { parseDocument } from '../../../src/parse/document.ts';
import { loadMarkdownEngine } from '../../../src/parse/markdown.ts';
import { allRules } from '../../all-rules.ts';
import { memoryPorts } from '../../memory-ports.ts';
import { listRepositoryFiles, repositoryPath } from '../../repository.ts';

const folder = 'fixtures/sites';
const paths = listRepositoryFiles(folder, '');
const sites = new Set(paths.map(path => path.split('/').slice(0, 3).join('/')).filter(site => !site.endsWith('.md')));

/** All results of a fixture site, as rules leave them. */
async function readResults(site: string): Promise<FileResult[]> {
  const files = paths
    .filter(path => path.startsWith(`${site}/`))
    .map(path => [path.slice(site.length + 1), readFileSync(repositoryPath(path))]);
  const ports = memoryPorts(Object.fromEntries(files));
  const engine = await loadMarkdownEngine();
  const states = new Map(
    allRules.map(rule => [rule.id, { severity: 'warning' as const, options: defaultOptions(rule) }]),
  );
  const common = { root: undefined, generator: undefined, isIgnored: () => false, isContent: undefined };
  const results: FileResult[] = [];
  for (const { root, content, model } of await planSites({ cwd: '/site', paths: [], ports, ...common })) {
    for (const file of content) {
      const { text } = decodeText(ports.readBytes(`${root}/${file}`) ?? new Uint8Array());
      const doc = parseDocument(file, text, { dialect: model.dialect(file), engine });
      results.push(await checkFile({ doc, rules: allRules, states }));
    }
  }
  return results;
}

/** The same data without the properties that are there in name only, and with what getters answer. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function decode(text: string, onDamage = () => {}): FileResult | undefined {
  return decodeResult({ file: '_posts/2024-05-01-tabby.md', text, onDamage });
}

const tabby: FileResult = {
  facts: {
    file: '_posts/2024-05-01-tabby.md',
    lineStarts: [0, 4, 16, 20, 21, 80],
    frontMatter: {
      language: 'yaml',
      range: [0, 20],
      data: { title: 'Tabby', tags: ['cats', null, true, 9] },
      entries: [{ pointer: '/title', key: [4, 9], value: [11, 16], source: 'Tabby', style: 'plain' }],
    },
    links: [{ element: 'link', origin: 'markdown', href: '/schläft', range: [30, 38] }],
    headings: [{ depth: 2, text: 'Morning', id: 'morning', range: [21, 30] }],
    ids: ['morning'],
    calls: [],
  },
  diagnostics: [],
  directives: [],
  directiveProblems: [],
};

describe('every result of a fixture site comes back as it was', () => {
  for (const site of sites) {
    test(site, async () => {
      const results = await readResults(site);
      expect(results).not.toEqual([]);
      for (const result of results) {
        const text = encodeResult(result) ?? '';
        expect(text).toMatch(/^[\t -~]+$/);
        const { file } = result.facts;
        const decoded = decodeResult({ file, text, onDamage: () => expect.fail('it is not damaged') });
        expect(plain(decoded)).toEqual(plain(result));
      }
    });
  }
});

test('sources of ids come back', () => {
  const idSources = [
    { kind: 'include', name: 'note.html', tag: 'include_relative' },
    { kind: 'shortcode', name: 'box' },
  ] as const;
  const text = encodeResult({ ...tabby, facts: { ...tabby.facts, idSources } }) ?? '';
  expect(decode(text)?.facts.idSources).toEqual(idSources);
  expect(decode(text.replace('[1,"note.html"', '[9,"note.html"'))).toBeUndefined();
});

test('lines of any length come back', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000_000), { maxLength: 50 }), lengths => {
      const starts = [0];
      for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length + 1);
      expect(decodeLineStarts(encodeLineStarts(starts))).toEqual(starts);
    }),
  );
});

test('front matter that JSON would change is not kept', () => {
  const hold = (value: unknown) => {
    const { frontMatter, ...facts } = tabby.facts;
    return frontMatter && { ...tabby, facts: { ...facts, frontMatter: { ...frontMatter, data: { value } } } };
  };
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -0, 10n, new Date(0), undefined, new Map()])
    expect(encodeResult(hold(value) ?? tabby)).toBeUndefined();
  expect(encodeResult(hold({ a: [1, 'b', null] }) ?? tabby)).toBeDefined();
});

test('a prototype is data like any other', () => {
  const text = (encodeResult(tabby) ?? '').replace('{"title":', '{"__proto__":{"polluted":1},"title":');
  const data = decode(text)?.facts.frontMatter?.data;
  expect(data).toMatchObject({ title: 'Tabby' });
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
});

test('what is no head is no result', () => {
  const [, ...rest] = (encodeResult(tabby) ?? '').split(partSeparator);
  const heads = ['', 'null', '{}', '[]', '[null,0,null,[],[1],[],[]]', '[[9,0,1,{},[]],0,null,[],[],[],[]]'];
  const finding = '{"rule":"broken-link","severity":"error","message":"No","file":"a.md","span":{"start":{}}}';
  for (const head of [...heads, `[null,0,null,[],[${finding}],[],[]]`, '[[0,0,1,{},["/a",1]],0,null,[],[],[],[]]'])
    expect(decode([head, ...rest].join(partSeparator)), head).toBeUndefined();
});

test('a part that turns out to be something else is told of', () => {
  const parts = (encodeResult(tabby) ?? '').split(partSeparator);
  for (const links of ['', '{', '{}', '[1]', '[0,1,2,3,null]', '[99,"/a",2,3,null]', '[0,"/a","2",3,null]']) {
    let isDamaged = false;
    const onDamage = () => {
      isDamaged = true;
    };
    const result = decode([parts[0], links, ...parts.slice(2)].join(partSeparator), onDamage);
    expect(() => result?.facts.links, links).toThrow();
    expect(isDamaged).toBe(true);
  }
});
