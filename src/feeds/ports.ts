import type { EpochMs } from '../clock.ts';
import type { FeedId, ParsedFeed } from './feed.ts';
import type { FeedState } from './feed-state.ts';

export type { FeedState } from './feed-state.ts';

/** One request to the network. Redirects are followed, each hop checked like a new address. */
export interface WebRequest {
  readonly url: string;
  /** Extra request headers, lower-case names (`if-none-match`, `accept`); nothing else is sent but the user agent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The most bytes of decompressed body. */
  readonly maxBytes: number;
  /** Reaches the public network only, whatever the operator allows: it was somebody in chat who named it. */
  readonly publicOnly?: boolean;
  /** False for whoever wants to decide at each redirect: the answer is then the redirect itself, where it leads in `redirects`. */
  readonly follows?: boolean;
  /** Gives up sooner than usual, in milliseconds, because others wait. */
  readonly withinMs?: number;
}

/** One answer, its body read and decompressed. */
export interface WebResponse {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  readonly redirects: readonly { readonly status: number; readonly to: string }[];
}

/**
 * The one guarded way out to the network. Throws `Refusal` with `address-forbidden`, `address-invalid`,
 * `too-many-redirects`, `redirect-refused`, `web-timeout`, `web-too-large`, `web-unreachable` or `web-bad-answer`;
 * an HTTP error status is an answer, not a refusal. Never retries by itself.
 */
export interface Web {
  get(request: WebRequest, signal: AbortSignal): Promise<WebResponse>;
}

/** A document as it came over the wire. */
export interface FeedDocument {
  readonly bytes: Uint8Array;
  /** The `Content-Type` it came with; null when it came with none. */
  readonly contentType: string | null;
  /** What its relative links are resolved against. */
  readonly url: string;
}

/** Turns a document into a feed, its decoding included, off the main thread, within a second. Throws `Refusal` (`feed-…`). */
export interface FeedParser {
  parse(document: FeedDocument, signal: AbortSignal): Promise<ParsedFeed>;
}

/** Keeps what is remembered of feeds and hosts. */
export interface FeedStates {
  read(id: FeedId): Promise<FeedState | null>;
  all(): Promise<readonly FeedState[]>;
  write(state: FeedState): Promise<void>;
  /** The same for many, together; when it has returned, all of them are kept. */
  writeAll(states: readonly FeedState[]): Promise<void>;
  /** Until when a host asked to be left alone; null when it did not. */
  hostPausedUntil(host: string): Promise<EpochMs | null>;
  pauseHost(host: string, until: EpochMs): Promise<void>;
}

/** How a feed was found, from the surest way to the one that only guesses. */
export type HowFound =
  | 'this address'
  /** By a `<link>` of the page, or by the header of its answer. */
  | 'named by the page'
  /** By a link that readers of the page may follow. */
  | 'link on the page'
  /** Where this platform, or the software of this site, keeps the feed of such a page. */
  | 'pattern of the platform'
  | 'usual path'
  /** Made by the RSS bridge that the operator named. */
  | 'bridge';

/** A feed that answers, and what it holds now. */
export interface FoundFeed extends ParsedFeed {
  /** Where it may be kept: after redirects, as far as they are for good. */
  readonly url: string;
  readonly how: HowFound;
  /** What else may be meant, the likeliest first: other feeds of the page, or of the platform. Nobody has asked them. */
  readonly candidates: readonly FeedCandidate[];
}

/** A feed that a page names; nobody has looked whether it can be read. */
export interface FeedCandidate {
  readonly url: string;
  /** As the page calls it; empty when it does not. */
  readonly title: string;
}

/**
 * Reads the feed at an address once, or finds the one of the page there. One host is asked eight times at most, no address
 * twice. Throws `Refusal` as `Web` and `FeedParser` do; `feed-not-a-feed` where nothing is found, `feed-refused` and
 * `feed-gone` for an error status, `no-bridge` for a channel of Telegram where no bridge is named.
 */
export interface FeedFinder {
  find(url: string, signal: AbortSignal): Promise<FoundFeed>;
}
