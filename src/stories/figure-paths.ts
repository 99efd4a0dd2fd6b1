import { phrase } from '../language/number-tokens.ts';
import { AUXILIARIES, CONJUNCTIONS, GAP, SUBORDINATORS } from './figure-cues.ts';
import { isPart } from './figure-parts.ts';
import { type Counted, peopleWord, type Scan, type Triggered } from './figure-scan.ts';

/** The cost of what does not belong together. */
export const FAR = 100;
/** No number belongs to a word farther away than this; it also keeps the search linear in the length of a text. */
const FARTHEST_WORDS = 30;

/** How far a number stands from a word, in words with penalties for what lies between; `FAR` when they do not belong together. */
export function costOf(scan: Scan, counted: Counted, { trigger, at, next }: Triggered): number {
  const before = at >= counted.next;
  if (!before && next > counted.from) return FAR;
  if (before && trigger.side === 'after') return FAR;
  if (!before && trigger.side === 'before') return FAR;
  // "died aged 101 and …", "Maria, 33, who lives": a bare number before a comma or "and" counts nobody behind it.
  if (before && counted.people === null && scan.words.strictOrder && isCutOff(scan, counted.next)) return FAR;
  const noun = counted.people !== null && counted.people.next <= at ? counted.people.next : counted.next;
  const walk = before ? pathCost(scan, noun, at) : pathCost(scan, next, counted.from);
  if (walk === null) return FAR;
  // "seized two tanks", "captured three hills": only people are taken in our sense.
  if (!before && counted.people === null && /^(?:seiz|captur|affect|touch|захоп)/u.test(scan.tokens[at]?.norm ?? ''))
    return FAR;
  // "lost 12 soldiers", but not "lost 40 percent" or "lost two seats".
  if (/^(?:lost|втрат|потеря)/u.test(scan.tokens[at]?.norm ?? '') && next - at === 1 && !counted.people?.group)
    return isOwnLoss(scan, counted, next) ? 0 : FAR;
  if (trigger.kind === 'captured' && cameHome(scan)) return FAR;
  if (BORDER.test(phrase(scan.tokens, at, next)) && !isCrowd(counted)) return FAR;
  // "three of the wounded later died" speaks of the dying.
  if (before && phrase(scan.tokens, counted.next, at) === 'of the') return FAR;
  if (mixed(scan, at, next) || undone(scan, counted, at)) return FAR;
  if (scan.words.strictOrder)
    return before ? englishBefore(scan, counted, trigger.noun, at, walk) : englishAfter(scan, counted, at, next, walk);
  if (counted.none && !trigger.noun && walk.cost > 5) return FAR;
  if (scan.language === 'ar' && before) return walk.cost <= 9 ? walk.cost + arabicBefore(scan, trigger.noun, at) : FAR;
  return walk.cost <= 9 ? walk.cost + (before ? 0 : 0.1) : FAR;
}

/** "the Resistance says it has lost four": said of armed people, with nothing behind the number that was lost instead. */
function isOwnLoss(scan: Scan, counted: Counted, next: number): boolean {
  if (counted.from !== next || counted.value === null) return false;
  const after = scan.tokens[counted.next]?.norm ?? '.';
  if (!/^(?:[.,;:!?’”"]|and|in|during|at|since|on)$/u.test(after)) return false;
  return scan.tokens
    .slice(Math.max(0, next - 14), next)
    .some(({ norm }) =>
      /^(?:army|forces|rebels?|resistance|troops|brigade|militia|fighters|soldiers|front|guard|insurgents|battalion|battle|fighting)$/u.test(
        norm,
      ),
    );
}

/** Prisoners who are exchanged or come home were taken long ago. */
function cameHome(scan: Scan): boolean {
  return scan.tokens.some(({ norm }) =>
    /^(?:return|releas|freed|exchang|swap|вернул|возвращ|обмен|обмін|освобо|звільн|поверн|zurück|freigel|ausgetauscht|austausch|libér|échang|rentr|أفرج|الإفراج|تبادل|إطلاق|عاد)/u.test(
      norm,
    ),
  );
}

const BORDER = /(?:border|exile|кордону|кордон|границе|границу|grenze|flucht|frontières?|الحدود)$/u;

/** Soldiers go to a border; a crowd flees to it. */
function isCrowd({ people, value }: Counted): boolean {
  return (
    people !== null &&
    (value ?? 0) >= 100 &&
    !/(?:soldier|troop|fighter|guard|police|військ|солдат|бойц|военн|polizist|kämpfer|militaire|combattant|جندي|جنود|مقاتل)/iu.test(
      people.group ?? '',
    )
  );
}

function isCutOff(scan: Scan, next: number): boolean {
  const link = scan.tokens[next]?.norm ?? '';
  return link === 'and' || (link === ',' && !ASIDE.has(scan.tokens[next + 1]?.norm ?? ''));
}

/** "restored power to 12,000 homes", "released 25 hostages", German "fest" without its "nahm": the word means something else. */
function undone(scan: Scan, counted: Counted, at: number): boolean {
  const norm = scan.tokens[at]?.norm ?? '';
  const near = (words: RegExp, from: number, to: number) => {
    for (let i = Math.max(0, from); i < to; i += 1) if (words.test(scan.tokens[i]?.norm ?? '')) return true;
    return false;
  };
  if (/^(?:power|electricity|water|gas|heating|supply|supplies|access)$/u.test(norm))
    return near(/^(?:restor|return|reconnect|provid|bring|brought|resum)/u, at - 4, at);
  if (norm === 'hostages')
    return !near(
      /^(?:hold|holding|holds|held|took|taken|taking|seized|seizing|kidnapped)$/u,
      counted.from - 6,
      counted.from,
    );
  // "3,000 people had left the town"; two ministers who have left the cabinet are another matter.
  if (/^(?:had|have)$/u.test(norm) && scan.tokens[at + 1]?.norm === 'left')
    return (
      (counted.value ?? 0) < 50 || counted.people === null || !/^(?:the|their)$/u.test(scan.tokens[at + 2]?.norm ?? '')
    );
  // "returned the bodies of 900 soldiers": an exchange of the fallen tells of no event.
  if (/^(?:bodies|remains|corpses)$/u.test(norm)) {
    const moved = /^(?:return|hand|repatriat|exchang|swap|transfer|deliver|releas)/u;
    return near(moved, at - 6, at) || near(moved, at, Math.min(scan.tokens.length, at + 10));
  }
  if (norm === 'fest') return !near(/^(?:nahm|nahmen|nimmt|nehmen)$/u, counted.from - 8, counted.from);
  return false;
}

/** Arabic puts the verb first: a verb behind a number is more often the next clause's, above all after "and". */
function arabicBefore(scan: Scan, noun: boolean, at: number): number {
  return (scan.tokens[at]?.norm.startsWith('و') ? 4 : 0) + (noun ? 0 : 1.5);
}

/** "killed or wounded": nobody says how many of each. */
function mixed(scan: Scan, at: number, next: number): boolean {
  const or = /^(?:or|або|или|oder|ou)$/u;
  if (or.test(scan.tokens[next]?.norm ?? '') && scan.triggers.some((other) => other.at === next + 1)) return true;
  return or.test(scan.tokens[at - 1]?.norm ?? '') && scan.triggers.some((other) => other.next === at - 1);
}

interface Path {
  readonly cost: number;
  readonly length: number;
  readonly auxiliary: boolean;
  readonly gapOnly: boolean;
}

/** What lies between a number and a word; null where another clause or another number does. */
function pathCost(scan: Scan, from: number, to: number): Path | null {
  if (to - from > FARTHEST_WORDS) return null;
  let cost = 0;
  let auxiliary = false;
  let gapOnly = true;
  let commas = 0;
  let aside = false;
  for (let i = from; i < to; i += 1) {
    const token = scan.tokens[i];
    if (token === undefined) return null;
    if (token.norm === ',') {
      commas += 1;
      aside ||=
        ASIDE.has(scan.tokens[i + 1]?.norm ?? '') ||
        scan.counted.some((other) => other.from === i + 1 && isPart(scan, other));
      cost += 3;
      gapOnly = false;
    } else if (/^[;:?!؟؛]$/u.test(token.norm)) return null;
    else if (/^[—–()]$/u.test(token.norm)) {
      if (to - from > 1) return null;
      cost += 1;
    } else if (
      SUBORDINATORS.has(token.norm) &&
      !(scan.words.strictOrder && (token.norm === 'who' || token.norm === 'that'))
    ) {
      cost += 6;
      gapOnly = false;
      if (scan.words.strictOrder) return null;
    } else if (CONJUNCTIONS.has(token.norm)) {
      cost += 2.5;
      gapOnly = false;
    } else if (AUXILIARIES.has(token.norm)) {
      auxiliary = true;
      cost += 0.5;
      gapOnly = false;
    } else {
      cost += peopleWord(scan.words, token.norm) === null ? 1 : 0.3;
      if (!GAP.has(token.norm) && token.type !== 'mark') gapOnly = false;
    }
  }
  for (const other of scan.counted) {
    if (other.at >= from && other.next <= to && !(aside && commas >= 2 && isPart(scan, other))) return null;
  }
  for (const other of scan.triggers) {
    if (
      other.at >= from &&
      other.next <= to &&
      !(other.next - other.at === 1 && peopleWord(scan.words, scan.tokens[other.at]?.norm ?? '') !== null)
    )
      cost += 4;
  }
  if (aside && commas >= 2) cost = Math.min(cost, 5);
  return { cost, length: to - from, auxiliary, gapOnly };
}

const ASIDE = new Set([
  'including',
  'most',
  'mostly',
  'among',
  'all',
  'some',
  'many',
  'aged',
  'mainly',
  'both',
  'at',
  'several',
  'half',
]);

function englishAfter(scan: Scan, counted: Counted, at: number, next: number, path: Path): number {
  const norm = scan.tokens[at]?.norm ?? '';
  const before = scan.tokens[at - 1]?.norm ?? '';
  const participle = norm.endsWith('ed') || norm === 'slain' || norm === 'hurt' || norm === 'shot';
  // "were killed 12 days": a passive has had its number already.
  if (participle && /^(?:was|were|been|being|be|are|is|get|got)$/u.test(before)) return FAR;
  if (path.gapOnly && path.length <= 4) return path.cost * 0.3;
  // "killed the governor and two guards"
  if (
    counted.people !== null &&
    path.length <= 9 &&
    !path.auxiliary &&
    listsBefore(scan, counted.from) &&
    !participleBefore(scan, at)
  )
    return path.cost;
  // "killed in the blast 12 people" is no English; "killed at least one officer and 12 soldiers" is a list.
  return next < counted.from && path.length <= 1 && scan.tokens[next]?.norm !== ',' ? path.cost : FAR;
}

/** "…, two guards", "… and two guards", "… and her two sons". */
function listsBefore(scan: Scan, from: number): boolean {
  const word = scan.tokens[from - 1]?.norm ?? '';
  if (/^(?:his|her|their|its|another|the)$/u.test(word)) return scan.tokens[from - 2]?.norm === 'and';
  return word === 'and' || word === ',';
}

/** "12 killed" has its number before it and takes no list behind it. */
function participleBefore(scan: Scan, at: number): boolean {
  return scan.counted.some((other) => other.next <= at && at - (other.people?.next ?? other.next) <= 1);
}

function englishBefore(scan: Scan, counted: Counted, noun: boolean, at: number, path: Path): number {
  if (noun) {
    const dead = scan.tokens[at]?.norm === 'dead';
    return path.length <= (counted.people ? 5 : 3) &&
      (path.cost < 5 || dead) &&
      !(path.auxiliary && !dead) &&
      !conjoined(scan, counted.next, at)
      ? path.cost
      : path.auxiliary && path.length <= 6 && counted.none
        ? path.cost
        : amongDead(scan, at, path);
  }
  const finite =
    path.auxiliary ||
    /^(?:died|fled|perished|lost|have|disappeared|crossed|sought|remain|abandoned|left|flee|fleeing|to|from|across|without|in|need|face|facing|unaccounted|missing|homeless)$/u.test(
      scan.tokens[at]?.norm ?? '',
    );
  if (path.cost >= 12) return FAR;
  if (path.length <= 3 && !conjoinedVerb(scan, counted, at)) return path.cost;
  return finite && (counted.people !== null || path.length <= 5) && path.length <= 16 && path.cost < 11
    ? path.cost + 1
    : FAR;
}

/** "12 people were among the dead". */
function amongDead(scan: Scan, at: number, path: Path): number {
  return phrase(scan.tokens, at - 2, at) === 'among the' && path.length <= 9 ? path.cost : FAR;
}

function conjoined(scan: Scan, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (CONJUNCTIONS.has(scan.tokens[i]?.norm ?? '')) return true;
  return false;
}

/** "14 and wounded 41": the verb after "and" takes the number behind it, if there is one. */
function conjoinedVerb(scan: Scan, counted: Counted, at: number): boolean {
  return conjoined(scan, counted.next, at) && scan.counted.some((other) => other.from >= at && other.from <= at + 4);
}
