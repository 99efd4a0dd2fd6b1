import { agencyAt, isAgency } from './agencies.ts';
import { dayAt } from './dateline-day.ts';
import { noAgencies } from './dateline-words.ts';

/** How the letters of a place are written; `letters` in scripts that have no capitals. */
export type Casing = 'capitals' | 'name' | 'letters';

/** One piece of a dateline. Offsets count in the text that was scanned. */
export interface Piece {
  readonly kind: 'place' | 'day' | 'agency';
  readonly text: string;
  readonly end: number;
  /** Of a place: its casing, and whether "Velmar" or "N.C." goes with it. */
  readonly casing?: Casing;
  readonly qualified?: boolean;
  /** Of an agency: whether it is one we know, and whether it stood in brackets. */
  readonly known?: boolean;
  readonly bracketed?: boolean;
}

/** What divides one piece from the next. */
export interface Divider {
  readonly kind: 'dash' | 'stop and dash' | 'stop' | 'colon' | 'comma' | 'slash' | 'joined' | 'none' | 'end';
  readonly end: number;
}

const UPPER_WORD =
  "(?:(?:\\p{Lu}\\.){2,3}|(?:ST|STE|FT|MT)\\.|\\p{Lu}[\\p{Lu}\\p{M}'’ʼ]*(?:[-‑](?:\\p{Lu}[\\p{Lu}\\p{M}'’ʼ]*|(?:au|sur|de|la|le|les|al|el)(?=-)))*)(?![\\p{Ll}\\p{N}])";
const NAME_WORD =
  "(?:(?:\\p{Lu}\\.){2,3}|(?:St|Ste|Ft|Mt|м|г|с)\\.|(?:al|el|as|ash|an|ad|ar|at|et|l['’]|d['’])?-?\\p{Lu}[\\p{L}\\p{M}'’ʼ]*(?:[-‑][\\p{L}\\p{M}'’ʼ]+)*)";
const PARTICLES =
  '(?:de|del|la|las|los|le|les|el|al|du|des|di|da|do|dos|am|an der|im|bei|sur|sous|of|the|and|und|et|y|e|na|nad|von|auf|aan|den|op|і|и|у|в|на|near|outside)';
const JOINT = '(?: ?/ ?| )';

const PLACES: readonly (readonly [Casing, RegExp])[] = [
  ['capitals', new RegExp(`${UPPER_WORD}(?:${JOINT}${UPPER_WORD}){0,6}`, 'uy')],
  ['name', new RegExp(`${NAME_WORD}(?:${JOINT}(?:${PARTICLES} ){0,2}${NAME_WORD}){0,4}`, 'uy')],
];

/** ", Velmar", ", N.C.", ", South Sudan", ", Democratic Republic of Congo": what goes with a place. */
const QUALIFIER = new RegExp(
  `, (?:${NAME_WORD}(?: (?:(?:of|the|de|la|du) ){0,2}${NAME_WORD}){0,3})(?=\\.?(?:\\s*[,([–—―/]|\\s+-|\\.-|\\.?$|\\. ))`,
  'uy',
);

const LETTERS = /\p{Lo}[\p{Lo}\p{M}ـ]*/uy;
const BRACKETS =
  /[([（［【]\s?([^()[\]（）［］【】\n]{2,60}?)\s?[)\]）］】]|\/\s?([^/\n]{2,30}?)\s?\/(?![\p{L}\p{N}])/uy;

/** What stands at an offset of a head; null when it is no piece of a dateline. `hasPlace` where one stood before. */
export function pieceAt(head: string, at: number, hasPlace: boolean): readonly Piece[] | null {
  const bracketed = inBrackets(head, at, hasPlace);
  if (bracketed !== null) return bracketed;
  const day = dayAt(head, at);
  if (day !== null) return [{ kind: 'day', text: day, end: at + day.length }];
  const agency = agencyAt(head, at);
  if (agency !== null)
    return [{ kind: 'agency', text: agency, end: at + agency.length, known: true, bracketed: false }];
  const place = hasPlace ? null : placeAt(head, at);
  return place === null ? null : [place];
}

const OPENS_BRACKET: ReadonlySet<string> = new Set('([（［【/');

function inBrackets(head: string, at: number, hasPlace: boolean): readonly Piece[] | null {
  if (!OPENS_BRACKET.has(head[at] ?? '')) return null;
  BRACKETS.lastIndex = at;
  const match = BRACKETS.exec(head);
  const inner = match?.[1] ?? match?.[2];
  if (match === null || inner === undefined) return null;
  const end = at + match[0].length;
  const known = isAgency(inner);
  if (known || (match[2] === undefined && isShapedLikeAgency(inner) && hasPlace)) {
    return [{ kind: 'agency', text: inner, end, known, bracketed: true }];
  }
  // "(New York, 12 March 2026)", "(March 12, Reuters)"
  const pieces: Piece[] = [];
  let next = 0;
  while (next < inner.length) {
    const found = pieceAt(inner, next, hasPlace || pieces.some(({ kind }) => kind === 'place'));
    const last = found?.at(-1);
    if (!found || last === undefined || last.end <= next) break;
    pieces.push(...found);
    next = dividerAt(inner, last.end).end;
  }
  if (next >= inner.length && pieces.length > 1) return pieces.map((piece) => ({ ...piece, end, bracketed: true }));
  if (match[2] !== undefined || !isShapedLikeAgency(inner)) return null;
  return [{ kind: 'agency', text: inner, end, known: false, bracketed: true }];
}

/** Whether words in brackets may name an agency that nobody told us of: a name of one to four words. */
function isShapedLikeAgency(inner: string): boolean {
  if (inner.length > 40 || /[\p{N}"“”«».!?:]/u.test(inner.replaceAll(/(?<=\p{L})\.(?=\p{L}|$)/gu, ''))) return false;
  const words = inner.split(/[\s/,&+-]+/);
  if (words.length > 5 || words.some((word) => noAgencies.has(word.toLowerCase()))) return false;
  return words.every((word) => /^(?:\p{Lu}|\p{Lo}|de$|di$|du$|da$|of$|the$|and$|und$|et$)/u.test(word));
}

function placeAt(head: string, at: number): Piece | null {
  for (const [casing, pattern] of PLACES) {
    const text = matchAt(pattern, head, at);
    if (text === null || text.replace(/[^\p{L}]/gu, '').length < 2) continue;
    const main = withoutAgency(text);
    let end = at + main.length;
    for (let more = 0; more < 2; more += 1) {
      const qualifier = dayAt(head, end + 2) === null ? matchAt(QUALIFIER, head, end) : null;
      if (qualifier !== null && !isAgency(qualifier.slice(2))) end += qualifier.length;
    }
    return { kind: 'place', text: head.slice(at, end), end, casing, qualified: end > at + main.length };
  }
  return letteredPlace(head, at);
}

/** "Baghdad/INA" is a place and an agency, "Berlin/Kiew" are two places. */
function withoutAgency(place: string): string {
  const [first = '', ...others] = place.split('/');
  const places = others.findIndex((other) => isAgency(other.trim()));
  return places < 0 ? place : [first, ...others.slice(0, places)].join('/').trimEnd();
}

/** Where letters have no size, a place ends where a day, an agency or a bracket begins, after four words at most. */
function letteredPlace(head: string, at: number): Piece | null {
  let end = at;
  for (let word = 0; word < 4; word += 1) {
    const from = word === 0 ? at : end + 1;
    if (word > 0 && head[end] !== ' ') return null;
    const letters = matchAt(LETTERS, head, from);
    if (letters === null) return null;
    end = from + letters.length;
    const next = dividerAt(head, end);
    const ends = next.kind === 'none' ? pieceAt(head, next.end, true) !== null : next.kind !== 'stop';
    if (ends) return { kind: 'place', text: head.slice(at, end), end, casing: 'letters', qualified: false };
  }
  return null;
}

const DIVIDERS: readonly (readonly [Divider['kind'], RegExp])[] = [
  ['end', /\s*$/y],
  ['stop and dash', /\s?\.\s?(?:[–—―−]|-{1,2}(?!-|\p{Ll}|\p{N}))\s*/uy],
  [
    'dash',
    /(?:\s*[,:]?\s*[–—―]{1,2}|--(?=\()|\s+-{1,3}(?=\s|["“«„])|[,:]?-{1,2}(?=\s)|\s+-{1,2}(?=\p{Lu})|(?<=[)\]）］])-{1,2}(?=\S))\s*/uy,
  ],
  ['joined', /-(?=\p{Lo})/uy],
  ['colon', /\s?[:：]\s*/y],
  ['stop', /\s?[.।。]\s*/y],
  ['comma', /\s?[,،、]\s*/y],
  ['slash', /\s?\/(?!\s?[^/\n]{2,30}\/)\s*/y],
];

const DIVIDES: ReadonlySet<string> = new Set('-–—―−.,:：،。।、/');

/** What stands between the end of a piece and what follows. */
export function dividerAt(head: string, at: number): Divider {
  const next = at + (matchAt(/\s+/y, head, at)?.length ?? 0);
  if (next < head.length && !DIVIDES.has(head[next] ?? '')) return { kind: 'none', end: next };
  for (const [kind, pattern] of DIVIDERS) {
    const text = matchAt(pattern, head, at);
    if (text !== null) return { kind, end: at + text.length };
  }
  return { kind: 'none', end: next };
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
