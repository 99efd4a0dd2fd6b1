/** A JSON service on loopback that records what it hears and fails as it is told to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived: the body parsed, files beside it. */
export interface Heard {
  readonly method: string;
  /** Without the prefix of the service: "/channels/1/messages". */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly authorization: string | null;
}

/** What is answered; no body is an empty answer. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one request goes wrong: whether it is carried out, and what the one who asked gets to hear. */
export interface Fault {
  readonly taken: boolean;
  /** `said`: what the service says to it; nothing goes wrong after all. */
  readonly answer: Answer | 'said' | 'reset' | 'hang' | 'truncate';
  /** What stands above what the service says. */
  readonly headers?: Answer['headers'];
}

/** Which requests a fault is for; all where nothing is said. */
export interface Where {
  readonly method?: string;
  readonly path?: RegExp;
}

/** The service says no and does nothing. */
export function says(status: number, body: unknown = { message: String(status), code: 0 }): Fault {
  return { taken: false, answer: { status, body } };
}

/** The service does nothing, and the connection ends, hangs, or brings half an answer. */
export function loses(how: 'reset' | 'hang' | 'truncate'): Fault {
  return { taken: false, answer: how };
}

/** The service does what it was asked, and answers with an error, with half an answer, or not at all. */
export function takesAnd(how: 'reset' | 'hang' | 'truncate' | number): Fault {
  return {
    taken: true,
    answer: typeof how === 'number' ? { status: how, body: { message: String(how), code: 0 } } : how,
  };
}

/** The part that every double of a chat service shares. */
export class LoopbackRest {
  readonly requests: Heard[] = [];
  readonly server: Server;
  readonly #prefix: string;
  readonly #answer: (heard: Heard) => Answer;
  readonly #faults: { fault: Fault; where: Where; times: number }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(prefix: string, answer: (heard: Heard) => Answer) {
    this.#prefix = prefix;
    this.#answer = answer;
    this.server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Starts to listen; the port. */
  async listen(): Promise<number> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }

  /** The next requests of this kind go wrong, in this order. */
  fail(faults: Fault | readonly Fault[], where: Where = {}, times = 1): void {
    for (const fault of [faults].flat()) this.#faults.push({ fault, where, times });
  }

  /** What was asked in this way; without the first so many requests. */
  asked(where: Where, without = 0): readonly Heard[] {
    return this.requests.slice(without).filter((heard) => matches(heard, where));
  }

  /** Waits until that many requests of this kind have arrived; the last of them. */
  async heard(where: Where, count = 1): Promise<Heard> {
    await this.until(() => this.asked(where).length >= count);
    return this.asked(where)[count - 1] as Heard;
  }

  /** Waits until something holds, looking again whenever anything happens here. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((wake) => this.#waiting.add(wake));
  }

  /** Lets those who wait look again. */
  happened(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const heard = await read(request, this.#prefix).catch(() => null);
    if (heard === null) return;
    this.requests.push(heard);
    const row = this.#faults.find(({ where, times }) => times > 0 && matches(heard, where));
    if (row !== undefined) row.times -= 1;
    const answer = row === undefined || row.fault.taken ? this.#answer(heard) : { status: 200, body: {} };
    const planned = row?.fault.answer ?? 'said';
    const said =
      planned === 'said' ? { ...answer, ...(row?.fault.headers && { headers: row.fault.headers }) } : planned;
    if (said === 'reset') request.socket.resetAndDestroy();
    else if (said === 'truncate') truncate(response, answer);
    else if (said !== 'hang') send(response, said);
    this.happened();
  }
}

async function read(request: IncomingMessage, prefix: string): Promise<Heard> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const type = request.headers['content-type'] ?? '';
  const bytes = Buffer.concat(chunks);
  const heard = {
    method: request.method ?? 'GET',
    path: decodeURIComponent(pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname),
    query: searchParams,
    authorization: request.headers.authorization ?? null,
  };
  if (!type.startsWith('multipart/')) {
    return { ...heard, body: fieldsIn(bytes.toString(), type), files: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files = [];
  for (const value of form.values()) {
    if (typeof value !== 'string') files.push({ name: value.name, text: await value.text() });
  }
  return { ...heard, body: JSON.parse(String(form.get('payload_json') ?? '{}')), files };
}

function fieldsIn(text: string, type: string): Heard['body'] {
  if (type.startsWith('application/octet-stream')) return { text };
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  return text === '' ? {} : JSON.parse(text);
}

function matches({ method, path }: Heard, where: Where): boolean {
  return (where.method ?? method) === method && (where.path?.test(path) ?? true);
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function truncate(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  response.write(text.slice(0, text.length / 2), () => response.socket?.resetAndDestroy());
}
