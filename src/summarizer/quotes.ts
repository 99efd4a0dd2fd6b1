import type { Attribution } from '../language/attribution.ts';
import type { LanguageCode } from '../language/code.ts';
import { findMarkedSpans, type MarkedSpan } from '../language/quotation-marks.ts';
import type { Span } from '../language/span.ts';
import { wordsOf } from '../language/tokens.ts';
import type { Quote } from './quote.ts';
import { type KnownPeople, NOBODY_KNOWN } from './quote-people.ts';
import { personsOf } from './quote-persons.ts';
import { type Speech, speechOf } from './quote-speech.ts';
import { type Unit, unitsOf } from './quote-units.ts';
import { goesOnSpeaking } from './speaker-goes-on.ts';
import { type ResolvedSpeaker, SpeakerTrail } from './speakers.ts';

export { locateQuote } from './locate-quote.ts';

/** What the search for quotations needs of an article. */
export interface QuotedText {
  readonly text: string;
  readonly title: string;
  readonly sentences: readonly Span[];
  readonly language: LanguageCode;
}

/** One marked stretch of speech with what was found out about it. */
interface Piece {
  readonly mark: MarkedSpan;
  readonly unit: number;
  readonly speech: Speech;
  readonly rule: string;
  readonly strong: boolean;
  readonly attribution: Attribution | null;
  readonly speaker: ResolvedSpeaker | null;
  /** Nothing but the quotation stands in its sentence. */
  readonly alone: boolean;
}

/** The pieces before this one that it may belong to. */
interface Earlier {
  /** The last that is speech. */
  readonly speech: Piece | null;
  /** The last whose marks its paragraph left open. */
  readonly open: Piece | null;
}

/**
 * The quotations of an article in order, each with the one who said it where a rule can tell.
 *
 * Never from the title. Words in marks that are no speech (a name, a scare quote, one word) are left out. A
 * quotation whose speaker no strong rule names is kept with `shown: false`: a wrong name is worse than none.
 */
export function findQuotes(article: QuotedText, people: KnownPeople = NOBODY_KNOWN): readonly Quote[] {
  const { text, sentences, language } = article;
  const marks = findMarkedSpans(text, language);
  if (marks.length === 0) return [];
  const units = unitsOf(text, sentences, marks, language);
  const persons = personsOf(text, units, language, people);
  const trail = new SpeakerTrail(persons, people, language);
  const pieces: Piece[] = [];
  const spoken: (readonly ResolvedSpeaker[])[] = [];
  let earlier: Earlier = { speech: null, open: null };
  for (const [number, unit] of units.entries()) {
    const speakers = trail.read(text, unit, number);
    spoken.push(speakers);
    for (const mark of unit.marks) {
      const piece = pieceOf(text, mark, unit, number, units, spoken, earlier, language);
      pieces.push(piece);
      earlier = {
        speech: piece.speech === 'none' ? earlier.speech : piece,
        open: mark.continues ? piece : earlier.open,
      };
    }
  }
  return utterances(text, pieces, units).map((group) => quoteOf(text, group, units));
}

function pieceOf(
  text: string,
  mark: MarkedSpan,
  unit: Unit,
  number: number,
  units: readonly Unit[],
  spoken: readonly (readonly ResolvedSpeaker[])[],
  earlier: Earlier,
  language: LanguageCode,
): Piece {
  const speakers = spoken[number] ?? [];
  const governing = governingOf(text, mark, unit);
  const attribution = governing < 0 ? null : (unit.attributions[governing] as Attribution);
  const alone = standsAlone(text, mark, unit);
  const covered =
    attribution !== null && attribution.content.start <= mark.start && attribution.content.end >= mark.end;
  const resumed = attribution !== null && !covered;
  const speech = speechOf(text, mark, attribution, alone || resumed, language);
  const base = { mark, unit: number, speech, alone };
  if (mark.carried) {
    const previous = earlier.open;
    if (previous) {
      if (previous.speaker === null && attribution !== null) {
        return {
          ...base,
          attribution,
          speaker: speakers[governing] ?? null,
          rule: attribution.rule,
          strong: attribution.strength === 'strong',
        };
      }
      return { ...base, attribution: null, speaker: previous.speaker, rule: 'CONT', strong: previous.strong };
    }
  }
  if (attribution !== null) {
    return {
      ...base,
      attribution,
      speaker: speakers[governing] ?? null,
      rule: attribution.rule,
      strong: attribution.strength === 'strong',
    };
  }
  const previous = earlier.speech;
  if (previous?.speaker && alone && previous.rule !== 'none') {
    const before = units[previous.unit] as Unit;
    const together = before.paragraph === unit.paragraph || previous.mark.continues;
    if (together && !spokenBetween(units, previous.unit, number, previous.speaker)) {
      return { ...base, attribution: null, speaker: previous.speaker, rule: 'SAME', strong: previous.strong };
    }
  }
  const going = alone ? goesOnSpeaking(text, units, spoken, number) : null;
  if (going) return { ...base, attribution: null, ...going, strong: true };
  if (previous?.speaker && alone && previous.rule !== 'none') {
    const before = units[previous.unit] as Unit;
    if (unit.paragraph - before.paragraph === 1) {
      return { ...base, attribution: null, speaker: previous.speaker, rule: 'FLOAT', strong: false };
    }
  }
  return { ...base, attribution: null, speaker: null, rule: 'none', strong: false };
}

/** Whether a sentence between two quotations has somebody else speak. */
function spokenBetween(units: readonly Unit[], from: number, to: number, speaker: ResolvedSpeaker): boolean {
  if (to - from > 3) return true;
  for (let i = from + 1; i < to; i += 1) {
    const { attributions } = units[i] as Unit;
    if (attributions.some(({ name }) => !(speaker.name ?? '').includes(name))) return true;
  }
  return false;
}

/** The number of the attribution that governs a mark: a tag beside it, else the nearest cue before, else what covers it. */
function governingOf(text: string, mark: MarkedSpan, unit: Unit): number {
  const opened = /:\s*$/.test(text.slice(Math.max(unit.start, mark.outer.start - 3), mark.outer.start));
  let best = -1;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const [i, attribution] of unit.attributions.entries()) {
    const { content, cue, rule } = attribution;
    // "Petrov wrote: “Never!” Roe responded with …": a colon opens what Petrov wrote, whoever comes after.
    if (opened && !/^R/.test(rule) && cue.end <= mark.outer.start && text.slice(cue.end, mark.outer.start).length < 60)
      return i;
    if (content.start > mark.start || content.end < mark.end) continue;
    const before = /^R/.test(rule);
    const beside = before ? content.end - mark.outer.end <= 2 && content.end >= mark.end : false;
    const distance = before ? cue.start - mark.outer.end : mark.outer.start - cue.end;
    const score = beside ? -1 : before ? 10_000 + distance : distance;
    if (score < bestScore) {
      best = i;
      bestScore = score;
    }
  }
  // `"A," X said, "B."`: what follows a tag after a comma goes on with the same speaker.
  if (best < 0) {
    for (const [i, attribution] of unit.attributions.entries()) {
      const end = Math.max(attribution.cue.end, attribution.speaker.end);
      const between = text.slice(end, mark.outer.start);
      if (
        /^R[12]$/.test(attribution.rule) &&
        mark.outer.start >= end &&
        between.length < 160 &&
        (/[,:;—–-]\s*$/.test(between) || RESUMED.test(between))
      )
        best = i;
    }
  }
  return best;
}

/** "The plan, Petrov argued, would “blow a hole in the budget”": the sentence goes on where the tag broke it off. */
const RESUMED =
  /^,\s(?!(?:and|but|while|whereas|as|who|whom|which|after|before|when|though|although|because|adding|with|calling|citing|or)\b)\p{Ll}[^.;:!?“”"]{0,80}$/u;

function standsAlone(text: string, mark: MarkedSpan, unit: Unit): boolean {
  if (unit.marks.length !== 1) return false;
  const rest =
    text.slice(unit.start, Math.max(unit.start, mark.outer.start)) +
    text.slice(Math.min(mark.outer.end, unit.end), unit.end);
  return !/[\p{L}\p{N}]/u.test(rest);
}

/** Verbs of going on: what they introduce belongs to the words before. */
const GOING_ON =
  /^(?:add|continue|conclude|go-on|press-on|додати|додавати|добавить|добавлять|أضاف|تابع|أردف|واصل|استطرد|hinzufügen|ergänzen|ajouter|poursuivre|añadir|agregar)$/;

/** Joins the pieces of one utterance: over paragraphs, around its attribution, in the sentences right after it. */
function utterances(text: string, pieces: readonly Piece[], units: readonly Unit[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.speech === 'none') continue;
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && goesOn(text, last, piece, units)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.filter((group) => group.length > 1 || /\s/.test(text.slice(group[0]?.mark.start, group[0]?.mark.end)));
}

function goesOn(text: string, last: Piece, piece: Piece, units: readonly Unit[]): boolean {
  if (piece.rule === 'CONT' || (piece.mark.carried && last.mark.continues)) return true;
  const same = piece.attribution !== null && piece.attribution === last.attribution && piece.unit === last.unit;
  const unnamed = piece.rule === 'SAME' && piece.speaker !== null && piece.speaker === last.speaker;
  if (!same && !unnamed && (piece.speaker?.name == null || last.speaker?.name !== piece.speaker.name)) return false;
  if (last.speech !== 'direct') return false;
  const gap = piece.unit - last.unit;
  if (piece.rule === 'SAME') return gap <= 1;
  if (gap === 0) {
    const between = text.slice(last.mark.outer.end, piece.mark.outer.start);
    if (piece.mark.mark === '—') return true;
    return (
      piece.attribution === last.attribution &&
      piece.speech === 'direct' &&
      (/^R/.test(last.rule) || /^\s*[,.]?\s*$/.test(between))
    );
  }
  const together = units[last.unit]?.paragraph === units[piece.unit]?.paragraph;
  return (
    gap === 1 &&
    together &&
    piece.speech === 'direct' &&
    piece.attribution !== null &&
    GOING_ON.test(piece.attribution.verb)
  );
}

function quoteOf(text: string, group: readonly Piece[], units: readonly Unit[]): Quote {
  const segments = group.map(({ mark }) => withoutComma(text, mark));
  const named =
    group.find((piece) => piece.attribution !== null && piece.speaker?.name != null) ??
    group.find((piece) => piece.speaker?.name != null);
  const words = segments.map((segment) => text.slice(segment.start, segment.end)).join(' ');
  const strong = named?.strong === true && named.speaker?.kind !== 'unknown';
  const sentences = new Set<number>();
  for (const { unit } of group) {
    const { first, last } = units[unit] as Unit;
    for (let i = first; i <= last; i += 1) sentences.add(i);
  }
  return {
    text: words,
    segments,
    speaker: named?.speaker?.name ?? null,
    mention: named?.attribution?.speaker ?? null,
    role: named?.speaker?.role ?? null,
    rule: named?.rule ?? 'none',
    type: group.some((piece) => piece.speech === 'direct') ? 'direct' : 'mixed',
    shown: strong && wordsOf(words).length >= 2,
    sentences: [...sentences].sort((a, b) => a - b),
  };
}

function withoutComma(text: string, { start, end }: Span): Span {
  let to = end;
  while (to > start && /[\s,،;—–]/.test(text[to - 1] ?? '')) to -= 1;
  return { start, end: to };
}
