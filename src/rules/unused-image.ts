import { type Probe, siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import { imageFile } from './shared/image/image-uses.ts';
import { collectMentions, nameOf, stemOf } from './shared/image/mentions.ts';

/** Browsers, hosts and themes ask for these by name. */
const ASKED_FOR =
  /favicon|apple-touch|android-chrome|mstile|safari-pinned|icon|logo|avatar|profile|(?:^|[-_])(?:og|social|share|card|cover|banner|hero|header|background|bg|default|placeholder|404|feature\w*|thumb\w*)(?:[-_.]|$)/i;

/** Not of the site: what GitHub shows, what other programs keep, and a theme's own. */
const ELSEWHERE = /(?:^|\/)(?:\.[^/]+|themes|vendor|node_modules|tests?|__tests__)\//;

const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|heic|psd|mp[34]|m4[av]|mov|webm|og[gv]|wav|pdf|zip|gz|xz|tar|woff2?|ttf|otf|eot|lock)$/i;

/** Longer texts are data that nobody has written. */
const LONGEST_TEXT = 8_000_000;

export default siteRule({
  id: 'unused-image',
  summary: 'An image of the site that nothing refers to',
  severity: 'off',
  group: 'images',
  readsOthers: true,
  check: (site, { report, probe }) => {
    const used = listUsed(site);
    const candidates = site.files.paths.filter(
      file => imageFile.test(file) && !used.has(file) && !ELSEWHERE.test(file) && !ASKED_FOR.test(nameOf(file)),
    );
    // What is not in git is not part of the site yet.
    const own = candidates.filter(file => probe.isTracked(file) !== false && !isVariant(file, used));
    if (own.length === 0) return;
    const mentions = collectMentions(own);
    for (const { text, isContent } of readTexts(site, probe)) mentions.add(text, isContent);
    for (const file of own)
      if (!mentions.has(file))
        report({
          file,
          at: [0, 0],
          message: 'Nothing in this site refers to this image',
          hint: 'Remove it, or use it',
        });
  },
});

function listUsed(site: Site): ReadonlySet<string> {
  const used = new Set<string>();
  for (const page of site.pages)
    for (const { target } of site.links(page)) if (target.kind === 'asset') used.add(target.file);
  return used;
}

/** `milo@2x.jpg`, `milo-640.jpg` and `milo.webp` beside `milo.jpg`: which of them is loaded, a script or server decides. */
function isVariant(file: string, used: ReadonlySet<string>): boolean {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const stem = stemOf(file);
  const bare = stem.replace(/(?:@\dx|[-_]\d{2,4}(?:x\d{2,4})?[wx]?)$/, '');
  return ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'].some(
    extension => used.has(`${folder}${stem}.${extension}`) || used.has(`${folder}${bare}.${extension}`),
  );
}

function* readTexts(site: Site, probe: Probe): Generator<{ text: string; isContent: boolean }> {
  const decoder = new TextDecoder();
  for (const file of site.files.paths) {
    if (NO_TEXT.test(file)) continue;
    const bytes = probe.head(file, LONGEST_TEXT);
    if (bytes && !bytes.subarray(0, 1000).includes(0))
      yield { text: decoder.decode(bytes), isContent: site.page(file) !== undefined };
  }
}
