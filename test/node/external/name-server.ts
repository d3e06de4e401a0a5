import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { type Answer, decode, encode } from 'dns-packet';

export interface NameServer {
  readonly address: string;
  readonly close: () => void;
}

/** What a name server says of a name: addresses, or one of its codes; `silence`: nothing. */
export type NameAnswer = readonly string[] | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'silence';

const codes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

/** A name server on this machine. */
export async function serveNames(answerOf: (name: string) => NameAnswer): Promise<NameServer> {
  const socket = createSocket('udp4');
  socket.on('message', (message, peer) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    const said = answerOf(question?.name ?? '');
    if (said === 'silence' || !question) return;
    const code = typeof said === 'string' ? codes[said] : codes.NOERROR;
    const addresses = typeof said === 'string' ? [] : said;
    const type = question.type === 'AAAA' ? 'AAAA' : 'A';
    const answers = addresses
      .filter(address => address.includes(':') === (type === 'AAAA'))
      .map((data): Answer => ({ type, name: question.name, ttl: 60, data }));
    socket.send(
      encode({ type: 'response', id: id ?? 0, flags: 0x80 | code, questions, answers }),
      peer.port,
      peer.address,
    );
  });
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => socket.close() };
}
