import type { EpochMs } from '../clock.ts';
import type { LanguageCode } from '../language/code.ts';
import { readDates } from '../language/dates.ts';
import { type EventSign, eventSigns, targetsIn, warContext } from './event-signs.ts';
import type { EventType } from './story.ts';
import type { FoldedWord } from './word-list.ts';

/** Types that often stand beside an event without being it. */
const SECONDARY: ReadonlySet<EventType> = new Set([
  'displacement',
  'aid_access',
  'infrastructure',
  'statement',
  'arrests',
  'mobilisation',
  'weapons_disrupted',
  'court_accountability',
]);

const DIPLOMACY: ReadonlySet<EventType> = new Set([
  'agreement',
  'negotiation',
  'sanction',
  'arms_transfer',
  'prisoner_exchange',
  'court_accountability',
]);
const AFTERMATH: ReadonlySet<EventType> = new Set([
  'statement',
  'displacement',
  'aid_access',
  'infrastructure',
  'protest',
  'mobilisation',
]);

/** The kind of events a type belongs to: two reports of different kinds hardly tell of one event. */
export function groupOf(type: EventType): 'violence' | 'diplomacy' | 'aftermath' {
  if (DIPLOMACY.has(type)) return 'diplomacy';
  return AFTERMATH.has(type) ? 'aftermath' : 'violence';
}

/** The words of an article by where they stand. */
export interface ArticleWords {
  readonly title: readonly FoldedWord[];
  readonly lead: readonly FoldedWord[];
  readonly body: readonly FoldedWord[];
}

/** The signs of events by where they stand. */
export interface SignsRead {
  readonly title: readonly EventSign[];
  readonly lead: readonly EventSign[];
  readonly body: readonly EventSign[];
}

/** Reads the signs of events in title, lead and body; `bloody` where people are hurt in a place of war. */
export function readSigns({ title, lead, body }: ArticleWords, language: LanguageCode, bloody = false): SignsRead {
  const head = [...title, ...lead];
  const martial =
    bloody || warContext(head, language) > 0 || eventSigns(head, language, { martial: false }).some(isClear);
  const signs = (words: readonly FoldedWord[]) => eventSigns(words, language, { martial });
  return { title: signs(title), lead: signs(lead), body: signs(body) };
}

function isClear({ clear, metaphor }: EventSign): boolean {
  return clear && !metaphor;
}

/** The type that most signs speak for; null when none does. The title weighs most, then the lead. */
export function eventTypeOf({ title, lead, body }: SignsRead): EventType | null {
  const scores = new Map<EventType, number>();
  const add = (signs: readonly EventSign[], weight: number, most: number) => {
    const added = new Map<EventType, number>();
    for (const { type, clear, metaphor } of signs) {
      if (metaphor) continue;
      const worth = weight * (clear ? 1 : 0.4) * (type === 'statement' ? 0.2 : SECONDARY.has(type) ? 0.5 : 1);
      const sum = Math.min(most, (added.get(type) ?? 0) + worth);
      added.set(type, sum);
    }
    for (const [type, worth] of added) scores.set(type, (scores.get(type) ?? 0) + worth);
  };
  add(title, 3, 6);
  add(lead, 2, 4);
  add(body, 0.4, 1.5);
  let best: EventType | null = null;
  for (const [type, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = type;
  return best;
}

const MOST_AGE_DAYS = 12;
const DAY_MS = 86_400_000;

/** The day that a lead gives for its news, start of the day in UTC; null when it gives none, or one long past. */
export function eventDateOf(focus: string, language: LanguageCode, anchor: EpochMs): EpochMs | null {
  const dates = readDates(focus, language, anchor).filter(
    ({ precision, future, since }) => precision === 'day' && !future && !since,
  );
  for (const { iso } of dates) {
    const day = Date.parse(`${iso}T00:00:00Z`);
    if (!Number.isNaN(day) && anchor - day < MOST_AGE_DAYS * DAY_MS && day <= anchor + DAY_MS) return day;
  }
  return null;
}

/** What the news is about, first what the title or the lead names first. */
export function targetsOf({ title, lead }: Pick<ArticleWords, 'title' | 'lead'>): readonly string[] {
  return [...new Set([...targetsIn(title), ...targetsIn(lead)])].slice(0, 4);
}
