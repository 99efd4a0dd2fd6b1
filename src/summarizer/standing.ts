import type { FigureKind, FigureMention } from '../stories/figure.ts';
import type { Figure } from './card.ts';
import type { Reading } from './reading.ts';

/** Which numbers of a story still stand. */
export interface Standing {
  /** Whether a number of this kind was superseded or denied, and nobody stands by it. */
  fallen(kind: FigureKind, value: number): boolean;
  /** Whether a number of this kind is among those the card shows. */
  current(kind: FigureKind, value: number): boolean;
  /** Whether a number is one party's claim about the other's losses. */
  partyClaim(value: number): boolean;
}

/** Reads from the reconciled figures and the mentions behind them which numbers stand and which have fallen. */
export function standingOf(figures: readonly Figure[], readings: readonly Reading[]): Standing {
  const current = new Set<string>();
  const claims = new Set<number>();
  const fallen = new Set<string>();
  for (const figure of figures) {
    for (const value of [figure.low, figure.high]) {
      if (value === undefined) continue;
      current.add(key(figure.kind, value));
      if (figure.status === 'party-claim') claims.add(value);
    }
    if (figure.supersedes) fallen.add(key(figure.kind, figure.supersedes.value));
  }
  for (const { kind, value, status } of readings.flatMap((reading) => reading.report.figures)) {
    if (value !== null && (status === 'superseded' || status === 'denied')) fallen.add(key(kind, value));
  }
  return {
    fallen: (kind, value) => fallen.has(key(kind, value)) && !current.has(key(kind, value)),
    current: (kind, value) => current.has(key(kind, value)),
    partyClaim: (value) => claims.has(value),
  };
}

function key(kind: FigureKind, value: number): string {
  return `${kind} ${value}`;
}

/** Whether a sentence tells a fallen number as if it stood; one that gives the new number beside the old does not. */
export function isStale(mentions: readonly FigureMention[], standing: Standing): boolean {
  return mentions.some(({ kind, value, status, subset }) => {
    if (value === null || subset || status === 'historical' || !standing.fallen(kind, value)) return false;
    return !mentions.some(
      (other) =>
        other.kind === kind &&
        other.value !== null &&
        other.status !== 'superseded' &&
        standing.current(kind, other.value),
    );
  });
}

/** The figures that one sentence of an article states. */
export function figuresAt(reading: Reading, sentence: number): readonly FigureMention[] {
  return reading.report.figures.filter((figure) => figure.sentence === sentence);
}
