import { parseUrl } from '../../core/external.ts';
import { pluralize } from '../../core/pluralize.ts';
import type { Reply } from './request.ts';

/** What came of an address and of all that it redirected to. */
export interface Trip {
  readonly hops: readonly Hop[];
  /** The address that `end` is about. */
  readonly at: string;
  readonly end: Reply | { readonly kind: 'astray'; readonly detail: string };
}

interface Hop {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

export interface FollowInput {
  readonly ask: (url: string) => Promise<Reply>;
  /** Redirects to follow at most. */
  readonly limit: number;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function isRedirect(reply: Reply): boolean {
  return reply.kind === 'answer' && REDIRECTS.has(reply.status) && reply.location !== undefined;
}

/** Follows redirects to where they end. Every address on the way is judged like the first one. */
export async function follow(start: string, { ask, limit }: FollowInput): Promise<Trip> {
  const hops: Hop[] = [];
  for (let at = start; ; ) {
    const reply = await ask(at);
    if (reply.kind === 'failure' || !isRedirect(reply)) return { hops, at, end: reply };
    const target = parseUrl(reply.location ?? '', at);
    if (!target || !/^https?:$/.test(target.protocol)) return astray(`to “${cut(reply.location ?? '')}”`);
    target.username = '';
    target.password = '';
    // The fragment is for the browser: the server is asked for the page.
    const to = target.href;
    hops.push({ from: at, to, status: reply.status });
    const next = to.replace(/#.*$/s, '');
    const seen = [start, ...hops.slice(0, -1).map(hop => hop.to.replace(/#.*$/s, ''))].indexOf(next);
    if (seen >= 0)
      return astray(
        `in a circle: ${hops
          .slice(seen)
          .map(hop => cut(hop.from))
          .join(' → ')} → ${cut(to)}`,
      );
    if (hops.length > limit) return astray(`more than ${pluralize(limit, 'time')}`);
    at = next;

    function astray(detail: string): Trip {
      return { hops, at, end: { kind: 'astray', detail } };
    }
  }
}

function cut(url: string): string {
  return url.length > 80 ? `${url.slice(0, 79)}…` : url;
}
