import { isFamousAgency, saysAgency } from './agencies.ts';
import type { Divider, Piece } from './dateline-pieces.ts';
import { noBeginnings, noPlaces } from './dateline-words.ts';

/** Whether pieces make a dateline where they are divided so from what follows. */
export function isDateline(pieces: readonly Piece[], divider: Divider, before: Divider | null): boolean {
  const place = pieces.find(({ kind }) => kind === 'place');
  const day = pieces.some(({ kind }) => kind === 'day');
  const agency =
    pieces.find(({ kind, known }) => kind === 'agency' && known) ?? pieces.find(({ kind }) => kind === 'agency');
  const last = pieces.at(-1);
  if (place !== undefined && !isPlaceLike(place, agency !== undefined || day)) return false;
  const dashed = divider.kind === 'dash' || divider.kind === 'stop and dash';
  if (agency !== undefined) return hasAgency(agency, { place, day, last, divider, dashed, before });
  if (place === undefined) return false;
  const shouted = place.casing === 'capitals';
  if (day) return dashed || (shouted && divider.kind !== 'none' && divider.kind !== 'comma' && last?.kind === 'day');
  if (shouted) return dashed && isAlone(place);
  return divider.kind === 'stop and dash' && place.casing === 'name' && place.text.split(/\s/).length <= 3;
}

interface Surroundings {
  readonly place: Piece | undefined;
  readonly day: boolean;
  readonly last: Piece | undefined;
  readonly divider: Divider;
  readonly dashed: boolean;
  readonly before: Divider | null;
}

function hasAgency(agency: Piece, { place, day, last, divider, dashed, before }: Surroundings): boolean {
  if (place === undefined && !day) return isAgencyAlone(agency, divider, dashed);
  if (!agency.known && place !== undefined && isNameOf(agency.text, place)) return false;
  // "بحسب رويترز -": beside a place an agency without brackets is divided from it, or a day stands between.
  if (last === agency && !agency.bracketed && before?.kind === 'none' && !day) return false;
  if (!agency.known && place?.casing === 'name' && !day && (!isShort(agency.text) || place.text.split(/\s/).length > 3))
    return false;
  // "(AFP) - Ukrainian President Ostan - …": a place after the agency is one in capitals, or its day follows.
  if (last?.kind === 'place' && last.casing !== 'capitals') return false;
  if (!agency.known && place?.casing === 'letters' && !day && !saysAgency(agency.text)) return false;
  if (dashed || divider.kind === 'end') return agency.bracketed === true || agency.known === true;
  // "KABUL (Hill News): The …"
  if (divider.kind === 'colon' && agency === last && agency.bracketed && place?.casing === 'capitals') return true;
  if (!agency.known && !saysAgency(agency.text)) return false;
  if (divider.kind === 'none') {
    return (
      agency === last &&
      (before?.kind === 'joined' || (agency.bracketed === true && (place?.casing !== 'letters' || day)))
    );
  }
  if (divider.kind === 'comma') return false;
  return agency === last || day;
}

/** "(Meridian Wire) -", "(dpa)", "AFP –" with neither place nor day. */
function isAgencyAlone({ text, known, bracketed }: Piece, divider: Divider, dashed: boolean): boolean {
  const clear = (known && (bracketed || isFamousAgency(text))) || (bracketed && saysAgency(text));
  if (divider.kind === 'end') return false;
  if (!bracketed) return dashed && clear === true;
  if (dashed) return clear === true || /^\p{Lu}[\p{Lu} ]+$|\p{Lu}\S+ \p{Lu}/u.test(text);
  return clear === true && (divider.kind === 'none' || divider.kind === 'colon');
}

/** "the North Atlantic Treaty Organisation (NATO)" and "NATO (North Atlantic …)" are no place with an agency. */
function isNameOf(agency: string, place: Piece): boolean {
  const initials = (words: string) =>
    words
      .split(/[\s-]+/)
      .map((word) => word[0] ?? '')
      .join('')
      .toUpperCase();
  const short = agency.replace(/\P{L}/gu, '').toUpperCase();
  const wide = place.text.replace(/\P{L}/gu, '').toUpperCase();
  const explained = short.length > 1 && initials(place.text).replace(/\P{L}/gu, '').includes(short);
  return explained || initials(agency) === wide;
}

/** "Ostan (Unity) –" is a person: beside a name in small letters an agency is an acronym, or says that it is one. */
function isShort(agency: string): boolean {
  return /^\p{Lu}{3,6}$/u.test(agency) || saysAgency(agency);
}

function isPlaceLike(place: Piece, proved: boolean): boolean {
  const words = place.text.split(/[\s,/]+/);
  const first = words[0] ?? '';
  if (noBeginnings.has(first.toLowerCase()) && !(proved && /^\p{Lu}{2}/u.test(first))) return false;
  const main = place.text.split(',')[0] ?? '';
  return !main.split(/[\s/]+/).some((word) => noPlaces.has(word)) || (proved && main.split(/\s+/).length > 1);
}

/** A place in capitals of which neither day nor agency is told must be short, and no headline. */
function isAlone(place: Piece): boolean {
  const main = place.text.split(',')[0] ?? '';
  if (main.replace(/\P{L}/gu, '').length < 3) return false;
  const words = main.split(/[\s/]+/);
  if (/^(?:ABOARD|ON BOARD|NEAR|OUTSIDE) /.test(main)) return words.length <= 6;
  return words.length <= (place.qualified ? 4 : 3) && !words.some((word) => HEADLINE_WORDS.has(word));
}

const HEADLINE_WORDS: ReadonlySet<string> = new Set(
  'THE A AN OF IN ON AT TO FOR BY AS AND OR IS ARE WAS WERE HAS HAVE WITH FROM AFTER OVER NO NOT KILLED DEAD HIT HITS KILLS'.split(
    ' ',
  ),
);

const OPENS =
  /^["'“”„«‘’»‹›([¿¡「『]*\s?(?:\p{Lu}|\p{Lo}|\p{N}|(?:al|el|as|an|ad|ar|ash|ibn|bin|de|von|van|d|l)[-'’ ]\p{Lu}|[a-z]\p{Lu})/u;

/** Whether what follows begins as a sentence does, and not as one that went on behind the dash. */
export function begins(rest: string, pieces: readonly Piece[], divider: Divider): boolean {
  if (!OPENS.test(rest)) return false;
  if (pieces.some(({ kind }) => kind !== 'place')) return true;
  if (rest.split(/\s+/, 4).length < 3 && !/\p{Lo}/u.test(rest)) return false;
  if (divider.kind === 'dash' && isAside(rest)) return false;
  return !/^[^\p{Ll}]{25}/u.test(rest);
}

/** "KYIV — Ukraine’s capital — was hit": one more dash soon after closes what the first has opened; two are a pair. */
function isAside(rest: string): boolean {
  const sentence = /^[^.!?]*/.exec(rest)?.[0] ?? '';
  const dashes = sentence.match(/\s?[—–]\s?/g)?.length ?? 0;
  return dashes === 1 && /^(?:\S+ ){0,5}\S+\s?[—–]\s?\p{Ll}/u.test(sentence);
}
