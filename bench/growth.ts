/**
 * `npx node bench/growth.ts [function…] [--quick]`: the time each text function takes for twice the text, up to a million characters
 * of the forms that make patterns and parsers slow. Prints the worst form of each and ends with 1 where twice the text takes more than
 * 2.5 times as long (`promises.md` P2). A ratio is believed only when it comes again: machines are shared. `--quick` takes texts of a
 * quarter and forgives 3.3 times: enough to see time that grows with the square, which takes four times, in a minute.
 */
import { parseArgs } from 'node:util';
import { cleanArticleText } from '../src/articles/clean.ts';
import { decodePage } from '../src/articles/decode-page.ts';
import { nestsDeeperThan } from '../src/articles/html-depth.ts';
import { writtenDate } from '../src/articles/page-dates.ts';
import { readPage } from '../src/articles/page-worker.ts';
import { readFeedDate } from '../src/feeds/dates.ts';
import { decodeFeed } from '../src/feeds/decode.ts';
import { cleanHtml, htmlToText } from '../src/feeds/html.ts';
import { lookAtPage } from '../src/feeds/look-at-page.ts';
import { readOpml } from '../src/feeds/opml.ts';
import { outlineFeed } from '../src/feeds/outline.ts';
import { parseDocument } from '../src/feeds/parse-worker.ts';
import { scanFeed } from '../src/feeds/scan.ts';
import { visibleLine, visibleText } from '../src/feeds/visible.ts';
import { writeOutline } from '../src/feeds/write-outline.ts';
import { identifyLanguage } from '../src/language/identify.ts';
import { findMarkedSpans } from '../src/language/quotation-marks.ts';
import { splitSentences } from '../src/language/sentences.ts';
import { normaliseText } from '../src/language/text.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const AIM = values.quick ? 3.3 : 2.5;
const SIZES = [1 << 18, 1 << 19, 1 << 20].map((size) => (values.quick ? size / 4 : size));
/** What takes less for a million characters is not worth a doubt. */
const NOTHING_MS = 15;
const TRIES = 4;

const url = 'https://wire.example/feeds/world.xml';
const encoder = new TextEncoder();
const feed = (text: string) =>
  encoder.encode(
    `<rss version="2.0"><channel><title>W</title><item><title>T</title><description>${text}</description></item></channel></rss>`,
  );
const refusable = (work: () => unknown) => {
  try {
    work();
  } catch {
    // A refusal is an answer too.
  }
};

/** What reads text of strangers. */
const FUNCTIONS: Readonly<Record<string, (text: string, bytes: Uint8Array) => unknown>> = {
  decodeFeed: (_, bytes) => refusable(() => decodeFeed(bytes, 'text/xml; charset=windows-1251')),
  decodePage: (_, bytes) => decodePage(bytes, null),
  scanFeed: (text) => refusable(() => scanFeed(`<rss>${text}</rss>`)),
  writeOutline: (text) => writeOutline(outlineFeed('rss', text, ''), 'rss').text,
  htmlToText: (text) => htmlToText(text),
  cleanHtml: (text) => cleanHtml(text, url),
  visibleText: (text) => visibleText(text),
  visibleLine: (text) => visibleLine(text, 1_000),
  readFeedDate: (text) => readFeedDate(text),
  writtenDate: (text) => writtenDate(text, 'en'),
  parseDocument: (text) => parseDocument({ bytes: feed(text), contentType: null, url, now: null }),
  lookAtPage: (text) => lookAtPage(text, url),
  readOpml: (text) => refusable(() => readOpml(`<opml><body>${text}</body></opml>`)),
  nestsDeeperThan: (text) => nestsDeeperThan(512, text),
  readPage: (_, bytes) => refusable(() => readPage({ bytes, contentType: null, url })),
  cleanArticleText: (text) => cleanArticleText(text),
  normaliseText: (text) => normaliseText(text),
  splitSentences: (text) => splitSentences(text, 'en'),
  findMarkedSpans: (text) => findMarkedSpans(text, 'en'),
  identifyLanguage: (text) => identifyLanguage(text, null),
};

const FORMS: readonly string[] = [
  ...[
    '<',
    '<a ',
    'a<p',
    '</p>',
    '<p>x',
    '<div>',
    '<b>x</i>',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE ',
    '<?x',
    '<x y="',
    "<x y='",
  ],
  ...[
    '&',
    '&amp;',
    '&#9;',
    '&nbsp',
    '<item>',
    '<item></item>',
    '<item><title>x</title></item>',
    '<outline text="a" xmlUrl="',
  ],
  ...[
    '<link rel=alternate type="application/rss+xml" href="/x">',
    '<script type="application/ld+json">',
    '{"a":[',
    '<time>',
  ],
  ...[
    ' ',
    '\n',
    '\n\n',
    '\t \n',
    '(',
    ')',
    '[',
    '“',
    '”',
    '"',
    "'",
    '«',
    '— ',
    '- ',
    '…',
    '.',
    '. ',
    'A. ',
    'U.S. ',
    '1,',
    '12 ',
    '١',
  ],
  ...[
    'a',
    'word ',
    'Word ',
    'MERINSK ',
    'MERINSK, ',
    'By Ann Bell ',
    '(Reuters) ',
    'Read more: ',
    'http://a.example/ ',
    '@x ',
    '|',
    ' | ',
  ],
  ...['\u200b', '\u00ad', '\u202e', '\ufeff', 'é', 'e\u0301', '👩‍👩‍👧', '\u{e0041}', 'ко', 'غزة ', '停火。', '\u0000'],
];

/** The shortest of a few times, in milliseconds. */
async function timed(work: () => unknown, rounds: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && (round === 0 || best < 2_000); round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** How much longer twice the text takes; 0 where a million characters take next to nothing. */
async function ratioOf(name: string, form: string): Promise<{ readonly ratio: number; readonly ms: number }> {
  const read = FUNCTIONS[name];
  const times: number[] = [];
  for (const size of SIZES) {
    const text = form.repeat(Math.ceil(size / form.length));
    const bytes = encoder.encode(text);
    times.push(await timed(() => read?.(text, bytes), 3));
  }
  const [least = 0, , most = 0] = times;
  // Over both doublings, so that one garbage collection more makes no verdict.
  const ratio = Math.sqrt(most / Math.max(least, NOTHING_MS / SIZES.length));
  return { ratio: most < NOTHING_MS ? 0 : ratio, ms: most };
}

const names = positionals.length > 0 ? positionals : Object.keys(FUNCTIONS);
for (const name of names) {
  let worst = { form: '', ratio: 0, ms: 0 };
  let slowest = { form: '', ms: 0 };
  for (const form of FORMS) {
    let found = await ratioOf(name, form);
    for (let again = 1; again < TRIES && found.ratio > AIM; again += 1) {
      const next = await ratioOf(name, form);
      if (next.ratio < found.ratio) found = next;
    }
    if (found.ratio > worst.ratio) worst = { form, ...found };
    if (found.ms > slowest.ms) slowest = { form, ms: found.ms };
  }
  const missed = worst.ratio > AIM;
  if (missed) process.exitCode = 1;
  console.log(
    `${name.padEnd(18)} worst ratio ${worst.ratio.toFixed(2)} ${JSON.stringify(worst.form).padEnd(30)}` +
      ` slowest ${Math.round(slowest.ms)} ms ${JSON.stringify(slowest.form)}${missed ? '   MISSED' : ''}`,
  );
}
