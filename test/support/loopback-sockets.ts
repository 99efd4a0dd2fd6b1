/** Socket Mode on loopback: connections with a ticket each, envelopes, and what was acknowledged. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** One envelope that was sent, and what it was answered with. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly payload: unknown;
  readonly socket: number;
  /** Null until it is acknowledged. */
  acknowledged: { readonly payload: unknown } | null;
}

/** The server's side of Socket Mode. */
export class LoopbackSockets {
  readonly envelopes: Envelope[] = [];
  /** How many connections there have been. */
  opened = 0;
  /** What every attempt to connect is answered with instead of a connection; null lets them in. */
  refusesWith: number | null = null;
  /** Whether a connection is greeted, as it should be. */
  greets = true;
  readonly #tickets = new Set<string>();
  readonly #sockets = new Map<number, WebSocket>();
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #happened: () => void;

  constructor(server: Server, happened: () => void) {
    this.#happened = happened;
    server.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://loopback').searchParams.get('ticket') ?? '';
      const status = this.refusesWith ?? (this.#tickets.delete(ticket) ? null : 404);
      if (status === null) {
        this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
      } else {
        socket.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      }
      happened();
    });
  }

  /** A ticket that is good for one connection. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** How many are connected. */
  get connected(): number {
    return this.#sockets.size;
  }

  /** Sends an envelope to one connection, the newest unless another is named; null when nobody is connected. */
  send(type: string, payload: unknown, more: object = {}, socket = [...this.#sockets.keys()].at(-1)): Envelope | null {
    const connection = this.#sockets.get(socket ?? 0);
    if (connection === undefined || socket === undefined) return null;
    const envelope: Envelope = { id: randomUUID(), type, payload, socket, acknowledged: null };
    this.envelopes.push(envelope);
    const words = { envelope_id: envelope.id, type, payload, accepts_response_payload: type !== 'events_api', ...more };
    connection.send(JSON.stringify(words));
    return envelope;
  }

  /** Says something to all that is no envelope: any text. */
  say(text: string): void {
    for (const socket of this.#sockets.values()) socket.send(text);
  }

  /** Tells all connections to leave, without closing them. */
  sendAway(reason = 'refresh_requested'): void {
    this.say(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'loopback' } }));
  }

  /** Cuts the connections, as a network does. */
  drop(): void {
    for (const socket of this.#sockets.values()) socket.terminate();
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(connection: WebSocket): void {
    this.opened += 1;
    const id = this.opened;
    connection.on('message', (data) => this.#hear(String(data)));
    connection.on('close', () => {
      this.#sockets.delete(id);
      this.#happened();
    });
    connection.on('error', () => {});
    if (!this.greets) return;
    this.#sockets.set(id, connection);
    connection.send(JSON.stringify({ type: 'hello', num_connections: this.#sockets.size, connection_info: {} }));
    this.#happened();
  }

  #hear(text: string): void {
    const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload: unknown };
    const envelope = this.envelopes.find(({ id }) => id === envelope_id);
    if (envelope !== undefined) envelope.acknowledged = { payload };
    this.#happened();
  }
}
