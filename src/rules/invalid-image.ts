import { oncePer } from '../core/lazily.ts';
import { quote } from '../core/quote.ts';
import { type Probe, type SiteFinding, siteRule } from '../core/rule.ts';
import { type Content, headSize, type ImageType, promisedTypes, readType } from './shared/image/image-type.ts';
import { listImageUses } from './shared/image/image-uses.ts';

/** What browsers show whatever the name says, because they look into the file. */
const SHOWN: ReadonlySet<Content> = new Set(['PNG', 'JPEG', 'GIF', 'WebP', 'AVIF', 'BMP', 'ICO']);

/** An SVG may begin with a comment or a document type of this length. */
const LONGEST_PROLOGUE = 65_536;

export default siteRule({
  id: 'invalid-image',
  summary: 'An image file that is empty, or not of the type that its name says',
  severity: 'error',
  group: 'images',
  check: (site, { pages, report, probe }) => {
    const judge = oncePer((file: string) => judgeFile(file, probe));
    for (const { page, link, file } of listImageUses(site, pages, ['image'])) {
      const wrong = judge(file);
      if (!wrong) continue;
      const { message, ...rest } = wrong;
      report({ file: page.file, at: link.range, message: `Image ${quote(link.href)} ${message}`, ...rest });
    }
  },
});

type Wrong = Pick<SiteFinding, 'message' | 'hint' | 'severity'>;

function judgeFile(file: string, probe: Probe): Wrong | undefined {
  const promised = promisedTypes[extensionOf(file)];
  const head = probe.head(file, headSize);
  if (!promised || !head) return undefined;
  if (head.length === 0) return { message: 'is an empty file', hint: 'Export or download it again' };
  const content = findContent(file, head, probe);
  // What the pointer stands for is not here.
  if (content === 'pointer' || promised.some(type => type === content)) return undefined;
  return describe(content, promised[0] ?? 'PNG', file);
}

function findContent(file: string, head: Uint8Array, probe: Probe): Content {
  const content = readType(head);
  if (extensionOf(file) !== 'svg' || (content !== 'text' && content !== 'page')) return content;
  return readType(probe.head(file, LONGEST_PROLOGUE) ?? head);
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toLowerCase();
}

function describe(content: Content, promised: ImageType, file: string): Wrong {
  if (content === 'page')
    return {
      message: `is a web page, not ${nameOf(promised)}`,
      hint: 'Download the picture itself: this is the page around it, or an error page',
    };
  if (content === 'converted')
    return {
      message: 'is damaged: its line endings were changed, as if it were text',
      hint: 'Write “*.png binary” into .gitattributes, and commit the original again',
    };
  if (content === 'HEIC')
    return { message: 'is a HEIC image, which most browsers do not show', hint: `Save it as ${promised}` };
  if (content === 'text' || content === 'other' || content === 'pointer')
    return { message: `is not ${nameOf(promised)}`, hint: 'Export or download it again' };
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, `.${usualExtension(content)}`);
  const message = `is ${nameOf(content)}, not ${nameOf(promised)}`;
  const hint = `Name it ${quote(name)}, or save it as ${promised}`;
  // Image processing, feed readers and previews go by the name; browsers don't.
  return SHOWN.has(content) && promised !== 'SVG' ? { message, hint, severity: 'warning' } : { message, hint };
}

function nameOf(type: ImageType): string {
  return `${/^(?:SVG|AVIF|ICO)/.test(type) ? 'an' : 'a'} ${type} image`;
}

function usualExtension(type: ImageType): string {
  return type === 'JPEG' ? 'jpg' : type === 'TIFF' ? 'tif' : type.toLowerCase();
}
