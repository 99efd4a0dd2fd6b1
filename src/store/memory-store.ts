import { type Article, type ArticleId, dateOf } from '../articles/article.ts';
import type { Articles } from '../articles/ports.ts';
import type { Clock, EpochMs } from '../clock.ts';
import type { FeedState, FeedStates } from '../feeds/ports.ts';
import type { Stories } from '../stories/ports.ts';
import type { StoryId } from '../stories/story.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { Cards } from '../summarizer/ports.ts';
import { inTurns } from './in-turns.ts';
import { memoryInstallations } from './memory-installations.ts';
import { MemoryOffice } from './memory-office.ts';
import { MemoryOutbox } from './memory-outbox.ts';
import { type ArticleHit, SEARCHED_ARTICLES, type Search, type Store, searchWords } from './store.ts';

/**
 * A store that lives as long as the process: for a briefing from files, where nothing is to be kept and loading a
 * database would be most of the waiting. It keeps the same promises, except that of surviving.
 */
export function memoryStore(clock: Clock): Store {
  const articles = new Map<ArticleId, Article>();
  const storyOf = new Map<ArticleId, StoryId>();
  const cards = new Map<StoryId, StoryCard>();
  const feedStates = new Map<string, FeedState>();
  const outbox = new MemoryOutbox(clock);
  const office = new MemoryOffice(outbox, feedStates);
  const installations = memoryInstallations();
  let lastCycleAt: EpochMs | null = null;
  const moments = new Map<string, EpochMs>();

  return {
    articles: memoryArticles(articles),
    feedStates: memoryFeedStates(feedStates),
    stories: memoryStories(articles, storyOf),
    cards: memoryCards(cards),
    pastBriefings: outbox.pastBriefings,
    deliveries: outbox,
    slots: outbox.slots,
    search: memorySearch(articles, storyOf),
    office,
    installations: async () => installations,
    counts: async () => ({ articles: articles.size, stories: cards.size, deliveries: outbox.counts() }),
    lastCycleAt: async () => lastCycleAt,
    async setLastCycleAt(at) {
      lastCycleAt = at;
    },
    moment: async (name) => moments.get(name) ?? null,
    async setMoment(name, at) {
      moments.set(name, at);
    },
    async prune({ articlesBefore, bodiesBefore }) {
      for (const [id, article] of articles) {
        if (article.firstSeenAt < articlesBefore) {
          articles.delete(id);
          storyOf.delete(id);
        } else if (article.firstSeenAt < bodiesBefore) articles.set(id, { ...article, text: '', sentences: [] });
      }
      for (const [id, card] of cards) if (Date.parse(card.updatedAt) < articlesBefore) cards.delete(id);
      outbox.prune(articlesBefore);
      office.prune(clock());
    },
    async close() {},
  };
}

function memoryArticles(articles: Map<ArticleId, Article>): Articles {
  const owners = new Map<string, ArticleId>();
  const isKnown = (key: string) => articles.has(owners.get(key) ?? (key as ArticleId));
  return {
    known: async (keys) => new Set(keys.filter(isKnown)),
    async keep(kept) {
      for (const { article, keys } of kept) {
        if ([article.id, ...keys].some(isKnown)) continue;
        articles.set(article.id, article);
        for (const key of keys) owners.set(key, article.id);
      }
    },
    read: async (ids) => ids.flatMap((id) => articles.get(id) ?? []),
  };
}

function memoryFeedStates(states: Map<string, FeedState>): FeedStates {
  const pauses = new Map<string, EpochMs>();
  return {
    read: async (id) => states.get(id) ?? null,
    all: async () => [...states.values()].sort((a, b) => (a.feedId < b.feedId ? -1 : 1)),
    async write(state) {
      states.set(state.feedId, state);
    },
    async writeAll(written) {
      for (const state of written) states.set(state.feedId, state);
    },
    hostPausedUntil: async (host) => pauses.get(host) ?? null,
    async pauseHost(host, until) {
      pauses.set(host, until);
    },
  };
}

function memoryStories(articles: Map<ArticleId, Article>, storyOf: Map<ArticleId, StoryId>): Stories {
  const where = (holds: (article: Article) => boolean) =>
    [...articles.values()].filter(holds).sort((a, b) => (a.id < b.id ? -1 : 1));
  const between = (from: EpochMs, to: EpochMs) => where((article) => from <= dateOf(article) && dateOf(article) <= to);
  const storiesOf = (ids: readonly ArticleId[]) =>
    new Map(
      ids.flatMap((id) => {
        const story = storyOf.get(id);
        return story === undefined ? [] : [[id, story] as const];
      }),
    );
  return {
    pagesSeenSince: (since, size) =>
      inTurns(
        where(({ firstSeenAt }) => firstSeenAt >= since),
        size,
        async (page) => page,
      ),
    datedBetween: async (from, to) => between(from, to).map(({ id }) => id),
    assignments: async (from, to) => storiesOf(between(from, to).map(({ id }) => id)),
    storiesOf: async (ids) => storiesOf(ids),
    async assign(assignments) {
      for (const [article, story] of assignments) storyOf.set(article, story);
    },
  };
}

function memoryCards(cards: Map<StoryId, StoryCard>): Cards {
  const updated = (card: StoryCard) => Date.parse(card.updatedAt);
  const since = (from: EpochMs) =>
    [...cards.values()]
      .filter((card) => updated(card) >= from)
      .sort((a, b) => updated(b) - updated(a) || (a.id < b.id ? -1 : 1));
  const cardsOf = async (ids: readonly StoryId[]) => ids.flatMap((id) => cards.get(id) ?? []);
  return {
    async keep(kept) {
      for (const card of kept) cards.set(card.id, card);
    },
    async drop(ids) {
      for (const id of ids) cards.delete(id);
    },
    read: async (id) => cards.get(id) ?? null,
    since: async (from) => since(from),
    pages: (from, size) =>
      inTurns(
        since(from).map(({ id }) => id),
        size,
        cardsOf,
      ),
    pagesOf: (ids, size) => inTurns(ids, size, cardsOf),
  };
}

function memorySearch(articles: Map<ArticleId, Article>, storyOf: Map<ArticleId, StoryId>): Search {
  return {
    async find({ words, since, limit }) {
      const wanted = searchWords(words).map(plainWords);
      if (wanted.length === 0) return [];
      return [...articles.values()]
        .reverse()
        .filter((article) => {
          const held = ` ${plainWords(`${article.title} ${article.text}`)} `;
          return wanted.every((word) => held.includes(` ${word} `));
        })
        .slice(0, SEARCHED_ARTICLES)
        .filter((article) => since === null || dateOf(article) >= since)
        .sort((a, b) => dateOf(b) - dateOf(a) || (a.id < b.id ? -1 : 1))
        .slice(0, Math.max(0, limit))
        .map((article): ArticleHit => hitOf(article, storyOf.get(article.id) ?? null, wanted));
    },
  };
}

/** Words without case, accents and punctuation, one space between two. */
function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const SNIPPET_WORDS = 24;

function hitOf(article: Article, storyId: StoryId | null, wanted: readonly string[]): ArticleHit {
  const words = article.text.split(/\s+/);
  const found = words.findIndex((word) => wanted.includes(plainWords(word)));
  const start = Math.max(0, found - SNIPPET_WORDS / 2);
  const around = words.slice(start, start + SNIPPET_WORDS).join(' ');
  return {
    articleId: article.id,
    title: article.title,
    url: article.url,
    outlet: article.outlet,
    published: dateOf(article),
    storyId,
    snippet: `${start > 0 ? '…' : ''}${around}${start + SNIPPET_WORDS < words.length ? '…' : ''}`,
  };
}
