import { editDistance } from '../../../core/closest.ts';
import { quote } from '../../../core/quote.ts';
import { trim } from '../../../core/trim.ts';

/** Why an address leads nowhere although its author's intention is plain. */
export interface AddressProblem {
  readonly message: string;
  readonly hint?: string;
  /** What was meant. */
  readonly replacement?: string;
  /** Whether it was surely meant; otherwise it is only the likely reading. */
  readonly isCertain?: boolean;
}

/** Nearly every address is like this, and right. */
export function isPlainAddress(url: string): boolean {
  return /^https?:\/\/(?!https?[:/])[a-z0-9[]/i.test(url) && !'“”„‘’'.includes(url.charAt(url.length - 1));
}

/** Judges an address by its own characters; undefined where nothing is surely wrong. */
export function judgeAddress(url: string, element: 'link' | 'image'): AddressProblem | undefined {
  if (isPlainAddress(url)) return undefined;
  return judgeWebAddress(url) ?? (element === 'link' ? judgeMail(url) : undefined) ?? judgeHost(url);
}

/** Judges what has a scheme, however broken: what is no address at all is never taken for one. */
export function judgeWebAddress(url: string): AddressProblem | undefined {
  return judgeWrapping(url) ?? judgeDoubledScheme(url) ?? judgeScheme(url);
}

function meant(message: string, replacement: string, isCertain = true): AddressProblem {
  return { message, hint: `Write ${quote(replacement)}`, replacement, isCertain };
}

/** Quotes, parentheses and slashes around an address, that are part of it now. */
function judgeWrapping(url: string): AddressProblem | undefined {
  const unquoted = trim(url, '“”„‘’');
  if (unquoted !== '' && unquoted !== url && !/[“”„‘’]/.test(unquoted))
    return meant(`${quote(url)} includes typographic quotes`, unquoted);
  const inner = /^\((.+)\)$/.exec(url)?.[1];
  if (inner && !/[()]/.test(inner)) return meant(`${quote(url)} has doubled parentheses`, inner);
  const prefixed = /^[/.:<>"'([\]|,;=!*_~-]{1,4}(https?:\/\/[a-z0-9][^[\]()<>"]*)$/i.exec(url)?.[1];
  return prefixed ? meant(`${quote(url)} has stray characters in front of the address`, prefixed) : undefined;
}

/** `https://https://` but neither `https://https.cio.gov` nor `https://httpd.apache.org`. */
function judgeDoubledScheme(url: string): AddressProblem | undefined {
  const inner = /^(?:https?:?\/*)+(https?):?\/\/+(?!https?:?\/)([^/].*)$/i.exec(url);
  if (!inner?.[1] || !inner[2]) return undefined;
  return meant(`${quote(url)} has its scheme twice`, `${inner[1].toLowerCase()}://${inner[2]}`);
}

function judgeScheme(url: string): AddressProblem | undefined {
  const message = `${quote(url)} has a broken scheme`;
  // `https:///host`, `https:/host`, `https::host`, `https;//host`, `https:f//host`, `https//host`
  const separator =
    /^(https?)(:\/{3,}|:\/(?!\/)|:{2,}\/{0,2}|[;.,]\/\/|:[^/\s]{1,2}\/\/|:?\/\/|:(?=[a-z0-9-]+\.[a-z]))(.+)$/is;
  const [, scheme, between, rest] = separator.exec(url) ?? [];
  if (scheme && rest && between !== '://') return meant(message, `${scheme.toLowerCase()}://${rest}`);
  const [, word, after] = /^([a-z]{3,8}):?\/\/(.+)$/i.exec(url) ?? [];
  const right = word && findWebScheme(word.toLowerCase());
  return right && after ? meant(message, `${right}://${after}`) : undefined;
}

/** `https` for `htpps`, `ttps` and the like; real schemes (`ftp`, `rtsp`, `ssh`) are further away. */
function findWebScheme(word: string): string | undefined {
  if (word === 'http' || word === 'https') return undefined;
  // Typing errors within the letters of the word are surer than others.
  const limit = /^[htps]+$/.test(word) ? 3 : 2;
  const distances = (['http', 'https'] as const).map(scheme => ({ scheme, off: editDistance(word, scheme, limit) }));
  distances.sort((left, right) => left.off - right.off);
  const nearest = distances[0];
  if (!nearest || nearest.off >= limit || word === 'shttp') return undefined;
  return distances[1]?.off === nearest.off && word.endsWith('s') ? 'https' : nearest.scheme;
}

const mailbox = /^[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\?\S*)?$/i;

function judgeMail(url: string): AddressProblem | undefined {
  const at = url.indexOf('@');
  if (at < 1) return undefined;
  if (mailbox.test(url) && topLevels.has(topLevelOf(url.split('?')[0] ?? '')))
    return meant(`${quote(url)} is an e-mail address without “mailto:”`, `mailto:${url}`);
  const [, scheme, separator, address] = /^([a-z-]{3,8})(:?\/{0,2})(.+)$/i.exec(url.slice(0, at)) ?? [];
  if (!scheme || !separator || !address) return undefined;
  const replacement = `mailto:${address}${url.slice(at)}`;
  const word = scheme.toLowerCase();
  const isMail = word === 'mail' || word === 'email' || word === 'e-mail' || editDistance(word, 'mailto', 3) < 3;
  if (!isMail || replacement === url || !mailbox.test(replacement.slice(7))) return undefined;
  return meant(`${quote(url)} has a broken scheme`, replacement);
}

/**
 * Top-level domains in which posts link, without those that are also the ending of files on authors' disks
 * (`.md`, `.sh`, `.py`, `.rs`, `.pl`, `.ps`, `.zip`): `install.sh/` may be a folder.
 */
const topLevels = new Set(
  (
    'com org net edu gov int io dev app co uk de fr eu us ca au jp cn kr tw in br mx it es pt nl se no fi dk cz at be ch ' +
    'ie nz za info biz tv wiki blog cloud xyz gg ly be'
  ).split(' '),
);

function topLevelOf(host: string): string {
  return host.slice(host.lastIndexOf('.') + 1).toLowerCase();
}

/** `www.example.org` and `github.com/name`: read as files next to the page. */
function judgeHost(url: string): AddressProblem | undefined {
  const message = `${quote(url)} lacks its scheme: it is read as a file of this site`;
  if (/^www\d?\.[a-z0-9-]+\./i.test(url)) return meant(message, `https://${url}`);
  const host = /^((?:[a-z0-9-]+\.)+[a-z]{2,})\/(?!.*\.mdx?$)/i.exec(url)?.[1];
  return host && topLevels.has(topLevelOf(host)) ? meant(message, `https://${url}`, false) : undefined;
}

/** A host alone, `sigstore.dev`: a file may have such a name, so the words of the link must say that it is a host. */
export function judgeBareHost(url: string, words: () => string): AddressProblem | undefined {
  if (!/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(url) || !topLevels.has(topLevelOf(url))) return undefined;
  if (
    words() !== url &&
    !(url.endsWith('.com') || (/\.(?:com|org|net|io|dev)$/.test(url) && url.indexOf('.') < url.lastIndexOf('.')))
  )
    return undefined;
  return meant(`${quote(url)} lacks its scheme: it is read as a file of this site`, `https://${url}`, false);
}
