import { oncePer } from '../core/lazily.ts';
import { quote } from '../core/quote.ts';
import { type Probe, siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';
import { headSize } from './shared/image/image-type.ts';
import { listImageUses } from './shared/image/image-uses.ts';
import { findPlace, type Place } from './shared/image/location.ts';
import { mayHaveMore } from './shared/image/metadata.ts';

/** Metadata takes at most a few blocks of 64 KB; in a WebP it stands behind the picture, and may be further off. */
const MOST_BYTES = 262_144;

export default siteRule({
  id: 'image-location',
  summary: 'A photo that tells where it was taken',
  severity: 'warning',
  group: 'images',
  check: (site, { pages, report, probe }) => {
    const find = oncePer((file: string) => readPlace(file, probe));
    // A small picture often leads to the photo as the camera made it.
    for (const { page, link, file } of listImageUses(site, pages, ['image', 'link'])) {
      const place = isProcessed(site, file) ? undefined : find(file);
      if (place)
        report({
          file: page.file,
          at: link.range,
          message: `Photo ${quote(link.href)} tells where it was taken: near ${describe(place)}`,
          hint: 'Take its location out, as “exiftool -gps:all= -xmp:geotag=” does',
        });
    }
  },
});

/** Astro makes new files of the images below `src`, without metadata. */
function isProcessed({ generator }: Site, file: string): boolean {
  return generator === 'astro' && file.startsWith('src/');
}

function readPlace(file: string, probe: Probe): Place | undefined {
  if (!/\.(?:jpe?g|png|webp|tiff?)$/i.test(file)) return undefined;
  const head = probe.head(file, headSize);
  if (!head) return undefined;
  if (head.length < headSize || !mayHaveMore(head)) return findPlace(head);
  return findPlace(probe.head(file, MOST_BYTES) ?? head);
}

/** To some ten kilometres: reports stand in the logs of public builds. */
function describe({ latitude, longitude }: Place): string {
  const degrees = (angle: number, [positive, negative]: readonly [string, string]) =>
    `${Math.abs(angle).toFixed(1)}° ${angle < 0 ? negative : positive}`;
  return `${degrees(latitude, ['N', 'S'])}, ${degrees(longitude, ['E', 'W'])}`;
}
