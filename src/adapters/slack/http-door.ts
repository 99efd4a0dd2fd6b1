/** Where Slack's requests come in when there is no Socket Mode, and where people come to install the app. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { Refusal } from '../../outcome.ts';
import { Seen } from '../service/seen.ts';
import { EVENTS_PATH } from './paths.ts';
import { isSigned, SIGNED_WITHIN_MS } from './signature.ts';

/** What a person is shown who installs the app. */
export type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the door needs. */
export interface DoorParts {
  readonly port: number;
  /** The signing secrets, the newer one first; none where nothing is taken from Slack here. */
  readonly secrets: () => readonly string[];
  readonly take: (envelope: ReceiverEvent) => Promise<void>;
  /** By their paths. */
  readonly pages: Readonly<Record<string, Page>>;
  readonly clock: Clock;
}

/** A door that is open until it is closed. */
export interface Door {
  readonly port: number;
  close(): Promise<void>;
}

const MOST_BYTES = 2_000_000;
const REQUEST_WITHIN_MS = 10_000;

/** Opens the door. Refuses (`port-taken`) when somebody else listens there. */
export async function openDoor(parts: DoorParts): Promise<Door> {
  const signatures = new Seen(parts.clock, 2 * SIGNED_WITHIN_MS);
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, (request, response) => {
    const pathname = URL.parse(request.url ?? '/', 'http://door')?.pathname ?? '/';
    const page = request.method === 'GET' ? parts.pages[pathname] : undefined;
    const answered =
      page !== undefined
        ? page(request, response)
        : request.method === 'POST' && pathname === EVENTS_PATH
          ? receive(request, response, signatures, parts)
          : Promise.resolve();
    // Whoever has no answer by then gets none that tells anything.
    void answered.catch(() => end(response, 500)).then(() => end(response, 404));
  });
  const listening = Promise.withResolvers<void>();
  server.on('error', (cause) => listening.reject(new Refusal('port-taken', `PORT ${parts.port}`, { cause })));
  server.listen(parts.port, () => listening.resolve());
  await listening.promise;
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Takes one request of Slack's. Its signature is looked at before anything is made of its body. */
async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  signatures: Seen,
  { secrets, clock, take }: DoorParts,
): Promise<void> {
  const body = Number(request.headers['content-length'] ?? 0) > MOST_BYTES ? null : await readBody(request);
  if (body === null) return end(response, 413);
  const signature = request.headers['x-slack-signature'];
  const timestamp = request.headers['x-slack-request-timestamp'];
  if (!isSigned({ timestamp, signature, body }, secrets(), clock())) return end(response, 401);
  const payload = payloadIn(body.toString(), request.headers['content-type'] ?? '');
  if (payload === null) return end(response, 400);
  if (payload.ssl_check === '1') return end(response, 200);
  if (payload.type === 'url_verification') return end(response, 200, { challenge: payload.challenge });
  // An event is told again with the same words, and is known by its own id; nothing else is.
  if (!signatures.first(String(signature)) && payload.event_id === undefined) return end(response, 401);
  await take({
    body: payload,
    ack: async (answer) => end(response, 200, answer),
    ...retryIn(request),
  });
}

/** The body, byte by byte; null when it is longer than anything Slack sends. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** What a body says; null when that is nothing. */
function payloadIn(text: string, type: string): ReceiverEvent['body'] | null {
  try {
    const form = type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(text) : null;
    const payload = form?.get('payload') ?? null;
    const said: unknown = form !== null && payload === null ? Object.fromEntries(form) : JSON.parse(payload ?? text);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? said : null;
  } catch {
    return null;
  }
}

function retryIn({ headers }: IncomingMessage): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const number = Number(headers['x-slack-retry-num'] ?? Number.NaN);
  const reason = headers['x-slack-retry-reason'];
  return {
    ...(Number.isInteger(number) && { retryNum: number }),
    ...(typeof reason === 'string' && { retryReason: reason }),
  };
}

/** Answers, where that was not done before: with nothing, with words, or with what is said in JSON. */
function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (answer === undefined || answer === '') response.writeHead(status).end();
  else if (typeof answer === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(answer);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
