/** What is fuzzed: each takes any bytes, checks what must hold of its answer, and throws when it does not. */
import { canonicalAddress, pageKey } from '../../src/articles/address.ts';
import { cleanArticleText } from '../../src/articles/clean.ts';
import { decodePage } from '../../src/articles/decode-page.ts';
import { feedText } from '../../src/articles/feed-text.ts';
import { datelineIn } from '../../src/articles/find-dateline.ts';
import { writtenDate } from '../../src/articles/page-dates.ts';
import { readPage } from '../../src/articles/page-worker.ts';
import { refusedDirective } from '../../src/articles/robots-directives.ts';
import { readRobots, robotsRefusal } from '../../src/articles/robots-file.ts';
import { isReservedAt, readTdm } from '../../src/articles/tdm-file.ts';
import { absoluteAddress } from '../../src/feeds/address.ts';
import { readFeedDate } from '../../src/feeds/dates.ts';
import { decodeFeed } from '../../src/feeds/decode.ts';
import { cleanHtml, htmlToText } from '../../src/feeds/html.ts';
import { lookAtPage } from '../../src/feeds/look-at-page.ts';
import { readOpml } from '../../src/feeds/opml.ts';
import { parseDocument } from '../../src/feeds/parse-worker.ts';
import { scanFeed } from '../../src/feeds/scan.ts';
import { visibleText } from '../../src/feeds/visible.ts';
import { writeOpml } from '../../src/feeds/write-opml.ts';
import { tagsOf } from '../../src/feeds/xml-tags.ts';
import { ADVICE, Refusal } from '../../src/outcome.ts';

/** One thing that reads what strangers send. */
export type FuzzTarget = (bytes: Uint8Array) => void | Promise<void>;

const URL_OF_INPUT = 'https://wire.example/feeds/world.xml';
const NOW = Date.UTC(2026, 0, 5, 12);
/** What an answer has when none came: nothing is declared. */
const TYPES: readonly (string | null)[] = [null, 'text/xml; charset=windows-1251', 'text/html; charset=utf-8'];

/** The targets by name. */
export const FUZZ_TARGETS: Readonly<Record<string, FuzzTarget>> = {
  decode(bytes) {
    for (const type of TYPES) {
      const text = orRefusal(() => decodeFeed(bytes, type));
      if (text !== null) mustBeClean(text);
      mustHold(decodePage(bytes, type).isWellFormed(), 'a page is decoded to well-formed text');
    }
  },
  scan(bytes) {
    const scanned = orRefusal(() => scanFeed(textOf(bytes)));
    if (scanned === null || scanned.kind === 'json') return;
    mustHold(!tagsOf(scanned.text).some(({ kind }) => kind === 'doctype'), 'no declaration is handed on');
  },
  async parse(bytes) {
    const answer = await parseDocument({
      bytes,
      contentType: TYPES[bytes.length % 3] ?? null,
      url: URL_OF_INPUT,
      now: NOW,
    });
    if ('refusal' in answer) {
      mustHold(answer.refusal.code in ADVICE, 'a refusal has advice');
      return;
    }
    mustHold(answer.feed.entries.length <= 500, 'at most 500 entries are kept');
    for (const { title, link, published, summary, content } of answer.feed.entries) {
      for (const text of [title, summary, content]) mustBeClean(text);
      mustHold(!title.includes('\n'), 'a title is one line');
      mustHold(link === null || /^https?:\/\//.test(link), 'a link is one of the web');
      mustHold(
        published === null || (published >= Date.UTC(2000, 0) && published <= NOW + 600_000),
        'a date is sensible',
      );
      mustHold(!/<script|javascript:|\son\w+=/i.test(content.replace(/&lt;.*?&gt;/g, '')), 'content runs nothing');
    }
  },
  html(bytes) {
    const text = textOf(bytes);
    const clean = cleanHtml(text, URL_OF_INPUT);
    mustHold(cleanHtml(clean, URL_OF_INPUT) === clean, 'clean HTML is clean already');
    mustHold(htmlToText(text).isWellFormed() || !text.isWellFormed(), 'text stays well-formed');
  },
  dates(bytes) {
    for (const line of textOf(bytes).slice(0, 5_000).split('\n')) {
      for (const ms of [readFeedDate(line, NOW), writtenDate(line, 'en'), writtenDate(line, null)]) {
        mustHold(ms === null || Number.isSafeInteger(ms), 'a date is a whole number or null');
      }
    }
  },
  addresses(bytes) {
    for (const line of textOf(bytes).slice(0, 5_000).split('\n')) {
      const absolute = absoluteAddress(line, URL_OF_INPUT);
      if (absolute === null) continue;
      const { username, password, protocol } = new URL(absolute);
      mustHold(username + password === '' && /^https?:$/.test(protocol), 'an address has no credentials');
      const canonical = canonicalAddress(absolute);
      mustHold(canonical === null || canonicalAddress(canonical) === canonical, 'a canonical address is canonical');
      if (canonical !== null) pageKey(canonical);
    }
  },
  visible(bytes) {
    const text = visibleText(textOf(bytes));
    mustHold(visibleText(text) === text, 'visible text is visible already');
  },
  links(bytes) {
    const { named: links } = lookAtPage(textOf(bytes), URL_OF_INPUT);
    mustHold(links.length <= 100, 'a page names a bounded number of feeds');
  },
  opml(bytes) {
    const list = orRefusal(() => readOpml(textOf(bytes)));
    if (list !== null)
      mustHold(
        readOpml(writeOpml(list.feeds, 0)).feeds.length === list.feeds.length,
        'a list that is written reads the same',
      );
  },
  page(bytes) {
    const page = readPage({ bytes, contentType: TYPES[bytes.length % 3] ?? null, url: URL_OF_INPUT });
    if ('unread' in page) return;
    mustBeClean(page.text);
    mustHold(page.published === null || !Number.isNaN(Date.parse(page.published)), 'a page date is a date');
  },
  wire(bytes) {
    const { text } = cleanArticleText(textOf(bytes));
    mustHold(cleanArticleText(text).text === text, 'clean text is clean already');
    const half = textOf(bytes).length >> 1;
    const entry = { content: `<p>${textOf(bytes).slice(0, half)}</p>`, summary: textOf(bytes).slice(half) };
    mustHold(feedText(entry).length <= entry.content.length + entry.summary.length, 'a feed’s text adds nothing');
  },
  dateline(bytes) {
    const text = textOf(bytes);
    const found = datelineIn(text);
    mustHold(found === null || found.end <= text.length, 'a dateline stands in its text');
  },
  rules(bytes) {
    for (const path of ['/', '/2026/03/12/merinsk?a=1', `/${textOf(bytes).slice(0, 200)}`]) {
      const url = URL.parse(path, URL_OF_INPUT);
      if (url === null) continue;
      const line = robotsRefusal(readRobots(bytes), url);
      mustHold(line === null || line.length <= 2_000, 'a rule that refuses can be shown');
      isReservedAt(readTdm(bytes), url);
    }
    refusedDirective(textOf(bytes).slice(0, 5_000), { name: 'sitrep', now: NOW });
  },
};

const decoder = new TextDecoder();

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function orRefusal<T>(work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
}

function mustBeClean(text: string): void {
  mustHold(text.isWellFormed(), 'no half of a surrogate pair');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not be there
  mustHold(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), 'no control character');
}

function mustHold(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It does not hold that ${what}`);
}
