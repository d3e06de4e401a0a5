import { isIP } from 'node:net';
import { connect } from 'node:tls';

export interface CertificateHolder {
  readonly host: string;
  readonly port: number;
  /** The judged address of the host. */
  readonly address: string;
}

const PATIENCE = 5000;

/**
 * Whether a host’s own certificate is past its end. That any in the chain is says little: browsers find another way to
 * a root that they trust. Nothing is sent to the host.
 */
export function hasExpired({ host, port, address }: CertificateHolder): Promise<boolean> {
  return new Promise(resolve => {
    const name = isIP(host) === 0 && { servername: host };
    const socket = connect({ host: address, port, ...name, rejectUnauthorized: false, timeout: PATIENCE });
    const settle = (isExpired: boolean) => {
      resolve(isExpired);
      socket.destroy();
    };
    socket.on('secureConnect', () => settle(Date.parse(socket.getPeerCertificate().valid_to) < Date.now()));
    socket.on('timeout', () => settle(false));
    socket.on('error', () => settle(false));
  });
}
