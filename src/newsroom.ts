import type { ArticleId } from './articles/article.ts';
import type { CoverageReader } from './briefings/ports.ts';
import type { Problem } from './outcome.ts';
import { groupIntoStories } from './stories/group.ts';
import type { Reports } from './stories/ports.ts';
import { readReport } from './stories/read-report.ts';
import type { Report, Story, StoryId } from './stories/story.ts';
import type { World } from './stories/world.ts';
import type { CardWriter } from './summarizer/ports.ts';
import { writeCard } from './summarizer/write-card.ts';

/** Where news is read, grouped and summarized: the work of the stages that takes long and asks nobody. */
export type Newsroom = Reports & CardWriter & CoverageReader;

/** A newsroom that works where it is called, and keeps what it has read. */
export function createNewsroom(world: World): Newsroom {
  const reports = new Map<ArticleId, Report>();
  let stories: ReadonlyMap<StoryId, Story> = new Map();
  const reportOf = (id: ArticleId): Report => {
    const report = reports.get(id);
    if (report === undefined) throw new Error(`The report of ${id} is lost.`);
    return report;
  };

  return {
    async missing(articles) {
      const near = new Set(articles);
      for (const id of reports.keys()) if (!near.has(id)) reports.delete(id);
      return articles.filter((id) => !reports.has(id));
    },
    async read(articles) {
      return articles.flatMap((article): readonly Problem[] => {
        try {
          reports.set(article.id, readReport(article, world));
          return [];
        } catch (cause) {
          return [{ code: 'article-unread', subject: article.id, detail: article.url, cause }];
        }
      });
    },
    async group(articles, known) {
      const grouped = groupIntoStories(articles.map(reportOf), world, known);
      stories = new Map(grouped.map((story) => [story.id, story]));
      return grouped.map(({ id, reports: own }) => ({ id, articles: own.map(({ article }) => article.id) }));
    },
    async write(id, context) {
      const story = stories.get(id);
      if (story === undefined) throw new Error(`The story ${id} is lost.`);
      try {
        return { done: [writeCard(story, world, context)], problems: [] };
      } catch (cause) {
        return { done: [], problems: [{ code: 'card-unwritten', subject: id, cause }] };
      }
    },
    async cover(articles) {
      const own = articles.map((article) => reports.get(article.id) ?? readReport(article, world));
      return groupIntoStories(own, world, new Map()).map(({ conflicts, roots, reports: told }) => ({
        conflicts,
        roots,
        reports: told.map(({ article: { id, outlet, language } }) => ({ article: { id, outlet, language } })),
      }));
    },
  };
}
