/** Values with sensible defaults: a test names only what matters to it. */
import type { Article, ArticleId } from '../../src/articles/article.ts';
import type { Outlet } from '../../src/articles/outlet.ts';
import type { Briefing } from '../../src/briefings/briefing.ts';
import type { FeedId, OutletDomain } from '../../src/feeds/feed.ts';
import type { Span } from '../../src/language/span.ts';
import type { Background, Conflict, ConflictId } from '../../src/stories/conflict.ts';
import type { FigureMention } from '../../src/stories/figure.ts';
import type { Report, Story, StoryId } from '../../src/stories/story.ts';
import type { StoryCard } from '../../src/summarizer/card.ts';

/** Friday 13 March 2026, 12:00 UTC: "now" in tests that do not say otherwise. */
export const NOON = Date.UTC(2026, 2, 13, 12);

/** An article; `id` and `outlet` are plain strings here, sentences are split from the text where none are given. */
export function anArticle(
  fields: Partial<Omit<Article, 'id' | 'outlet' | 'feedId'>> & { id?: string; outlet?: string; feedId?: string } = {},
): Article {
  const id = fields.id ?? 'a1';
  const outlet = fields.outlet ?? 'meridianwire.example';
  const text =
    fields.text ??
    'A drone strike hit a market in Merinsk on Thursday, killing at least 12 people, regional officials said.';
  return {
    url: `https://${outlet}/${id}`,
    title: 'Drone strike on market in Merinsk kills at least 12, officials say',
    byline: null,
    published: NOON,
    firstSeenAt: NOON,
    feedSilenceMs: 3_600_000,
    language: 'en',
    depth: 'full article',
    sentences: plainSentences(text),
    ...fields,
    text,
    id: id as ArticleId,
    outlet: outlet as OutletDomain,
    feedId: (fields.feedId ?? 'meridian-wire') as FeedId,
  };
}

/** A report of one article, relevant to one conflict, with no figures. */
export function aReport(fields: Partial<Omit<Report, 'conflicts'>> & { conflicts?: readonly string[] } = {}): Report {
  return {
    article: anArticle(),
    relevance: { score: 5, relevant: true, parts: ['place in the title: +2', 'event in the title: +3'] },
    places: [],
    eventPlace: 'Merinsk',
    eventType: 'air_drone_strike',
    eventDate: Date.UTC(2026, 2, 12),
    entities: new Map(),
    figures: [],
    ...fields,
    conflicts: (fields.conflicts ?? ['karsovia-velmar']) as readonly ConflictId[],
  };
}

/** A figure as one article states it, found in the text by its words. */
export function aFigure(article: Article, surface: string, fields: Partial<FigureMention> = {}): FigureMention {
  const start = article.text.indexOf(surface);
  if (start < 0) throw new Error(`No "${surface}" in article ${article.id}.`);
  return {
    start,
    end: start + surface.length,
    kind: 'killed',
    value: 12,
    high: null,
    qualifier: 'exact',
    group: null,
    claimant: null,
    status: 'asserted',
    scope: 'incident',
    subset: false,
    increment: false,
    loaded: null,
    sentence: article.sentences.findIndex((span) => span.start <= start && start < span.end),
    ...fields,
  };
}

/** A story of one report; every outlet is a root of its own unless said otherwise. */
export function aStory(
  fields: Partial<Omit<Story, 'id' | 'copies' | 'conflicts' | 'follows'>> & {
    id?: string;
    copies?: readonly string[];
    conflicts?: readonly string[];
    follows?: string | null;
  } = {},
): Story {
  const reports = fields.reports ?? [aReport()];
  const roots =
    fields.roots ?? new Map(reports.map((report) => [report.article.id, `outlet:${report.article.outlet}`]));
  return {
    eventType: reports[0]?.eventType ?? null,
    eventDate: reports[0]?.eventDate ?? null,
    places: reports[0]?.eventPlace ? [reports[0].eventPlace] : [],
    independent: new Set(roots.values()).size,
    ...fields,
    reports,
    roots,
    id: (fields.id ?? 's-1') as StoryId,
    copies: new Set((fields.copies ?? []) as ArticleId[]),
    conflicts: (fields.conflicts ?? reports[0]?.conflicts ?? []) as readonly ConflictId[],
    follows: (fields.follows ?? null) as StoryId | null,
  };
}

/** A card with a headline, one sentence and one source; no figures, claims or quotations. */
export function aCard(
  fields: Partial<Omit<StoryCard, 'id' | 'conflictIds' | 'follows'>> & {
    id?: string;
    conflictIds?: readonly string[];
    follows?: string | null;
  } = {},
): StoryCard {
  return {
    version: 'v1',
    eventType: 'air_drone_strike',
    eventDate: { iso: '2026-03-12T00:00:00.000Z', precision: 'day' },
    places: ['Merinsk'],
    headline: {
      text: 'Drone strike on market in Merinsk kills at least 12, officials say',
      ev: ['a1:title'],
      from: 'Meridian Wire',
      lang: 'en',
    },
    status: 'new',
    corroboration: { independent: 1, reports: 1, copies: 0, stateOrParty: [], label: 'single source' },
    whatHappened: [
      {
        text: 'A drone strike hit a market in Merinsk on Thursday, killing at least 12 people, regional officials said.',
        ev: ['a1:s0'],
        origin: 'verbatim',
      },
    ],
    figures: [],
    claims: [],
    quotes: [],
    analysis: [],
    implications: [],
    timeline: [],
    gaps: [],
    watch: [],
    sources: [
      {
        articleId: 'a1',
        outlet: 'Meridian Wire',
        url: 'https://meridianwire.example/a1',
        published: '2026-03-13T12:00:00.000Z',
        label: 'wire',
        lang: 'en',
        depth: 'full article',
      },
    ],
    readMore: { url: 'https://meridianwire.example/a1', outlet: 'Meridian Wire' },
    severity: 0.8,
    allQuotes: [],
    updatedAt: '2026-03-13T12:00:00.000Z',
    struck: [],
    ...fields,
    id: (fields.id ?? 's-1') as StoryId,
    conflictIds: (fields.conflictIds ?? ['karsovia-velmar']) as readonly ConflictId[],
    follows: (fields.follows ?? null) as StoryId | null,
  };
}

/** The first briefing of a destination: one story, no changes. */
export function aBriefing(fields: Partial<Briefing> = {}): Briefing {
  const stories = fields.stories ?? [aCard()];
  return {
    id: 'b-1',
    channelId: 'console',
    mode: 'extractive',
    period: { from: '2026-03-12T12:00:00.000Z', to: '2026-03-13T12:00:00.000Z', tz: 'UTC' },
    topLine: stories[0] ? { text: stories[0].headline.text, ev: stories[0].headline.ev, origin: 'verbatim' } : null,
    changes: [],
    board: [
      {
        conflictId: 'karsovia-velmar' as ConflictId,
        name: 'Karsovia–Velmar war',
        arrow: 'insufficient',
        reason: 'too few reports in our feeds',
        events24h: 1,
        baseline14d: 0,
      },
    ],
    alsoReported: [],
    watch: [],
    corrections: [],
    coverage: { articles: 1, read: 2, outlets: 1, roots: 1, partyRun: 0, langs: ['en'], feedsDown: [] },
    next: null,
    sources: stories.flatMap((story) =>
      story.sources.map(({ articleId, outlet, url, label, lang }) => ({
        articleId,
        outlet,
        url,
        lang,
        ...(label && { label }),
      })),
    ),
    quiet: false,
    ...fields,
    stories,
  };
}

/** Where sentences of plain prose begin and end: at a full stop followed by a space and a capital, or a paragraph. */
function plainSentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/\S(?:.(?!(?<=[.!?]["”’»“]?)\s+["“„‘«]?\p{Lu}))*(?:.(?=\s|$))?/gu)) {
    const trimmed = match[0].trimEnd();
    if (trimmed !== '') spans.push({ start: match.index, end: match.index + trimmed.length });
  }
  return spans;
}

/** An outlet that somebody reviewed and nobody controls. */
export function anOutlet(domain: string, fields: Partial<Omit<Outlet, 'domain'>> = {}): Outlet {
  return {
    name: domain.replace(/\..*$/, ''),
    country: null,
    language: 'en',
    owner: 'private',
    editorialIndependence: 'yes',
    partyTo: [],
    family: null,
    kind: 'paper',
    reliability: null,
    ...fields,
    domain: domain as OutletDomain,
  };
}

/** A conflict between two invented countries. */
export function aConflict(fields: Partial<Omit<Conflict, 'id'>> & { id?: string } = {}): Conflict {
  return {
    name: 'Karsovia–Velmar war',
    aliases: [],
    countries: [],
    tier: 1,
    sides: [
      { name: 'Karsovia', aliases: ['Karsovian'] },
      { name: 'Velmar', aliases: ['Velmari'] },
    ],
    people: [],
    places: [
      { name: 'Dolnik', aliases: [] },
      { name: 'Merinsk', aliases: [] },
    ],
    mediators: [],
    not: [],
    standby: false,
    needsHumanReview: false,
    attributionNotes: [],
    ...fields,
    id: (fields.id ?? 'karsovia-velmar') as ConflictId,
  };
}

/** One conflict, the given outlets, a short lexicon. */
export function aBackground(
  fields: Partial<Omit<Background, 'outlets'>> & { outlets?: readonly Outlet[] } = {},
): Background {
  return {
    conflicts: [aConflict()],
    displayNames: new Map(),
    lexicon: {
      replace: new Map([
        ['terrorist(s)', 'fighters'],
        ['neutralised, eliminated', 'said it killed'],
        ['heroic, cowardly', ''],
      ]),
      onlyAttributed: ['war crime', 'genocide'],
      forbiddenVerbs: ['boasted'],
      placeNames: new Map(),
      bannedPhrases: ['only time will tell'],
    },
    ...fields,
    outlets: new Map((fields.outlets ?? []).map((outlet) => [outlet.domain, outlet])),
  };
}
