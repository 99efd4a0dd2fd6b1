import type { LanguageCode } from '../language/code.ts';
import { TITLES } from '../language/english-words.ts';
import { genderOfGivenName } from '../language/given-names.ts';
import { grammarOf } from '../language/grammars.ts';
import type { Span } from '../language/span.ts';
import { stopWords } from '../language/stop-words.ts';
import { foldWord } from '../language/tokens.ts';
import type { KnownPeople } from './quote-people.ts';
import type { Unit } from './quote-units.ts';

/** Grammatical gender by which a pronoun chooses; null where nothing tells it. */
export type Gender = 'm' | 'f' | null;

/** Somebody the article names in full. */
export interface Person {
  /** Given name and surname as written, without titles. */
  readonly name: string;
  readonly gender: Gender;
  /** The first role the article gives; null where it gives none. */
  readonly role: string | null;
}

/** One place where the article names somebody. */
export interface PersonMention {
  readonly person: Person;
  readonly start: number;
  readonly end: number;
}

/** The people of one article: who is who, and where they stand. */
export interface Persons {
  readonly all: readonly Person[];
  /** In order. */
  readonly mentions: readonly PersonMention[];
  /** Where a run of capitals may name somebody we do not know; in order. */
  readonly possible: readonly Span[];
  /** Full names that a surname or a full name may mean. */
  named(name: string): readonly Person[];
}

const RUN =
  /\p{Lu}[\p{L}\p{M}'’-]*\.?(?:[ ](?:(?:al|el|bin|ibn|bint|abu|von|van|der|den|de|di|da|dos|du|la|le)[ ])*\p{Lu}[\p{L}\p{M}'’-]*\.?){0,6}/gu;

const NOT_PERSON =
  /^(?:house|street|office|nations|union|front|brigades?|forces|corps|guards?|league|times|post|news|journal|herald|tribune|press|monitor|review|watch|international|without|borders|crescent|cross|council|court|ministry|university|institute|group|line|airlines?|republic|kingdom|states|emirates|security|affairs|defen[cs]e|party|agency|bank|marine|center|centre|city|county|river|sea|strait|island|islands|mountain|mountains|airport|hospital|church|mosque|square|road|avenue|park|east|west|north|south|gaza|strip|valley|region|province|district|army|navy|police|air|base|camp|school|college|committee|commission|association|federation|foundation|fund|network|service|department|administration|act|agreement|treaty|accord|war|day|week|month|year|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|facebook|twitter|telegram|youtube|islam|islamic|state|shield|desert|democrats?|republicans?|senate|congress|parliament|assembly|embassy|museum|stadium|hotel|company|corp|inc|ltd|co|llc|media|television|radio|tv|channel|station|rovers|united|fc)$/;

/** Finds the people of an article: speakers with their roles, and full names with a title, a role or a known given name. */
export function personsOf(text: string, units: readonly Unit[], language: LanguageCode, people: KnownPeople): Persons {
  const found = new Map<string, { name: string; gender: Gender; role: string | null; spoken: boolean }>();
  const note = (name: string, role: string | null, gender: Gender, spoken: boolean): void => {
    const known = found.get(keyOf(name));
    if (known) {
      if (role !== null && role.length > (known.role?.length ?? 0)) known.role = role;
      known.gender ??= gender;
      known.spoken ||= spoken;
    } else found.set(keyOf(name), { name, gender, role, spoken });
  };
  const titled = new Map<string, { readonly name: string; readonly role: string }>();
  const runs = language === 'ar' || language === 'fa' || language === 'he' ? [] : fullNames(text, language);
  for (const run of runs) {
    const known = people.resolve(run.name);
    const given = genderOfGivenName(run.name.split(' ')[0] ?? '');
    const gender = known?.gender ?? genderOfTitle(run.title) ?? given;
    if (known || run.title !== '' || given !== null || run.apposed) note(run.name, run.title || null, gender, false);
  }
  for (const unit of units) {
    for (const { name, role } of unit.attributions) {
      if (language === 'en' && role !== null && isTitledSurname(name, role)) titled.set(keyOf(name), { name, role });

      if (!isFullName(name, language)) continue;
      const known = people.resolve(name);
      note(name, role, known?.gender ?? genderOf(name, role, language), true);
    }
  }
  const byWord = new Map<string, Person[]>();
  const all: Person[] = [];
  for (const { name, gender, role } of found.values()) {
    const person: Person = { name, gender, role };
    all.push(person);
    const words = name.split(' ');
    for (let i = 1; i < words.length; i += 1) {
      const tail = keyOf(words.slice(i).join(' '));
      const list = byWord.get(tail);
      if (list) list.push(person);
      else byWord.set(tail, [person]);
    }
    byWord.set(keyOf(name), [person, ...(byWord.get(keyOf(name)) ?? [])]);
  }
  // "President Doe", where nobody of that surname is named in full.
  for (const [key, { name, role }] of titled) {
    if (byWord.has(key)) continue;
    const person: Person = { name, gender: genderOfTitle(role), role };
    all.push(person);
    byWord.set(key, [person]);
  }
  const named = (name: string): readonly Person[] => byWord.get(keyOf(name)) ?? [];
  const mentions = mentionsOf(text, named, language);
  return { all, mentions, possible: possibleNames(runs, mentions, language), named };
}

function keyOf(name: string): string {
  return foldWord(name).replace(/['’]s$/, '');
}

function isFullName(name: string, language: LanguageCode): boolean {
  if (language === 'ar' || language === 'fa') return /\s/.test(name);
  return (
    /^\p{Lu}\S*(?: \S+)* \p{Lu}\S*$/u.test(name) && !name.split(' ').some((word) => NOT_PERSON.test(foldWord(word)))
  );
}

/** A surname behind the title of an office: "President Doe", "Gov. Roe". */
function isTitledSurname(name: string, role: string): boolean {
  return /^\p{Lu}\p{Ll}[\p{L}’'-]+$/u.test(name) && !NOT_PERSON.test(foldWord(name)) && ROLE_TITLE.test(foldWord(role));
}

const ROLE_TITLE =
  /(?:^|\s)(?:president|secretary|senator|sen|rep|gov|governor|mayor|judge|justice|general|gen|chief|sheriff|speaker|minister|chancellor|pope|king|mr|mrs|ms|dr)\.?$/;

interface Run extends Span {
  readonly name: string;
  readonly title: string;
  readonly apposed: boolean;
}

function fullNames(text: string, language: LanguageCode): readonly Run[] {
  const runs: Run[] = [];
  const stops = stopWords(language);
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const words = run.split(' ');
    let from = 0;
    let title = '';
    while (from < words.length) {
      const word = foldWord(words[from] ?? '').replace(/\.$/, '');
      if (TITLES.has(word) || ROLE_BEFORE.test(word)) title = title ? `${title} ${words[from]}` : (words[from] ?? '');
      else if (from === 0 && stops.has(word)) title = '';
      else break;
      from += 1;
    }
    // «Президент Норланду Марек Вест»: the country belongs to the office.
    if (
      (language === 'uk' || language === 'ru') &&
      words.length - from === 3 &&
      (title !== '' ||
        grammarOf(language)?.roles.test(
          foldWord(
            text
              .slice(Math.max(0, index - 40), index)
              .trimEnd()
              .split(/\s/)
              .at(-1) ?? '',
          ),
        ))
    )
      from += 1;
    // "Tunisian Deputy Mary Lind", "Friday Mary Lind": a given name we know begins the name.
    for (let i = from; i < words.length - 1; i += 1) {
      if (!genderOfGivenName(words[i] ?? '')) continue;
      from = i;
      break;
    }
    let to = words.length;
    for (let i = from; i < to; i += 1) if (/['’]s$/.test(words[i] ?? '')) to = i + 1;
    const name = words
      .slice(from, to)
      .join(' ')
      .replace(/['’]s$|[.]$/, '');
    const parts = name.split(' ');
    if (parts.length < 2 || parts.length > 5) continue;
    if (parts.some((part) => NOT_PERSON.test(foldWord(part)))) continue;
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + run.length, index + run.length + 24);
    const apposed = /^, (?:who|\d{2},|an? \p{Ll}|the \p{Ll})/u.test(after);
    const role = /(?:^|\s)(\p{Ll}{4,})\s$/u.exec(before)?.[1] ?? '';
    const start = index + words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
    const behindOffice =
      language !== 'en' && /,\s$/.test(before) && /^,/.test(after) && officeBefore(text, index, language);
    runs.push({
      start,
      end: start + name.length,
      name,
      title: title || (ROLE_BEFORE.test(role) ? role : ''),
      apposed: apposed || behindOffice,
    });
  }
  return runs;
}

const ROLE_BEFORE =
  /^(?:president|minister|secretary|governor|mayor|general|colonel|spokesman|spokeswoman|spokesperson|leader|chief|director|analyst|expert|professor|commander|adviser|advisor|ambassador|envoy|official|senator|lawyer|attorney|judge|doctor|nurse|journalist|reporter|activist|candidate|nominee|negotiator|mediator|prosecutor|chairman|chairwoman|economist|historian|resident|survivor|witness|farmer|soldier|captain|sergeant|lieutenant|major|rebel|cleric|imam|bishop|priest|pope|king|queen|prince|princess|author|writer|founder|owner|manager|executive|coach|student|teacher|researcher|scientist|президент\p{L}*|міністр\p{L}*|голова|речник|речниця|генерал|полковник|губернатор|мер|директор|министр\p{L}*|глава|представитель)$/u;

/** «Der Präsident von Norland, Marek West, …»: an office stands before the comma. */
function officeBefore(text: string, at: number, language: LanguageCode): boolean {
  const roles = grammarOf(language)?.roles;
  if (roles === undefined) return false;
  const before = text.slice(Math.max(0, at - 80), at).replace(/^.*[.!?…]\s/s, '');
  return before.split(/[\s,]+/).some((word) => roles.test(foldWord(word)));
}

/** Two capitals in a row that are nobody we know: in languages that write only names so. */
function possibleNames(
  runs: readonly Run[],
  mentions: readonly PersonMention[],
  language: LanguageCode,
): readonly Span[] {
  if (language === 'en' || language === 'de') return [];
  const known = new Set(mentions.map(({ end }) => end));
  return runs.filter(({ end }) => !known.has(end)).map(({ start, end }) => ({ start, end }));
}

function genderOfTitle(title: string): Gender {
  const folded = foldWord(title);
  if (
    /\b(?:mrs|ms|miss|lady|dame|queen|princess|spokeswoman|chairwoman|congresswoman|madame|sister|mother|baroness)\b/.test(
      folded,
    )
  )
    return 'f';
  if (
    /\b(?:mr|sir|lord|king|prince|spokesman|chairman|congressman|father|brother|pope|imam|sheikh|ayatollah|rabbi|bishop|archbishop|cardinal|baron)\b/.test(
      folded,
    )
  )
    return 'm';
  return null;
}

/** The gender that a role or a given name tells; null where neither does. */
export function genderOf(name: string, role: string | null, language: LanguageCode): Gender {
  const titled = role === null ? null : genderOfTitle(role);
  if (titled) return titled;
  const folded = role === null ? '' : foldWord(role);
  if (language === 'uk' || language === 'ru') {
    if (/(?:ка|ки|иця|иці|иня|ині|ша|ница|ницы)(?:\s|$)/u.test(folded.split(' ')[0] ?? '')) return 'f';
    const given = genderOfGivenName(name.split(' ')[0] ?? '');
    if (given) return given;
    const last = name.split(' ').at(-1) ?? '';
    if (/(?:ська|ова|ева|іна|ина|ская|цька)$/u.test(last)) return 'f';
    if (/(?:ський|ов|ев|ін|ский|цький)$/u.test(last)) return 'm';
    return name.includes(' ') ? (/[аяія]$/u.test(name.split(' ')[0] ?? '') ? 'f' : 'm') : null;
  }
  if (language === 'ar')
    return /(?:^|\s)(?:ال)?\p{L}+(?:ه)(?:\s|$)/u.test(folded.split(' ')[0] ?? '') ? 'f' : role === null ? null : 'm';
  if (language === 'de' && /in(?:nen)?$/.test(folded.split(' ').at(-1) ?? '')) return 'f';
  if (
    /\b(?:mother|wife|widow|daughter|woman|sister|girl|actress|waitress|grandmother|aunt|niece|businesswoman)\b/.test(
      folded,
    )
  )
    return 'f';
  if (/\b(?:husband|widower|son|man|boy|grandfather|uncle|nephew|businessman|fisherman|monk)\b/.test(folded))
    return 'm';
  return genderOfGivenName(name.split(' ')[0] ?? '');
}

function mentionsOf(
  text: string,
  named: (name: string) => readonly Person[],
  language: LanguageCode,
): readonly PersonMention[] {
  const mentions: PersonMention[] = [];
  if (language === 'ar' || language === 'fa') return mentions;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const words = run.split(' ');
    let at = index;
    for (let from = 0; from < words.length; from += 1) {
      let hit = 0;
      for (let to = words.length; to > from; to -= 1) {
        const name = words
          .slice(from, to)
          .join(' ')
          .replace(/['’]s$|\.$/, '');
        const persons = named(name);
        if (persons.length === 0) continue;
        mentions.push({ person: persons.at(-1) as Person, start: at, end: at + name.length });
        hit = to - from;
        break;
      }
      for (let k = from; k < Math.max(from + 1, from + hit); k += 1) at += (words[k]?.length ?? 0) + 1;
      if (hit > 1) from += hit - 1;
    }
  }
  return mentions;
}
