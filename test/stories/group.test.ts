import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Article, ArticleId } from '../../src/articles/article.ts';
import { articleOf } from '../../src/articles/given-article.ts';
import { ConflictsFile, conflictsOf } from '../../src/settings/conflicts-file.ts';
import { OutletsFile, outletsOf } from '../../src/settings/outlets-file.ts';
import { groupIntoStories } from '../../src/stories/group.ts';
import { readReport } from '../../src/stories/read-report.ts';
import type { Report, Story, StoryId } from '../../src/stories/story.ts';
import { tellAlone } from '../../src/stories/tell-alone.ts';
import { prepareWorld, type World } from '../../src/stories/world.ts';
import { anArticle } from '../support/builders.ts';
import { judge } from './judge.ts';
import { Dice, shifted, type Told, tellWorld, templateBackground } from './template-world.ts';

const WORLD = prepareWorld(templateBackground());

/** A report never changes, so each article is read once in a world. */
const read = new WeakMap<World, Map<Article, Report>>();

function reportOf(article: Article, world: World): Report {
  const known = read.get(world) ?? new Map<Article, Report>();
  read.set(world, known);
  const report = known.get(article) ?? readReport(article, world);
  known.set(article, report);
  return report;
}

function storiesOf(
  articles: readonly Article[],
  world: World = WORLD,
  known: ReadonlyMap<ArticleId, StoryId> = new Map(),
) {
  return groupIntoStories(
    articles.map((article) => reportOf(article, world)),
    world,
    known,
  );
}

/** A partition in words: which articles stand together. */
function partition(stories: readonly Story[]): readonly string[] {
  return stories.map(({ reports }) => reports.map(({ article }) => article.id).join(' ')).sort();
}

function truths(told: readonly Told[]) {
  return told.map(({ article, event }) => ({ id: article.id as string, event, language: article.language }));
}

const articlesOf = (told: readonly Told[]) => told.map(({ article }) => article);

describe('stories of a world whose events are known', () => {
  it.each([1, 2, 3])('are its events, in six languages and told by both sides (seed %i)', (seed) => {
    const told = tellWorld(60, seed);

    const found = judge(storiesOf(articlesOf(told)), truths(told));

    expect(found.f1).toBeGreaterThanOrEqual(0.95);
    expect(found.pairPrecision).toBeGreaterThanOrEqual(0.95);
    expect(found.acrossLanguages).toBeGreaterThanOrEqual(0.9);
  });

  it.each([1, 2, 3])('are nearly so where the desk has no name of it (seed %i)', (seed) => {
    const told = tellWorld(60, seed);

    const found = judge(storiesOf(articlesOf(told), prepareWorld(templateBackground({ blank: true }))), truths(told));

    expect(found.f1).toBeGreaterThanOrEqual(0.9);
    expect(found.pairPrecision).toBeGreaterThanOrEqual(0.9);
    expect(found.acrossLanguages).toBeGreaterThanOrEqual(0.8);
  });

  it.each([1, 2, 3])('keep apart what else happened in one town on one day (seed %i)', (seed) => {
    const told = tellWorld(45, seed, { twins: true });

    const found = judge(storiesOf(articlesOf(told)), truths(told));

    expect(found.f1).toBeGreaterThanOrEqual(0.97);
    expect(found.pairPrecision).toBeGreaterThanOrEqual(0.97);
  });

  it('know every wire copy, and take no other report for one', () => {
    for (const seed of [1, 2, 3, 4]) {
      const told = tellWorld(60, seed);

      const copies = storiesOf(articlesOf(told))
        .flatMap((story) => [...story.copies])
        .sort();

      expect(copies).toEqual(
        told
          .filter(({ copyOf }) => copyOf !== null)
          .map(({ article }) => article.id)
          .sort(),
      );
    }
  });

  it('count as independent what no party controls, each agency once', () => {
    const told = tellWorld(60, 5);
    const outletsBy = new Map<string, Set<string>>();
    for (const { article, event, copyOf } of told) {
      if (copyOf !== null || /state|front/.test(article.outlet)) continue;
      outletsBy.set(event, (outletsBy.get(event) ?? new Set()).add(article.outlet));
    }

    for (const story of storiesOf(articlesOf(told))) {
      const event = told.find(({ article }) => article.id === story.reports[0]?.article.id)?.event ?? '';
      expect([event, story.independent]).toEqual([event, outletsBy.get(event)?.size ?? 0]);
    }
  });
});

describe('whatever happens to the articles', () => {
  const told = tellWorld(40, 7);
  const before = storiesOf(articlesOf(told));

  it('their order changes nothing, in twenty shuffles', () => {
    const dice = new Dice(11);
    for (let i = 0; i < 20; i += 1) {
      const again = storiesOf(dice.shuffle(articlesOf(told)));
      expect(again.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(partition(again)).toEqual(partition(before));
      expect(again.map(({ independent, follows }) => [independent, follows])).toEqual(
        before.map(({ independent, follows }) => [independent, follows]),
      );
    }
  });

  it('an article given twice stands once', () => {
    expect(partition(storiesOf([...articlesOf(told), ...articlesOf(told)]))).toEqual(partition(before));
  });

  it('one more wire copy never changes how many are independent', () => {
    for (const { article } of told.filter(({ copyOf }, i) => copyOf === null && i % 4 === 0)) {
      const copy = anArticle({
        ...article,
        id: `${article.id}-again`,
        outlet: 'unheard-of.example',
        published: (article.published ?? 0) + 3_600_000,
      });
      const after = storiesOf([...articlesOf(told), copy]);

      const independent = (stories: readonly Story[]) =>
        stories.find(({ reports }) => reports.some((report) => report.article.id === article.id))?.independent;
      expect(independent(after)).toBe(independent(before));
    }
  });

  it('weeks added to every date change no story', () => {
    const later = storiesOf(articlesOf(told).map((article) => shiftedText(article, 1)));

    expect(partition(later)).toEqual(partition(before));
  });
});

/** Seven days later, the dates in datelines included. */
function shiftedText(article: Article, weeks: number): Article {
  const moved = shifted(article, weeks);
  const date = (day: string) => new Date(Date.UTC(2026, 3, Number(day) + 7 * weeks));
  const text = moved.text.replace(
    /April (\d+)/g,
    (_, day: string) =>
      `${date(day).toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${date(day).getUTCDate()}`,
  );
  return anArticle({ ...moved, text });
}

describe('the id of a story', () => {
  const told = tellWorld(6, 3);

  it('is kept while the story grows', () => {
    const [first, ...others] = articlesOf(told.filter(({ event }) => event === told[0]?.event));
    const known = new Map([[first?.id as ArticleId, 's-known' as StoryId]]);

    const stories = storiesOf([first as Article, ...others], WORLD, known);

    expect(stories.map(({ id }) => id)).toContain('s-known');
  });

  it('goes to the larger part where a story was taken apart', () => {
    const all = articlesOf(told);
    const known = new Map(all.map(({ id }) => [id, 's-one' as StoryId]));

    const stories = storiesOf(all, WORLD, known);

    const kept = stories.filter(({ id }) => id === 's-one');
    expect(kept).toHaveLength(1);
    expect(kept[0]?.reports.length).toBe(Math.max(...stories.map(({ reports }) => reports.length)));
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  });

  it('is "s-" and ten base32 characters where it is new', () => {
    for (const { id } of storiesOf(articlesOf(told))) expect(id).toMatch(/^s-[a-z2-7]{10}$/);
  });
});

describe('stories', () => {
  it('leave out what is no news of a conflict', () => {
    expect(
      storiesOf([
        anArticle({ title: 'Supermarkets open new front in price war', text: 'Prices of milk and bread fell.' }),
      ]),
    ).toEqual([]);
  });

  it('are none where there are no reports', () => {
    expect(groupIntoStories([], WORLD, new Map())).toEqual([]);
  });

  it('tell one report alone, relevant or not', () => {
    const report = readReport(
      anArticle({ title: 'Supermarkets open new front in price war', text: 'Prices fell.' }),
      WORLD,
    );

    expect(tellAlone(report, WORLD)).toMatchObject({ reports: [report], independent: 0, follows: null });
  });

  it('follow up an earlier event at the same place', () => {
    const strike = (id: string, day: number, weekday: string, target: string) =>
      anArticle({
        id,
        outlet: 'corewire.example',
        title: `Drones hit ${target} in Bilkivka`,
        text: `Drones hit a ${target} in the Ostanian town of Bilkivka on ${weekday}, Petro Halenko said. Varn denied it.`,
        published: Date.UTC(2026, 3, day, 12),
      });

    const [first, second] = storiesOf([strike('a', 6, 'Monday', 'market'), strike('b', 9, 'Thursday', 'substation')]);

    expect(second?.follows).toBe(first?.id);
    expect(first?.follows).toBeNull();
  });

  it('take seconds for thousands of reports, whether they are all alike or all of one hour', () => {
    const reports = tellWorld(60, 1).map(({ article }) => readReport(article, WORLD));
    const many = Array.from({ length: 3_000 }, (_, i) => {
      const report = reports[i % reports.length];
      if (!report) throw new Error('No report.');
      return { ...report, article: { ...report.article, id: `n${i}` as ArticleId } };
    });

    const start = performance.now();
    const stories = groupIntoStories(many, WORLD, new Map());

    expect(stories.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

const GOLD = '../shared/gold';

describe.skipIf(!existsSync(GOLD))('stories of the annotated articles (skipped where ../shared/gold is absent)', () => {
  const contents = (file: string) => readFileSync(`${GOLD}/${file}`, 'utf8');
  const load = () => {
    const file = ConflictsFile.parse(parse(contents('conflicts.yaml')));
    const conflicts = conflictsOf(file);
    const outlets = outletsOf(
      OutletsFile.parse(parse(contents('outlets.yaml'))),
      new Set(conflicts.map(({ id }) => id)),
    );
    const world = prepareWorld({ ...templateBackground(), conflicts, outlets });
    const clusters = JSON.parse(contents('clusters.json')) as {
      partition: Record<string, string[]>;
      nearDuplicates: [string, string][];
      relatedEvents: { story: string; previous: string }[];
      stories: Record<string, { conflict: string; independentSources: number }>;
    };
    const articles = readdirSync(GOLD)
      .filter((name) => /^a\d+\.json$/.test(name))
      .map((name) => {
        const { id, outlet, title, published, url, text, language } = JSON.parse(contents(name)) as Record<
          string,
          string
        >;
        return articleOf(
          {
            id: id ?? '',
            outlet: outlet ?? null,
            title: title ?? '',
            published: published ?? null,
            url: url ?? null,
            text: text ?? '',
            language: language ?? null,
          },
          outlets,
        );
      });
    return { world, clusters, stories: storiesOf(articles, world) };
  };

  it('are those that the annotators saw, a dock strike left out', () => {
    const { clusters, stories } = load();
    const wanted = Object.entries(clusters.partition)
      .filter(([name]) => name !== 'none')
      .map(([, ids]) => [...ids].sort().join(' '));

    expect(
      stories
        .map(({ reports }) =>
          reports
            .map(({ article }) => article.id)
            .sort()
            .join(' '),
        )
        .sort(),
    ).toEqual(wanted.sort());
  });

  it('have as many independent sources, the same copies, conflicts and follow-ups', () => {
    const { clusters, stories } = load();
    const find = (name: string) =>
      stories.find(({ reports }) => reports.some(({ article }) => clusters.partition[name]?.includes(article.id)));

    for (const [name, { independentSources, conflict }] of Object.entries(clusters.stories)) {
      expect([name, find(name)?.independent]).toEqual([name, independentSources]);
      if (!conflict.includes(' ')) expect(find(name)?.conflicts).toEqual([conflict]);
    }
    expect(stories.flatMap(({ copies }) => [...copies])).toEqual(clusters.nearDuplicates.map(([, copy]) => copy));
    for (const { story, previous } of clusters.relatedEvents) expect(find(story)?.follows).toBe(find(previous)?.id);
  });
});
