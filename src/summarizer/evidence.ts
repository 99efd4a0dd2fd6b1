import type { Article } from '../articles/article.ts';
import { standingDateline } from '../articles/find-dateline.ts';
import type { Span } from '../language/span.ts';
import type { EvidenceId } from './card.ts';

/** Where a sentence of an article stands. */
export function sentenceId(article: Article, sentence: number): EvidenceId {
  return `${article.id}:s${sentence}`;
}

/** Where a title stands. */
export function titleId(article: Article): EvidenceId {
  return `${article.id}:title`;
}

/** Where a part of the text stands. */
export function spanId(article: Article, span: Span): EvidenceId {
  return `${article.id}:${span.start}-${span.end}`;
}

/** The article an evidence id points into. Article ids may hold colons, so the last one divides. */
export function articleOf(id: EvidenceId): string {
  const colon = id.lastIndexOf(':');
  return colon < 0 ? id : id.slice(0, colon);
}

/** What an evidence id points at. */
export interface Passage {
  readonly article: Article;
  readonly text: string;
  /** Where it stands in the article's text; empty for a title. */
  readonly span: Span;
  /** The number of the sentence; of the one it lies in for a part of the text; null for a title. */
  readonly sentence: number | null;
}

/** Looks evidence up; null when the id points at nothing in these articles. */
export type Evidence = (id: EvidenceId) => Passage | null;

/** The evidence that a set of articles holds. */
export function evidenceIn(articles: readonly Article[]): Evidence {
  const byId = new Map<string, Article>(articles.map((article) => [article.id, article]));
  return (id) => {
    const article = byId.get(articleOf(id));
    if (!article) return null;
    const place = id.slice(id.lastIndexOf(':') + 1);
    if (place === 'title') return { article, text: article.title, span: { start: 0, end: 0 }, sentence: null };
    const sentence = /^s(\d{1,6})$/.exec(place);
    if (sentence) {
      const number = Number(sentence[1]);
      const span = article.sentences[number];
      return span ? { article, text: article.text.slice(span.start, span.end), span, sentence: number } : null;
    }
    const part = /^(\d{1,9})-(\d{1,9})$/.exec(place);
    if (!part) return null;
    const [start, end] = [Number(part[1]), Number(part[2])];
    if (start >= end || end > article.text.length) return null;
    const span = { start, end };
    return { article, text: article.text.slice(start, end), span, sentence: sentenceAround(article, start) };
  };
}

/** The number of the sentence that holds an offset, or that comes before it. */
export function sentenceAround(article: Article, offset: number): number {
  let low = 0;
  let high = article.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((article.sentences[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The text of a sentence, without a dateline: "MERINSK, March 8 (Meridian Wire) - A drone…" gives "A drone…". Empty where
 * the sentence is nothing but a part of one.
 */
export function statementAt(article: Article, sentence: number): string {
  const span = article.sentences[sentence];
  if (!span) return '';
  // Articles given whole, and those kept before datelines were cut, still hold theirs.
  const dateline = span.start < DATELINES_WITHIN ? standingDateline(article) : null;
  const holds = dateline !== null && span.start < dateline.end && span.end > dateline.start;
  return article.text.slice(holds ? Math.min(dateline.end, span.end) : span.start, span.end);
}

/** A dateline ends before so many characters. */
const DATELINES_WITHIN = 2_000;
