import type { Web } from '../feeds/ports.ts';
import { shorten } from '../feeds/visible.ts';
import { type Problem, problemOf, Refusal } from '../outcome.ts';
import { PAGE_BYTES } from './page-reader.ts';
import type { PageReader, PageText } from './ports.ts';

/** A page as it was found, and where. */
export interface FoundPage extends PageText {
  /** Where it answered, after redirects. */
  readonly finalUrl: string;
}

/** How many hosts are read at the same time. A single host is asked for one page after another. */
const HOSTS_AT_ONCE = 16;

/** After this many failures in a row a host is left alone until the next pass. */
const FAILURES_IN_A_ROW = 3;

/** No article is longer, and no feed gives more of one; three million characters would hold everything up for half a second. */
const LONGEST_TEXT = 200_000;

/** What pages are read with. */
export interface PageReading {
  readonly web: Web;
  readonly pages: PageReader;
  readonly signal: AbortSignal;
}

/**
 * Reads pages, each host by itself and politely. `found` is called once for each address, with null where no page was
 * had. A host that says it is asked too much, or fails three times in a row, is asked for nothing more in this pass.
 */
export async function readPages(
  addresses: readonly string[],
  reading: PageReading,
  found: (address: string, page: FoundPage | null) => void,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const hosts = [...Map.groupBy(addresses, (address) => new URL(address).host).values()];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let host = hosts[next++]; host !== undefined; host = hosts[next++]) {
      await readHost(host, reading, found, problems);
    }
  };
  await Promise.all(Array.from({ length: Math.min(HOSTS_AT_ONCE, hosts.length) }, work));
  return problems;
}

async function readHost(
  addresses: readonly string[],
  reading: PageReading,
  found: (address: string, page: FoundPage | null) => void,
  problems: Problem[],
): Promise<void> {
  let failures = 0;
  for (const address of addresses) {
    let page: FoundPage | null = null;
    if (failures < FAILURES_IN_A_ROW && !reading.signal.aborted) {
      try {
        page = await readPage(address, reading);
        failures = 0;
      } catch (thrown) {
        if (!reading.signal.aborted) {
          problems.push(problemOf(thrown, address));
          failures = thrown instanceof TooMuch ? FAILURES_IN_A_ROW : failures + 1;
        }
      }
    }
    found(address, page);
  }
}

/** The host asked to be left alone. */
class TooMuch extends Refusal {}

async function readPage(address: string, { web, pages, signal }: PageReading): Promise<FoundPage> {
  const answer = await web.get(
    { url: address, headers: { accept: 'text/html,application/xhtml+xml;q=0.9' }, maxBytes: PAGE_BYTES },
    signal,
  );
  if (answer.status === 429 || answer.status === 503) {
    throw new TooMuch('host-paused', `the page answers ${answer.status}`);
  }
  if (answer.status !== 200) throw new Refusal('page-unreadable', `the page answers ${answer.status}`);
  const type = answer.headers.get('content-type') ?? null;
  if (type !== null && !/html|xml|text\/plain/i.test(type)) {
    throw new Refusal('page-unreadable', `the page is ${type.slice(0, 60)}`);
  }
  const page = await pages.read({ bytes: answer.body, contentType: type, url: answer.url }, signal);
  if (page.text === '') throw new Refusal('page-unreadable', 'there is no article text on it');
  return { ...page, text: shorten(page.text, LONGEST_TEXT), finalUrl: answer.url };
}
