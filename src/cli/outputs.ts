import { UserError } from '../core/errors.ts';

/** One report to make: printed, or written to a file. */
export interface Output {
  readonly format: string;
  readonly file: string | undefined;
}

/** What `--format pretty --format json:report.json` and `--output-file` ask for. */
export function parseOutputs(formats: readonly string[], outputFile: string | undefined): readonly Output[] {
  const outputs = (formats.length > 0 ? formats : ['pretty']).map(parseOutput);
  const printed = outputs.filter(output => output.file === undefined);
  if (printed.length > 1) {
    const hint = 'Give all but one a file: --format pretty --format json:report.json';
    throw new UserError(`Formats “${printed[0]?.format}” and “${printed[1]?.format}” can’t both be printed`, { hint });
  }
  if (outputFile === undefined) return outputs;
  if (printed.length === 0)
    throw new UserError('Every format has a file of its own already', { hint: 'Drop --output-file' });
  return outputs.map(output => ({ ...output, file: output.file ?? outputFile }));
}

function parseOutput(written: string): Output {
  const colon = written.indexOf(':');
  if (colon < 0) return { format: written, file: undefined };
  const file = written.slice(colon + 1);
  if (file !== '') return { format: written.slice(0, colon), file };
  throw new UserError(`“${written}” names no file`, {
    hint: 'Write the file after the colon: --format json:report.json',
  });
}
