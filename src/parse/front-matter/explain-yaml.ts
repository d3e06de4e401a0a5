import type { FrontMatterProblem } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import { applyEdits } from './apply-edits.ts';
import { explainFlow } from './explain-flow.ts';
import { explainLines } from './explain-lines.ts';
import { explainValue } from './explain-value.ts';
import { type Explanation, type Line, readLines, type YamlError } from './explanation.ts';
import { judgeYaml } from './judge.ts';

/** Says in a writer's words why a YAML value can't be read, and how it was probably meant. */
export function explainYaml(error: YamlError): FrontMatterProblem {
  const explanation = explain(error);
  const { offset, block } = error;
  const { code, at, message, hint } = explanation;
  const fix = checkRepair(error, explanation);
  const end = Math.min(Math.max(at[1], at[0] + 1), block.length);
  return {
    kind: 'syntax',
    code,
    range: [offset + Math.min(at[0], end), offset + end],
    message,
    hint,
    ...(fix && { fix }),
  };
}

function explain(error: YamlError): Explanation {
  const { block, chunk, rejection } = error;
  if (/is no key$/.test(rejection.reason) && !block.startsWith('{{', rejection.offset - 1))
    return explainKey(block, rejection.offset);
  const lines = chooseLines(readLines(block, chunk?.start ?? 0, chunk?.end ?? block.length), error);
  const isInside = /quoted scalar|flow collection|comma/.test(error.rejection.reason);
  const values = explainValues(error, lines);
  const whole = isInside && values ? values : explainLines(error, lines);
  return whole ?? values ?? fallBack(error);
}

/** Of a value with hundreds of lines, those where it begins and those where the parser gave up: each is compared with the others. */
function chooseLines(lines: readonly Line[], { rejection }: YamlError): readonly Line[] {
  const most = 200;
  if (lines.length <= 2 * most) return lines;
  const stop = Math.max(
    0,
    lines.findLastIndex(({ start }) => start <= rejection.offset),
  );
  const from = Math.max(most, stop - most / 2);
  return [...lines.slice(0, most), ...lines.slice(from, from + most)];
}

function explainValues(error: YamlError, lines: readonly Line[]): Explanation | undefined {
  for (const line of lines) {
    const found = explainFlow(error, line) ?? explainValue(error, line);
    if (found) return found;
  }
  return undefined;
}

/** A repair is offered only when the generator then reads the key: a wrong guess shows in nothing but silence. */
function checkRepair({ block, offset, style, chunk }: YamlError, { repair }: Explanation): FrontMatterProblem['fix'] {
  if (!repair) return undefined;
  const from = chunk?.start ?? 0;
  const to = chunk?.end ?? block.length;
  const moved = repair.edits.map(edit => ({ ...edit, start: edit.start - from, end: edit.end - from }));
  const repaired = applyEdits(block.slice(from, to), moved);
  if (judgeYaml(repaired, style)) return undefined;
  const edits = repair.edits.map(edit => ({ ...edit, start: edit.start + offset, end: edit.end + offset }));
  return { title: repair.title, safety: repair.isSafe ? 'safe' : 'suggested', edits };
}

function explainKey(block: string, start: number): Explanation {
  const what = '[-'.includes(block.charAt(start)) ? 'list' : 'map';
  return {
    code: 'collection-key',
    at: [start, start + 1],
    message: `A ${what} stands in place of a key: Hugo only knows keys that are text`,
    hint: 'Put the key in quotes',
  };
}

/** js-yaml's words for what no shape of ours covers. */
function fallBack({ block, rejection, chunk }: YamlError): Explanation {
  const start = Math.min(rejection.offset, Math.max(0, block.length - 1));
  const key = chunk?.key;
  if (/nesting exceeded/.test(rejection.reason))
    return {
      code: 'too-deep',
      at: [chunk?.start ?? 0, (chunk?.start ?? 0) + 1],
      message: 'Lists and maps are nested too deeply to be read',
      hint: 'Check for brackets that are opened again and again',
    };
  return {
    code: 'unreadable',
    at: [start, start + 1],
    message: `${key ? `The value of ${quote(key.name)}` : 'The front matter'} is not valid YAML: ${rejection.reason}`,
    hint: 'Check quotes, brackets and indentation here and in the line above',
  };
}
