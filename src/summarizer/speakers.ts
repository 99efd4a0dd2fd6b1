import type { Attribution } from '../language/attribution.ts';
import type { LanguageCode } from '../language/code.ts';
import { grammarOf } from '../language/grammars.ts';
import { isPlaceOrBody } from '../language/speaker-names.ts';
import { sentenceSubject } from '../language/subjects.ts';
import { foldWord, wordsOf } from '../language/tokens.ts';
import type { KnownPeople } from './quote-people.ts';
import { type Gender, genderOf, type Person, type Persons } from './quote-persons.ts';
import { isQuoted, type Unit } from './quote-units.ts';
import { genderOfNoun, OFFICES, SINGULAR } from './speaker-nouns.ts';

/** Who an attribution means. */
export interface ResolvedSpeaker {
  /** Full name, body or description; null where the rules cannot tell which of several is meant. */
  readonly name: string | null;
  readonly role: string | null;
  readonly gender: Gender;
  readonly kind: 'person' | 'described' | 'unknown';
}

/** Somebody who may be meant by the next pronoun. */
interface Candidate {
  readonly unit: number;
  readonly paragraph: number;
  readonly name: string;
  readonly role: string | null;
  readonly gender: Gender;
  readonly kind: 'person' | 'described';
  /** Subject of its sentence, or the one who speaks in it. */
  readonly leading: boolean;
  /** Says something in its sentence. */
  readonly speaks?: boolean;
  /** Not to be shown as a speaker: "his wife". A pronoun that means it is left unresolved. */
  readonly unfit?: boolean;
  readonly start: number;
}

type Pronoun = { readonly persons: boolean; readonly gender: Gender };

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ...entries('he him він он هو er il', { persons: true, gender: 'm' }),
  ...entries('she her вона она هي elle ella', { persons: true, gender: 'f' }),
  ...entries('sie', { persons: true, gender: null }),
  ...entries('it воно оно es', { persons: false, gender: null }),
  ...entries('they вони они هم ils elles ellos ellas man on', { persons: false, gender: null }),
]);

const NOBODY =
  /^(?:i|we|you|who|one|хто|кто|ми|мы|wir|nous|nosotros|there|this|that|these|those|what|which|some|many|others|both|all)$/;

function entries(words: string, pronoun: Pronoun): [string, Pronoun][] {
  return words.split(' ').map((word) => [word, pronoun]);
}

/** Follows an article from its first sentence to its last and says who each attribution means. */
export class SpeakerTrail {
  readonly #candidates: Candidate[] = [];
  readonly #persons: Persons;
  readonly #people: KnownPeople;
  readonly #language: LanguageCode;
  /** Units in which somebody may be named whom we do not know. */
  readonly #unknownNames = new Set<number>();
  #nextMention = 0;
  #nextPossible = 0;

  constructor(persons: Persons, people: KnownPeople, language: LanguageCode) {
    this.#persons = persons;
    this.#people = people;
    this.#language = language;
  }

  /** The speakers of a unit's attributions, in order. Units must come in order. */
  read(text: string, unit: Unit, number: number): readonly ResolvedSpeaker[] {
    const resolved: ResolvedSpeaker[] = [];
    const speaking = new Set<number>();
    for (const attribution of unit.attributions) {
      this.#takeMentions(text, unit, number, attribution.speaker.start);
      const speaker = this.resolve(attribution, number, unit.paragraph);
      resolved.push(speaker);
      if (speaker.name === null || speaker.kind === 'unknown') continue;
      if (speaking.has(attribution.speaker.start)) continue;
      speaking.add(attribution.speaker.start);
      this.#candidates.push({
        unit: number,
        paragraph: unit.paragraph,
        name: speaker.name,
        role: speaker.role,
        gender: speaker.gender ?? possessiveAfter(text, attribution.speaker.end, unit, this.#language),
        kind: speaker.kind,
        leading: true,
        speaks: true,
        start: attribution.speaker.start,
      });
    }
    this.#takeMentions(text, unit, number, unit.end);
    this.#takeSubject(text, unit, number);
    this.#takePossible(unit, number);
    return resolved;
  }

  #takePossible(unit: Unit, number: number): void {
    const { possible } = this.#persons;
    for (; this.#nextPossible < possible.length; this.#nextPossible += 1) {
      const name = possible[this.#nextPossible];
      if (name === undefined || name.start >= unit.end) break;
      const quoted = isQuoted(unit, name);
      const speaks = unit.attributions.some(({ speaker }) => speaker.start <= name.start && name.end <= speaker.end);
      if (!quoted && !speaks) this.#unknownNames.add(number);
    }
  }

  /** An office named between: „… wurde von einer Sprecherin bestätigt. Sie sagte …“. We cannot tell whom "she" means. */
  #takeOffice(text: string, unit: Unit, number: number): void {
    if (this.#candidates.at(-1)?.unit === number || unit.marks.length > 0 || unit.attributions.length > 0) return;
    const roles = grammarOf(this.#language)?.roles;
    const words = wordsOf(text.slice(unit.start, Math.min(unit.end, unit.start + 600)));
    if (!roles || !words.some((word) => roles.test(foldWord(word.text)))) return;
    this.#candidates.push({
      unit: number,
      paragraph: unit.paragraph,
      name: '',
      role: null,
      gender: null,
      kind: 'described',
      leading: true,
      speaks: true,
      unfit: true,
      start: unit.start,
    });
  }

  /** A subject that is no person we know may still be whom the next pronoun means. */
  #takeSubject(text: string, unit: Unit, number: number): void {
    if (this.#language !== 'en') {
      this.#takeOffice(text, unit, number);
      return;
    }
    if (unit.marks.some((mark) => mark.outer.start === unit.start)) return;
    for (let i = this.#candidates.length - 1; this.#candidates[i]?.unit === number; i -= 1) {
      if (this.#candidates[i]?.leading) return;
    }
    const subject = sentenceSubject(text, unit, unit.marks);
    if (subject === null || subject.kind === 'thing' || subject.kind === 'pronoun') return;
    const words = text.slice(subject.start, subject.end);
    // "An army officer at the checkpoint shrugs. “…,” he says": somebody unnamed, and nobody else.
    const someone = subject.kind === 'described' && /^(?:an?|one)\s/i.test(words);
    const name = someone ? subject.name.replace(/\s(?:at|in|of|from|on|with|near|outside)\s.*$/, '') : subject.name;
    this.#candidates.push({
      unit: number,
      paragraph: unit.paragraph,
      name,
      role: null,
      gender: genderOf(name, words, this.#language) ?? genderOfNoun(words),
      kind: subject.kind === 'named' ? 'person' : 'described',
      leading: true,
      unfit: subject.kind === 'described' && !(someone && SINGULAR.test(foldWord(name))),
      start: subject.start,
    });
  }

  #takeMentions(text: string, unit: Unit, number: number, until: number): void {
    const { mentions } = this.#persons;
    for (; this.#nextMention < mentions.length; this.#nextMention += 1) {
      const mention = mentions[this.#nextMention];
      if (mention === undefined || mention.start >= until) break;
      if (isQuoted(unit, mention)) continue;
      if (unit.attributions.some(({ speaker }) => speaker.start <= mention.start && mention.end <= speaker.end))
        continue;
      const before = text.slice(unit.start, mention.start);
      const { person } = mention;
      this.#candidates.push({
        unit: number,
        paragraph: unit.paragraph,
        name: person.name,
        role: person.role,
        gender: person.gender,
        kind: 'person',
        leading:
          before.length <= 48 &&
          !/[,;:]/.test(before) &&
          !/\b(?:to|by|with|against|for|of|from|that|who|about|told|met|said)\b/i.test(before) &&
          !/^['’]s\b/.test(text.slice(mention.end, mention.end + 3)),
        start: mention.start,
      });
    }
  }

  /** Who one attribution means, given everything read so far. */
  resolve({ name, role, speaker }: Attribution, unit: number, paragraph: number): ResolvedSpeaker {
    const folded = foldWord(name);
    const pronoun = PRONOUNS.get(folded) ?? (name === '' ? { persons: true, gender: null } : undefined);
    if (pronoun) return this.#resolvePronoun(pronoun, unit, paragraph);
    // "Q: …": a letter is nobody.
    if (NOBODY.test(folded) || /^\p{Lu}$/u.test(name)) return { name: null, role: null, gender: null, kind: 'unknown' };
    const known = this.#people.resolve(name);
    const persons = this.#persons.named(name);
    const person = persons.length === 1 ? persons[0] : this.#nearest(persons);
    if (person) {
      const display = known && sameScript(known.name, person.name) ? known.name : person.name;
      return { name: display, role: role ?? person.role, gender: known?.gender ?? person.gender, kind: 'person' };
    }
    if (known && sameScript(known.name, name)) return { name: known.name, role, gender: known.gender, kind: 'person' };
    // "the 31-year-old nurse said": whoever was introduced just before.
    if (/^\d{1,2}-year-old\b/.test(name)) {
      const meant = this.#resolvePronoun({ persons: true, gender: genderOfNoun(name) }, unit, paragraph);
      if (meant.name !== null && meant.kind === 'person') return meant;
    }
    const office = this.#holderOf(name);
    if (office) return { name: office.name, role: office.role, gender: office.gender, kind: 'person' };
    if (persons.length > 1) return { name, role, gender: null, kind: 'person' };
    const bare = speaker.end - speaker.start === name.length && isBareSurname(name);
    const looksNamed = bare || (/^\p{Lu}/u.test(name) && role !== null);
    return {
      name,
      role,
      gender: genderOf(name, role ?? name, this.#language),
      kind: looksNamed || (this.#language === 'ar' && role !== null) ? 'person' : 'described',
    };
  }

  /** Of several people with one surname: the one the text is speaking of, if it has spoken of one alone lately. */
  #nearest(persons: readonly Person[]): Person | undefined {
    if (persons.length < 2) return undefined;
    const names = new Set(persons.map((person) => person.name));
    const seen = new Set<string>();
    for (let i = this.#candidates.length - 1; i >= 0 && i >= this.#candidates.length - 24; i -= 1) {
      const { name } = this.#candidates[i] as Candidate;
      if (names.has(name)) seen.add(name);
    }
    return seen.size === 1 ? persons.find((person) => seen.has(person.name)) : undefined;
  }

  /** "the spokesman": the only person of the article with that role. */
  #holderOf(name: string): Person | null {
    const noun = foldWord(name);
    const office = OFFICES.get(noun);
    if (office === undefined) return null;
    const holders = this.#persons.all.filter(
      ({ role }) =>
        role !== null && office.test(foldWord(role)) && !/\b(?:former|ex-|deputy|vice)\b/.test(foldWord(role)),
    );
    const [only] = holders;
    return holders.length === 1 && only && this.#candidates.some((candidate) => candidate.name === only.name)
      ? only
      : null;
  }

  /** An interview, a portrait: whoever has spoken is one person, nobody else of that gender is named, and not long ago. */
  #onlyOne({ persons, gender }: Pronoun, paragraph: number): ResolvedSpeaker | null {
    if (!persons || gender === null || this.#language !== 'en') return null;
    const fitting = this.#candidates.filter(
      (candidate) => candidate.kind === 'person' && (candidate.gender === null || candidate.gender === gender),
    );
    const last = only(fitting) ? fitting.findLast(({ speaks }) => speaks) : undefined;
    if (last === undefined || last.unfit || last.gender === null || paragraph - last.paragraph > 6) return null;
    const described = this.#candidates.some(
      ({ kind, start, name }) => kind === 'described' && name !== '' && start > last.start,
    );
    return described ? null : { name: last.name, role: last.role, gender, kind: 'person' };
  }

  #resolvePronoun(pronoun: Pronoun, unit: number, paragraph: number): ResolvedSpeaker {
    const unknown: ResolvedSpeaker = { name: null, role: null, gender: pronoun.gender, kind: 'unknown' };
    for (let i = this.#candidates.length - 1; i >= 0; ) {
      const { unit: at, paragraph: where } = this.#candidates[i] as Candidate;
      if (unit - at > 4 || paragraph - where > 1) return this.#onlyOne(pronoun, paragraph) ?? unknown;
      const group: Candidate[] = [];
      while (i >= 0 && this.#candidates[i]?.unit === at) {
        group.push(this.#candidates[i] as Candidate);
        i -= 1;
      }
      const near = this.#language !== 'en' && unit - at <= 1;
      const fitting = group.filter((candidate) => fits(candidate, pronoun, near));
      const leading = fitting.filter((candidate) => candidate.leading);
      const others = fitting.some(({ name }) => name !== leading[0]?.name) || this.#unknownNames.has(at);
      // A speaker goes on speaking; a mere subject does only where nobody else may be meant.
      const ahead = leading.some(({ speaks }) => speaks) || !others ? only(leading) : null;
      const chosen = ahead ?? (leading.length === 0 && !this.#unknownNames.has(at) ? only(fitting) : null);
      if (chosen?.unfit) return unknown;
      if (chosen)
        return { name: chosen.name, role: chosen.role, gender: chosen.gender ?? pronoun.gender, kind: chosen.kind };
      if (fitting.length > 0) return unknown;
    }
    return unknown;
  }
}

/** "Roe told his aides": the gender that the first possessive behind a speaker gives away, where nobody else stands between. */
function possessiveAfter(text: string, from: number, unit: Unit, language: LanguageCode): Gender {
  if (language !== 'en') return null;
  const found = /^[^“”"«»\p{Lu}.!?]{0,60}?\b(his|her)\b/u.exec(text.slice(from, Math.min(unit.end, from + 80)))?.[1];
  if (found === undefined) return null;
  return found === 'his' ? 'm' : 'f';
}

/** The one name that all candidates share; null where there are two or none. */
function only(candidates: readonly Candidate[]): Candidate | null {
  const [first] = candidates;
  return first && candidates.every(({ name }) => name === first.name) ? first : null;
}

function fits(candidate: Candidate, pronoun: Pronoun, near: boolean): boolean {
  if (!pronoun.persons) return candidate.kind === 'described' && candidate.leading;
  if (candidate.gender !== null && pronoun.gender !== null) return candidate.gender === pronoun.gender;
  if (candidate.kind === 'person' || candidate.unfit || (near && candidate.speaks)) return true;
  return SINGULAR.test(foldWord(candidate.name));
}

/** One capitalised word that is no country, capital or body: "Roe". */
function isBareSurname(name: string): boolean {
  return /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u.test(name) && !isPlaceOrBody(name);
}

function sameScript(a: string, b: string): boolean {
  return /\p{Script=Latin}/u.test(a) === /\p{Script=Latin}/u.test(b);
}
