import { phrase } from '../language/number-tokens.ts';
import type { FigureKind } from './figure.ts';
import { AUXILIARIES, CONJUNCTIONS, SUBORDINATORS } from './figure-cues.ts';
import { isPart, opensPart } from './figure-parts.ts';
import { costOf, FAR } from './figure-paths.ts';
import type { Counted, Scan, Tolled, Triggered } from './figure-scan.ts';
import { tollFor } from './figure-tolls.ts';

/** A number joined to the word that says what became of the people. Token indexes of the sentence, `next` exclusive. */
export interface Pair {
  readonly counted: Counted;
  readonly kind: FigureKind;
  readonly loaded: string | null;
  readonly subset: boolean;
  /** "has not been arrested": nobody was. */
  readonly negated: boolean;
  readonly toll: Tolled | null;
  readonly trigger: Triggered | null;
  readonly from: number;
  readonly next: number;
}

/** Joins the numbers of a sentence to their words: the nearest pairs first, each word used once, then lists and parts. */
export function pairsOf(scan: Scan): readonly Pair[] {
  const pairs = new Map<Counted, Pair>();
  for (const counted of scan.counted) {
    const toll = tollFor(scan, counted);
    if (toll !== null) pairs.set(counted, tollPair(scan, counted, toll));
  }
  joinNearest(scan, pairs);
  joinLists(scan, pairs);
  joinParts(scan, pairs);
  return [...pairs.values()].sort((a, b) => a.counted.at - b.counted.at);
}

function joinNearest(scan: Scan, pairs: Map<Counted, Pair>): void {
  const options: { counted: Counted; triggered: Triggered; cost: number }[] = [];
  for (const counted of scan.counted) {
    if (pairs.has(counted) || (scan.counted[0] !== counted && opensPart(scan, counted.from))) continue;
    for (const triggered of scan.triggers) {
      if (isPartOfOther(scan, counted, triggered)) continue;
      const cost = costOf(scan, counted, triggered);
      if (cost < FAR) options.push({ counted, triggered, cost });
    }
  }
  options.sort((a, b) => a.cost - b.cost || a.counted.at - b.counted.at);
  const used = new Set<Triggered>([...pairs.values()].flatMap((pair) => (pair.trigger ? [pair.trigger] : [])));
  for (const { counted, triggered } of options) {
    if (pairs.has(counted) || used.has(triggered)) continue;
    if (insideToll(pairs, triggered)) continue;
    used.add(triggered);
    pairs.set(counted, triggerPair(scan, counted, triggered));
  }
}

/** "four of the dead were teenagers and seven were missing": the second clause speaks of others. */
function isPartOfOther(scan: Scan, counted: Counted, { trigger, at }: Triggered): boolean {
  const whole = kindOfWhole(scan, counted);
  if (whole === null || whole === trigger.kind || at < counted.next) return false;
  return scan.tokens.slice(counted.next + 3, at).some(({ norm }) => CONJUNCTIONS.has(norm) || norm === 'that');
}

function insideToll(pairs: ReadonlyMap<Counted, Pair>, triggered: Triggered): boolean {
  for (const pair of pairs.values()) {
    if (pair.toll !== null && triggered.at >= pair.toll.at && triggered.next <= pair.toll.next) return true;
  }
  return false;
}

function tollPair(scan: Scan, counted: Counted, toll: Tolled): Pair {
  const { from, next } = bounds(scan, counted, toll.at, toll.next);
  return { counted, kind: toll.kind, loaded: null, subset: false, negated: false, toll, trigger: null, from, next };
}

function triggerPair(scan: Scan, counted: Counted, triggered: Triggered): Pair {
  const { trigger, at, next } = triggered;
  const span = bounds(scan, counted, at, next);
  const path = at >= counted.next ? scan.tokens.slice(counted.next, at) : [];
  const negated = path.some((token) =>
    /^(?:not|never|wasn’t|weren’t|hasn’t|haven’t|не|nicht|لم|ikke)$/u.test(token.norm),
  );
  const among = path.some((token) => AMONG.test(token.norm)) || AMONG.test(scan.tokens[at - 1]?.norm ?? '');
  const loaded = trigger.loaded ? scan.text.slice(scan.tokens[at]?.start, scan.tokens[next - 1]?.end) : null;
  const subset = among || isPart(scan, counted);
  return { counted, kind: trigger.kind, loaded, subset, negated, toll: null, trigger: triggered, ...span };
}

const AMONG = /^(?:among|серед|среди)$/u;

function bounds(scan: Scan, counted: Counted, at: number, next: number): { from: number; next: number } {
  const people = counted.people?.next ?? counted.next;
  return {
    from: Math.min(counted.from, at),
    next: Math.max(people, counted.next, next, scan.tokens.length === 0 ? 0 : 1),
  };
}

/** "killed two soldiers and three civilians", "12 soldiers and 3 civilians were killed": the word serves the whole list. */
function joinLists(scan: Scan, pairs: Map<Counted, Pair>): void {
  const order = scan.counted;
  for (let i = 1; i < order.length; i += 1) {
    const [before, here] = [order[i - 1], order[i]];
    if (before === undefined || here === undefined) continue;
    const pair = pairs.get(before);
    if (pair?.trigger && !pairs.has(here) && pair.trigger.next <= before.from && listed(scan, before, here))
      pairs.set(here, inherit(pair, here));
  }
  for (let i = order.length - 2; i >= 0; i -= 1) {
    const [here, after] = [order[i], order[i + 1]];
    if (here === undefined || after === undefined) continue;
    const pair = pairs.get(after);
    if (here.people === null || kindOfWhole(scan, here) !== null) continue;
    if (pair?.trigger && !pairs.has(here) && pair.trigger.at >= after.next && !pair.subset && listed(scan, here, after))
      pairs.set(here, inherit(pair, here));
  }
}

function listed(scan: Scan, first: Counted, second: Counted): boolean {
  const start = first.people?.next ?? first.next;
  if (second.from - start > 4 || second.people === null) return false;
  const link = scan.tokens[second.from - 1]?.norm ?? '';
  if (!CONJUNCTIONS.has(link) && link !== ',' && !(link === 'of' || link === 'another')) return false;
  for (let i = start; i < second.from; i += 1) {
    const norm = scan.tokens[i]?.norm ?? '';
    if (AUXILIARIES.has(norm) || SUBORDINATORS.has(norm)) return false;
  }
  return !isPart(scan, second);
}

function inherit(pair: Pair, counted: Counted): Pair {
  const next = Math.max(counted.people?.next ?? counted.next, counted.next);
  return { ...pair, counted, subset: false, from: counted.from, next };
}

/** "including two children": a part of the figure before it; "two of the 11 wounded": of the one behind it. */
function joinParts(scan: Scan, pairs: Map<Counted, Pair>): void {
  let last: Pair | null = null;
  for (const [i, counted] of scan.counted.entries()) {
    const pair = pairs.get(counted);
    if (pair !== undefined) {
      last = pair;
      continue;
    }
    const kind = kindOfWhole(scan, counted);
    const after = scan.counted[i + 1];
    const behind =
      after !== undefined &&
      after.from - counted.next <= 3 &&
      phrase(scan.tokens, counted.next, counted.next + 2) === 'of the'
        ? pairs.get(after)
        : undefined;
    const whole: Pair | null =
      behind ?? (last !== null && (isPart(scan, counted) || isGrave(scan, last, counted)) ? last : null);
    if (whole !== null) pairs.set(counted, { ...inherit(whole, counted), subset: true, loaded: null, negated: false });
    else if (kind !== null) {
      const next = Math.max(counted.people?.next ?? counted.next, counted.next);
      pairs.set(counted, {
        counted,
        kind,
        loaded: null,
        subset: true,
        negated: false,
        toll: null,
        trigger: null,
        from: counted.from,
        next,
      });
    }
  }
}

/** "12 were wounded, three critically". */
function isGrave(scan: Scan, last: Pair, counted: Counted): boolean {
  return (
    last.kind === 'wounded' &&
    /^(?:critically|seriously|severely|badly|gravely|lightly|slightly|schwer|lebensgefährlich|grièvement|тяжко|тяжело)$/u.test(
      scan.tokens[counted.next]?.norm ?? '',
    )
  );
}

const WHOLES: ReadonlyMap<string, FigureKind> = new Map([
  ...['dead', 'victims', 'killed', 'bodies'].map((word) => [word, 'killed'] as const),
  ...['wounded', 'injured', 'casualties'].map((word) => [word, 'wounded'] as const),
  ...['detained', 'arrested', 'detainees'].map((word) => [word, 'detained'] as const),
]);

/** "Of the victims, 14 were women", "Among the dead were two children": what the part belongs to is named before it. */
function kindOfWhole(scan: Scan, counted: Counted): FigureKind | null {
  const of =
    phrase(scan.tokens, counted.next, counted.next + 2) === 'of the'
      ? WHOLES.get(scan.tokens[counted.next + 2]?.norm ?? '')
      : undefined;
  if (of !== undefined) return of;
  const [first, second, noun, link] = [4, 3, 2, 1].map((back) => scan.tokens[counted.from - back]?.norm ?? '');
  if (!/^(?:of|among)$/u.test(first ?? '') || second !== 'the' || !/^(?:,|was|were|are)$/u.test(link ?? ''))
    return null;
  return noun === 'casualties' ? null : (WHOLES.get(noun ?? '') ?? null);
}
