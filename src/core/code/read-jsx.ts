import { drop, enter, leave, levelOf, matchAt, type Outcome, type Scan, SPACE, take } from './scan.ts';

/** The inside of a JSX tag that opens an element. */
export function readTag(scan: Scan): Outcome {
  const space = matchAt(SPACE, scan);
  scan.at += space.length;
  const token = matchAt(/[\w$]+|"[^"]*"|'[^']*'|\/[\t\n\v\f\r ]*>|[.:=-]|[{<>]/y, scan);
  if (/[\n\r]/.test(space + token) && token.endsWith('>') && scan.language === 'mdx') return 'murky';
  switch (token) {
    case '':
      return scan.at === scan.code.length ? undefined : 'murky';
    case '{':
      return enter(scan, token, levelOf('code', '}'));
    case '<':
      return enter(scan, token, levelOf('tag', '>'));
    case '>':
      drop(scan);
      scan.levels[scan.levels.length - 1] = levelOf('children', '');
      return take(scan, token, false, 0);
    default:
      return token.startsWith('/') ? leave(scan, token, true) : take(scan, token, false);
  }
}

/** What stands between the tags of an element. */
export function readChildren(scan: Scan): Outcome {
  scan.at += matchAt(/[^{<]*/y, scan).length;
  const end = matchAt(/<[\t\n\v\f\r ]*\/[\w$.:\t\n\v\f\r -]*>/y, scan);
  if (end !== '') return leave(scan, end, true);
  if (scan.code.startsWith('{', scan.at)) return enter(scan, '{', levelOf('code', '}'));
  if (/<[\t\n\v\f\r ]*\//y.exec(scan.code.slice(scan.at, scan.at + 200))) return 'murky';
  return scan.at === scan.code.length ? undefined : enter(scan, '<', levelOf('tag', '>'));
}
