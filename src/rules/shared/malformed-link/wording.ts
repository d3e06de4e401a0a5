import type { Fix } from '../../../core/diagnostic.ts';
import { quote } from '../../../core/quote.ts';
import type { UnreadLink } from '../unread-links.ts';

/** “Link “the cat” is printed as text”: how every finding of this kind begins. */
export function nameOf({ isImage, label }: UnreadLink): string {
  return label.trim() === '' ? `${isImage ? 'Image' : 'Link'} is` : `${isImage ? 'Image' : 'Link'} ${quote(label)} is`;
}

export function edit(title: string, safety: Fix['safety'], ...[start, end, text]: [number, number, string]): Fix {
  return { title, safety, edits: [{ start, end, text }] };
}
