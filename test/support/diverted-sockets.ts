/** The level of the sockets: whoever opens one, by whatever library, is seen here. */
import { Socket } from 'node:net';
import { vi } from 'vitest';

/** What was seen. */
export interface Diverted {
  /** Where sockets were told to connect to, one after the other. */
  readonly dialled: readonly string[];
  readonly sockets: readonly Socket[];
}

/**
 * Lets every socket of this process connect to a server on loopback instead, or to nothing, which never answers. Undone by
 * `vi.restoreAllMocks`.
 */
export function divertSockets(port: number, hanging: readonly string[] = []): Diverted {
  const dialled: string[] = [];
  const sockets: Socket[] = [];
  const connect = Socket.prototype.connect as (this: Socket, options: object) => Socket;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    const [options] = (Array.isArray(args[0]) ? args[0] : args) as readonly { readonly host: string }[];
    if (options === undefined) return this;
    dialled.push(options.host);
    sockets.push(this);
    return hanging.includes(options.host) ? this : connect.call(this, { ...options, host: '127.0.0.1', port });
  });
  return { dialled, sockets };
}
