import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** A connection that may be opened: everything about it was checked. */
export interface Target {
  /** The checked address, dialled as it is. */
  readonly address: string;
  readonly port: number;
  /** The name in the certificate and in the request; the address itself where the link has no name. */
  readonly host: string;
  readonly secure: boolean;
}

/** Opens one connection, or throws. A test may answer in the network's place. */
export type Dial = (target: Target, timeoutMs: number, signal: AbortSignal) => Promise<Socket>;

/** Opens a connection by TCP, with TLS verified where the link asks for it. No setting turns that off. */
export const dialByNetwork: Dial = ({ address, port, host, secure }, timeoutMs, signal) => {
  const connect = buildConnector({
    timeout: timeoutMs,
    allowH2: false,
    maxCachedSessions: 0,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  });
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    connect(
      {
        hostname: address,
        port: String(port),
        protocol: secure ? 'https:' : 'http:',
        ...(secure && host !== address ? { servername: host } : {}),
      },
      (error, socket) => {
        if (error !== null) reject(error);
        else if (signal.aborted) socket.destroy();
        else resolve(socket);
      },
    );
  });
};
