import type { Dateline } from './article.ts';
import { readEastAsianDateline } from './dateline-east-asia.ts';
import { type Divider, dividerAt, type Piece, pieceAt } from './dateline-pieces.ts';
import { begins, isDateline } from './dateline-proof.ts';

/** What a paragraph begins with before the report's own words. */
export interface ReadDateline {
  readonly dateline: Dateline;
  /** The end of the paragraph, letter by letter; empty where it holds nothing else. */
  readonly rest: string;
  /** "By Ann Bell" before the place; null when nobody is named there. */
  readonly byline: string | null;
  /** Whether an agency or a day proves it, and not only the form of a place before a dash. */
  readonly sure: boolean;
}

/** No dateline is longer, a byline before it included. In UTF-16 units. */
const LONGEST = 200;

/** No dateline has more pieces. */
const MOST_PIECES = 8;

/**
 * Reads the dateline that a paragraph begins with (`briefing.md` 2.1): "MERINSK, March 12 (Meridian Wire) —",
 * "Madrid, 12 mar (EFE).-", «МОСКВА, 12 мар — РИА Новости.», "دمشق (سانا) –". Null when it begins with its own words: in
 * doubt they are the report's. Only its first 200 characters are looked at.
 */
export function readDateline(paragraph: string): ReadDateline | null {
  const eastern = readEastAsianDateline(paragraph);
  if (eastern !== null) return eastern;
  const head = paragraph.slice(0, LONGEST);
  const begin = bylineBefore(head);
  const found = scan(head, begin, paragraph.length > head.length);
  if (found === null) return null;
  const { pieces, end, textEnd } = found;
  return {
    dateline: {
      text: head.slice(begin, textEnd),
      place: pieces.find(({ kind }) => kind === 'place')?.text ?? null,
      day: pieces.find(({ kind }) => kind === 'day')?.text ?? null,
      agency: pieces.findLast(({ kind }) => kind === 'agency')?.text ?? null,
    },
    rest: paragraph.slice(end),
    byline: begin === 0 ? null : head.slice(0, begin).trim(),
    sure: pieces.some(({ kind }) => kind !== 'place'),
  };
}

/**
 * Where the place begins after "By Ann Bell"; 0 where no name stands before it. The place has to be in capitals; where the
 * names are, too, it is the last run of them that a dateline begins with.
 */
function bylineBefore(head: string): number {
  if (!/^(?:By|BY|Von|Par|Por) \p{Lu}/u.test(head)) return 0;
  const runs = [...head.slice(0, BYLINE_WITHIN).matchAll(/(?<=\p{Ll}\S* |, )\p{Lu}[\p{Lu}'’-]{2}/gu)];
  return runs.findLast(({ index }) => scan(head, index, false) !== null)?.index ?? 0;
}

/** The names before a dateline take no more characters. */
const BYLINE_WITHIN = 120;

interface Scanned {
  readonly pieces: readonly Piece[];
  /** Where the last piece ends, and where the report's own words begin. */
  readonly textEnd: number;
  readonly end: number;
}

/** Reads piece after piece; the longest row of them that makes a dateline is one. */
function scan(head: string, begin: number, goesOn: boolean): Scanned | null {
  const pieces: Piece[] = [];
  let accepted: Scanned | null = null;
  let at = begin;
  let before: Divider | null = null;
  while (pieces.length < MOST_PIECES) {
    const found = pieceAt(
      head,
      at,
      pieces.some(({ kind }) => kind === 'place'),
    );
    const last = found?.at(-1);
    if (!found || last === undefined || found.some((piece) => isSecond(piece, pieces))) break;
    pieces.push(...found);
    const divider = dividerAt(head, last.end);
    const rest = head.slice(divider.end);
    if (rest === '' && goesOn) break;
    if (isDateline(pieces, divider, before) && (rest === '' || begins(rest, pieces, divider))) {
      accepted = { pieces: [...pieces], textEnd: last.end, end: divider.end };
    }
    if (rest === '') break;
    before = divider;
    at = divider.end;
  }
  return accepted;
}

/** A dateline has one place and one day; an agency may stand in brackets and out of them. */
function isSecond(piece: Piece, pieces: readonly Piece[]): boolean {
  const same = pieces.filter(({ kind }) => kind === piece.kind).length;
  return same > (piece.kind === 'agency' ? 1 : 0);
}
