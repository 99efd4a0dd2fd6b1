import type { Article } from '../articles/article.ts';
import type { Span } from '../language/span.ts';
import type { FigureMention, FigureStatus } from './figure.ts';
import { citedBefore, withNameInMarks } from './figure-according.ts';
import { type Spoken, speakersOf } from './speakers.ts';

/** Says who owns a number. */
export interface Claimants {
  /** The claimant of a figure at a place of the text; null when the outlet itself states it. */
  of(figure: Span, sentence: number, status: FigureStatus, scope?: FigureMention['scope']): string | null;
}

/** Verbs by which a subject gives a number without saying that it says so. */
const GIVES =
  `put|puts|raised|raises|revised|lowered|counted|counts|recorded|records|documented|documents|verified|confirmed|confirms|reported|reports
|estimates|estimated|assumes|assume|lists|listed|tallied|registered|tracked|projects|forecasts|expects|claimed|claims|acknowledged|admitted
|reconnu|reconnaît|admis|dénombré|évoqué|déploré|expects|expect|preparing|prepares|bracing|planning
|received|found|identified|gave|gives|cited|cites|blamed|підтвердило|оцінює|нарахувала|насчитала|оценивает|зафиксировала|зафіксувала|bezifferte|zählte|meldete|meldeten
|bestätigte|recensé|compté|confirmé|cifró|contabilizó|confirmó`
    .replace(/\s/gu, '')
    .split('|');
const GIVEN_BY = new Set(GIVES);

/** Stances whose speaker also owns the plain sentences that follow in the paragraph. */
const CARRIED = new Set(['said', 'announced', 'claimed', 'confirmed', 'according to', 'verifying']);

/**
 * Who owns the numbers of an article: whoever says the words they stand in; the subject of "put the toll at";
 * "confirmed by"; then whoever spoke last in the paragraph. Nobody of these → the outlet (null).
 */
export function claimantsOf(article: Pick<Article, 'text' | 'sentences' | 'language'>): Claimants {
  const speakers = speakersOf(article);
  const { text, sentences, language } = article;
  return {
    of: (figure, sentence, status, scope) => named(ownerOf(figure, sentence, status, scope)),
  };

  /** "“It is gone,” said Stanek. Nine people were killed.": outside the marks nobody but the outlet speaks. */
  function onlyQuoted({ attribution: { content } }: Spoken, figure: Span): boolean {
    const inner = { start: content.start + 1, end: Math.max(content.start + 1, content.end - 1) };
    return speakers.quotedIn(inner) !== null && speakers.quotedIn(figure) === null;
  }

  function ownerOf(
    figure: Span,
    sentence: number,
    status: FigureStatus,
    scope: FigureMention['scope'] | undefined,
  ): string | null {
    const span = sentences[sentence] ?? figure;
    const spoken = speakers.of(figure, sentence);
    const giver = subjectThatGives(text, span, figure);
    // "She said 22 had been brought in; the network later raised its count to 31": the nearer clause owns it.
    const own =
      giver !== null && (spoken === null || giver.counts) && !isReporter(giver.subject) ? giver.subject : null;
    if (own !== null) return speakers.resolve(own, sentence);
    const cited = citedBefore(text, span, figure, language);
    if (cited !== null) return speakers.resolve(cited, sentence);
    if (spoken !== null && spoken.attribution.stance !== 'denied')
      return withNameInMarks(spoken.name, text, spoken.attribution.speaker.end, language);
    const confirmed = confirmedBy(text, span);
    if (confirmed !== null) return speakers.resolve(confirmed, sentence);
    const tail = speakers
      .in(sentence)
      .find(({ attribution }) => continues(text, attribution.cue, attribution.speaker, figure));
    if (tail !== undefined) return tail.name;
    const last = saidLast(text, span, figure);
    if (last !== null) return speakers.resolve(last, sentence);
    // What was counted before, or since long ago, is not what was just spoken of.
    if (status === 'historical' || scope === 'cumulative') return null;
    const before = carried(speakers.before(sentence));
    return before !== null && !onlyQuoted(before, figure) && goesOn(text, span, figure, before) ? before.name : null;
  }
}

/** A pronoun that nobody can be found for names no claimant. */
function named(name: string | null): string | null {
  if (
    name === null ||
    /^(?:he|she|it|they|this|that|these|those|which|who|there|we|i|une?|la|le|les|der|die|das|eine?|es|er|sie|il|elle|вона|він|они|он|она|вони|ми|هو|هي)$/iu.test(
      name,
    )
  )
    return null;
  return name.replace(
    /^(?:earlier|previous|initial|preliminary|official) (?:count|toll|tally|statement|report) (?:by|from) (?:the )?/iu,
    '',
  );
}

function carried(spoken: Spoken | null): Spoken | null {
  return spoken !== null && CARRIED.has(spoken.attribution.stance) ? spoken : null;
}

/** A sentence goes on with the speaker's count when it opens with the number, or the speaker's sentence had one too. */
function goesOn(text: string, sentence: Span, figure: Span, before: Spoken): boolean {
  if (figure.start - sentence.start <= 40) return true;
  const said = text.slice(before.attribution.content.start, before.attribution.content.end);
  return /\p{Nd}/u.test(said) || /\b(?:killed|dead|wounded|injured|died)\b/u.test(said);
}

/** "…, officials said, raising an earlier toll of 12": the participle goes on with what they said. */
function continues(text: string, cue: Span, speaker: Span, figure: Span): boolean {
  const end = Math.max(cue.end, speaker.end);
  return (
    figure.start > end &&
    /^,? *(?:raising|bringing|taking|adding|revising|lowering|up from|updating|down from|pushing)\b/u.test(
      text.slice(end, figure.start),
    )
  );
}

/** Verbs that only count: their subject owns the number even inside somebody else's sentence. */
const COUNTS = new Set(['put', 'puts', 'raised', 'raises', 'revised', 'lowered', 'recorded', 'documented', 'counted']);

function isReporter(subject: string): boolean {
  return (
    /^(?:(?:the|an?) )?(?:rescuers|hospitals?|strikes?|attacks?|blast|explosion|missiles?|drones?|were|was|have|has|been|being|are|is)$/iu.test(
      subject,
    ) || /(?:strike|attack|blast|shelling|bombing|fire|clashes|fighting)s?$/iu.test(subject)
  );
}

const MOST_SUBJECT_WORDS = 9;

/** "The army put the toll at 17", "the network later raised its count to 31": the words before the verb, in its clause. */
function subjectThatGives(
  text: string,
  sentence: Span,
  figure: Span,
): { readonly subject: string; readonly counts: boolean } | null {
  const before = text.slice(sentence.start, figure.start + 1);
  const words = [...before.matchAll(/[\p{L}\p{M}’'.-]+|[,;:—–(]/gu)];
  for (let i = words.length - 1; i >= 1; i -= 1) {
    const word = words[i]?.[0] ?? '';
    if (word === ';') return null;
    if (!GIVEN_BY.has(word.toLowerCase()) || words[i + 1]?.[0] === 'by') continue;
    let from = i - 1;
    while (
      /^(?:later|also|has|have|had|then|since|earlier|already|it|itself|is|are|a|ont|avait|avaient)$/iu.test(
        words[from]?.[0] ?? '',
      ) &&
      from > 0
    )
      from -= 1;
    // "A spokesman, Issa Lamine, admitted": what stands between the commas says who.
    if (words[from]?.[0] === ',') from -= 1;
    const last = from;
    while (
      from > 0 &&
      last - from < MOST_SUBJECT_WORDS &&
      !/^[,;:—–(]$|^(?:and|but|that|which|who|where|when|while|after)$/iu.test(words[from - 1]?.[0] ?? '')
    )
      from -= 1;
    const first = words[from];
    const end = words[last];
    if (first === undefined || end === undefined) return null;
    const subject = before.slice(first.index, end.index + end[0].length);
    return isSubject(subject) ? { subject, counts: COUNTS.has(word.toLowerCase()) } : null;
  }
  return null;
}

/** A noun phrase: it opens with a name, an article or an adjective, not with a preposition, and holds no number. */
function isSubject(subject: string): boolean {
  if (!/\p{L}{2}/u.test(subject) || /\p{Nd}/u.test(subject)) return false;
  return !/^(?:with|to|of|on|in|at|from|by|for|as|over|into|after|before|during|which|that|who|were|was|is|are|been|be|not|had|have)\b/iu.test(
    subject,
  );
}

/** "…, residents and a lawmaker told Reuters on Sunday": the last part of the sentence is nothing but its owner. */
function saidLast(text: string, sentence: Span, figure: Span): string | null {
  const comma = text.lastIndexOf(',', sentence.end - 1);
  if (comma < figure.end || sentence.end - comma > 160) return null;
  const match = /^, ((?:[\p{L}\p{M}’'.-]+ ){1,12}?)(?:said|told|say|says|reported|confirmed)\b/u.exec(
    text.slice(comma, sentence.end),
  );
  const owner = match?.[1]?.trim() ?? '';
  return owner !== '' && !/^(?:he|she|it|they|which|who|and|but)\b/iu.test(owner) ? owner : null;
}

/** "later confirmed by U.N. monitors". */
function confirmedBy(text: string, sentence: Span): string | null {
  const match =
    /\b(?:confirmed|verified|documented|recorded|compiled|counted|collected|cited) by ((?:[\p{L}\p{M}’'.-]+ ?){1,6})/u.exec(
      text.slice(sentence.start, sentence.end),
    );
  if (match === null) return null;
  const words = (match[1] ?? '').trim().split(' ');
  const stop = words.findIndex(
    (word, i) =>
      i > 0 &&
      /^(?:in|on|at|since|after|and|but|who|which|that|including|has|have|as|from|with|during|show|showed|for)$/u.test(
        word,
      ),
  );
  return words
    .slice(0, stop < 0 ? words.length : stop)
    .join(' ')
    .replace(/[.,]$/u, (mark) => (mark === '.' && /\p{Lu}\.$/u.test(match[1] ?? '') ? mark : ''));
}
