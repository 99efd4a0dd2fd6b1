/** The one guarded way out to the network. */
import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { Web, WebRequest, WebResponse } from '../feeds/ports.ts';
import { Refusal } from '../outcome.ts';
import { readAllowances } from './allow-private.ts';
import { checkedTargets, type Resolve, readUrl } from './check-address.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type Dial, type DialLimits, dialByNetwork, type Target } from './dial.ts';
import { ACCEPTED_CODINGS, readBody } from './read-body.ts';
import { createResolver, withinLimit } from './resolve.ts';
import { limitAnnouncements, limitTraffic } from './traffic.ts';
import { webRefusal } from './web-refusal.ts';

/** The longest an answer may take, in milliseconds (`promises.md` F6). */
export interface WebLimits {
  /** From the first question for a name to the last byte, redirects included. */
  readonly totalMs: number;
  readonly dnsMs: number;
  /** For each address that is tried. */
  readonly connectMs: number;
  readonly tlsMs: number;
}

/** What the way out is made of, where it differs from the usual. */
export interface WebOptions {
  /** Where publishers reach whoever runs this bot, "https://…" or "mailto:…". */
  readonly contact?: string | null;
  /** The operator's `network.allowPrivate`. */
  readonly allowPrivate?: readonly string[];
  readonly resolve?: Resolve;
  readonly dial?: Dial;
  readonly limits?: Partial<WebLimits>;
}

/** Whoever reads our requests can find us (`promises.md` F9). */
const userAgentOf = (contact: string) => `sitrep/0.1.0 (+${contact})`;
const CONTACT = 'https://sitrep.example/bot';
const LIMITS: WebLimits = { totalMs: 20_000, dnsMs: 5_000, connectMs: 5_000, tlsMs: 10_000 };
const HEADER_BYTES = 64 * 1024;
const MOST_HEADERS = 100;
const MOST_REDIRECTS = 5;
/** Told to a connection whose answer was read; an error made anew each time costs more than the rest of its end. */
const DONE = new Error('the answer was read');
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What a caller may add to a request; everything else would tell more than we want to. */
const REQUEST_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'if-none-match',
  'if-modified-since',
]);

/**
 * Makes the way out. Every hop is looked up once, all its addresses are checked, and a checked one is dialled; a connection
 * serves one request. Nothing is retried, no cookie, no referrer and no proxy is used, TLS is always verified. Throws
 * `Refusal` (`settings-invalid`) for a list of private addresses that cannot be meant.
 */
export function createWeb(options: WebOptions = {}): Web & { close(): Promise<void> } {
  const allowed = readAllowances(options.allowPrivate ?? []);
  const limits = { ...LIMITS, ...options.limits };
  const dial = options.dial ?? dialByNetwork;
  const names = createResolver();
  const resolve = withinLimit(options.resolve ?? names.resolve, limits.dnsMs);
  const userAgent = userAgentOf(options.contact ?? CONTACT);
  const open = new Set<Client>();

  async function hop(url: URL, request: WebRequest, authorization: string | null, { signal, giveUp }: Deadline) {
    const targets = await untilAborted(checkedTargets(url, allowed, resolve), signal);
    // A dispatcher of its own for every request: a shared one would keep connections that were checked long ago, and a
    // global one would take over the requests of other libraries.
    const client = new Client(url.origin, {
      connect: (_, done) => {
        dialFirst(targets, dial, limits, signal).then(
          (socket) => {
            limitTraffic(socket, request.maxBytes, giveUp);
            done(null, socket);
          },
          (error) => done(error, null),
        );
      },
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: limits.totalMs,
      bodyTimeout: limits.totalMs,
    });
    open.add(client);
    try {
      const answer = await client.request({
        method: 'GET',
        path: `${url.pathname}${url.search}`,
        headers: {
          ...requestHeaders(request.headers, userAgent),
          ...(authorization === null ? {} : { authorization }),
        },
        reset: true,
        onInfo: limitAnnouncements(giveUp),
        signal,
      });
      answer.body.on('error', () => {});
      const headers = responseHeaders(answer.headers);
      // What an error or a redirect says besides is not read.
      const body =
        answer.statusCode === 200 ? await readBody(answer.body, headers, request.maxBytes) : new Uint8Array();
      return { status: answer.statusCode, url: shown(url), headers, body };
    } finally {
      open.delete(client);
      await client.destroy(DONE).catch(() => {});
    }
  }

  return {
    async get(request, signal) {
      const deadline = startDeadline(signal, Math.min(limits.totalMs, request.withinMs ?? limits.totalMs));
      let url: URL | null = null;
      try {
        url = readUrl(request.url, null);
        return await follow(url, request.follows ?? true, (at, authorization) =>
          hop(at, request, authorization, deadline),
        );
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        throw webRefusal(cause, url?.host ?? '', deadline.signal.aborted);
      } finally {
        deadline.end();
      }
    },
    async close() {
      names.close();
      await Promise.all([...open].map((client) => client.destroy().catch(() => {})));
    },
  };
}

type Hop = (url: URL, authorization: string | null) => Promise<Omit<WebResponse, 'redirects'>>;

/** Follows redirects, each checked like a new address. Credentials stay with the origin they were given for. */
async function follow(start: URL, goesOn: boolean, hop: Hop): Promise<WebResponse> {
  const redirects: { readonly status: number; readonly to: string }[] = [];
  let authorization = basicAuthorization(start);
  let url = start;
  for (;;) {
    const answer =
      redirects.length === 0 ? await hop(url, authorization) : await hop(url, authorization).catch(refused);
    const location = answer.headers.get('location');
    if (!REDIRECTS.has(answer.status) || location === undefined) return { ...answer, redirects };
    if (redirects.length === MOST_REDIRECTS) {
      throw new Refusal('too-many-redirects', `${shown(start)} redirects more than five times`);
    }
    const next = redirectTarget(location, url);
    if (next.origin !== url.origin) authorization = null;
    redirects.push({ status: answer.status, to: shown(next) });
    if (!goesOn) return { ...answer, redirects };
    url = next;
  }
}

function redirectTarget(location: string, from: URL): URL {
  let next: URL;
  try {
    next = readUrl(location, from);
  } catch (cause) {
    return refused(cause);
  }
  if (from.protocol === 'https:' && next.protocol === 'http:') {
    throw new Refusal('redirect-refused', `${from.host} redirects from https to http`);
  }
  // Whatever a redirect says of names and passwords, it cannot be ours.
  next.username = '';
  next.password = '';
  return next;
}

/** A forbidden address behind a redirect is the redirect's fault. */
function refused(cause: unknown): never {
  if (cause instanceof Refusal && (cause.code === 'address-forbidden' || cause.code === 'address-invalid')) {
    throw new Refusal('redirect-refused', `it redirects to where nothing may be read: ${cause.message}`, { cause });
  }
  throw cause;
}

async function dialFirst(
  targets: readonly Target[],
  dial: Dial,
  limits: DialLimits,
  signal: AbortSignal,
): Promise<Socket> {
  let failure: unknown = null;
  for (const target of targets) {
    signal.throwIfAborted();
    try {
      return await dial(target, limits, signal);
    } catch (cause) {
      failure ??= cause;
    }
  }
  throw failure;
}

function requestHeaders(headers: Readonly<Record<string, string>>, userAgent: string): Record<string, string> {
  const sent: Record<string, string> = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': ACCEPTED_CODINGS };
  for (const [name, value] of Object.entries(headers)) {
    if (REQUEST_HEADERS.has(name) && /^[\t\x20-\x7e\x80-\xff]+$/.test(value)) sent[name] = value;
  }
  return sent;
}

function responseHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  let count = 0;
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    count += Array.isArray(value) ? value.length : 1;
    headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value);
  }
  if (count > MOST_HEADERS) throw new Refusal('web-bad-answer', `the answer has more than ${MOST_HEADERS} headers`);
  return headers;
}

function basicAuthorization({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  const [name, secret] = [username, password].map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return `Basic ${Buffer.from(`${name}:${secret}`, 'utf8').toString('base64')}`;
}

/** An address as it may be shown: without name and password. */
function shown(url: URL): string {
  const bare = new URL(url.href);
  bare.username = '';
  bare.password = '';
  return bare.href;
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
