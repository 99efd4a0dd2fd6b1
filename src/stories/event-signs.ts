import type { LanguageCode } from '../language/code.ts';
import { CASUALTY_WORDS, EVENT_WORDS, TARGET_WORDS, WAR_CONTEXT } from './event-words.ts';
import { COMPANIONS, HARMLESS } from './metaphors.ts';
import type { EventType } from './story.ts';
import { type FoldedWord, type WordList, wordList } from './word-list.ts';

/** A word that may tell of an event, and whether it stands in another sense here. */
export interface EventSign {
  readonly type: EventType;
  /** Clear words hardly ever mean anything else; the others need a context of war. */
  readonly clear: boolean;
  readonly metaphor: boolean;
  readonly at: number;
  readonly end: number;
}

interface Vocabulary {
  readonly events: WordList<{ readonly type: EventType; readonly clear: boolean }>;
  readonly context: WordList<true>;
  readonly casualties: WordList<true>;
}

const VOCABULARIES = new Map<LanguageCode, Vocabulary>(
  Object.entries(EVENT_WORDS).map(([language, words]) => [language, vocabulary(language, words)]),
);
const ENGLISH = VOCABULARIES.get('en') as Vocabulary;

const TARGETS = wordList(
  TARGET_WORDS.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(colon + 1), line.slice(0, colon)] as const;
  }),
);
const HARMLESS_PHRASES = wordList(HARMLESS.map((phrases) => [phrases, true] as const));
const GUARDS: ReadonlyMap<string, WordList<true>> = new Map(
  COMPANIONS.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), wordList([[line.slice(colon + 1), true as const]])] as const;
  }),
);

/** How far a companion may stand from the word it turns. */
const NEAR = 5;

function vocabulary(language: string, words: Partial<Readonly<Record<EventType, string>>>): Vocabulary {
  const entries: [string, { type: EventType; clear: boolean }][] = [];
  for (const [type, text] of Object.entries(words) as [EventType, string][]) {
    const [clear = '', doubtful = ''] = text.split('?');
    entries.push([clear, { type, clear: true }], [doubtful, { type, clear: false }]);
  }
  return {
    events: wordList(entries),
    context: wordList([[WAR_CONTEXT[language] ?? '', true]]),
    casualties: wordList([[CASUALTY_WORDS[language] ?? '', true]]),
  };
}

/**
 * The signs of events among the words of a text; of several at one place the longest. Where a text is `martial`, a
 * companion turns no word: "strike kills aid workers" tells of no walkout.
 */
export function eventSigns(
  words: readonly FoldedWord[],
  language: LanguageCode,
  { martial }: { readonly martial: boolean },
): readonly EventSign[] {
  const { events } = VOCABULARIES.get(language) ?? ENGLISH;
  const harmless = new Set(HARMLESS_PHRASES.hits(words).flatMap(({ at, end }) => range(at, end)));
  const signs: EventSign[] = [];
  for (const { value, at, end } of longestOnly(events.hits(words))) {
    const metaphor = range(at, end).some((place) => harmless.has(place)) || (!martial && isTurned(words, at, end));
    signs.push({ ...value, metaphor, at, end });
  }
  return signs;
}

/** How often people who fight, or what they fight with, are named. */
export function warContext(words: readonly FoldedWord[], language: LanguageCode): number {
  const { context } = VOCABULARIES.get(language) ?? ENGLISH;
  return context.hits(words).filter(({ at, end }) => !isTurned(words, at, end)).length;
}

/** Whether people are said to be killed or hurt. */
export function tellsOfCasualties(words: readonly FoldedWord[], language: LanguageCode): boolean {
  const { casualties } = VOCABULARIES.get(language) ?? ENGLISH;
  return casualties.hits(words).some(({ at, end }) => !isTurned(words, at, end));
}

/** What is hit, held or boarded, in order of mention, each once. */
export function targetsIn(words: readonly FoldedWord[]): readonly string[] {
  const hits = longestOnly(TARGETS.hits(words)).filter(
    ({ value, at, end }) => value !== 'hospital' || !isRescue(words, at, end),
  );
  return [...new Set(hits.map(({ value }) => value))];
}

const BROUGHT =
  /^(?:to|taken|brought|rushed|carried|treated|admitted|transferred|hospitali.*|доставл.*|госпитализ.*|госпіталіз.*|лікують.*|лечат.*|eingeliefert|gebracht|ins|transport.*|hospitalis.*|évacué.*|evacue.*|نقل.*|الي|اسعاف.*|trasladad.*)$/u;
const SPEAKING = /^(?:officials?|sources?|staff|director|doctors?|spokes.*|records|manager|chief|workers?|said)$/u;

/** Whether a hospital is where the hurt are brought, or who speaks: nothing says that it was hit. */
function isRescue(words: readonly FoldedWord[], at: number, end: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at);
  return before.some(({ folded }) => BROUGHT.test(folded)) || SPEAKING.test(words[end]?.folded ?? '');
}

function isTurned(words: readonly FoldedWord[], at: number, end: number): boolean {
  for (let place = at; place < end; place += 1) {
    const guard = guardOf(words[place]?.folded ?? '');
    if (guard === undefined) continue;
    const around = words.slice(Math.max(0, at - NEAR), Math.min(words.length, end + NEAR));
    if (guard.hits(around).length > 0) return true;
  }
  return false;
}

function guardOf(word: string): WordList<true> | undefined {
  return GUARDS.get(word) ?? GUARDS.get(word.replace(/e?s$/, '')) ?? GUARDS.get(word.replace(/s$/, ''));
}

function longestOnly<T extends { readonly at: number; readonly end: number }>(hits: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const hit of [...hits].sort((a, b) => a.at - b.at || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || hit.at >= last.end) kept.push(hit);
  }
  return kept;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
