import { Refusal } from '../outcome.ts';
import { heardPauses } from './heard-pauses.ts';
import { lookAtPage, type PageLook } from './look-at-page.ts';
import { platformFeedsOf, platformWithoutFeeds, telegramChannelOf } from './platform-feeds.ts';
import type { FeedCandidate, FeedFinder, FeedStates, FoundFeed, HowFound } from './ports.ts';
import { softwareFeedsOf, usualFeedsOf } from './usual-paths.ts';
import { type Answer, type VisitParts, Visits } from './visits.ts';

/** What finding needs. */
export interface FindingParts extends Pick<VisitParts, 'web' | 'parser' | 'clock'> {
  /** Where it is kept what hosts asked of us; where it is left out, or keeps nothing, this finder remembers it itself. */
  readonly hosts?: Pick<FeedStates, 'hostPausedUntil' | 'pauseHost'>;
  /** The address of an RSS bridge for channels of Telegram, "{channel}" in it; null where the operator names none. */
  readonly telegramBridge?: string | null;
}

/** So many of one kind are asked until one can be read: a page may name a thousand. */
const MOST_ASKED = 4;

/**
 * Finds feeds over the network: where the address alone tells the platform's feed, that; else the address itself, where it
 * is a feed; else, of the page there, the first that can be read of those it names, those its software makes, those it links
 * to, and the usual paths. Every address is checked by the web like the first one.
 */
export function createFeedFinder({
  telegramBridge = null,
  hosts: kept = KEPT_NOWHERE,
  ...parts
}: FindingParts): FeedFinder {
  const hosts = heardPauses(kept, parts.clock);
  return {
    async find(url, signal) {
      const search = new Search(new Visits({ ...parts, hosts, signal }));
      const channel = telegramChannelOf(url);
      if (channel !== null) return search.mustBeFeed(bridged(channel, telegramBridge), 'bridge');
      const without = platformWithoutFeeds(url);
      if (without !== null) {
        throw new Refusal(
          'feed-not-a-feed',
          `${without} makes no feeds; one that a bridge makes can be added by its address`,
        );
      }
      return search.of(url);
    },
  };
}

const KEPT_NOWHERE: NonNullable<FindingParts['hosts']> = {
  hostPausedUntil: async () => null,
  pauseHost: async () => {},
};

function bridged(channel: string, bridge: string | null): string {
  if (channel === '') {
    throw new Refusal(
      'feed-not-a-feed',
      'of Telegram only public channels can be read, at addresses such as https://t.me/name',
    );
  }
  if (bridge !== null) return bridge.replace('{channel}', encodeURIComponent(channel));
  throw new Refusal('no-bridge', 'Telegram makes no feeds of its channels');
}

/** An address that is to be asked. */
interface Wanted extends FeedCandidate {
  readonly how: HowFound;
}

class Search {
  readonly #visits: Visits;
  readonly #queue: Wanted[] = [];
  /** Those that somebody named, for whoever means another one than the first. */
  readonly #told = new Map<HowFound, readonly FeedCandidate[]>();
  /** A place that may be right and holds nothing yet. */
  #empty: FoundFeed | null = null;
  #isDeep = false;

  constructor(visits: Visits) {
    this.#visits = visits;
  }

  async mustBeFeed(url: string, how: HowFound): Promise<FoundFeed> {
    const answer = await this.#visits.ask(url);
    if (answer.kind !== 'feed') throw answer.refusal;
    return this.#found(answer, how);
  }

  async of(url: string): Promise<FoundFeed> {
    this.#want(platformFeedsOf(url), 'pattern of the platform', { told: true });
    const byAddress = await this.#firstFeed();
    if (byAddress !== null) return byAddress;
    const no = this.#visits.noOf(url);
    if (no !== null) throw no;

    const answer = await this.#visits.ask(url);
    if (answer.kind === 'feed') return this.#found(answer, 'this address');
    if (answer.kind === 'other') throw answer.refusal;
    const look = lookAtPage(answer.html, answer.at, answer.header);
    this.#want(look.named, 'named by the page', { told: true });
    this.#want(softwareFeedsOf(look, answer.html, answer.at), 'pattern of the platform', { told: false });
    this.#want(look.linked, 'link on the page', { told: true });
    const usual = usualFeedsOf(look, answer.at);
    this.#want(look.ofComments.length === 0 ? usual : usual.slice(0, MOST_ASKED), 'usual path', { told: false });
    const found = (await this.#firstFeed()) ?? (await this.#ofComments(look));
    if (found !== null) return found;
    throw new Refusal('feed-not-a-feed', whatWasTried(look, this.#visits));
  }

  #want(candidates: readonly FeedCandidate[], how: HowFound, { told }: { readonly told: boolean }): void {
    if (told) this.#told.set(how, [...(this.#told.get(how) ?? []), ...candidates]);
    const asked = told ? candidates.slice(0, MOST_ASKED) : candidates;
    this.#queue.push(...asked.map((candidate) => ({ ...candidate, how })));
  }

  /** What readers write is taken only where there is nothing else, not even a feed that is empty. */
  async #ofComments({ ofComments }: PageLook): Promise<FoundFeed | null> {
    this.#want(ofComments, 'named by the page', { told: true });
    return this.#firstFeed();
  }

  /** Asks what waits, in order; null where none of it can be read. */
  async #firstFeed(): Promise<FoundFeed | null> {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      // Somebody's word for one that is empty is better than our guess; only what they named beside it may be meant instead.
      if (this.#empty !== null && !isGuess(this.#empty.how) && next.how !== this.#empty.how) continue;
      if (!this.#visits.mayAsk(next.url)) continue;
      const answer = await this.#visits.try(next.url);
      if (answer?.kind === 'page') this.#goDeeper(next, answer);
      if (answer?.kind !== 'feed') continue;
      const found = this.#found(answer, next.how);
      if (found.entries.length > 0) return found;
      this.#empty ??= found;
    }
    return this.#empty;
  }

  /** Behind "/rss" publishers often keep a page that lists their feeds. */
  #goDeeper({ how }: Wanted, { html, at, header }: Extract<Answer, { kind: 'page' }>): void {
    if (this.#isDeep || (how !== 'link on the page' && how !== 'usual path')) return;
    const { named, linked } = lookAtPage(html, at, header);
    const listed = [...named, ...linked].filter(({ url }) => this.#visits.mayAsk(url));
    if (listed.length === 0) return;
    this.#isDeep = true;
    this.#told.set('link on the page', [...listed, ...(this.#told.get('link on the page') ?? [])]);
    this.#queue.unshift(...listed.slice(0, MOST_ASKED).map((one) => ({ ...one, how: 'link on the page' as const })));
  }

  #found({ at, lasting, feed }: Extract<Answer, { kind: 'feed' }>, how: HowFound): FoundFeed {
    const others = (this.#told.get(how) ?? []).filter(({ url }) => url !== at && !this.#visits.wasAsked(url));
    return { ...feed, url: lasting, how, candidates: [...new Map(others.map((one) => [one.url, one])).values()] };
  }
}

/** Whether nobody but ourselves says that a feed is there. */
function isGuess(how: HowFound): boolean {
  return how === 'pattern of the platform' || how === 'usual path';
}

function whatWasTried(look: PageLook, { tried }: Visits): string {
  const named = [...look.named, ...look.ofComments];
  const ofPage = new Set(named.map(({ url }) => url));
  const others = tried.filter(({ url }) => !ofPage.has(url)).map(({ url }) => pathOf(url));
  const nothing = others.length === 0 ? 'nothing else was asked' : `nothing at ${others.join(', ')} is one either`;
  const no = tried.find(({ refusal }) => /\b(?:429|503)$/.test(refusal.message));
  const ended = no === undefined ? '' : `; then the host wanted to be asked no more (${no.refusal.message})`;
  if (named.length === 0) return `it is a page that names no feed, and ${nothing}${ended}`;
  const reasons = tried
    .filter(({ url }) => ofPage.has(url))
    .slice(0, 3)
    .map(({ url, refusal }) => `${url.slice(0, 120)}: ${refusal.code}`);
  const feeds = named.length === 1 ? 'a feed' : `${named.length} feeds`;
  return `it is a page that names ${feeds}, of which none can be read (${reasons.join('; ')}); ${nothing}${ended}`;
}

function pathOf(url: string): string {
  const { pathname = url, search = '' } = URL.parse(url) ?? {};
  return `${pathname}${search}`.slice(0, 80);
}
