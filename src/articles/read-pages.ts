import type { Clock, EpochMs } from '../clock.ts';
import { hostKey } from '../feeds/hosts.ts';
import { hostPause } from '../feeds/poll-times.ts';
import type { FeedStates, Web, WebResponse } from '../feeds/ports.ts';
import { shorten } from '../feeds/visible.ts';
import { type Problem, problemOf, Refusal } from '../outcome.ts';
import { isOfStore } from './origin-files.ts';
import { PAGE_BYTES } from './page-reader.ts';
import type { HostTurns, PageReader, PageRules, PageText } from './ports.ts';
import { reservedByAnswer } from './robots-directives.ts';
import { OUR_NAME } from './robots-file.ts';

/** A page to be read, and what its feed says of it. */
export interface WantedPage {
  readonly address: string;
  /** The feed's own words, plain text; empty when it has none. */
  readonly summary: string;
  /** The publisher's claim. */
  readonly published: EpochMs | null;
  /** Reaches the public network only, whatever the operator allows: its feed was added in chat. */
  readonly publicOnly: boolean;
}

/** A page as it was found, and where. */
export interface FoundPage extends PageText {
  /** Where it answered, after redirects. */
  readonly finalUrl: string;
}

/** After this many failures in a row a host is left alone until the next pass. */
const FAILURES_IN_A_ROW = 3;

/**
 * No more pages of one host are read in a pass, the newest first, and none is begun after a minute: everybody's briefing
 * waits for the slowest host. The rest is not put off: its feed's text is news now, and a page may be gone tomorrow.
 */
const PAGES_OF_A_HOST = 30;
const PASS_MS = 60_000;

/** As many as the web itself would follow. */
const MOST_REDIRECTS = 5;

/** No article is longer, and no feed gives more of one; three million characters would hold everything up for half a second. */
const LONGEST_TEXT = 200_000;

/** What pages are read with. */
export interface PageReading {
  readonly web: Web;
  readonly pages: PageReader;
  readonly rules: PageRules;
  readonly turns: HostTurns;
  readonly feedStates: Pick<FeedStates, 'hostPausedUntil' | 'pauseHost'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

type Found = (address: string, page: FoundPage | null) => void;

/** One address that is asked for a page. */
interface Asked {
  readonly url: string;
  readonly summary: string;
  readonly publicOnly: boolean;
}

/**
 * Reads pages, each host by itself and politely, and none that its host does not want read by machines. `found` is called
 * once for each address, with null where no page was had. A host that says it is asked too much is left alone for as long
 * as it says, by feeds too (`promises.md` F3); one that fails three times in a row, until the next pass.
 */
export async function readPages(
  wanted: readonly WantedPage[],
  reading: PageReading,
  found: Found,
): Promise<readonly Problem[]> {
  const pass = new Pass(reading, found);
  const hosts = [...Map.groupBy(wanted, ({ address }) => hostKey(address))];
  const broken: unknown[] = [];
  const readHost = async ([host, pages]: (typeof hosts)[number]) => {
    try {
      await pass.readHost(host, pages);
    } catch (thrown) {
      // A mistake of ours, or a store that is full: the others are not waited for.
      broken.push(thrown);
      pass.end();
    }
  };
  await Promise.all(hosts.map(readHost));
  pass.close();
  if (broken.length > 0) throw broken[0];
  return pass.problems();
}

/** The pages of one pass. */
class Pass {
  readonly #reading: PageReading;
  readonly #found: Found;
  readonly #endsAt: EpochMs;
  readonly #ending = new AbortController();
  /** Aborted when the pass is, or when its minute is over. */
  readonly #signal = this.#ending.signal;
  readonly #problems: Problem[] = [];
  #left = 0;

  constructor(reading: PageReading, found: Found) {
    this.#reading = reading;
    this.#found = found;
    this.#endsAt = reading.clock() + PASS_MS;
    if (reading.signal.aborted) this.end();
    reading.signal.addEventListener('abort', this.end, { once: true });
  }

  readonly end = (): void => this.#ending.abort(this.#reading.signal.reason);

  /** Leaves nothing at a signal that lives on. */
  close(): void {
    this.#reading.signal.removeEventListener('abort', this.end);
  }

  problems(): readonly Problem[] {
    if (this.#left === 0 || this.#reading.signal.aborted) return this.#problems;
    const subject = this.#left === 1 ? '1 page' : `${this.#left} pages`;
    return [
      ...this.#problems,
      { code: 'pages-left', subject, detail: 'not read within a minute, or too many of one host' },
    ];
  }

  async readHost(host: string, pages: readonly WantedPage[]): Promise<void> {
    const inOrder = pages.toSorted(
      (a, b) => (b.published ?? 0) - (a.published ?? 0) || (a.address < b.address ? -1 : 1),
    );
    let goesOn = await this.#isOpen(host);
    let failures = 0;
    for (const [index, page] of inOrder.entries()) {
      let read: FoundPage | null = null;
      if (goesOn && (index >= PAGES_OF_A_HOST || this.#isOver(page.address))) this.#left += 1;
      else if (goesOn) {
        try {
          read = await this.#read(page);
          if (read !== null) failures = 0;
        } catch (thrown) {
          if (isOfStore(thrown)) throw thrown;
          if (!this.#signal.aborted) {
            this.#problems.push(problemOf(thrown, page.address));
            failures += 1;
            goesOn = failures < FAILURES_IN_A_ROW && !(thrown instanceof TooMuch);
          } else if (!this.#reading.signal.aborted) this.#left += 1;
        }
      }
      this.#found(page.address, read);
    }
  }

  async #isOpen(host: string): Promise<boolean> {
    const { feedStates, clock } = this.#reading;
    const until = await feedStates.hostPausedUntil(host);
    return until === null || until <= clock();
  }

  /** Whether the minute is over, or would be before the host wants to be asked again. */
  #isOver(address: string): boolean {
    const { clock, rules } = this.#reading;
    if (clock() >= this.#endsAt) this.end();
    return this.#signal.aborted || clock() + rules.delayMs(address) > this.#endsAt;
  }

  /** The page; null where it may not be read, which is told once a day. Throws `Refusal`. */
  async #read({ address, summary, publicOnly }: WantedPage): Promise<FoundPage | null> {
    const { rules, turns } = this.#reading;
    let at = { url: address, summary, publicOnly };
    // Whoever redirects us to a closed page has not opened it, so each hop is a page of its own.
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (hops > 0 && !(await this.#isOpen(hostKey(at.url))))
        throw new Refusal('host-paused', `it is now at ${at.url}`);
      const refusal = await rules.refusal(at, this.#signal);
      if (refusal !== null) return this.#refused(at.url, refusal);
      const asked = at;
      const found = await turns.take(at.url, rules.delayMs(at.url), () => this.#ask(asked), this.#signal);
      if (found instanceof Refusal) return this.#refused(at.url, found);
      if ('text' in found) return found;
      at = { ...at, url: found.movedTo };
    }
    throw new Refusal('too-many-redirects', `${address} redirects more than ${MOST_REDIRECTS} times`);
  }

  /** What stands at one address: a page, where it is now, or why it may not be used. Throws `Refusal`. */
  async #ask({ url, summary, publicOnly }: Asked): Promise<FoundPage | { readonly movedTo: string } | Refusal> {
    const { web, pages, clock } = this.#reading;
    const headers = { accept: 'text/html,application/xhtml+xml;q=0.9' };
    const answer = await web.get({ url, headers, maxBytes: PAGE_BYTES, publicOnly, follows: false }, this.#signal);
    const [redirect] = answer.redirects;
    if (redirect !== undefined) return { movedTo: redirect.to };
    const contentType = await this.#contentType(url, answer);
    const reserved = reservedByAnswer(answer.headers, { name: OUR_NAME, now: clock() });
    if (reserved !== null) return new Refusal('page-refused', reserved);
    const page = await pages.read({ bytes: answer.body, contentType, url: answer.url, summary }, this.#signal);
    if (page.reserved !== null) return new Refusal('page-refused', page.reserved);
    if (page.text === '') throw new Refusal('page-unreadable', 'there is no article text on it');
    return { ...page, text: shorten(page.text, LONGEST_TEXT), finalUrl: answer.url };
  }

  #refused(address: string, refusal: Refusal): null {
    const { host } = new URL(address);
    if (this.#reading.rules.isNews(host)) this.#problems.push(problemOf(refusal, host));
    return null;
  }

  /** The type of an answer that may be a page. Throws `Refusal`; a host that is asked too much is left alone from now on. */
  async #contentType(address: string, { status, url, headers }: WebResponse): Promise<string | null> {
    if (status === 429 || status === 503) {
      const until = hostPause(status, headers.get('retry-after'), this.#reading.clock());
      if (until !== null) {
        const hosts = new Set([hostKey(address), hostKey(url)]);
        for (const host of hosts) await this.#reading.feedStates.pauseHost(host, until);
      }
      throw new TooMuch('host-paused', `the page answers ${status}`);
    }
    if (status !== 200) throw new Refusal('page-unreadable', `the page answers ${status}`);
    const type = headers.get('content-type') ?? null;
    if (type !== null && !/html|xml|text\/plain/i.test(type)) {
      throw new Refusal('page-unreadable', `the page is ${type.slice(0, 60)}`);
    }
    return type;
  }
}

/** The host asked to be left alone. */
class TooMuch extends Refusal {}
