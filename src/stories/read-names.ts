import type { Article } from '../articles/article.ts';
import { foldWord } from '../language/tokens.ts';
import type { ConflictId } from './conflict.ts';
import { OTHER_SENSE } from './country-names.ts';
import { type Known, type Mention, STRENGTH } from './gazetteer.ts';
import type { Lead } from './lead.ts';
import type { World } from './world.ts';

/** Where in an article a name stands. A dateline was cut from the text; it says where the report was written. */
export type Where = 'title' | 'lead' | 'body' | 'dateline';

/** A name that is believed, with where it stands. Offsets count in the title or the dateline for these, in the text otherwise. */
export interface Named extends Mention {
  readonly where: Where;
}

/** The names of an article and what they say about the conflicts. */
export interface NamesRead {
  readonly names: readonly Named[];
  /** Best first. */
  readonly conflicts: readonly ConflictId[];
  /** Where a place, person or party of one of these conflicts is named first; a dateline counts as body; null when none is. */
  readonly conflictAt: Exclude<Where, 'dateline'> | null;
  /** Where any country or capital is named first; a dateline counts as body. */
  readonly countryAt: Exclude<Where, 'dateline'> | null;
}

/** How much of a text is searched for names; what comes later in so long a text is no news of this event. */
const MOST_CHARACTERS = 20_000;

const WEIGHT: Readonly<Record<Where, number>> = { title: 2, lead: 1.5, body: 0.75, dateline: 0.75 };

/** The score from which an article belongs to a conflict, and the share of the best score from which to a second one. */
const LEAST_SCORE = 1.2;
const SECOND_SHARE = 0.6;

/** Finds the names of an article, drops those that mean something else here, and ranks the conflicts they speak for. */
export function readNames(article: Article, lead: Lead, world: World, warlike: boolean): NamesRead {
  const leadEnd = lead.sentences.at(-1)?.end ?? 0;
  const inTitle = world.names.find(article.title).map((mention) => ({ ...mention, where: 'title' as Where }));
  const inText = world.names.find(article.text.slice(0, MOST_CHARACTERS)).map((mention) => ({
    ...mention,
    where: (mention.start < lead.start ? 'body' : mention.start < leadEnd ? 'lead' : 'body') as Where,
  }));
  // Where the text still holds the dateline, its names are among those of the text.
  const cut = lead.dateline === '' ? (article.dateline?.place ?? '') : '';
  const inDateline = world.names.find(cut).map((mention) => ({ ...mention, where: 'dateline' as Where }));
  const context = foldWord(`${article.title} ${lead.text}`);
  const names = believed([...inTitle, ...inText, ...inDateline], warlike, context);
  const conflicts = rank(names, world);
  return {
    names,
    conflicts,
    conflictAt: firstWhere(
      names,
      ({ links, kind }) => kind !== 'excluded' && conflicts.some((id) => (links.get(id) ?? 0) >= 1.5),
    ),
    countryAt: firstWhere(names, ({ kind, country }) => kind === 'country' || (kind === 'place' && country !== null)),
  };
}

/** Keeps of each mention the namings that another name supports. */
function believed(all: readonly Named[], warlike: boolean, context: string): readonly Named[] {
  const sureConflicts = new Set<ConflictId>();
  const sureCountries = new Set<string>();
  const sure = new Set<string>();
  for (const { namings } of all) {
    for (const { known, doubt } of namings) {
      if (doubt !== 'none') continue;
      sure.add(known.id);
      for (const [id, strength] of known.links) if (strength >= 1.5) sureConflicts.add(id);
      if (known.country !== null) sureCountries.add(known.country);
    }
  }
  const supported = ({ id, links, country }: Known) =>
    sure.has(id) ||
    [...links.keys()].some((link) => sureConflicts.has(link)) ||
    (country !== null && sureCountries.has(country));
  return all.flatMap((mention) => {
    const other = OTHER_SENSE[foldWord(mention.surface)]?.test(context) ?? false;
    const namings = mention.namings.filter(
      ({ known, doubt }) =>
        doubt === 'none' || (supported(known) && !other) || (doubt === 'homograph' && warlike && !other),
    );
    return namings.length > 0 ? [{ ...mention, namings }] : [];
  });
}

function rank(names: readonly Named[], world: World): readonly ConflictId[] {
  const best = new Map<Known, number>();
  for (const { namings, where } of names) {
    for (const { known } of namings) best.set(known, Math.max(best.get(known) ?? 0, WEIGHT[where]));
  }
  const scores = new Map<ConflictId, { all: number; own: number; parties: Set<string>; anchored: boolean }>();
  for (const [known, weight] of best) {
    for (const [id, strength] of known.links) {
      if (strength === 0) continue;
      const score = scores.get(id) ?? { all: 0, own: 0, parties: new Set<string>(), anchored: false };
      const worth = (strength * weight) / known.links.size;
      score.all += worth;
      if (known.links.size <= 2) score.own += worth;
      if (known.kind === 'actor' || known.kind === 'country') score.parties.add(known.country ?? known.id);
      score.anchored ||= isAnchor(known, strength);
      scores.set(id, score);
    }
  }
  const order = new Map(world.background.conflicts.map(({ id, tier }, i) => [id, tier * 1_000 + i]));
  const ranked = [...scores]
    .filter(([, { anchored, parties }]) => anchored || parties.size >= 2)
    .map(([id, { all, own, parties }]) => ({ id, own, score: all * (parties.size >= 2 ? 1.25 : 1) }))
    .sort((a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const top = ranked[0];
  if (top === undefined || top.score < LEAST_SCORE) return [];
  return ranked
    .filter(({ score, own }, i) => i === 0 || (score >= LEAST_SCORE && own > 0 && score >= SECOND_SHARE * top.score))
    .slice(0, 3)
    .map(({ id }) => id);
}

/**
 * Whether one name is enough: a place, person, armed group or the theatre of the war, or a party of this war only. A
 * country that fights in several is not: most of its news has nothing to do with any.
 */
function isAnchor({ kind, links }: Known, strength: number): boolean {
  if (kind === 'country' || strength <= STRENGTH.theatre) {
    return strength === STRENGTH.theatre || (links.size === 1 && strength >= STRENGTH.belligerent);
  }
  return strength >= STRENGTH.side;
}

function firstWhere(names: readonly Named[], wanted: (known: Known) => boolean): Exclude<Where, 'dateline'> | null {
  const places = names
    .filter(({ namings }) => namings.some(({ known }) => wanted(known)))
    .map(({ where }) => (where === 'dateline' ? 'body' : where));
  return (['title', 'lead', 'body'] as const).find((where) => places.includes(where)) ?? null;
}
