import type { LanguageCode } from '../language/code.ts';
import { readNumbers } from '../language/numbers.ts';
import type { Known } from './gazetteer.ts';
import type { LooseName } from './loose-names.ts';
import { groupOf } from './read-event.ts';
import type { Named } from './read-names.ts';
import type { EventType } from './story.ts';

/** How much a kind of entity tells about which event it is. */
const WORTH = {
  place: 1.2,
  person: 1,
  actor: 0.8,
  country: 0.6,
  topic: 0.4,
  name: 0.8,
  event: 0.7,
  group: 0.4,
  target: 1,
  count: 1,
  bones: 0.8,
};

/** What an article is about, in ids that are the same in every language, with weights: (1 + ln n), twice in the title. */
export function entitiesOf(read: {
  readonly names: readonly Named[];
  readonly loose: readonly LooseName[];
  readonly bones: readonly string[];
  readonly eventType: EventType | null;
  readonly targets: readonly string[];
  /** Numbers in title and lead. */
  readonly counts: readonly number[];
}): ReadonlyMap<string, number> {
  const counts = new Map<string, { count: number; title: boolean; worth: number }>();
  const add = (id: string, worth: number, title: boolean) => {
    const entry = counts.get(id) ?? { count: 0, title: false, worth };
    entry.count += 1;
    entry.title ||= title;
    counts.set(id, entry);
  };
  for (const named of read.names) {
    const known = mainly(named);
    if (known !== null) add(known.id, WORTH[known.kind === 'excluded' ? 'topic' : known.kind], named.where === 'title');
  }
  for (const { id, inTitle } of read.loose) add(id, WORTH.name, inTitle);
  for (const id of read.bones) add(id, WORTH.bones, false);
  if (read.eventType !== null) {
    add(`event:${read.eventType}`, WORTH.event, true);
    add(`group:${groupOf(read.eventType)}`, WORTH.group, true);
  }
  for (const target of read.targets) add(`target:${target}`, WORTH.target, true);
  for (const count of read.counts) add(`count:${count}`, WORTH.count, false);
  return new Map(
    [...counts].map(([id, { count, title, worth }]) => [id, worth * (1 + Math.log(count)) * (title ? 2 : 1)]),
  );
}

/** Smaller numbers are anybody's. */
const LEAST_COUNT = 3;

/** The numbers of people or things that a text gives, each once. */
export function countsIn(text: string, language: LanguageCode): readonly number[] {
  const counts = readNumbers(text, language).flatMap(({ value, use }) =>
    use === 'count' && value !== null && value >= LEAST_COUNT ? [value] : [],
  );
  return [...new Set(counts)];
}

/** One entity a mention: a town before its country, a country before the party that is called so. */
function mainly({ namings }: Named): Known | null {
  const order: readonly Known['kind'][] = ['place', 'person', 'country', 'actor', 'topic'];
  for (const kind of order) {
    const found = namings.find(({ known }) => known.kind === kind);
    if (found) return found.known;
  }
  return null;
}
