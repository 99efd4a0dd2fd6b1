/** A real HTTP server on loopback that answers as a script says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values as they came over the wire. */
  readonly rawHeaders: readonly string[];
}

/** Answers one request, the `index`-th of the server. */
export type Answer = (response: ServerResponse, asked: Asked, index: number) => void;

/** A server that runs. */
export interface FeedServer {
  readonly port: number;
  /** "127.0.0.1:port", as `network.allowPrivate` wants it. */
  readonly host: string;
  readonly asked: readonly Asked[];
  url(path: string): string;
  close(): Promise<void>;
}

/** Starts a server; stop it with `close`. */
export async function startFeedServer(answer: Answer): Promise<FeedServer> {
  const asked: Asked[] = [];
  const server: Server = createServer({ maxHeaderSize: 256 * 1024 }, (request: IncomingMessage, response) => {
    const one: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      rawHeaders: request.rawHeaders,
    };
    asked.push(one);
    answer(response, one, asked.length - 1);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    asked,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

/** A small good feed. */
export const GOOD_FEED = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Meridian Wire</title><link>https://meridianwire.example/</link><description>d</description>
<item><title>Ferry runs again on the Tal</title><link>https://meridianwire.example/ferry</link><guid isPermaLink="false">mw-1</guid>
<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><description>The ferry runs again.</description></item></channel></rss>`;
