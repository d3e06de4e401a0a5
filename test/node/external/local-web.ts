import { mkdtempSync, rmSync } from 'node:fs';
import http, { type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveExternal } from '../../../src/config/resolve-external.ts';
import { readAddress, type Verdict } from '../../../src/core/external.ts';
import type { ExternalConfig } from '../../../src/core/external-config.ts';
import type { OnProgress } from '../../../src/core/progress.ts';
import { type Connection, connect } from '../../../src/node/external/connect.ts';
import type { Resolution } from '../../../src/node/external/resolve-host.ts';
import type { Certificate } from './certificates.ts';

export interface LocalServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Node’s own server on loopback. */
export async function serve(listener: RequestListener, certificate?: Certificate): Promise<LocalServer> {
  return listen(certificate ? https.createServer(certificate, listener) : http.createServer(listener));
}

async function listen(server: Server | https.Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

export const loopback: Resolution = { kind: 'found', addresses: [{ address: '127.0.0.1', family: 4 }] };

interface Asking extends Partial<Omit<Connection, 'settings'>> {
  readonly config?: ExternalConfig;
  readonly onProgress?: OnProgress;
}

/** Asks about addresses on this machine, where every name leads unless `resolve` says otherwise. */
export async function ask(urls: readonly string[], asking: Asking = {}): Promise<ReadonlyMap<string, Verdict>> {
  const { config, onProgress, ...connection } = asking;
  const someone = await serve((_, response) => void response.end());
  const folder = mkdtempSync(join(tmpdir(), 'postlint-external-'));
  const port = connect({
    settings: resolveExternal({ allow: ['127.0.0.0/8'], delay: 0, ...config }),
    storeFile: join(folder, 'external-links.json'),
    onlyCached: false,
    resolve: async () => loopback,
    backOff: 5,
    control: `http://127.0.0.1:${someone.port}/`,
    ...connection,
  });
  try {
    return await port.ask(
      urls.map(url => readAddress(url) ?? { address: url, fragment: '' }),
      onProgress,
    );
  } finally {
    port.close();
    await someone.close();
    rmSync(folder, { recursive: true });
  }
}

/** The verdict about a single address. */
export async function askOne(url: string, asking?: Asking): Promise<Verdict | undefined> {
  const verdicts = await ask([url], asking);
  return [...verdicts.values()][0];
}
