import { networkInterfaces } from 'node:os';
import type { ExternalSettings } from '../../core/external-config.ts';
import type { ExternalPort } from '../../engine/external.ts';
import { makeAddressPolicy } from './address-policy.ts';
import { openExternal } from './open-external.ts';
import { openTransport } from './request.ts';
import { type ResolveHost, rememberHosts, resolveHost } from './resolve-host.ts';
import { openStore } from './store.ts';
import type { Waiting } from './unless-stopped.ts';

export interface Connection {
  readonly settings: ExternalSettings;
  /** The file of the store; without one, nothing is kept. */
  readonly storeFile: string | undefined;
  readonly onlyCached: boolean;
  readonly waiting?: Waiting;
  /** For tests: what names lead to, which certificates to trust, and how long to wait before a retry. */
  readonly resolve?: ResolveHost;
  readonly ca?: readonly string[];
  readonly backOff?: number;
  readonly control?: string;
}

/** Kept by the IANA for everybody: if not even this answers, it is us who are offline. */
const CONTROL = 'https://example.com/';

/** The network as the engine sees it. */
export function connect(connection: Connection): ExternalPort {
  const { settings, storeFile, onlyCached, ca, waiting, backOff = 1000, control = CONTROL } = connection;
  const own = Object.values(networkInterfaces()).flatMap(list => (list ?? []).map(({ address }) => address));
  const resolve = rememberHosts(connection.resolve ?? (host => resolveHost(host)));
  const transport = openTransport({ policy: makeAddressPolicy({ allow: settings.allow, own }), resolve, ca });
  return openExternal({
    transport,
    settings,
    onlyCached,
    waiting,
    backOff,
    store: openStore({ file: storeFile, maxAge: settings.maxAge, now: Date.now }),
    isOnline: async () => {
      const policy = makeAddressPolicy({ allow: [...settings.allow, new URL(control).hostname], own });
      const controlled = openTransport({ policy, resolve, ca });
      const reply = await controlled.send({
        url: control,
        method: 'HEAD',
        wantsBody: false,
        patience: settings.timeout,
      });
      controlled.close();
      return reply.kind === 'answer';
    },
  });
}
