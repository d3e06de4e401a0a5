import type { Diagnostic, Fix, LintResult, Related, RuleDescription, Severity } from '../core/diagnostic.ts';
import type { Span } from '../core/span.ts';
import { version } from '../core/version.ts';
import { createFingerprinter } from './fingerprint.ts';
import { printableJson } from './printable.ts';
import { joinSentences } from './sentence.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const LONE_SURROGATES = /\p{Cs}/gu;

/** SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning. */
export function reportSarif(result: LintResult): string {
  const diagnostics = result.reports.flatMap(report => report.diagnostics);
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const fingerprint = createFingerprinter();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'postlint', version, rules: describeRules(ids, result.rules ?? []) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(diagnostic => ({
          ruleId: diagnostic.rule,
          ruleIndex: indexes.get(diagnostic.rule) ?? -1,
          ...describe(diagnostic),
          partialFingerprints: { 'postlintFinding/v1': fingerprint(diagnostic) },
        })),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log, null, 2))}\n`;
}

function describeRules(ids: readonly string[], rules: readonly RuleDescription[]) {
  const summaries = new Map(rules.map(({ id, summary }) => [id, summary]));
  return ids.map(id => {
    const summary = summaries.get(id);
    return {
      id,
      ...(summary !== undefined && {
        shortDescription: { text: summary },
        fullDescription: { text: summary },
        help: { text: `${summary}. Run “postlint explain ${id}” to read more.` },
      }),
    };
  });
}

function describe(diagnostic: Diagnostic) {
  const { severity, file, span, related = [], fix } = diagnostic;
  return {
    level: LEVELS[severity],
    message: { text: joinSentences(diagnostic) },
    locations: [{ physicalLocation: describeLocation(file, span) }],
    ...(related.length > 0 && { relatedLocations: related.map(describeRelated) }),
    ...(fix && fix.edits.length > 0 && { fixes: [describeFix(file, fix)] }),
  };
}

function describeRelated({ message, file, span }: Related, id: number) {
  return { id, message: { text: message }, physicalLocation: describeLocation(file, span) };
}

function describeLocation(file: string, { start, end }: Span) {
  return {
    artifactLocation: { uri: toUri(file) },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

function describeFix(file: string, { title, edits }: Fix) {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    insertedContent: { text },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: { uri: toUri(file) }, replacements }],
  };
}

/** A path as a relative reference; half a surrogate pair has no place in one. */
function toUri(path: string): string {
  return path.replace(LONE_SURROGATES, '\u{fffd}').split('/').map(encodeURIComponent).join('/');
}
