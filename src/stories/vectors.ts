import { type Article, dateOf } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import { nameKey } from '../language/names.ts';
import { consonants } from '../language/person-key.ts';
import { contentWords, foldWord } from '../language/tokens.ts';
import { type Traits, traitsOf } from './event-traits.ts';
import type { Report } from './story.ts';

/** Terms with weights, of length 1; terms are numbers, in order. */
export interface Vector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** A report as it is compared with others. */
export interface Point extends Traits {
  readonly report: Report;
  readonly at: EpochMs;
  /** Words of the title, twice, and of the first 250 words. */
  readonly text: Vector;
  /** Entities. */
  readonly entities: Vector;
  /** The entities that reports in other languages can share. */
  readonly shared: Vector;
  /** Entities that point at one event rather than at a war: places, people, targets, numbers. */
  readonly specific: ReadonlySet<number>;
  /** The event's town as an entity; null where only a country is known. */
  readonly town: string | null;
  /** How the town sounds, whatever the letters; null without one. */
  readonly townKey: string | null;
  readonly targets: ReadonlySet<string>;
  /** Sides and countries that it names. */
  readonly parties: ReadonlySet<string>;
  /** These, people, and names that no list has. */
  readonly named: ReadonlySet<string>;
  /** Numbers in title and lead. */
  readonly counts: ReadonlySet<string>;
}

const LEAD_WORDS = 250;
const LEAD_CHARACTERS = 1_800;

/**
 * Brings reports into comparable form. The weight of a term falls with the share of the reports that have it.
 * `traits` tells those of a report.
 */
export function pointsOf(
  reports: readonly Report[],
  traits: (report: Report) => Traits = (report) => traitsOf(report, false),
): readonly Point[] {
  const entities = unified(reports);
  const words = reports.map(({ article }) => textTerms(article));
  const languages = languagesOf(reports, entities);
  const textIds = new Interner();
  const entityIds = new Interner();
  const textFrequency = frequencies(words);
  const entityFrequency = frequencies(entities);
  const all = reports.length;
  return reports.map((report, i) => {
    const own = entities[i] ?? new Map();
    const portable = new Map(
      [...own].filter(([id]) => !/^(?:name|bones|maybe):/.test(id) || (languages.get(id)?.size ?? 0) > 1),
    );
    return {
      report,
      at: dateOf(report.article),
      text: vector(words[i] ?? new Map(), textIds, textFrequency, all),
      entities: vector(own, entityIds, entityFrequency, all),
      shared: vector(portable, entityIds, entityFrequency, all),
      specific: new Set(
        [...own.keys()]
          .filter(
            (id) =>
              /^(?:place|person|name|target|count):/.test(id) &&
              (entityFrequency.get(id) ?? 0) <= Math.max(12, all / 12),
          )
          .map((id) => entityIds.of(id)),
      ),
      town: townOf(report, own),
      townKey: keyOf(townOf(report, own)),
      parties: new Set([...own.keys()].filter((id) => /^(?:actor|country):/.test(id))),
      named: new Set([...own.keys()].filter((id) => /^(?:actor|country|person|name):/.test(id))),
      targets: new Set([...own.keys()].filter((id) => id.startsWith('target:'))),
      counts: new Set([...own.keys()].filter((id) => id.startsWith('count:'))),
      ...traits(report),
    };
  });
}

/** The cosine of two vectors. */
export function cosine(a: Vector, b: Vector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.terms.length && j < b.terms.length) {
    const [left, right] = [a.terms[i] ?? 0, b.terms[j] ?? 0];
    if (left === right) {
      sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
      i += 1;
      j += 1;
    } else if (left < right) i += 1;
    else j += 1;
  }
  return sum;
}

class Interner {
  private readonly ids = new Map<string, number>();

  of(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    this.ids.set(term, this.ids.size);
    return this.ids.size - 1;
  }
}

function vector(
  counts: ReadonlyMap<string, number>,
  ids: Interner,
  frequency: ReadonlyMap<string, number>,
  all: number,
): Vector {
  const entries = [...counts]
    .map(([term, weight]) => [ids.of(term), weight * Math.log(1 + all / (frequency.get(term) ?? 1))] as const)
    .sort((a, b) => a[0] - b[0]);
  const norm = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    terms: Int32Array.from(entries, ([term]) => term),
    weights: Float64Array.from(entries, ([, weight]) => weight / norm),
  };
}

function frequencies(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const map of maps) for (const term of map.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Stems with their language, weighted 1 + ln n; of the title twice, and of the first 250 words. */
function textTerms({ title, text, language }: Article): ReadonlyMap<string, number> {
  const heading = contentWords(title, language);
  const body = contentWords(text.slice(0, LEAD_CHARACTERS), language).slice(0, LEAD_WORDS);
  const counts = new Map<string, number>();
  for (const word of [...heading, ...heading, ...body]) {
    const term = `${language} ${word}`;
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Map([...counts].map(([term, count]) => [term, 1 + Math.log(count)]));
}

/** The entities of all reports, where a German noun is a name that others know, and an Arabic word the name that another report spells with the same consonants. */
function unified(reports: readonly Report[]): readonly ReadonlyMap<string, number>[] {
  const byBones = new Map<string, string | null>();
  for (const { entities } of reports) {
    for (const id of entities.keys()) {
      if (!id.startsWith('name:')) continue;
      const bones = consonants(id.slice(5));
      if (bones.length < 4) continue;
      const there = byBones.get(bones);
      // Two names with the same consonants: nobody can tell which is meant.
      byBones.set(bones, there === undefined || there === id ? id : null);
    }
  }
  const names = new Set(reports.flatMap(({ entities }) => [...entities.keys()].filter((id) => id.startsWith('name:'))));
  return reports.map(({ entities }) => {
    const own = new Map<string, number>();
    for (const [id, weight] of entities) {
      if (id.startsWith('maybe:')) {
        const name = id.replace(/^maybe:/, 'name:');
        if (names.has(name)) own.set(name, Math.max(weight, own.get(name) ?? 0));
      } else if (!id.startsWith('bones:')) own.set(id, Math.max(weight, own.get(id) ?? 0));
      else {
        const name = byBones.get(id.slice(6));
        if (name) own.set(name, Math.max(weight, own.get(name) ?? 0));
      }
    }
    return own;
  });
}

function languagesOf(
  reports: readonly Report[],
  entities: readonly ReadonlyMap<string, number>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const languages = new Map<string, Set<string>>();
  for (const [i, { article }] of reports.entries()) {
    for (const id of entities[i]?.keys() ?? []) {
      const known = languages.get(id);
      if (known) known.add(article.language);
      else languages.set(id, new Set([article.language]));
    }
  }
  return languages;
}

/** The entity of the town where a report says its event was; null where it tells no more than a country. */
export function townOf({ eventPlace, places }: Report, entities: ReadonlyMap<string, number>): string | null {
  if (eventPlace === null) return null;
  const listed = `place:${foldWord(eventPlace)}`;
  if (entities.has(listed)) return listed;
  if (places.some(({ name, kind }) => name === eventPlace && kind === 'country')) return null;
  const loose = `name:${nameKey(eventPlace.split(/[ -]/)[0] ?? eventPlace)}`;
  return entities.has(loose) ? loose : null;
}

function keyOf(town: string | null): string | null {
  if (town === null) return null;
  return town.startsWith('name:') ? town.slice(5) : nameKey(town.slice('place:'.length).split(/[ -]/)[0] ?? town);
}
