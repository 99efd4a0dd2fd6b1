/** Feeds that say they have moved for good: followed each time, believed slowly (`promises.md` F4). */
import { addressKey, mayHoldKey } from './address.ts';
import type { Feed } from './feed.ts';
import type { FeedState } from './feed-state.ts';
import { hostKey } from './hosts.ts';
import type { Asked, ReadAnswer } from './poll-feed.ts';

/** The same answer must have come for as long, and as often, that a café's network and a bad evening are over by then. */
const BELIEVED_AFTER_MS = 7 * 86_400_000;
const BELIEVED_AFTER_TIMES = 7;

/** So many failures in a row of the new address, when it does not answer at all, send us back to the old one. */
const FAILURES = 3;

/** In place of an address: the operator's own by https. A name, a password or a key in it is kept nowhere but there. */
const BY_HTTPS = 'https:';

type Moves = Required<Pick<FeedState, 'movedTo' | 'redirecting'>>;

/** The address to ask. */
export function addressOf({ url }: Pick<Feed, 'url'>, { movedTo }: Pick<FeedState, 'movedTo'>): string {
  if (movedTo == null) return url;
  return movedTo === BY_HTTPS ? url.replace(/^http:/i, BY_HTTPS) : movedTo;
}

/**
 * What is remembered of a feed at its address; null where that is another feed's. Whoever gives it the address to which it
 * has moved changes nothing.
 */
export function knownState({ url }: Pick<Feed, 'url'>, state: FeedState | null): FeedState | null {
  // Most addresses hold no key and stand there as they are; telling the others takes longer.
  if (state === null || state.url === url) return state;
  const key = addressKey(url);
  if (state.url === key) return state;
  const isMoved =
    state.movedTo === BY_HTTPS ? addressKey(url.replace(/^https:/i, 'http:')) === state.url : state.movedTo === url;
  if (!isMoved) return null;
  const held = state.validFor === key ? {} : { etag: null, lastModified: null };
  return { ...state, ...held, url: key, movedTo: null, redirecting: null };
}

/** What is to be remembered of where a feed has moved, after an answer that was a feed (or said that it did not change). */
export function movesAfter({ feed, before, address, at, answer }: Asked, isCrowded: boolean): Moves {
  const movedTo = before.movedTo ?? null;
  // Whatever a sign-in page says is not the publisher's word, neither for a move nor against one.
  if (isCrowded) return { movedTo, redirecting: before.redirecting ?? null };
  const to = answer === null ? null : permanentTarget(answer);
  if (to === null) return { movedTo, redirecting: null };
  if (isSameByHttps(address, to)) return { movedTo: address === feed.url ? BY_HTTPS : to, redirecting: null };
  // The new address would repeat the key, and it would stand in the store as it is.
  if (mayHoldKey(feed.url)) return { movedTo, redirecting: null };
  const redirecting = { to, since: at, times: 1 };
  if (before.redirecting?.to === to) {
    redirecting.since = before.redirecting.since;
    redirecting.times = before.redirecting.times + 1;
  }
  const isBelieved = at - redirecting.since >= BELIEVED_AFTER_MS && redirecting.times >= BELIEVED_AFTER_TIMES;
  return isBelieved ? { movedTo: to === feed.url ? null : to, redirecting: null } : { movedTo, redirecting };
}

/** The same after a failure. An address that is not what it was moved to for is given up. */
export function movesAfterFailure(asked: Asked, isOurs: boolean): Moves {
  const { before, answer } = asked;
  const redirecting = before.redirecting ?? null;
  if (isOurs) return { movedTo: before.movedTo ?? null, redirecting };
  if (goesBack(asked)) return { movedTo: null, redirecting: null };
  const isSame = answer === null || permanentTarget(answer) === redirecting?.to;
  return { movedTo: before.movedTo ?? null, redirecting: isSame ? redirecting : null };
}

/** Whether the validators of an answer are those of the address that is asked the next time. */
export function holdsThere(validFor: string | null, feed: Feed, asked: string, moves: Moves): boolean {
  const next = addressOf(feed, moves);
  return next === asked || validFor === addressKey(next);
}

/** The other hosts an answer led over, the one that answered last. */
export function hostsLedOver(address: string, { redirects }: ReadAnswer): readonly string[] {
  const own = URL.parse(address)?.host ?? '';
  const hosts = redirects.map(({ to }) => URL.parse(to)?.host ?? '').filter((host) => host !== '' && host !== own);
  return hosts.filter((host, index) => hosts.lastIndexOf(host) === index);
}

/** The hosts, as they count requests, that asking a feed leads to as far as we know. */
export function hostsOf(feed: Feed, state: FeedState | null): readonly string[] {
  const own = hostKey(state === null ? feed.url : addressOf(feed, state));
  const over = state?.crowd === 'sign-in' ? [] : (state?.ledOver ?? []);
  return [...new Set([own, ...over.map((host) => hostKey(`https://${host}`))])];
}

/** Where an answer says the feed is for good; null when it does not: one temporary redirect makes all of them temporary. */
function permanentTarget({ redirects, url }: ReadAnswer): string | null {
  const isPermanent = redirects.length > 0 && redirects.every(({ status }) => status === 301 || status === 308);
  return isPermanent ? url : null;
}

/** Whether one address is the other by https, on the ports of both. */
export function isSameByHttps(from: string, to: string): boolean {
  const [a, b] = [URL.parse(from), URL.parse(to)];
  if (a === null || b === null || a.protocol !== 'http:' || b.protocol !== 'https:') return false;
  return (
    a.port === '' &&
    b.port === '' &&
    a.hostname === b.hostname &&
    `${a.pathname}${a.search}` === `${b.pathname}${b.search}`
  );
}

function goesBack({ before, answer, refusal }: Asked): boolean {
  if (before.movedTo == null) return false;
  const status = answer?.status ?? 0;
  if (status === 404 || status === 410 || refusal?.code === 'feed-not-a-feed') return true;
  return status !== 429 && status !== 503 && before.failures + 1 >= FAILURES;
}
