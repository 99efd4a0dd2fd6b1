import type { FigureStatus } from './figure.ts';
import { PROJECTS, TOLD, UNVERIFIED, VERIFYING } from './figure-cues.ts';
import { doubtOf } from './figure-doubt.ts';
import { isSuperseded, wasGivenBefore } from './figure-earlier.ts';
import { isHistorical, type Times } from './figure-history.ts';
import type { Pair } from './figure-pairs.ts';
import type { Scan } from './figure-scan.ts';

/** What an article does with a number, as far as one sentence tells. */
export interface Told {
  readonly status: FigureStatus;
  /** Given before: superseded as soon as the article has a newer number of the kind. */
  readonly earlier: boolean;
}

/** What the sentence does with the number of a pair. */
export function statusOf(scan: Scan, pair: Pair, times: Times): Told {
  const told = (status: FigureStatus, earlier = false): Told => ({ status, earlier });
  const doubt = doubtOf(scan, pair);
  if (doubt !== null) return told(doubt);
  if (isProjection(scan, pair)) return told('projection');
  if (isSuperseded(scan, pair)) return told('superseded');
  if (isUnverified(scan, pair)) return told('unverified');
  const earlier = wasGivenBefore(scan, pair);
  return told(isHistorical(scan, pair, times) ? 'historical' : 'asserted', earlier);
}

function norm(scan: Scan, at: number): string {
  return scan.tokens[at]?.norm ?? '';
}

function isProjection(scan: Scan, pair: Pair): boolean {
  const first = Math.min(pair.from, pair.counted.from);
  for (let i = Math.max(0, first - 5); i < pair.next; i += 1) {
    const word = norm(scan, i);
    if (!PROJECTS.has(word)) continue;
    if (/^(?:will|can|may|march)$/u.test(word) && scan.text[scan.tokens[i]?.start ?? 0] !== word[0]) continue;
    if (norm(scan, i + 1) === 'have' || norm(scan, i + 2) === 'have') continue;
    if (word === 'likely' && norm(scan, i - 1) !== 'is' && norm(scan, i - 1) !== 'are') continue;
    if (/^(?:fears|warned|risk|risks|planning|plans|assume|estimates)$/u.test(word) && i < first - 4) continue;
    if (word === 'قد' && !/^ي/u.test(norm(scan, i + 1))) continue;
    if (/^(?:wird|werden)$/u.test(word) && /^(?:ge|ver|worden)/u.test(norm(scan, pair.next - 1))) continue;
    if (clauseBetween(scan, i, first)) continue;
    return true;
  }
  if (scan.language === 'ar') return pair.trigger !== null && /^س[يت]/u.test(norm(scan, pair.trigger.at - 1));
  return false;
}

/** A comma or "that" between a modal and the figure hands the figure to another clause. */
function clauseBetween(scan: Scan, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1)
    if (
      /^(?:,|that|who|which|after|and|because|when|where|що|что|який|который)$/u.test(norm(scan, i)) &&
      norm(scan, from) !== 'warned'
    )
      return true;
  return false;
}

function isUnverified(scan: Scan, pair: Pair): boolean {
  for (let i = Math.max(0, pair.from - 7); i < pair.next; i += 1) {
    const word = norm(scan, i);
    if (UNVERIFIED.has(word)) return true;
    if (VERIFYING.has(word) && scan.tokens.slice(i, pair.from + 1).some((token) => TOLD.has(token.norm))) return true;
    if (/^(?:may|might|could)$/u.test(word) && norm(scan, i + 1) === 'have') return true;
  }
  return /^(?:believed|thought)$/u.test(norm(scan, pair.next - 2)) && norm(scan, pair.next - 1) === 'dead';
}
