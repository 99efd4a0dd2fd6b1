/** The one guarded way out to the network. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, request as ask, buildConnector } from 'undici';
import type { Web, WebRequest, WebResponse } from '../feeds/ports.ts';
import { Refusal } from '../outcome.ts';
import { isPublicAddress, privateAllowance } from './addresses.ts';

/** Finds every address of a host. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Opens a connection to an address that was checked; `connectTo` replaces the network in tests. */
export interface WebOptions {
  /** "name/x.y.z (+https://contact)". */
  readonly userAgent?: string;
  /** The operator's `network.allowPrivate`. */
  readonly allowPrivate?: readonly string[];
  readonly resolve?: Resolve;
  /** Told of each address just before it is dialled; a test may answer in the network's place by throwing. */
  readonly onDial?: (address: string, port: number) => void;
}

const USER_AGENT = 'sitrep/0.1.0 (+https://sitrep.example/bot)';
const MOST_REDIRECTS = 5;
const DNS_MS = 5_000;
const CONNECT_MS = 10_000;
/** From the first byte sent to the last byte read (`promises.md` F6). */
const TOTAL_MS = 20_000;
const HEADER_BYTES = 64 * 1024;
/** Ports feeds are found at (`attacks/README.md` of the promise S1); an operator may add others one by one. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);
/** Names that mean this machine or the cloud around it, whatever they resolve to. */
const FORBIDDEN_NAMES =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa|onion|test|invalid)\.?$|^[^.]+\.?$/i;

/** Makes the way out. Nothing is retried, no cookie and no referrer is sent, and a connection is used once. */
export function createWeb(options: WebOptions = {}): Web & { close(): Promise<void> } {
  const allowed = privateAllowance(options.allowPrivate ?? []);
  const resolve = options.resolve ?? resolveAll;
  const userAgent = options.userAgent ?? USER_AGENT;
  const open = new Set<Agent>();

  /** One hop: the host is resolved once, every answer checked, and one of the checked addresses is dialled. */
  async function hop(
    url: URL,
    request: WebRequest,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<WebResponse> {
    const { address, port } = await checkedAddress(url, resolve, allowed, signal);
    const dial = buildConnector({ timeout: CONNECT_MS, allowH2: false });
    const agent = new Agent({
      connections: 1,
      pipelining: 0,
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: TOTAL_MS,
      bodyTimeout: TOTAL_MS,
      connect: (target, done) => {
        try {
          options.onDial?.(address, port);
        } catch (cause) {
          done(cause as Error, null);
          return;
        }
        const servername = isIP(bareHost(url)) ? '' : bareHost(url);
        dial({ ...target, hostname: address, host: address, port: String(port), servername }, done);
      },
    });
    open.add(agent);
    try {
      const answer = await ask(url, {
        dispatcher: agent,
        method: 'GET',
        headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, br, deflate', ...headers },
        signal,
      });
      const found = new Map(
        Object.entries(answer.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]),
      );
      const isRedirect = REDIRECTS.has(answer.statusCode) && found.has('location');
      const body =
        isRedirect || answer.statusCode === 304 ? new Uint8Array() : await bodyOf(answer.body, found, request.maxBytes);
      return { status: answer.statusCode, url: url.href, headers: found, body, redirects: [] };
    } finally {
      open.delete(agent);
      await agent.destroy().catch(() => {});
    }
  }

  return {
    async get(request, signal) {
      const limit = AbortSignal.timeout(TOTAL_MS);
      const both = AbortSignal.any([signal, limit]);
      const redirects: { status: number; to: string }[] = [];
      let url = addressOf(request.url, null);
      let headers = request.headers;
      try {
        for (;;) {
          const answer = await hop(url, request, headers, both);
          const location = answer.headers.get('location');
          if (!REDIRECTS.has(answer.status) || location === undefined) return { ...answer, redirects };
          if (redirects.length >= MOST_REDIRECTS)
            throw new Refusal('too-many-redirects', `${request.url} redirects more than five times`);
          const next = addressOf(location, url);
          if (url.protocol === 'https:' && next.protocol === 'http:')
            throw new Refusal('redirect-refused', `${url.host} redirects from https to http`);
          if (next.origin !== url.origin) headers = withoutCredentials(headers);
          redirects.push({ status: answer.status, to: next.href });
          url = next;
        }
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        throw refusalOf(cause, url, limit.aborted);
      }
    },
    async close() {
      await Promise.all([...open].map((agent) => agent.destroy().catch(() => {})));
    },
  };
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** An address that may be asked for at all; what it says of credentials is never sent in the clear to another origin. */
function addressOf(text: string, base: URL | null): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new Refusal('address-invalid', `"${text.slice(0, 120)}" is no address that can be read`);
  }
  url.hash = '';
  return url;
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function checkedAddress(
  url: URL,
  resolve: Resolve,
  allowed: (host: string, address: string, port: number) => boolean,
  signal: AbortSignal,
): Promise<{ readonly address: string; readonly port: number }> {
  const host = bareHost(url);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const literal = isIP(host) !== 0;
  const addresses = literal ? [host] : await resolved(host, resolve, signal);
  const [address] = addresses;
  if (address === undefined) throw new Refusal('web-unreachable', `${host} has no address`);
  if (addresses.every((one) => allowed(host, one, port))) return { address, port };
  const forbidden = (why: string) => new Refusal('address-forbidden', `${host}:${port} ${why}`);
  if (!literal && FORBIDDEN_NAMES.test(host)) throw forbidden('is a name of a private network');
  if (!addresses.every(isPublicAddress)) throw forbidden('leads into a private network');
  if (!PORTS.has(port)) throw forbidden('is not a port of the web');
  return { address, port };
}

async function resolved(host: string, resolve: Resolve, signal: AbortSignal): Promise<readonly string[]> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(DNS_MS)]);
  const aborted = new Promise<never>((_, reject) => {
    late.addEventListener(
      'abort',
      () => reject(new Refusal('web-timeout', `the name ${host} was not resolved in time`)),
      { once: true },
    );
  });
  try {
    return await Promise.race([resolve(host), aborted]);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('web-unreachable', `the name ${host} does not resolve`, { cause });
  }
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}

/** Headers for another origin: nothing that was meant for the first one alone. */
function withoutCredentials(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(?:authorization|cookie|if-none-match|if-modified-since)$/i.test(name),
    ),
  );
}

/** The body, decompressed and counted while it streams. */
async function bodyOf(stream: Readable, headers: ReadonlyMap<string, string>, maxBytes: number): Promise<Uint8Array> {
  const codings = (headers.get('content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > 1) throw new Refusal('web-bad-answer', 'the answer is compressed more than once');
  const decoder = decoderOf(codings[0]);
  const source = decoder === null ? stream : stream.on('error', (cause) => decoder.destroy(cause)).pipe(decoder);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes)
        throw new Refusal('web-too-large', `the answer is larger than ${Math.round(maxBytes / 2 ** 20)} MiB`);
      chunks.push(chunk as Buffer);
    }
  } finally {
    stream.destroy();
    decoder?.destroy();
  }
  return Buffer.concat(chunks, bytes);
}

function decoderOf(coding: string | undefined) {
  switch (coding) {
    case undefined:
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new Refusal('web-bad-answer', `the answer is compressed with "${coding.slice(0, 20)}"`);
  }
}

function refusalOf(cause: unknown, url: URL, late: boolean): Refusal {
  if (cause instanceof Refusal) return cause;
  const code = (cause as { code?: unknown } | null)?.code;
  if (
    late ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    code === 'UND_ERR_HEADERS_TIMEOUT' ||
    code === 'UND_ERR_BODY_TIMEOUT'
  ) {
    return new Refusal('web-timeout', `${url.host} did not answer in time`, { cause });
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new Refusal('web-too-large', `the headers of ${url.host} are larger than 64 KiB`, { cause });
  if (typeof code === 'string' && /^(?:HPE_|Z_|ERR_|UND_ERR_)/.test(code))
    return new Refusal('web-bad-answer', `${url.host} did not answer in proper HTTP (${code})`, { cause });
  return new Refusal(
    'web-unreachable',
    `${url.host} could not be reached${typeof code === 'string' ? ` (${code})` : ''}`,
    { cause },
  );
}
