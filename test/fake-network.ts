import type { ExternalSettings } from '../src/core/external-config.ts';
import type { ExternalPort } from '../src/engine/external.ts';
import { openExternal } from '../src/node/external/open-external.ts';
import type { FailureCause, Reply } from '../src/node/external/request.ts';

const failures: Readonly<Record<string, FailureCause>> = {
  'no such host': 'no-host',
  'name servers are silent': 'unresolved',
  'too slow': 'slow',
  'connection refused': 'unreachable',
  'certificate expired': 'certificate-expired',
  'certificate of another name': 'certificate-name',
  'certificate of nobody known': 'untrusted',
  'not public': 'private',
};

/**
 * The network as an example describes it: an address and what it answers on each line, such as `404`, `200`,
 * `301 https://new.cats.example/`, `200 with ids food, water` or `no such host`. `offline` alone: nobody is there.
 */
export function fakeNetwork(description: string, settings: ExternalSettings): ExternalPort {
  const lines = description.split('\n').filter(line => line.trim() !== '');
  const replies = new Map(lines.map(readLine));
  const isOffline = lines.includes('offline');
  return openExternal({
    transport: {
      send: async ({ url }) => {
        const reply = replies.get(url);
        if (reply) return reply;
        throw new Error(`The example does not say what ${url} answers`);
      },
      isInner: () => false,
      close: () => {},
    },
    settings: { ...settings, delay: 0, retries: 0 },
    backOff: 0,
    onlyCached: false,
    isOnline: async () => !isOffline,
    store: { findFresh: () => undefined, findKnown: () => undefined, add: () => {}, save: () => {} },
  });
}

function readLine(line: string): [string, Reply] {
  const [, url = '', answer = ''] = /^(\S+)\s*(.*)$/.exec(line.trim()) ?? [];
  const cause = failures[answer];
  if (cause) return [url, { kind: 'failure', cause, detail: answer }];
  const [, status, location, ids] = /^(\d{3})(?:\s+(https?:\S+)|\s+with ids (.+))?$/.exec(answer) ?? [];
  if (status === undefined && answer !== '') throw new Error(`“${answer}” is not an answer`);
  return [
    url,
    { kind: 'answer', status: Number(status), location, isWall: false, ...(ids && { body: writePage(ids) }) },
  ];
}

function writePage(ids: string): string {
  const names = ['header', 'main', 'menu', 'search', 'footer', ...ids.split(/,\s*/)];
  return names.map(id => `<div id="${id}"></div>`).join('\n');
}
