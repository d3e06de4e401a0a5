import type { GeneratorId } from '../core/dialect.ts';
import { pathOf } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import { generatorNames } from './shared/generator-names.ts';
import { writeList } from './shared/mend-value.ts';

/** The keys that each generator reads as a list of terms. */
const listKeys: Readonly<Partial<Record<GeneratorId, readonly string[]>>> = {
  jekyll: ['tags', 'categories'],
  hugo: ['tags', 'categories'],
  eleventy: ['tags'],
  hexo: ['tags', 'categories'],
};

export default documentRule({
  id: 'tag-format',
  summary: 'Tags in one string that the generator does not take apart as it was meant',
  severity: 'warning',
  group: 'front matter',
  fixes: 'suggested',
  check: (doc, { report }) => {
    const { generator } = doc.dialect;
    const keys = listKeys[generator];
    if (!doc.frontMatter || !keys) return;
    for (const entry of doc.frontMatter.entries) {
      const [key = '', ...inner] = pathOf(entry.pointer);
      const isOne = inner.length === 0 && keys.includes(generator === 'hugo' ? key.toLowerCase() : key);
      const source = entry.source ?? '';
      if (!isOne || entry.style === 'block' || !/[^,\s]\s*,\s*[^,\s]/.test(source) || /[{}\n]/.test(source)) continue;
      const parts = source
        .split(',')
        .map(part => part.trim())
        .filter(Boolean);
      const list = writeList(doc.frontMatter.language, parts);
      const [start, end] = entry.value;
      report({
        at: entry.value,
        message: `${describe(generator, source)} in “${key}”`,
        hint: `Write them as a list: ${list}`,
        fix: { title: 'Write a list', safety: 'suggested', edits: [{ start, end, text: list }] },
      });
    }
  },
});

function describe(generator: GeneratorId, source: string): string {
  if (generator !== 'jekyll') return `${generatorNames[generator]} takes ${quote(source)} for one term`;
  const [first = ''] = source.split(/\s+/).filter(word => word.length > 1);
  const words = source.split(/\s+/).filter(Boolean).length;
  if (words === 1) return `Jekyll splits only at spaces and takes ${quote(source)} for one term`;
  return first.endsWith(',')
    ? `Jekyll splits only at spaces and makes a term ${quote(first)} with its comma`
    : `Jekyll splits at every space and makes ${words} terms of ${quote(source)}`;
}
