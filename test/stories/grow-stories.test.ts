import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../src/articles/article.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { growStories } from '../../src/stories/grow-stories.ts';
import type { GroupedStory, Reports } from '../../src/stories/ports.ts';
import type { StoryId } from '../../src/stories/story.ts';
import { anArticle, NOON } from '../support/builders.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const id = (text: string) => text as ArticleId;
const story = (text: string) => text as StoryId;

/** A newsroom that groups as a script says, and remembers what it was given. */
class ScriptedNewsroom implements Reports {
  readonly has = new Set<ArticleId>();
  readonly unreadable = new Set<ArticleId>();
  grouped: readonly ArticleId[] = [];
  groups: (articles: readonly ArticleId[]) => readonly GroupedStory[];

  constructor(groups: ScriptedNewsroom['groups'] = () => []) {
    this.groups = groups;
  }

  missing: Reports['missing'] = async (articles) => articles.filter((article) => !this.has.has(article));
  read: Reports['read'] = async (articles) => {
    for (const article of articles) if (!this.unreadable.has(article.id)) this.has.add(article.id);
    return articles.flatMap((article) =>
      this.unreadable.has(article.id) ? [{ code: 'article-unread' as const, subject: article.id }] : [],
    );
  };
  group: Reports['group'] = async (articles) => {
    this.grouped = articles;
    return this.groups(articles);
  };
}

/** A store with articles of these dates, named after their place in the list. */
async function aPast(dates: readonly number[]) {
  const store = memoryStore(() => NOON);
  const articles = dates.map((published, index) =>
    anArticle({ id: `a${index}`, url: `https://dated.example/${index}`, published }),
  );
  await store.articles.keep(articles.map((article) => ({ article, keys: [] })));
  return { articles, parts: { ...store, pause: async () => {} } };
}

describe('new articles', () => {
  it('are grouped with all that lies within four days of them, and with nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -240, max: 240 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        async (hours, fresh) => {
          const { articles, parts } = await aPast(hours.map((hour) => NOON + hour * HOUR));
          const newsroom = new ScriptedNewsroom();

          await growStories(articles.slice(0, fresh), { ...parts, newsroom });

          const isNear = (hour: number) => hours.slice(0, fresh).some((one) => Math.abs(one - hour) <= 96);
          const near = articles.filter((_, index) => isNear(hours[index] ?? 0)).map((article) => article.id);
          expect(newsroom.grouped.toSorted()).toEqual(near.toSorted());
        },
      ),
    );
  });

  it('are read once, though they are grouped again with each that comes', async () => {
    const { articles, parts } = await aPast([NOON, NOON + HOUR]);
    const newsroom = new ScriptedNewsroom();
    newsroom.has.add(id('a0'));
    const given: string[] = [];
    const read = newsroom.read;
    newsroom.read = (some) => {
      given.push(...some.map((article) => article.id));
      return read(some);
    };

    await growStories(articles, { ...parts, newsroom });

    expect(given).toEqual(['a1']);
    expect(newsroom.grouped).toEqual(['a0', 'a1']);
  });

  it('that cannot be read are told, and cost no other its story', async () => {
    const { articles, parts } = await aPast([NOON, NOON]);
    const newsroom = new ScriptedNewsroom((some) => [{ id: story('s-1'), articles: some }]);
    newsroom.unreadable.add(id('a0'));

    const { changed, assignments, problems } = await growStories(articles, { ...parts, newsroom });

    expect(problems).toMatchObject([{ code: 'article-unread', subject: 'a0' }]);
    expect(changed).toEqual(['s-1']);
    expect([...assignments]).toEqual([['a1', 's-1']]);
  });

  it('change the stories they join, and none that stay as they were', async () => {
    const { articles, parts } = await aPast([NOON - DAY, NOON - DAY, NOON, NOON]);
    await parts.stories.assign(
      new Map([
        [id('a0'), story('s-old')],
        [id('a1'), story('s-quiet')],
        [id('a2'), story('s-merged')],
      ]),
    );
    const newsroom = new ScriptedNewsroom(() => [
      { id: story('s-old'), articles: [id('a0'), id('a2')] },
      { id: story('s-quiet'), articles: [id('a1')] },
      { id: story('s-new'), articles: [id('a3')] },
    ]);

    const { changed, gone, assignments } = await growStories(articles.slice(3), { ...parts, newsroom });

    expect(changed).toEqual(['s-old', 's-new']);
    expect(gone).toEqual(['s-merged']);
    expect([...assignments]).toEqual([
      ['a0', 's-old'],
      ['a2', 's-old'],
      ['a3', 's-new'],
    ]);
  });
});
