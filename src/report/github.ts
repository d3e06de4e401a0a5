import type { Diagnostic, LintResult, Severity } from '../core/diagnostic.ts';
import { printable } from './printable.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands, which GitHub Actions turns into annotations on the changed lines. */
export function reportGithub(result: LintResult): string {
  let commands = '';
  for (const report of result.reports)
    for (const diagnostic of report.diagnostics) commands += `${toCommand(diagnostic)}\n`;
  return commands;
}

function toCommand({ rule, severity, message, hint, file, span }: Diagnostic): string {
  const { start, end } = span;
  // GitHub rejects columns on an annotation of several lines.
  const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
  const place = `file=${escapeProperty(file)},line=${start.line},endLine=${end.line}${columns}`;
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${COMMANDS[severity]} ${place},title=${escapeProperty(rule)}::${escapeData(text).trimEnd()}`;
}

// The two escapings of a workflow command: actions/toolkit, packages/core/src/command.ts.
function escapeData(text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return printable(escaped);
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
