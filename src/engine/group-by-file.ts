import type { Diagnostic, FileReport } from '../core/diagnostic.ts';
import { compareDiagnostics } from './diagnose.ts';

export function groupByFile(diagnostics: readonly Diagnostic[], read: (file: string) => string): FileReport[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of [...diagnostics].sort(compareDiagnostics)) {
    const group = groups.get(diagnostic.file);
    if (group) group.push(diagnostic);
    else groups.set(diagnostic.file, [diagnostic]);
  }
  return [...groups].map(([file, own]) => ({ file, diagnostics: own, text: () => read(file).replace(/^\uFEFF/, '') }));
}
