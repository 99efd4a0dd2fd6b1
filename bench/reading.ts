/** Extract, group, summarize: the sample articles repeated to 10,000, in one thread. Prints one JSON object. */
import { join } from 'node:path';
import { articleOf } from '../src/articles/given-article.ts';
import { readSampleArticles } from '../src/cli/sample-outlets.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import { groupIntoStories } from '../src/stories/group.ts';
import { readReport } from '../src/stories/read-report.ts';
import type { Report } from '../src/stories/story.ts';
import { prepareWorld } from '../src/stories/world.ts';
import { writeCard } from '../src/summarizer/write-card.ts';

const wanted = 10_000;
const pass = 1_000;
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
const given = (i: number) => {
  const { url, title, published, paragraphs } = sample[i % sample.length]!;
  const week = Math.floor(i / sample.length);
  return {
    id: `${i}`,
    outlet: url.host,
    title,
    text: paragraphs.join('\n\n'),
    url: url.href,
    published: new Date(published + week * 7 * 86_400_000).toISOString(),
    language: null,
  };
};

// In passes, as the service reads. It writes cards down and lets them go; it keeps the reports of a few days, here all stay.
const reports: Report[] = [];
let stories = 0;
for (let from = 0; from < wanted; from += pass) {
  const fresh = Array.from({ length: pass }, (_, i) =>
    timed('extract', () => readReport(articleOf(given(from + i), world.background.outlets), world)),
  );
  reports.push(...fresh);
  const found = timed('group', () => groupIntoStories(fresh, world, new Map()));
  const now = Math.max(...fresh.map(({ article }) => article.published ?? 0));
  for (const story of found) timed('summarize', () => writeCard(story, world, { now, previous: null, language: 'en' }));
  stories += found.length;
}

globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
console.log(
  JSON.stringify({
    articles: reports.length,
    stories,
    seconds,
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
  }),
);
