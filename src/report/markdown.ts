import type { Diagnostic, LintResult, Severity } from '../core/diagnostic.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import { countFindings } from './count.ts';
import { describeExternal } from './external-links.ts';
import { placeOf } from './finding.ts';
import { foldRepeated, type RepeatedFinding } from './fold.ts';
import { printableSentence } from './printable.ts';
import { joinSentences } from './sentence.ts';
import { describeKnown } from './summary.ts';

/** What a comment on GitHub may hold (65,536 characters; a job summary holds more), with room for the last line. */
const LONGEST = 65_000;
const PLACES_SHOWN = 4;
const SIGNS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };
const SPECIAL = /[\\`*_~[\]<>|&$!]|:(?=[/\w])/g;
const REFERENCES = /([@#])(?=\w)/g;
const WWW = /\b(www)\./gi;
const PLAIN_NAME = /^[\w./@-]+$/;

interface Section {
  readonly head: string;
  readonly rows: readonly { readonly text: string; readonly count: number }[];
}

/** For a job summary or a comment on a pull request; cut where it would not fit, and says so. */
export function reportMarkdown(result: LintResult): string {
  const { errors, warnings, infos } = countFindings(result);
  const known = describeKnown(result);
  const notes = [
    ...(result.external ? [describeExternal(result.external)] : []),
    ...(known === undefined ? [] : [known]),
  ];
  const tail = notes.map(note => `\n${escapeMarkdown(note)}\n`).join('');
  if (result.reports.length === 0)
    return `### ✅ No ${known === undefined ? '' : 'new '}problems in ${pluralize(result.files, 'file')}\n${tail}`;

  const { reports, repeated } = foldRepeated(result);
  const sections: Section[] = reports.map(({ file, diagnostics }) => ({
    head: `\n#### ${escapeMarkdown(file)}\n\n| Place | | Problem | Rule |\n|--:|---|---|---|\n`,
    rows: diagnostics.map(diagnostic => ({ text: toRow(placeOf(diagnostic.span), diagnostic), count: 1 })),
  }));
  if (repeated.length > 0)
    sections.push({
      head: '\n#### In many files\n\n| Times | | Problem | Rule |\n|--:|---|---|---|\n',
      rows: repeated.map(finding => ({ text: toRepeatedRow(finding), count: finding.count })),
    });
  const counts = [
    ...(errors > 0 ? [pluralize(errors, 'error')] : []),
    ...(warnings > 0 ? [pluralize(warnings, 'warning')] : []),
    ...(infos > 0 ? [pluralize(infos, 'note')] : []),
  ];
  const files = `${formatNumber(result.reports.length)} of ${pluralize(result.files, 'file')}`;
  const sign = SIGNS[errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'info'];
  return `### ${sign} ${counts.join(', ')} in ${files}\n${joinSections(sections)}${tail}`;
}

function joinSections(sections: readonly Section[]): string {
  let text = '';
  let hidden = 0;
  for (const { head, rows } of sections) {
    let section = head;
    for (const row of rows) {
      if (text.length + section.length + row.text.length > LONGEST) hidden += row.count;
      else section += row.text;
    }
    if (section !== head) text += section;
  }
  return hidden > 0 ? `${text}\n… and ${pluralize(hidden, 'more problem')}\n` : text;
}

function toRepeatedRow({ count, first, hint, places }: RepeatedFinding): string {
  const shown = places.slice(0, PLACES_SHOWN).map(({ file, span }) => escapeMarkdown(`${file}:${placeOf(span)}`));
  const hidden = places.length - shown.length;
  const list = [...shown, ...(hidden > 0 ? [`and ${pluralize(hidden, 'more file')}`] : [])].join('<br>');
  const { message, severity, rule } = first;
  return formatRow([`${formatNumber(count)} ×`, severity, `${tell({ message, hint })}<br>${list}`, rule]);
}

function toRow(place: string, diagnostic: Diagnostic): string {
  return formatRow([place, diagnostic.severity, tell(diagnostic), diagnostic.rule]);
}

function tell({ message, hint }: { message: string; hint?: string | undefined }): string {
  return escapeMarkdown(joinSentences({ message, hint }));
}

function formatRow([place, severity, text, rule]: readonly [string, Severity, string, string]): string {
  const name = PLAIN_NAME.test(rule) ? `\`${rule}\`` : escapeMarkdown(rule);
  return `| ${place} | ${SIGNS[severity]} ${severity} | ${text} | ${name} |\n`;
}

/**
 * A user's text as text: no Markdown, HTML or address in it comes to life, and nobody is mentioned. An invisible space
 * after `@` and `#` is what keeps GitHub from reading a name or an issue there; a backslash does not.
 */
function escapeMarkdown(text: string): string {
  const escaped = printableSentence(text).trim().replace(SPECIAL, '\\$&');
  return escaped.replace(WWW, '$1\\.').replace(REFERENCES, '$1&#8203;');
}
