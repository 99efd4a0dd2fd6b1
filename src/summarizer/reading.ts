import { type Article, isTelling } from '../articles/article.ts';
import type { Outlet } from '../articles/outlet.ts';
import type { Span } from '../language/span.ts';
import { sourceLabel } from '../stories/labels.ts';
import { isParty } from '../stories/roots.ts';
import { type Spoken, speakersOf } from '../stories/speakers.ts';
import type { Report, Story } from '../stories/story.ts';
import type { World } from '../stories/world.ts';
import type { EvidenceId, SourceRef } from './card.ts';
import { sentenceId, statementAt } from './evidence.ts';
import { blank, crosses, outerMarks } from './marks.ts';
import type { Quote } from './quote.ts';
import { findQuotes } from './quotes.ts';

/** One sentence of an article as a card reads it. */
export interface Statement {
  readonly index: number;
  /** Verbatim, without a dateline. */
  readonly text: string;
  /** The same with everything between quotation marks blanked. */
  readonly unquoted: string;
  /** How much of it stands between quotation marks, 0–1. */
  readonly quotedShare: number;
  readonly ev: EvidenceId;
  /** It begins or ends within a quotation that goes on: shown alone it would carry half a pair of marks, or none. */
  readonly cutsQuotation: boolean;
  /** Who says what in it, each by the fullest name the article gives. */
  readonly spoken: readonly Spoken[];
}

/** One article of a story, with what must be known about whose it is. */
export interface Reading {
  readonly report: Report;
  readonly article: Article;
  readonly outlet: Outlet;
  readonly root: string;
  readonly copy: boolean;
  /** Controlled by somebody who fights in this conflict: shown, never counted, never in our own voice. */
  readonly party: boolean;
  readonly label: SourceRef['label'];
  /** Whether it is written in the language of the card. */
  readonly native: boolean;
  readonly statements: readonly Statement[];
  /** The stretches of the text between quotation marks, marks included. */
  readonly marked: readonly Span[];
  readonly quotes: readonly Quote[];
}

/** At most so many sentences of an article are read for a card; news comes first. */
const MOST_SENTENCES = 120;

/**
 * Reads the articles of a story, by date as the story has them. One that is only begun counts and lends its title; nothing
 * is told of what it says.
 */
export function readStory(story: Story, world: World, language: string): readonly Reading[] {
  return story.reports.map((whole) => {
    const { article } = whole;
    const telling = isTelling(article.depth);
    const report = telling ? whole : { ...whole, figures: [] };
    const outlet = world.outlet(article.outlet);
    const party = isParty(outlet, story.conflicts);
    const copy = story.copies.has(article.id);
    const marked = outerMarks(article.text, article.language);
    return {
      report,
      article,
      outlet,
      root: story.roots.get(article.id) ?? `outlet:${article.outlet}`,
      copy,
      party,
      label: sourceLabel(outlet, { conflicts: story.conflicts, copy }) ?? undefined,
      native: article.language === language,
      statements: telling ? statementsOf(article, marked) : [],
      marked,
      quotes: telling ? findQuotes(article, { resolve: (name) => world.person(name) }) : [],
    };
  });
}

function statementsOf(article: Article, marked: readonly Span[]): readonly Statement[] {
  const speakers = speakersOf(article);
  return article.sentences.slice(0, MOST_SENTENCES).map((span, index) => {
    const text = statementAt(article, index);
    const start = span.end - text.length;
    const unquoted = blank(text, start, marked);
    const letters = lettersIn(text);
    return {
      index,
      text,
      unquoted,
      quotedShare: letters === 0 ? 0 : 1 - lettersIn(unquoted) / letters,
      ev: sentenceId(article, index),
      cutsQuotation: crosses(marked, span),
      spoken: speakers.in(index),
    };
  });
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length;
}

const LABEL_WORDS: Readonly<Record<string, string>> = {
  state: ' (state media)',
  party: ' (run by a party to the conflict)',
  official: ' (official source)',
  social: ' (social media)',
  unreviewed: ' (unreviewed)',
};

/** "Zahira State News Agency (state media)". */
export function outletWords({ outlet, label }: Reading): string {
  return `${outlet.name}${LABEL_WORDS[label ?? ''] ?? ''}`;
}
