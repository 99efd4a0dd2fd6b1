/** Discord's gateway on loopback: sessions that are begun, dropped and resumed, and events we tell it to send. */
import type { Server } from 'node:http';
import {
  type GatewayDispatchPayload,
  GatewayOpcodes,
  type GatewayReceivePayload,
  type GatewaySendPayload,
} from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';

/** One shard's session, with everything it was sent, for when it is resumed. */
interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly sent: GatewayDispatchPayload[];
  socket: WebSocket | null;
}

/** What a shard is told first, and what it then learns of. */
export interface Welcome {
  readonly ready: (session: string, shard: readonly [number, number]) => unknown;
  readonly guilds: (shard: readonly [number, number]) => readonly unknown[];
}

/** Heartbeats matter to no test: the library's first comes at a random moment within this. */
const HEARTBEAT_MS = 40_000;

/** The gateway of the double. */
export class LoopbackGateway {
  readonly sessions: Session[] = [];
  /** How often a session was begun, how often one was taken up again, and how often nobody was let in. */
  readonly counts = { identified: 0, resumed: 0, refused: 0 };
  /** With what every new connection is closed at once; null lets them in. */
  closesWith: number | null = null;
  /** What every attempt to connect is answered with instead of a connection; null lets them in. */
  refusesWith: number | null = null;
  readonly #token: () => string | null;
  readonly #welcome: Welcome;
  readonly #happened: () => void;
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor(server: Server, token: () => string | null, welcome: Welcome, happened: () => void) {
    this.#token = token;
    this.#welcome = welcome;
    this.#happened = happened;
    server.on('upgrade', (request, socket, head) => {
      if (this.refusesWith !== null) {
        this.counts.refused += 1;
        socket.end(`HTTP/1.1 ${this.refusesWith} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      } else {
        this.#sockets.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
      }
      this.#happened();
    });
  }

  /** Sends an event to the shard of a server, or to all; a shard that is away gets it when it resumes. */
  dispatch(event: string, data: unknown, guild?: string): void {
    for (const session of this.sessions) {
      if (guild === undefined || isOf(session.shard, guild)) this.#send(session, event, data);
    }
  }

  /** Cuts the connections, as a network does; the sessions can be resumed. */
  drop(): void {
    for (const { socket } of this.sessions) socket?.terminate();
  }

  /** Closes the connections with a code of Discord's. */
  closeWith(code: number): void {
    for (const { socket } of this.sessions) socket?.close(code);
  }

  /** Cuts the connections and forgets the sessions: whoever comes back begins anew. */
  forget(): void {
    this.drop();
    this.sessions.length = 0;
  }

  close(): void {
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #greet(socket: WebSocket): void {
    if (this.closesWith !== null) {
      socket.close(this.closesWith);
      return;
    }
    socket.on('message', (data) => this.#hear(socket, JSON.parse(String(data)) as GatewaySendPayload));
    write(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_MS } });
  }

  #hear(socket: WebSocket, said: GatewaySendPayload): void {
    if (said.op === GatewayOpcodes.Heartbeat) write(socket, { op: GatewayOpcodes.HeartbeatAck });
    if (said.op !== GatewayOpcodes.Identify && said.op !== GatewayOpcodes.Resume) return;
    if (said.d.token !== this.#token()) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if (said.op === GatewayOpcodes.Identify) {
      const [id = 0, count = 1] = said.d.shard ?? [];
      this.#begin({ id: `session-${this.counts.identified}`, shard: [id, count], sent: [], socket });
    } else {
      this.#resume(said.d.session_id, said.d.seq, socket);
    }
    this.#happened();
  }

  #begin(session: Session): void {
    this.counts.identified += 1;
    this.sessions.push(session);
    this.#send(session, 'READY', this.#welcome.ready(session.id, session.shard));
    for (const guild of this.#welcome.guilds(session.shard)) this.#send(session, 'GUILD_CREATE', guild);
  }

  #resume(id: string, after: number, socket: WebSocket): void {
    const session = this.sessions.find((one) => one.id === id);
    if (session === undefined) {
      write(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    this.counts.resumed += 1;
    session.socket = socket;
    for (const missed of session.sent.filter(({ s }) => s > after)) write(socket, missed);
    this.#send(session, 'RESUMED', {});
  }

  #send(session: Session, event: string, data: unknown): void {
    const payload = { op: GatewayOpcodes.Dispatch, t: event, s: session.sent.length + 1, d: data };
    session.sent.push(payload as GatewayDispatchPayload);
    if (session.socket !== null) write(session.socket, payload as GatewayDispatchPayload);
  }
}

function write(socket: WebSocket, payload: GatewayReceivePayload | object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
}

/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
export function isOf([id, count]: readonly [number, number], guild: string): boolean {
  return Number((BigInt(guild) >> 22n) % BigInt(count)) === id;
}
