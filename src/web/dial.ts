import { connect, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, connect as secure } from 'node:tls';
import { Refusal } from '../outcome.ts';
import { saysRevoked } from './revoked.ts';

/** A connection that may be opened: everything about it was checked. */
export interface Target {
  /** The checked address, dialled as it is. */
  readonly address: string;
  readonly port: number;
  /** The name in the certificate and in the request; the address itself where the link has no name. */
  readonly host: string;
  readonly secure: boolean;
}

/** How long each step of opening a connection may take, in milliseconds. */
export interface DialLimits {
  readonly connectMs: number;
  readonly tlsMs: number;
}

/** Opens one connection, or throws. A test may answer in the network's place. */
export type Dial = (target: Target, limits: DialLimits, signal: AbortSignal) => Promise<Socket>;

/**
 * Opens a connection by TCP, with TLS verified where the link asks for it. No setting turns that off. Whatever is not open
 * in time, or not waited for any more, is closed at once. Throws `Refusal` (`web-timeout`), the signal's reason, and what
 * the sockets throw.
 */
export const dialByNetwork: Dial = async (target, { connectMs, tlsMs }, signal) => {
  const { address, port, host } = target;
  signal.throwIfAborted();
  const plain = connect({ host: address, port, noDelay: true, lookup: neverLookUp });
  await opened(plain, 'connect', { host, limitMs: connectMs, signal });
  if (!target.secure) return plain;
  const socket = secure({
    socket: plain,
    host: address,
    ...(host === address ? {} : { servername: host }),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
    secureContext: trust(),
    requestOCSP: true,
  });
  socket.once('OCSPResponse', (answer: Buffer | null) => {
    if (answer !== null && saysRevoked(answer))
      socket.destroy(new Revoked(`the certificate of ${host} was taken back`));
  });
  await opened(socket, 'secureConnect', { host, limitMs: tlsMs, signal });
  return socket;
};

/** Named like the refusals of TLS itself. */
class Revoked extends Error {
  readonly code = 'CERT_REVOKED';
}

let trusted: SecureContext | null = null;

/** Whom this machine trusts. Made once: each takes 9 ms at first, 0.3 ms later, and memory of its own. No session is kept in it. */
function trust(): SecureContext {
  trusted ??= createSecureContext({ minVersion: 'TLSv1.2' });
  return trusted;
}

/** Only checked addresses are dialled; for one of those Node asks for no name. */
function neverLookUp(name: string): never {
  throw new Error(`${name} is no address`);
}

function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { host, limitMs, signal }: { readonly host: string; readonly limitMs: number; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (cause: unknown) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.off(event, open).off('error', settle).off('close', close);
      if (cause === null) return resolve();
      // Whatever a socket says after nobody waits for it would end the process.
      socket.on('error', () => {}).destroy();
      reject(cause);
    };
    const open = () => settle(null);
    const close = () => settle(new Error(`${host} closed the connection`));
    const abort = () => settle(signal.reason);
    const late = () => settle(new Refusal('web-timeout', `${host} did not answer in time`));
    const timer = setTimeout(late, limitMs);
    signal.addEventListener('abort', abort, { once: true });
    socket.once(event, open).once('error', settle).once('close', close);
  });
}
