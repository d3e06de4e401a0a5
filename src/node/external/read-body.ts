import type { IncomingMessage } from 'node:http';

/** Larger pages are not searched for fragments. */
const LARGEST = 4_000_000;

/** The text of an HTML page; undefined where it is something else, packed or too large. */
export async function readBody(response: IncomingMessage): Promise<string | undefined> {
  const { headers } = response;
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '')) return undefined;
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST) return undefined;
    chunks.push(bytes);
  }
  // Ids that count are ASCII or UTF-8 nearly everywhere; in another encoding they are not found, and nothing is said.
  return Buffer.concat(chunks).toString('utf8');
}
