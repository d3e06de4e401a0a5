import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { type DateEntry, findDates } from './shared/date-keys.ts';
import { readFileDate } from './shared/file-date.ts';
import { type DateVerdict, judgeDate } from './shared/judge-date.ts';

export default documentRule({
  id: 'invalid-date',
  summary: 'A date that is not in the calendar, or that the generator can’t read',
  severity: 'error',
  group: 'front matter',
  fixes: 'suggested',
  check: (doc, { report }) => {
    const { generator } = doc.dialect;
    const dates = doc.frontMatter ? findDates(doc.frontMatter, generator) : [];
    for (const date of dates) {
      const isOwn = date.isOwn && !isElsewhere(doc);
      const verdict = judgeDate(date.source, { generator, isOwn, isQuoted: date.entry.style === 'quoted' });
      if (!verdict) continue;
      const start = startOf(doc, date);
      const at = move(verdict.at, start);
      report({
        at: at[0] === at[1] ? keyOf(date) : at,
        message: verdict.message,
        hint: verdict.hint,
        fix: fixOf(verdict, start),
      });
    }
    reportFileName(
      doc,
      finding => report(finding),
      dates.some(({ key }) => key.toLowerCase() === 'date'),
    );
  },
});

/** Jekyll reads `date` in posts and collections only, Docusaurus in blogs only. */
function isElsewhere({ file, dialect: { generator } }: Document): boolean {
  if (generator === 'docusaurus') return !/(?:^|\/)[^/]*blog[^/]*\//.test(file);
  return generator === 'jekyll' && !/(?:^|\/)_[^/]+\//.test(file);
}

function startOf(doc: Document, { entry, source }: DateEntry): number {
  const [start, end] = entry.value;
  return start + Math.max(0, doc.text.slice(start, end).indexOf(source));
}

function move([start, end]: Range, by: number): Range {
  return [start + by, end + by];
}

function keyOf({ entry }: DateEntry): Range {
  return entry.key ?? entry.value;
}

function fixOf({ repaired }: DateVerdict, start: number): Fix | undefined {
  if (!repaired) return undefined;
  const [from, to] = move(repaired.at, start);
  return {
    title: `Write “${repaired.text}”`,
    safety: 'suggested',
    edits: [{ start: from, end: to, text: repaired.text }],
  };
}

/** The date that the generator takes from the file name; the front matter's own date wins, but the address may not follow. */
function reportFileName(
  doc: Document,
  report: (finding: { at: Range; message: string; hint: string }) => void,
  isOverruled: boolean,
): void {
  const written = readFileDate(doc.file, doc.dialect.generator);
  if (!written) return;
  const isOwn = !isOverruled;
  const verdict = judgeDate(written, { generator: doc.dialect.generator, isOwn, isQuoted: false });
  if (!verdict) return;
  report({ at: [0, 0], message: `File name: ${verdict.message}`, hint: 'Rename the file' });
}
