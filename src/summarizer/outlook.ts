import type { Article } from '../articles/article.ts';
import { type DateMention, readDates } from '../language/dates.ts';
import { type TextToken, tokensOf } from '../language/number-tokens.ts';
import { textAt } from '../language/span.ts';
import { type Speakers, type Spoken, speakersOf } from '../stories/speakers.ts';
import { type Cues, cues, cuesIn } from './outlook-cues.ts';
import { likelihoodIn } from './outlook-likelihood.ts';
import { isAnalysis, isImplication, isWatch, type Reader } from './outlook-rules.ts';
import { type OutlookWords, outlookWords } from './outlook-words.ts';

/** A sentence that looks ahead or explains, and who owns it. */
export interface OutlookSentence {
  readonly sentence: number;
  /** Who says it; null when only the outlet does. Without an owner it is not shown, unless `outletAnalysis`. */
  readonly by: string | null;
  readonly byRole: string | null;
  /** The source's own estimative words. */
  readonly likelihood: string | null;
  /** The date that lies ahead; null when none is named. */
  readonly when: DateMention | null;
  /** The outlet is an analysis outlet and speaks for itself. */
  readonly outletAnalysis: boolean;
}

/** What an article says about what may follow, what it means, and what is pending. */
export interface Outlook {
  readonly implications: readonly OutlookSentence[];
  readonly analysis: readonly OutlookSentence[];
  readonly watch: readonly OutlookSentence[];
}

/** What the search for an outlook needs of an article. */
export type OutlookSource = Pick<Article, 'text' | 'sentences' | 'language' | 'published' | 'firstSeenAt'>;

const NOTHING: Outlook = { implications: [], analysis: [], watch: [] };
const MOST_SENTENCES = 400;
/** Characters: a longer "sentence" is a list or a table, and no forecast. */
const LONGEST_SENTENCE = 900;

/**
 * The sentences of an article about consequences, their explanation, and what is dated or pending (`briefing.md` 2.5).
 * Threats, weather, what could have been, and intentions of an actor are no implications; a negation stays where it is,
 * because the sentence is shown whole.
 */
export function findOutlook(article: OutlookSource, outletKind?: string): Outlook {
  const words = outlookWords(article.language);
  if (words === null) return NOTHING;
  const anchor = article.published ?? article.firstSeenAt;
  const dates = readDates(article.text, article.language, anchor);
  const speakers = speakersOf(article);
  const found = {
    implications: [] as OutlookSentence[],
    analysis: [] as OutlookSentence[],
    watch: [] as OutlookSentence[],
  };
  for (const [sentence, span] of article.sentences.slice(0, MOST_SENTENCES).entries()) {
    if (span.end - span.start > LONGEST_SENTENCE) continue;
    const tokens = tokensOf(article.text, span.start, span.end);
    if (tokens.at(-1)?.norm === '?') continue;
    const seen = cuesIn(tokens, words, article.language);
    const when = dates.find((date) => date.future && date.start >= span.start && date.end <= span.end) ?? null;
    const owner = ownerOf(article, sentence, speakers);
    const reader = {
      ...readerOf(article, tokens, seen, owner, words, outletKind),
      afterImplication: found.implications.at(-1)?.sentence === sentence - 1 && sentence > 0,
      dated: when !== null,
    };
    const told: OutlookSentence = {
      sentence,
      by: owner?.name || null,
      byRole: owner?.role ?? null,
      likelihood: likelihoodIn(textAt(article.text, span))?.words ?? null,
      when,
      outletAnalysis: owner === null && outletKind === 'analysis',
    };
    if (isImplication(reader)) found.implications.push(told);
    if (isAnalysis(reader)) found.analysis.push(told);
    if (isWatch(reader, when !== null)) found.watch.push(told);
  }
  return found;
}

/** Who owns the whole of a sentence: whoever says most of it, or the speaker of the quotation it stands in. */
function ownerOf(article: OutlookSource, sentence: number, speakers: Speakers): Spoken | null {
  const here = speakers.in(sentence);
  if (here.length > 0) {
    return here.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  }
  const span = article.sentences[sentence];
  if (span === undefined) return null;
  const thinker = thinkerOf(article, sentence, speakers);
  if (thinker !== null) return thinker;
  // The marks at its ends belong to the sentence, not to the words quoted.
  const inner = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 2) };
  return speakers.quotedIn(inner) === null ? null : speakers.of(inner, sentence);
}

/** "She sees a smaller chance", "Diplomats fear the killing will derail the talks": a thought is owned as words are. */
const THINKS =
  /^(\p{Lu}[\p{L}’-]*(?: [\p{L}’-]+){0,3}?) (?:also |now |still |auch )?(sees|see|expects|expect|believes|believe|thinks|think|doubts|doubt|fears|fear|foresees|foresee|predicts|predict|estimates|estimate|puts|reckons|reckon|considers|consider|worry|worries|caution|cautions|побоюються|побоюється|прогнозують|прогнозує|вважають|вважає|очікують|опасаются|опасается|считают|считает|прогнозируют|прогнозирует|ожидают|befürchten|befürchtet|befürchteten|fürchten|fürchtet|erwarten|erwartet|rechnen|glauben|craignent|craint|redoutent|redoute|estiment|estime|prévoient|prévoit|pensent)[ ,]/u;

/** Words that open a German sentence before its verb and are no subject. */
const NO_SUBJECT =
  /^(?:nun|jetzt|dabei|damit|heute|auch|so|zuvor|außerdem|also|deshalb|daher|dennoch|zudem|dort|hier|inzwischen|derzeit|aktuell|and|but|as|if|when)$/iu;

function thinkerOf(article: OutlookSource, sentence: number, speakers: Speakers): Spoken | null {
  const span = article.sentences[sentence];
  if (span === undefined || article.language === 'ar') return null;
  const match = THINKS.exec(textAt(article.text, { start: span.start, end: Math.min(span.end, span.start + 120) }));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const name = speakers.resolve(match[1], sentence);
  for (let i = sentence - 1; i >= Math.max(0, sentence - 6); i -= 1) {
    const spoken = speakers.in(i).find((one) => one.name === name);
    if (spoken !== undefined) return spoken;
  }
  if (NO_SUBJECT.test(name)) return null;
  // Who else fears or expects something is named well enough by these words; a pronoun is not.
  if (
    /^(?:he|she|it|they|we|i|you|this|that|there|who|es|er|sie|wir|ich|il|elle|on|ils|nous|він|вона|вони|ми|он|она|они|мы)$/iu.test(
      name,
    )
  )
    return null;
  const speaker = { start: span.start, end: span.start + match[1].length };
  const cue = { start: span.start + match[0].length - 1 - match[2].length, end: span.start + match[0].length - 1 };
  const content = { start: cue.end + 1, end: span.end };
  return {
    name,
    role: null,
    sentence,
    attribution: {
      speaker,
      name,
      role: null,
      cue,
      verb: match[2],
      stance: 'said',
      content,
      rule: 'L1',
      strength: 'strong',
    },
  };
}

function sizeOf({ attribution }: Spoken): number {
  return attribution.content.end - attribution.content.start;
}

function readerOf(
  article: OutlookSource,
  tokens: readonly TextToken[],
  seen: Cues,
  owner: Spoken | null,
  words: OutlookWords,
  outletKind: string | undefined,
): Omit<Reader, 'afterImplication' | 'dated'> {
  return {
    text: article.text,
    language: article.language,
    tokens,
    cues: seen,
    owner,
    estimate: likelihoodIn(article.text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)) !== null,
    observer: outletKind === 'analysis' || (owner !== null && isObserver(owner, article, words)),
    analysisOutlet: outletKind === 'analysis',
  };
}

/** Whether the owner's name, role or description is that of somebody who observes: analysts, diplomats, aid agencies. */
function isObserver(owner: Spoken, article: OutlookSource, words: OutlookWords): boolean {
  const { speaker } = owner.attribution;
  const described = `${textAt(article.text, speaker)} ${owner.name} ${owner.role ?? ''}`;
  return cues(tokensOf(described), words.observer).length > 0;
}
