import type { Background } from '../stories/conflict.ts';
import type { Briefing } from './briefing.ts';
import type { CoveredStory } from './ports.ts';

/** What a briefing was made from: counted over the stories of the period, copies and party outlets told apart. */
export function coverageOf(
  stories: readonly CoveredStory[],
  {
    read,
    feedsDown,
    background,
  }: {
    /** Articles read in the period, relevant or not. */
    readonly read: number;
    /** Names of feeds that do not answer. */
    readonly feedsDown: readonly string[];
    readonly background: Background;
  },
): Briefing['coverage'] {
  const reports = stories.flatMap((story) => story.reports.map((report) => ({ story, article: report.article })));
  const partyRoots = reports
    .filter(({ story, article }) => {
      const partyTo = background.outlets.get(article.outlet)?.partyTo ?? [];
      return partyTo.some((id) => story.conflicts.some((conflict) => conflict === id));
    })
    .map(({ story, article }) => story.roots.get(article.id) ?? article.outlet);
  return {
    articles: new Set(reports.map(({ article }) => article.id)).size,
    read,
    outlets: new Set(reports.map(({ article }) => article.outlet)).size,
    roots: new Set(reports.map(({ story, article }) => story.roots.get(article.id) ?? article.outlet)).size,
    partyRun: new Set(partyRoots).size,
    langs: [...new Set(reports.map(({ article }) => article.language))].sort(),
    feedsDown: feedsDown.toSorted(),
  };
}
