/**
 * What one would take in our place, on the same texts and in one thread: rss-parser alone for a feed, `Intl.Segmenter`
 * alone for sentences. They do less, so the factor is the price of what we add: bounds, mending, clean text, abbreviations.
 * Prints one JSON object.
 */
import { join } from 'node:path';
import RssParser from 'rss-parser';
import { readSampleArticles } from '../src/cli/sample-outlets.ts';
import { parseDocument } from '../src/feeds/parse-worker.ts';
import { splitSentences } from '../src/language/sentences.ts';

const rounds = 9;
const sample = await readSampleArticles(join(process.cwd(), 'config', 'demo', 'articles'));
const articles = Array.from({ length: 500 }, (_, i) => sample[i % sample.length]!);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const items = articles.map(
  ({ url, title, published, paragraphs }, i) =>
    `<item><title>${escaped(title)}</title><link>${escaped(url.href)}?n=${i}</link><guid>${i}</guid>` +
    `<pubDate>${new Date(published).toUTCString()}</pubDate><description>${escaped(paragraphs.join(' '))}</description></item>`,
);
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title>${items.join('')}</channel></rss>`;
const texts = articles.map(({ paragraphs }) => paragraphs.join('\n\n'));
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Median of the rounds, in milliseconds; two more go before, so that the code is warm. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
}

console.log(
  JSON.stringify({
    articles: articles.length,
    feedMs: {
      ours: await median(() =>
        parseDocument({
          bytes: new TextEncoder().encode(feed),
          contentType: null,
          url: 'https://bench.example/feed',
          now: null,
        }),
      ),
      instead: await median(() => new RssParser().parseString(feed)),
    },
    sentencesMs: {
      ours: await median(() => texts.map((text) => splitSentences(text, 'en'))),
      instead: await median(() => texts.map((text) => [...segmenter.segment(text)])),
    },
  }),
);
