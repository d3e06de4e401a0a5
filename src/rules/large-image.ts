import * as v from 'valibot';
import { oncePer } from '../core/lazily.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import { listImageUses } from './shared/image/image-uses.ts';

const limit = v.pipe(v.number(), v.integer(), v.minValue(1));

const options = v.object({
  maxKilobytes: v.optional(limit, 500),
  maxWidth: v.optional(limit, 2560),
  maxHeight: v.optional(limit, 2560),
});

/** Where the size stands: behind the metadata, which may hold a preview and a colour profile. */
const HEAD = 262_144;

export default siteRule<v.InferOutput<typeof options>>({
  id: 'large-image',
  summary: 'An image of more bytes or pixels than readers should have to load',
  severity: 'off',
  group: 'images',
  options,
  check: async (site, { options: optionsOf, pages, report, probe }) => {
    const { imageDimensionsFromData } = await import('image-dimensions');
    const measure = oncePer((file: string) => {
      const head = probe.head(file, HEAD);
      return { bytes: probe.size(file), pixels: head && imageDimensionsFromData(head) };
    });
    for (const { page, link, file } of listImageUses(site, pages, ['image'])) {
      const { bytes = 0, pixels } = measure(file);
      const { maxKilobytes, maxWidth, maxHeight } = optionsOf(page.file);
      const name = `Image ${quote(link.href)}`;
      const place = { file: page.file, at: link.range };
      if (bytes > maxKilobytes * 1000)
        report({
          ...place,
          message: `${name} has ${kilobytes(bytes)}, more than ${maxKilobytes} kB`,
          hint: 'Compress it, or make it smaller',
        });
      else if (pixels && (pixels.width > maxWidth || pixels.height > maxHeight))
        report({
          ...place,
          message: `${name} has ${pixels.width} × ${pixels.height} pixels, more than ${maxWidth} × ${maxHeight}`,
          hint: 'Scale it down to what readers see',
        });
    }
  },
});

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
