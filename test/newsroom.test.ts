import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Article, ArticleId } from '../src/articles/article.ts';
import { articleOf } from '../src/articles/given-article.ts';
import { readSampleArticles } from '../src/cli/sample-outlets.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import type { Newsroom } from '../src/newsroom.ts';
import { newsroomHere, newsroomInThread } from '../src/open-newsroom.ts';
import type { StoryId } from '../src/stories/story.ts';
import { prepareWorld } from '../src/stories/world.ts';

const demo = join(process.cwd(), 'config', 'demo');
const { background } = settingsOrRefuse({ env: {}, projectDir: process.cwd() }, demo);
const articles: readonly Article[] = (await readSampleArticles(join(demo, 'articles'))).map((sample, index) =>
  articleOf(
    {
      id: `a${index}`,
      outlet: sample.url.host,
      title: sample.title,
      text: sample.paragraphs.join('\n\n'),
      url: sample.url.href,
      published: new Date(sample.published).toISOString(),
      language: null,
    },
    background.outlets,
  ),
);
const ids = articles.map(({ id }) => id);
const context = { now: Date.UTC(2026, 2, 13, 13), previous: null, language: 'en' };

const here = newsroomHere(prepareWorld(background));
const inThread = newsroomInThread(background);
afterAll(() => inThread.close());

/** Everything a pass asks, in its order. */
async function passThrough(newsroom: Newsroom) {
  const missing = await newsroom.missing(ids);
  const problems = await newsroom.read(articles);
  const grouped = await newsroom.group(ids, new Map());
  const cards = [];
  for (const { id } of grouped) cards.push(await newsroom.write(id, context));
  return { missing, problems, grouped, cards, covered: await newsroom.cover(articles) };
}

describe('a newsroom in a thread of its own', () => {
  it('says the very same as one that works here', async () => {
    const said = await passThrough(inThread);

    expect(said).toEqual(await passThrough(here));
    expect(said.missing).toEqual(ids);
    expect(said.cards.flatMap(({ done }) => done).length).toBeGreaterThan(5);
  });

  it('keeps what it has read as long as it is near, and says what it has not', async () => {
    const near = [...ids.slice(0, 3), 'new' as ArticleId];

    expect(await inThread.missing(near)).toEqual(['new']);
    expect(await inThread.missing(ids)).toEqual(ids.slice(3));
  });

  it('takes no story for gone because reports were lost', async () => {
    await inThread.missing([]);

    await expect(inThread.group(ids, new Map())).rejects.toThrow('is lost');
    await expect(inThread.write('s-none' as StoryId, context)).rejects.toThrow('is lost');
  });

  it('tells whoever waits when it ends, and is there again for the next, with nothing read', async () => {
    await inThread.read(articles.slice(0, 2));
    const waiting = inThread.read(articles);
    await inThread.close();

    await expect(waiting).rejects.toThrow('thread ended');
    expect(await inThread.missing(ids)).toEqual(ids);
  });
});

describe('a story or an article that is too much for us', () => {
  it('costs no other its report', async () => {
    const [good] = articles;
    const broken = {
      ...good,
      id: 'broken',
      get text(): string {
        throw new Error('our mistake');
      },
    } as unknown as Article;

    const problems = await here.read([broken, good as Article]);

    expect(problems).toMatchObject([{ code: 'article-unread', subject: 'broken' }]);
    expect(await here.missing([good?.id as ArticleId, broken.id])).toEqual(['broken']);
  });
});
