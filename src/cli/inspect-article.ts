/** What the stages make of articles that were given whole. */

import type { Article } from '../articles/article.ts';
import { articleOf, type GivenArticle } from '../articles/given-article.ts';
import type { EpochMs } from '../clock.ts';
import { groupIntoStories } from '../stories/group.ts';
import { readReport } from '../stories/read-report.ts';
import { tellAlone } from '../stories/tell-alone.ts';
import type { World } from '../stories/world.ts';
import { findOutlook } from '../summarizer/outlook.ts';
import { findQuotes } from '../summarizer/quotes.ts';
import { writeCard } from '../summarizer/write-card.ts';

/** One article: its sentences, quotes, figures, implications, and the card made of it alone. */
export function inspectArticle(given: GivenArticle, world: World) {
  const article = articleOf(given, world.background.outlets);
  const report = readReport(article, world);
  const card = writeCard(tellAlone(report, world), world, { now: nowFor([article]), previous: null, language: 'en' });
  return {
    input: given.id,
    language: article.language,
    relevant: report.relevance.relevant,
    conflicts: report.conflicts,
    places: [...new Set(report.places.map(({ name }) => name))],
    sentences: article.sentences,
    quotes: findQuotes(article, { resolve: (name) => world.person(name) }).map(
      ({ text, segments, speaker, role, rule, shown }) => ({
        text,
        segments,
        speaker,
        role,
        rule,
        shown,
      }),
    ),
    figures: report.figures.map(({ kind, value, qualifier, claimant, status, scope, subset, start, end }) => ({
      kind,
      value,
      qualifier,
      claimant,
      status,
      // A part of another figure is no toll of its own.
      scope: subset ? 'part' : scope,
      start,
      end,
    })),
    implications: findOutlook(article, world.outlet(article.outlet).kind).implications.map(({ sentence }) => sentence),
    card,
  };
}

/** Many articles: a line for each story. */
export function inspectStories(given: readonly GivenArticle[], world: World) {
  const articles = given.map((one) => articleOf(one, world.background.outlets));
  const now = nowFor(articles);
  const stories = groupIntoStories(
    articles.map((article) => readReport(article, world)),
    world,
    new Map(),
  );
  return stories.map((story) => ({
    story: story.id,
    articles: story.reports.map(({ article }) => article.id),
    independent: story.independent,
    copies: [...story.copies],
    conflicts: story.conflicts,
    headline: writeCard(story, world, { now, previous: null, language: 'en' }).headline.text,
  }));
}

/** A moment after all of them, so that the same articles give the same answer on any day. */
function nowFor(articles: readonly Article[]): EpochMs {
  return Math.max(0, ...articles.map(({ published, firstSeenAt }) => published ?? firstSeenAt)) + 3_600_000;
}
