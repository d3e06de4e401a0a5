import type { SiteFiles } from '../../../core/site.ts';

/** Where hosts and version managers are told which Hugo builds the site, and in which words. */
const PINS: readonly (readonly [RegExp, RegExp])[] = [
  [/^netlify\.toml$/, /HUGO_VERSION\s*=\s*["']?v?(?:extended_)?0\.(\d+)/i],
  [/^\.tool-versions$/, /^(?:go)?hugo\s+(?:extended_)?v?0\.(\d+)/m],
  [/^\.?mise\.toml$/, /^["']?(?:go)?hugo(?:-extended)?["']?\s*=\s*["'](?:extended_)?v?0\.(\d+)/m],
  [/^\.hvm$/, /^v?0\.(\d+)/],
  [/^(?:wrangler|vercel|render|amplify)\.(?:toml|json|ya?ml)$/, /HUGO_VERSION\W+v?0\.(\d+)/i],
  [/^\.(?:github\/workflows\/[^/]+|gitlab-ci)\.ya?ml$/, /hugo[-_]version\W+(?:extended_)?v?0\.(\d+)/i],
];

/** The minor version (0.111.3 is 111) that the repository itself names; undefined where it names none. */
export function readHugoVersion(files: SiteFiles): number | undefined {
  for (const [file, pattern] of PINS) {
    for (const path of files.paths.filter(candidate => file.test(candidate))) {
      const minor = pattern.exec(files.read(path) ?? '')?.[1];
      if (minor !== undefined) return Number(minor);
    }
  }
  return undefined;
}
