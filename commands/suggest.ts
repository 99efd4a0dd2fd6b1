/** What is offered to somebody who types an option: from memory only, so that it comes before the next key. */
import type { Desk, Vocabulary } from '../src/desk.ts';
import { folded } from '../src/language/folded.ts';
import type { Office } from '../src/office.ts';
import { closest } from './closest.ts';
import type { Command, OptionType, Question } from './command.ts';
import { commandsFor } from './index.ts';
import { sinceMs, sinceWords } from './since.ts';
import { timezones } from './timezones.ts';

/** A value that an option takes, and how it reads. */
export interface Suggestion {
  /** At most 100 characters, as the label: the limits of Discord for a choice. */
  readonly value: string;
  readonly label: string;
}

/** What somebody types, and where. */
export interface Typing {
  readonly type: OptionType;
  readonly typed: string;
  /** What has been given to the other options. */
  readonly options: Question['options'];
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
const MOST = 25;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
const CHARACTERS = 100;

/** At most 25 values that what was typed may mean, best first; empty where nothing can be offered. Never throws. */
export function suggest(
  { type, typed, options }: Typing,
  { desk, office }: { readonly desk: Desk; readonly office: Office },
): readonly Suggestion[] {
  const text = typed.slice(0, CHARACTERS);
  switch (type) {
    case 'conflict':
      return offered(closest(desk.conflicts(), text, namesOf), ({ id, name }) => [id, name]);
    case 'conflicts':
      return conflictLists(text, desk.conflicts());
    case 'story':
      return storiesFor(text, desk.vocabulary(), options.conflict);
    case 'speaker':
      return offered(
        closest(speakersIn(desk.vocabulary()), text, ({ folded }) => [folded]),
        ({ name }) => [name, name],
      );
    case 'command':
      return offered(
        closest(commandsFor(desk, office), text.replace(/^\//, ''), ({ name }) => [folded(name)]),
        commandWords,
      );
    case 'feed':
      return offered(
        closest(office.feedList(), text, ({ feed }) => [feed.id, feed.outlet, feed.url].map(folded)),
        ({ feed, pausedAt }) => [feed.id, `${feed.id} · ${feed.outlet}${pausedAt === null ? '' : ' · paused'}`],
      );
    case 'timezone':
      return offered(
        closest(zonesFor(office), text, ({ names }) => names),
        ({ name }) => [name, name],
      );
    case 'since':
      return beginning(sinceMs(text) === null ? SPANS : [text.trim().toLowerCase(), ...SPANS], text, (span) =>
        sinceWords(sinceMs(span) ?? 0),
      );
    case 'times':
      return beginning(TIMES, text, (times) => times);
    case 'hours':
      return beginning(HOURS, text, (hours) => hours);
    case 'words':
    case 'number':
    case 'choice':
    case 'address':
    case 'file':
      return [];
  }
}

const SPANS = ['24h', '7d', '1h', '6h', '3d', '30d'];
const TIMES = ['07:00', '08:00', '09:00', '18:00', '07:00 19:00', '08:00 20:00', '07:00 13:00 19:00'];
const HOURS = ['22:00-06:00', '23:00-07:00', '20:00-08:00', 'off'];

function offered<T>(found: readonly T[], words: (item: T) => readonly [value: string, label: string]): Suggestion[] {
  const seen = new Set<string>();
  const suggestions: Suggestion[] = [];
  for (const item of found) {
    const [value, label] = words(item);
    // A value that was cut would mean something else.
    if (value.trim() === '' || value.length > CHARACTERS || seen.has(value)) continue;
    seen.add(value);
    suggestions.push({ value, label: shortened(label.trim() === '' ? value : label) });
    if (suggestions.length === MOST) break;
  }
  return suggestions;
}

function beginning(values: readonly string[], typed: string, label: (value: string) => string): Suggestion[] {
  const begun = typed.trim().toLowerCase();
  return offered(
    values.filter((value) => value.startsWith(begun)),
    (value) => [value, label(value)],
  );
}

function namesOf({ id, name }: { readonly id: string; readonly name: string }): readonly string[] {
  return [folded(id), folded(name)];
}

function commandWords({ name, summary }: Command): readonly [string, string] {
  return [name, `/${name} · ${summary}`];
}

/** "sudan, rus": what stands before the last comma stays, the rest is looked up. */
function conflictLists(
  text: string,
  conflicts: readonly { readonly id: string; readonly name: string }[],
): readonly Suggestion[] {
  const comma = text.lastIndexOf(',');
  const before = text
    .slice(0, Math.max(0, comma))
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const open = conflicts.filter((conflict) => !before.some((part) => namesOf(conflict).includes(folded(part))));
  const all = before.length === 0 ? [{ id: 'all', name: 'All conflicts' }] : [];
  return offered(closest([...all, ...open], text.slice(comma + 1), namesOf), ({ id, name }) => [
    [...before, id].join(', '),
    [...before, name].join(', '),
  ]);
}

/** Stories in whose headline all the words stand, newest first; with those that begin so before the others. */
function storiesFor(typed: string, vocabulary: Vocabulary, conflict: string | undefined): readonly Suggestion[] {
  const words = folded(typed)
    .split(' ')
    .filter((word) => word !== '');
  const id = typed.trim().toLowerCase();
  const ranked: ReturnType<typeof storiesIn>[number][][] = [[], [], []];
  for (const story of storiesIn(vocabulary)) {
    if (conflict !== undefined && conflict !== '' && !story.conflictIds.includes(conflict)) continue;
    const rank = id !== '' && story.id.startsWith(id) ? 0 : rankOf(story.folded, words);
    if (rank !== null) ranked[rank]?.push(story);
  }
  const place = /^#?(\d{1,2})$/.exec(typed.trim())?.[1];
  const numbered = place === undefined ? [] : [{ value: place, label: `Number ${place} of the last briefing here` }];
  const others = ranked.flat().filter((story) => story.id !== place);
  return [...numbered, ...offered(others, (story) => [story.id, story.headline])].slice(0, MOST);
}

/** 0 where the text begins so, 1 where every word begins one of its words, 2 where it holds them; null where it does not. */
function rankOf(text: string, words: readonly string[]): 0 | 1 | 2 | null {
  if (!words.every((word) => text.includes(word))) return null;
  if (text.startsWith(words.join(' '))) return 0;
  return words.every((word) => ` ${text}`.includes(` ${word}`)) ? 1 : 2;
}

// A vocabulary stays the same until a pass has written something, and thousands of headlines take some time to fold.
const storiesIn = oncePer((vocabulary: Vocabulary) =>
  vocabulary.stories.map((story) => ({ ...story, folded: folded(story.headline) })),
);
const speakersIn = oncePer((vocabulary: Vocabulary) =>
  vocabulary.speakers.map((name) => ({ name, folded: folded(name) })),
);

function oncePer<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

interface NamedZone {
  readonly name: string;
  readonly names: readonly string[];
}

let named: readonly NamedZone[] | null = null;

/** All zones, those first in which somebody is briefed. */
function zonesFor(office: Pick<Office, 'destinations'>): readonly NamedZone[] {
  named ??= timezones().map(({ name, also }) => ({
    name,
    names: [folded(name), ...(also === null ? [] : [folded(also)])],
  }));
  const used = new Set(office.destinations().map(({ plan }) => plan.timezone));
  return [...named.filter(({ name }) => used.has(name)), ...named.filter(({ name }) => !used.has(name))];
}

/** A label that fits, cut between characters. */
function shortened(text: string): string {
  if (text.length <= CHARACTERS) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > CHARACTERS - 1) break;
    cut += character;
  }
  return `${cut}…`;
}
