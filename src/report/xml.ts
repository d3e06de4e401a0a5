import { printable } from './printable.ts';

const SPECIAL = /[<>&"'\u{fffe}\u{ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

export const xmlHeader = '<?xml version="1.0" encoding="utf-8"?>';

/** A text for an element or an attribute; characters that XML can't hold at all are shown as the other reports do. */
export function escapeXml(text: string): string {
  return printable(text).replace(SPECIAL, character => ENTITIES[character] ?? '\u{fffd}');
}

/** ` name="value"` for each attribute. */
export function formatAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}
