/** A server on loopback that says what it likes, HTTP or not. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server that runs. */
export interface RawServer {
  readonly port: number;
  /** "127.0.0.1:port". */
  readonly host: string;
  /** Bytes that were handed to the network, over all connections. */
  sent(): number;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/** Starts a server; stop it with `close`. */
export async function startRawServer(answer: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let gone = 0;
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    socket.once('close', () => {
      gone += socket.bytesWritten;
      sockets.delete(socket);
    });
    answer(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    sent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, gone),
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

/** Sends pieces as fast as they are taken, until there are no more or nobody listens any longer. */
export function sendAll(socket: Socket, pieces: Iterable<Uint8Array>): void {
  const rest = pieces[Symbol.iterator]();
  const goOn = () => {
    for (;;) {
      const { value, done } = rest.next();
      if (done || socket.destroyed) return void socket.end();
      if (!socket.write(value)) return void socket.once('drain', goOn);
    }
  };
  goOn();
}
