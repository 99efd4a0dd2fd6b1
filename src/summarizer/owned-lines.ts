import type { EpochMs } from '../clock.ts';
import type { AttributedSentence, DateP, WatchItem } from './card.ts';
import { cutAtClause } from './fit.ts';
import type { Outlook, OutlookSentence } from './outlook.ts';
import type { Reading, Statement } from './reading.ts';
import { opensDangling } from './select-sentences.ts';
import { containment } from './vectors.ts';
import type { Wording } from './wording.ts';

const MOST_IMPLICATIONS = 3;
const MOST_ANALYSES = 2;
const MOST_WATCHED = 3;
/** In characters. */
const LONGEST = 220;
const LONGEST_WATCH = 200;

/** What others make of a story and what is due, each with its owner. */
export interface OwnedLines {
  readonly implications: readonly AttributedSentence[];
  readonly analysis: readonly AttributedSentence[];
  readonly watch: readonly WatchItem[];
}

type Found = OutlookSentence;

interface Line {
  readonly reading: Reading;
  readonly statement: Statement;
  readonly found: Found;
  readonly text: string;
}

/** Chooses consequences, interpretations and pending things over the articles of a story; nothing without an owner. */
export function ownedLines(
  readings: readonly Reading[],
  { outlookOf, wording, now }: { outlookOf: (reading: Reading) => Outlook; wording: Wording; now: EpochMs },
): OwnedLines {
  const sources = readings.filter((reading) => reading.native && !reading.copy);
  const lines = (kind: keyof Outlook, most: number): readonly Line[] =>
    sources.flatMap((reading) =>
      outlookOf(reading)[kind].flatMap((found) => lineOf(reading, found, { kind, most, wording })),
    );
  const implications = pick(lines('implications', LONGEST), MOST_IMPLICATIONS, []);
  const analysis = pick(lines('analysis', LONGEST), MOST_ANALYSES, implications);
  const due = lines('watch', LONGEST_WATCH).filter(({ found }) => !isPast(found, now));
  const watch = pick(due, MOST_WATCHED, []);
  return {
    implications: implications.map(attributed),
    analysis: analysis.map(attributed),
    watch: watch.map(({ reading, text, found, statement }) => ({
      text,
      ...whenOf(found),
      by: ownerOf(reading, found) || reading.outlet.name,
      ev: [statement.ev],
    })),
  };
}

function lineOf(
  reading: Reading,
  found: Found,
  { kind, most, wording }: { kind: keyof Outlook; most: number; wording: Wording },
): readonly Line[] {
  const statement = reading.statements[found.sentence];
  // What is due is a plain fact that the outlet reports; a consequence is somebody's view.
  if (!statement || (kind !== 'watch' && ownerOf(reading, found) === '')) return [];
  const text = cutAtClause(statement.text, most);
  if (found.by !== null && !mayOwn(found.by, statement)) return [];
  // Words of somebody that name no date are a view, not a thing that is due.
  if (kind === 'watch' && (opensDangling(statement.text) || (!found.when && statement.quotedShare > 0.5))) return [];
  if (text === null || statement.cutsQuotation || (kind !== 'watch' && DANGLING.test(text))) return [];
  if (wording(statement.unquoted).some(({ why }) => why !== 'only attributed')) return [];
  return [{ reading, statement, found, text }];
}

const PRONOUN = /^(?:he|she|they|it|who|one of them)$/i;

/**
 * Whether somebody may be named for a sentence: it names them, or it names nobody else. A sentence with an owner of
 * its own is never given to the one who spoke before.
 */
export function mayOwn(by: string, { text, spoken }: Statement): boolean {
  const folded = text.toLowerCase();
  const words = by
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3);
  if (words.length === 0 || words.some((word) => folded.includes(word))) return true;
  if (/\baccording to\b/i.test(text)) return false;
  return spoken.every(({ name }) => PRONOUN.test(name) || name === by);
}

/** Who owns a line: the one the article names, or the outlet where it analyses in its own voice; empty where nobody does. */
function ownerOf({ outlet }: Reading, { by, outletAnalysis }: Found): string {
  return by ?? (outletAnalysis ? outlet.name : '');
}

/** Independent outlets first, each article by its own order; no two that say the same. */
function pick(lines: readonly Line[], most: number, taken: readonly Line[]): readonly Line[] {
  const chosen: Line[] = [];
  const ordered = lines.toSorted(
    (a, b) =>
      Number(a.reading.party) - Number(b.reading.party) ||
      weight(b) - weight(a) ||
      (a.reading.article.id < b.reading.article.id ? -1 : a.reading === b.reading ? 0 : 1) ||
      a.statement.index - b.statement.index,
  );
  for (const line of ordered) {
    if (chosen.length === most) break;
    const repeats = [...chosen, ...taken].some(
      (other) =>
        other.statement === line.statement || containment(other.text, line.text, other.reading.article.language) >= 0.6,
    );
    if (!repeats) chosen.push(line);
  }
  return chosen;
}

/** Leans on what stood before; shown alone it would be understood wrongly or not at all. */
const DANGLING = /^[“"‘«„]?(?:He|She|They|It|That|This|These|Those|The note|The report|Neither|Both)\b/;

/** A named source before a described one, both before an outlet's own view. */
function weight({ found }: Line): number {
  const named = /\p{Lu}\S+ \p{Lu}/u.test(found.by ?? '');
  return (named ? 1 : 0.6) + (found.outletAnalysis ? -0.5 : 0) + (found.likelihood ? 0.2 : 0);
}

function attributed({ reading, text, found, statement }: Line): AttributedSentence {
  return {
    text,
    by: ownerOf(reading, found),
    ...(found.byRole && { byRole: found.byRole }),
    ...(found.likelihood && { likelihood: found.likelihood }),
    ev: [statement.ev],
    ...(found.outletAnalysis && { outletAnalysis: true }),
  };
}

/** The date as a card gives it; years are too coarse to watch for. */
function whenOf({ when }: Found): { when?: DateP } {
  const at = when === null || when.precision === 'year' ? Number.NaN : Date.parse(when.iso);
  if (when === null || when.precision === 'year' || !Number.isFinite(at)) return {};
  return { when: { iso: new Date(at).toISOString(), precision: when.precision } };
}

function isPast(found: Found, now: EpochMs): boolean {
  const { when } = whenOf(found);
  if (!when) return false;
  const length = { hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 31 * 86_400_000 }[when.precision];
  return Date.parse(when.iso) + length <= now;
}
