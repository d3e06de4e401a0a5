/** Fragments that a page’s source does not hold in any form, so that no element of it can have them as its id. */
export function findMissingFragments(page: string, fragments: readonly string[]): string[] {
  // A page whose ids are made by a script has hardly any in its source.
  const ids = page.match(/\s(?:id|name)\s*=/gi)?.length ?? 0;
  if (ids < FEWEST_IDS || page.includes('\uFFFD')) return [];
  return fragments.filter(fragment => isElementId(fragment) && !formsOf(fragment).some(form => page.includes(form)));
}

const FEWEST_IDS = 5;

/** `#:~:text=`, `#!/route`, `#/route`, `#top` and the line ranges of code hosts are read by browsers and scripts. */
function isElementId(fragment: string): boolean {
  return !/^$|^top$|^[!/?]|:~:|[=&/]|^L\d+|^(?:issue|discussion|commit|diff|pullrequest|r)[\w-]*\d$/i.test(fragment);
}

function formsOf(fragment: string): string[] {
  const decoded = decode(fragment);
  const escaped = decoded.replace(/[&"'<>]/g, character => `&#${character.charCodeAt(0)};`);
  return [fragment, decoded, escaped, encodeURIComponent(decoded), decoded.replaceAll('&', '&amp;')];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
