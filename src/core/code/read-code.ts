import {
  drop,
  enter,
  leave,
  levelOf,
  MOST_ANGLES,
  matchAt,
  type Outcome,
  type Scan,
  SPACE,
  take,
  topOf,
} from './scan.ts';

const TOKEN =
  /'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*'|"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*"|\d[\w.]*|[A-Za-z_$][\w$]*|=>|\+\+|--|<<|<=|[\s\S]/y;
const REGEX = /\/(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\//y;
const TO_NEXT_SLASH = /\/[^\n\r/]*\/?/y;
/** Names and spaces beyond ASCII, what begins a string or comment and does not end it, and the comments of scripts. */
const UNTOLD = /[^ -~]|['"\\]|<!--|-->|\/\*/y;

export function readCode(scan: Scan): Outcome {
  const space = matchAt(SPACE, scan);
  scan.at += space.length;
  if (scan.at === scan.code.length) return undefined;
  const token = matchAt(TOKEN, scan);
  const hasNewline = /[\n\r\u2028\u2029]/.test(space);
  if (matchAt(UNTOLD, scan) !== '' && !/^['"]./.test(token)) return 'murky';
  if (hasNewline && isQuoteMark(token, scan)) return 'murky';
  if (scan.last === ';' && token !== 'else' && token !== 'while') {
    drop(scan);
    Object.assign(topOf(scan), { isOpen: false, angles: 0 });
  }
  // A statement may end at a newline, and the next one begin with a regular expression or a tag.
  if (hasNewline && scan.isValue && (token === '/' || token === '<')) scan.isValue = undefined;
  return /^[\w$'"]/.test(token) ? readWord(token, scan) : readMark(token, scan);
}

function isQuoteMark(token: string, { language }: Scan): boolean {
  return language === 'mdx' && token === '>';
}

const HEADED = /^(?:if|for|while|with)$/;
const STATEMENT = /^(?:if|else|for|while|do|with)$/;
const BEFORE_VALUE =
  /^(?:if|for|while|with|return|typeof|case|do|else|in|instanceof|new|void|delete|throw|default|extends)$/;
/** Words that are names in some places. */
const EITHER = /^(?:await|yield|of|async)$/;

function isProperty(before: string): boolean {
  return before === '.' || before === '#';
}

function readWord(word: string, scan: Scan): Outcome {
  const isName = isProperty(scan.last);
  if (!isName && STATEMENT.test(word)) topOf(scan).isOpen = true;
  const isValue = isName || (EITHER.test(word) ? undefined : !BEFORE_VALUE.test(word));
  return take(scan, word, isValue);
}

function readMark(token: string, scan: Scan): Outcome {
  const level = topOf(scan);
  switch (token) {
    case '(': {
      const isFor = scan.last === 'await' && scan.earlier === 'for';
      return enter(scan, token, levelOf('code', ')', isFor || (HEADED.test(scan.last) && !isProperty(scan.earlier))));
    }
    case '[':
      return enter(scan, token, levelOf('code', ']'));
    case '{':
      return enter(scan, token, levelOf('code', '}'));
    case '`':
      return enter(scan, token, levelOf('template', '`'));
    case ')':
    case ']':
    case '}':
      if (level.closer !== token) return 'broken';
      if (scan.levels.length === 1) return 'closed';
      // A block is none, an object is one.
      return leave(scan, token, token === '}' ? undefined : !level.isHeader);
    case ',':
      if (!level.isOpen) drop(scan);
      return take(scan, token, false, 0);
    case ';':
      return take(scan, token, false, 0);
    case '>':
      level.angles = Math.max(0, level.angles - 1);
      return take(scan, token, undefined);
    case '++':
    case '--':
      return take(scan, token, undefined);
    case '!':
      return take(scan, token, scan.isValue === false ? false : undefined);
    case ':':
      // A label of a label.
      if (/^[A-Za-z_$]/.test(scan.last) && scan.earlier === ':') level.isOpen = true;
      return take(scan, token, false);
    case '/':
      return readSlash(scan);
    case '<':
    case '<<':
    case '<=':
      return readAngle(token, scan);
    default:
      return take(scan, token, false);
  }
}

function readSlash(scan: Scan): Outcome {
  if (scan.isValue) return take(scan, '/', false);
  const regex = matchAt(scan.isValue === undefined ? TO_NEXT_SLASH : REGEX, scan);
  if (scan.isValue === undefined) return regex.endsWith('/') && regex.length > 1 ? 'murky' : take(scan, '/', false);
  return regex === '' ? 'murky' : take(scan, regex, true, 1);
}

function readAngle(token: string, scan: Scan): Outcome {
  const { language, isValue } = scan;
  if (language === 'ts' || (language === 'tsx' && isValue)) {
    const level = topOf(scan);
    // Arguments that are types have commas between them.
    level.isOpen = true;
    level.angles += token.length;
    if (scan.levels.reduce((sum, { angles }) => sum + angles, 0) > MOST_ANGLES) return 'deep';
    return take(scan, token, false, 2 * token.length);
  }
  if (isValue || token !== '<') return take(scan, token, false);
  if (isValue === undefined || language === 'tsx') return 'murky';
  return enter(scan, token, levelOf('tag', '>'));
}

export function readTemplate(scan: Scan): Outcome {
  const text = matchAt(/(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y, scan);
  scan.at += text.length;
  if (scan.code.startsWith('`', scan.at)) return leave(scan, '`', true);
  if (scan.code.startsWith('${', scan.at)) return enter(scan, '${', levelOf('code', '}'));
  return scan.at === scan.code.length ? undefined : 'murky';
}
