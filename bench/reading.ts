/** Extract, group, summarize: the sample articles repeated to 10,000, in one thread. Prints one JSON object. */
import { join } from 'node:path';
import { articleOf } from '../src/articles/given-article.ts';
import { readSampleArticles } from '../src/cli/sample-outlets.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import { groupIntoStories } from '../src/stories/group.ts';
import { readReport } from '../src/stories/read-report.ts';
import { prepareWorld } from '../src/stories/world.ts';
import { writeCard } from '../src/summarizer/write-card.ts';

const wanted = 10_000;
const projectDir = process.cwd();
const folder = join(projectDir, 'config', 'demo');
const world = prepareWorld(settingsOrRefuse({ env: {}, projectDir }, folder).background);
const sample = await readSampleArticles(join(folder, 'articles'));

const seconds = { extract: 0, group: 0, summarize: 0 };
const timed = <T>(stage: keyof typeof seconds, work: () => T): T => {
  const start = performance.now();
  const result = work();
  seconds[stage] += (performance.now() - start) / 1000;
  return result;
};

// Each repetition is a week of its own, as months of one desk's reading would be: what is near in time is compared.
const reports = Array.from({ length: wanted }, (_, i) => {
  const { url, title, published, paragraphs } = sample[i % sample.length]!;
  const week = Math.floor(i / sample.length);
  const given = {
    id: `${i}`,
    outlet: url.host,
    title,
    text: paragraphs.join('\n\n'),
    url: url.href,
    published: new Date(published + week * 7 * 86_400_000).toISOString(),
    language: null,
  };
  return timed('extract', () => readReport(articleOf(given, world.background.outlets), world));
});
const stories = timed('group', () => groupIntoStories(reports, world, new Map()));
const now = Math.max(...reports.map(({ article }) => article.published ?? 0));
const cards = stories.map((story) =>
  timed('summarize', () => writeCard(story, world, { now, previous: null, language: 'en' })),
);

globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
console.log(
  JSON.stringify({
    articles: wanted,
    stories: stories.length,
    cards: cards.length,
    seconds,
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
  }),
);
