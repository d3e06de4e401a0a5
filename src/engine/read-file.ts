import type { RuleLevel, RuleState } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Dialect } from '../core/dialect.ts';
import { BINARY_HEAD, isBinary } from '../core/is-binary.ts';
import { parseDocument } from '../parse/document.ts';
import { loadMarkdownEngine, type MarkdownEngine, type MarkdownEngineName } from '../parse/markdown.ts';
import { CostlyTextError } from '../parse/within-budget.ts';
import type { RunRemark } from '../remark/bridge.ts';
import type { RemarkFinding } from '../remark/remark-finding.ts';
import { checkFile, type FileResult } from './check-file.ts';
import { decodeText } from './decode.ts';
import { internalDiagnostic, unreadDiagnostic } from './diagnose.ts';
import { LARGEST_POST } from './largest-post.ts';
import type { SessionSettings } from './session-settings.ts';
import { decodeResult } from './stored/decode-result.ts';
import { encodeResult } from './stored/encode-result.ts';

/** One file that is to be read. */
interface ReadRequest {
  /** Absolute POSIX path. */
  readonly path: string;
  /** The same, relative to the site. */
  readonly file: string;
  readonly dialect: Dialect;
  /** Without rules, only what the site needs of it is found. */
  readonly isLinted: boolean;
  /** Undefined where it can't be read. */
  readonly bytes: Uint8Array | undefined;
  /** Why not. */
  readonly why?: string | undefined;
}

interface ReadSettings {
  readonly settings: SessionSettings;
  readonly remark?: RunRemark | undefined;
}

/** The parsers and what works on their trees: loaded when there is a file that nothing is known about. */
export interface FileReader {
  readonly readFile: (request: ReadRequest, settings: ReadSettings) => ReadFile | Promise<ReadFile>;
}

export interface ReadFile {
  readonly result: FileResult;
  /** The result as `encodeResult` leaves it, where it can. */
  readonly text: string | undefined;
}

const NO_RULES: ReadonlyMap<string, RuleState> = new Map();

export async function openReader(parser?: MarkdownEngineName): Promise<FileReader> {
  const engine = await loadMarkdownEngine(parser);
  return {
    readFile: (request, settings) => {
      const why = findHindrance(request);
      if (why !== undefined)
        return { result: makeEmptyResult(request, unreadDiagnostic(request.file, why)), text: undefined };
      const again = (error: unknown) => readAgain(request, settings, { engine, error });
      try {
        const result = read(request, settings, engine);
        return result instanceof Promise ? result.catch(again).then(detach) : detach(result);
      } catch (error) {
        return again(error).then(detach);
      }
    },
  };
}

/**
 * What was cut out of a text holds on to all of it: thousands of posts and trees would stay in memory until the end of the
 * run. What comes back from its encoded form does not.
 */
function detach(result: FileResult): ReadFile {
  const text = encodeResult(result);
  const { file } = result.facts;
  const onDamage = () => {};
  return { text, result: (text === undefined ? undefined : decodeResult({ file, text, onDamage })) ?? result };
}

/** The native parser gives up on some hostile texts that the reference still reads; what both refuse is one finding. */
async function readAgain(
  request: ReadRequest,
  settings: ReadSettings,
  failed: { readonly engine: MarkdownEngine; readonly error: unknown },
): Promise<FileResult> {
  try {
    if (failed.engine.name === 'reference' || failed.error instanceof CostlyTextError) throw failed.error;
    return await read(request, settings, await loadMarkdownEngine('reference'));
  } catch (error) {
    const { file } = request;
    const isCostly = error instanceof CostlyTextError;
    return makeEmptyResult(
      request,
      isCostly ? unreadDiagnostic(file, error.message) : internalDiagnostic('parse', file, error),
    );
  }
}

/** Why nobody tries to read a file. */
function findHindrance({ bytes, why }: ReadRequest): string | undefined {
  if (!bytes) return why ?? 'It can’t be opened';
  return bytes.length > LARGEST_POST ? `It is larger than ${LARGEST_POST / 1_000_000} MB` : undefined;
}

/** Of what can’t be read nothing is known, so that nothing is said of links to it. */
function makeEmptyResult({ file, isLinted }: ReadRequest, diagnostic: Diagnostic): FileResult {
  const facts = {
    file,
    lineStarts: [0],
    links: [],
    headings: [],
    ids: [],
    unknownIds: 'it can’t be read',
    calls: [],
  };
  return { facts, diagnostics: isLinted ? [diagnostic] : [], directives: [], directiveProblems: [] };
}

/** The rule that says of a file that it is no text: whatever others find there is noise. */
const ENCODING_RULE = 'invalid-encoding';

function read(
  { path, file, dialect, isLinted, bytes }: ReadRequest,
  { settings, remark }: ReadSettings,
  engine: MarkdownEngine,
): FileResult | Promise<FileResult> {
  const decoded = decodeText(bytes ?? new Uint8Array());
  const { text, isUtf8 } = decoded;
  const isNoText = isBinary(decoded);
  return checkFile({
    doc: parseDocument(file, isNoText ? text.slice(0, BINARY_HEAD) : text, { dialect, engine, isUtf8 }),
    rules: isNoText ? settings.rules.filter(({ id }) => id === ENCODING_RULE) : settings.rules,
    states: isLinted ? settings.statesFor(path) : NO_RULES,
    remark:
      isLinted && remark && !isNoText ? withLevels(remark, rule => settings.remarkLevelFor(path, rule)) : undefined,
  });
}

/** Applies the configured levels to what remark plugins say. */
function withLevels(remark: RunRemark, levelOf: (rule: string) => RuleLevel | undefined): RunRemark {
  const apply = (findings: readonly RemarkFinding[]) =>
    findings.flatMap(finding => {
      const level = levelOf(finding.rule);
      return level === 'off' ? [] : [{ ...finding, severity: level ?? finding.severity }];
    });
  return doc => {
    const findings = remark(doc);
    return findings instanceof Promise ? findings.then(apply) : apply(findings);
  };
}
