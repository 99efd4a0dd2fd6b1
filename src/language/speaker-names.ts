import type { Token } from './clause-tokens.ts';
import { DETERMINERS, isSpeakerNoun, PRONOUNS, TITLES, WEEKDAYS } from './english-words.ts';
import { genderOfGivenName } from './given-names.ts';
import type { Stretch } from './noun-phrases.ts';
import { foldWord } from './tokens.ts';

/** Small words inside a name. */
const PARTICLES = new Set('al el bin ibn abu von van der den de di da dos du la le ben bint ul ur ould y e'.split(' '));

const COURTESY = /\b(?:mr|mrs|ms|miss|mx)\b\.?/i;

/** A name and what the text says before it. */
export interface NamedSpeaker {
  readonly name: string;
  readonly role: string | null;
  /** Whether a person is named, by full name or surname. */
  readonly person: boolean;
}

/** Parts "Army spokesman Brig. Gen. Hatem Suwaid" into the name and the role before it. */
export function nameIn(text: string, tokens: readonly Token[], phrase: Stretch): NamedSpeaker {
  const first = tokens[phrase.from] as Token;
  if (phrase.to - phrase.from === 1 && PRONOUNS.has(first.word)) return { name: first.text, role: null, person: true };
  const range = nameRange(tokens, phrase);
  if (range === null) {
    const whole = text.slice(first.start, (tokens[phrase.to - 1] as Token).end).replace(/['’]s?$/, '');
    return { name: whole.replace(/^(?:the|an?)\s+/i, ''), role: null, person: false };
  }
  const { from, to } = range;
  const name = text.slice((tokens[from] as Token).start, (tokens[to - 1] as Token).end);
  const before = from > phrase.from ? text.slice(first.start, (tokens[from - 1] as Token).end) : '';
  const after = to < phrase.to ? text.slice((tokens[to] as Token).start, (tokens[phrase.to - 1] as Token).end) : '';
  const role =
    before
      .replace(/^(?:the|an?)\s+/i, '')
      .replace(COURTESY, '')
      .trim() ||
    after.replace(/^(?:of|from|with|for|at|in|on)\s+/, '').trim() ||
    null;
  return { name, role, person: true };
}

/** Where the personal name stands in a noun phrase; null where it holds none. */
export function nameRange(tokens: readonly Token[], phrase: Stretch): Stretch | null {
  let { to } = phrase;
  // "Sabrina Bennoui of Reporters Without Borders": the name comes first, where it is one.
  const of = tokens.slice(phrase.from, to).findIndex((token) => /^(?:of|from|with|for|at|in|on)$/.test(token.word));
  if (of > 1) {
    const head = nameAtEnd(tokens, phrase.from, phrase.from + of);
    const noun = isSpeakerNoun(tokens[phrase.from + of - 1]?.word ?? '');
    if (head !== null && phrase.from + of - head >= 2 && !noun) to = phrase.from + of;
  }
  const from = nameAtEnd(tokens, phrase.from, to);
  return from === null ? null : { from, to };
}

/** Where the personal name begins that ends at `to`; null where the phrase ends in no such name. */
function nameAtEnd(tokens: readonly Token[], from: number, to: number): number | null {
  let start = to;
  for (let i = to - 1; i >= from; i -= 1) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    const inner = i < to - 1 && PARTICLES.has(token.word) && i > from;
    if (!token.capital && !inner) break;
    if (TITLES.has(token.word) || /['’]s?$/.test(token.text)) break;
    if (token.word === 'the' || WEEKDAYS.has(token.word)) break;
    if (token.capital || inner) start = i;
  }
  while (start < to && !(tokens[start] as Token).capital && (tokens[start] as Token).word !== 'al') start += 1;
  const count = to - start;
  if (count === 0) return null;
  const last = tokens[to - 1] as Token;
  if (isSpeakerNoun(last.word) || ORGANISATION.test(last.word)) return null;
  const before = tokens[start - 1];
  const titled = start > from && before !== undefined && (TITLES.has(before.word) || isSpeakerNoun(before.word));
  if (
    start > from &&
    before !== undefined &&
    /^(?:of|to|for|from|in|at|with|on|by|the)$/.test(before.word) &&
    !titled
  ) {
    return nameAfterPlace(tokens, from, start, to);
  }
  // "the Pentagon", "the Kremlin": a name with an article is no person's.
  if (!titled && start > from && before !== undefined && DETERMINERS.has(before.word)) return null;
  if (/^\p{Lu}{2,}$/u.test(last.text) && count === 1) return null;
  return start;
}

/** Whether a word alone names a country, a capital that stands for its government, or a body. */
export function isPlaceOrBody(name: string): boolean {
  const folded = foldWord(name);
  return (
    countryNames().has(name.toLowerCase()) || CAPITALS.has(folded) || isSpeakerNoun(folded) || ORGANISATION.test(folded)
  );
}

const CAPITALS = new Set(
  `moscow kyiv kiev tehran beijing washington london paris berlin brussels ankara jerusalem damascus baghdad riyadh cairo
  islamabad delhi pyongyang seoul tokyo khartoum beirut doha tripoli sanaa kabul minsk warsaw rome madrid kinshasa kigali
  addis mogadishu abuja bamako niamey caracas havana amman muscat geneva vienna baku yerevan tbilisi facebook twitter google
  amazon reuters gazprom rosneft`.split(/\s+/),
);

/** "President of Ukraine Volodymyr Zelensky": the name behind a place; null where the place is all there is. */
function nameAfterPlace(tokens: readonly Token[], from: number, start: number, to: number): number | null {
  const office = tokens.slice(from, start).some((token) => TITLES.has(token.word) || isSpeakerNoun(token.word));
  if (!office) return null;
  for (let i = start + 1; i < to - 1; i += 1) if (genderOfGivenName(tokens[i]?.word ?? '')) return i;
  for (let i = start + 1; i < to; i += 1) {
    const place = tokens
      .slice(start, i)
      .map((token) => token.text)
      .join(' ');
    if (countryNames().has(place.toLowerCase())) return i;
  }
  return to - start === 3 && tokens.slice(from, start).some((token) => TITLES.has(token.word)) ? to - 2 : null;
}

let countries: ReadonlySet<string> | null = null;

function countryNames(): ReadonlySet<string> {
  if (countries) return countries;
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const found = new Set([
    'united nations',
    'european union',
    'turkey',
    'uk',
    'us',
    'u.s.',
    'u.n.',
    'palestine',
    'czech republic',
    'congo',
    'nato',
  ]);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const a of letters) for (const b of letters) found.add((names.of(a + b) ?? '').toLowerCase());
  countries = found;
  return found;
}

const ORGANISATION =
  /^(?:house|street|office|nations|union|front|brigades?|forces|corps|guards?|league|times|post|news|journal|herald|tribune|press|monitor|review|watch|international|without|borders|crescent|cross|council|court|ministry|university|institute|group|line|airlines?|railways?|republic|kingdom|states|emirates|security|affairs|defen[cs]e|finance|party|agency|bank|marine|center|centre|jazeera|arabiya|wire|telegraph|guardian|mail|tass|ria|xinhua|reuters|bloomberg|channel|radio|tv|network|committee|commission|department|congress|parliament|senate|assembly|hospital|foundation|association|federation|society|charity|company|corporation|jihad|hezbollah|hamas|taliban|command|headquarters|intelligence|government|embassy|mission|movement|alliance|coalition)$/;
