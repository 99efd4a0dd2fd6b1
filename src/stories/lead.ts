import type { Article } from '../articles/article.ts';
import { standingDateline } from '../articles/find-dateline.ts';
import type { Span } from '../language/span.ts';

/** Where an article tells its news: the first sentences of the report itself, without dateline and byline. */
export interface Lead {
  /** Spans of the article's text. */
  readonly sentences: readonly Span[];
  readonly text: string;
  /** "MERINSK, Karsovia, March 8 (Meridian Wire) -"; empty where there is none. */
  readonly dateline: string;
  /** Where the first sentence of the lead begins, dateline left out. */
  readonly start: number;
}

/** How many sentences make a lead, and how much of them is read where they never end. */
const LEAD_SENTENCES = 2;
const MOST_CHARACTERS = 1_500;

/** A place by itself before a dash is a dateline to a reader, though too little proves it to cut it from the text. */
const PLACE_ALONE = /^\p{Lu}[\p{L} .’'-]{1,30}[,.]?\s[—–]\s+(?=\p{Lu})/u;
const BYLINE = /^(?:by|von|par|por|автор|از|بقلم)[:\s]/iu;
const ENDED = /[.!?…؟»”"'’)]$/u;

/** Finds the lead of an article. */
export function leadOf(article: Pick<Article, 'text' | 'sentences'>): Lead {
  const { text, sentences } = article;
  const standing = standingDateline(article);
  const after = standing?.end ?? 0;
  const first = sentences.findIndex(({ start, end }) => {
    if (standing !== null && start < after && end > standing.start) return end > after;
    return !isByline(text.slice(start, end));
  });
  const kept = first < 0 ? [] : sentences.slice(first, first + LEAD_SENTENCES);
  const head = kept[0];
  if (head === undefined) return { sentences: [], text: '', dateline: '', start: 0 };
  const alone = standing === null ? (PLACE_ALONE.exec(text.slice(head.start, head.start + 60))?.[0] ?? '') : '';
  const start = (head.start < after && head.end > after ? after : head.start) + alone.length;
  const end = Math.min(kept.at(-1)?.end ?? start, start + MOST_CHARACTERS);
  return { sentences: kept, text: text.slice(start, end), dateline: standing?.dateline.text ?? alone, start };
}

function isByline(sentence: string): boolean {
  if (sentence.length > 120) return false;
  return (BYLINE.test(sentence) && sentence.split(' ').length <= 12) || (sentence.length < 60 && !ENDED.test(sentence));
}
