import { createHash } from 'node:crypto';
import { type Article, type ArticleId, dateOf } from '../articles/article.ts';
import { foldWord, wordsOf } from '../language/tokens.ts';
import type { OutletNames } from './outlet-names.ts';
import { wireCredit } from './wire-credit.ts';

/** Articles that are near-verbatim repetitions of one another. */
export interface CopyGroups {
  /** The article that each copy repeats, by the copy's id. */
  readonly originalOf: ReadonlyMap<ArticleId, ArticleId>;
}

/** Words in a row that make a shingle. */
const SHINGLE = 5;
/** A text is compared on its first so many words; the rest of a long one adds time and no doubt. */
const MOST_WORDS = 1_500;
const MOST_CHARACTERS = 15_000;
const SHORTEST_WORDS = 80;
/** Shorter texts (the summaries in feeds) must be all but equal. */
const SHORTEST_SUMMARY_WORDS = 18;
/** An outlet's own phrases come back in its reports; its report comes back only when nearly all of it does. */
const OWN_AGAIN = 0.8;
/**
 * How much of a text must come back where both name the same agency. Other spellings and cut sentences break five words
 * in a row long before they make another text; two reports written apart share next to none (`briefing.md` 2.6: .00).
 */
const CREDITED = 0.25;
/** Copies appear within days; a text reprinted later is news of its own day. */
const REACH_MS = 4 * 24 * 3_600_000;
const PERMUTATIONS = 128;
const BANDS = 32;
const ROWS = PERMUTATIONS / BANDS;
/** One shingle in so many is listed as it is, so that a short extract of a long report is found too. */
const SAMPLED = 8;
/** A listed shingle that more texts share is boilerplate; a bucket holds no more. */
const MOST_IN_A_BUCKET = 24;
const MOST_CANDIDATES = 40;

interface Print {
  readonly article: Article;
  readonly at: number;
  readonly words: number;
  readonly shingles: ReadonlySet<number>;
  readonly credit: string | null;
}

/**
 * Finds wire copies (`briefing.md` 2.6). MinHash-128 in 32 bands of 4 and a sample of plain shingles give candidates,
 * exact containment decides: half of the shorter of two texts of at least 80 words, or a quarter of it with the same wire
 * credit. Numbers are no part of a shingle, so that a new toll does not hide a copy; nor are British spellings.
 * `mayRepeat` may refuse: two reports of different events are no copies, whatever phrases an outlet uses again.
 * A text is compared with originals only, each bucket holds few: the time is linear in the number of articles.
 */
export function findCopies(
  articles: readonly Article[],
  outlets: OutletNames,
  mayRepeat: (copy: Article, original: Article) => boolean = () => true,
): CopyGroups {
  const ordered = [...articles].sort((a, b) => dateOf(a) - dateOf(b) || (a.id < b.id ? -1 : 1));
  const originalOf = new Map<ArticleId, ArticleId>();
  const buckets = new Map<string, Print[]>();
  for (const article of ordered) {
    const print = printOf(article, outlets);
    if (print === null) continue;
    const keys = bucketKeys(print.shingles);
    const original = bestOriginal(print, keys, buckets, mayRepeat);
    if (original !== null) {
      originalOf.set(article.id, original.article.id);
      continue;
    }
    for (const key of keys) {
      const bucket = (buckets.get(key) ?? []).filter(({ at }) => print.at - at <= REACH_MS);
      if (bucket.length < MOST_IN_A_BUCKET) bucket.push(print);
      buckets.set(key, bucket);
    }
  }
  return { originalOf };
}

function bestOriginal(
  print: Print,
  keys: readonly string[],
  buckets: ReadonlyMap<string, readonly Print[]>,
  mayRepeat: (copy: Article, original: Article) => boolean,
): Print | null {
  const votes = new Map<Print, number>();
  for (const key of keys) for (const other of buckets.get(key) ?? []) votes.set(other, (votes.get(other) ?? 0) + 1);
  const likely = [...votes]
    .filter(([other]) => print.at - other.at <= REACH_MS)
    .sort((a, b) => b[1] - a[1] || a[0].at - b[0].at || (a[0].article.id < b[0].article.id ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
  let best: Print | null = null;
  let most = 0;
  for (const [other] of likely) {
    const shared = containment(print.shingles, other.shingles);
    if (shared > most && isCopy(print, other, shared) && mayRepeat(print.article, other.article)) {
      most = shared;
      best = other;
    }
  }
  return best;
}

function isCopy(a: Print, b: Print, shared: number): boolean {
  const shorter = Math.min(a.words, b.words);
  if (shorter < SHORTEST_SUMMARY_WORDS) return false;
  if (a.article.outlet === b.article.outlet) return shared >= OWN_AGAIN;
  const credited = a.credit !== null && a.credit === b.credit;
  if (shorter < SHORTEST_WORDS) return shared >= (credited ? 0.5 : 0.7);
  return shared >= (credited ? CREDITED : 0.5);
}

/** How much of the smaller set stands in the other. */
export function containment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / small.size;
}

function printOf(article: Article, outlets: OutletNames): Print | null {
  const words = wordsOf(article.text.slice(0, MOST_CHARACTERS)).slice(0, MOST_WORDS);
  if (words.length < SHORTEST_SUMMARY_WORDS) return null;
  return {
    article,
    at: dateOf(article),
    words: words.length,
    shingles: shinglesOf(words.map(({ text }) => comparable(text))),
    credit: (wireCredit(article, outlets) ?? outlets.agencyAt(article.outlet))?.root ?? null,
  };
}

/** Hashes of every five words in a row. */
export function shinglesOf(words: readonly string[]): ReadonlySet<number> {
  const hashes = words.map(hash);
  const shingles = new Set<number>();
  for (let i = 0; i + SHINGLE <= hashes.length; i += 1) {
    let mixed = 0x811c9dc5;
    for (let j = i; j < i + SHINGLE; j += 1) mixed = Math.imul(mixed ^ (hashes[j] ?? 0), 0x01000193) ^ (mixed >>> 15);
    shingles.add(mixed >>> 0);
  }
  return shingles;
}

const NUMBERS =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)$/;
/** Spellings that no ending tells. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  `grey gray, greyed grayed, tyre tire, tyres tires, programme program, programmes programs, towards toward, afterwards afterward, backwards backward, whilst while,
  amongst among, cheque check, kerb curb, mum mom, mums moms, plough plow, aeroplane airplane, aluminium aluminum, sceptical skeptical, judgement judgment, storey story,
  storeys stories, ageing aging, manoeuvre maneuver, manoeuvres maneuvers, mould mold, moustache mustache, jewellery jewelry, licence license, practise practice, draught draft, draughts drafts,
  sept september, oct october, nov november, dec december, jan january, feb february, aug august, gov governor, gen general, maj major, col colonel, lt lieutenant, sgt sergeant`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** A word as copies share it: folded, American, numbers all alike. */
function comparable(text: string): string {
  if (/\p{N}/u.test(text)) return '#';
  const folded = foldWord(text).replace(/'s?$/, '');
  if (NUMBERS.test(folded)) return '#';
  const other = SPELLINGS.get(folded);
  if (other !== undefined) return other;
  if (folded.length < 5 || !/^[a-z'-]+$/.test(folded)) return folded;
  return folded
    .replace(/our(?=s?$|ed$|ing$|ite|able$|hood)/, 'or')
    .replace(/is(?=e[sd]?$|ing$|ation|er)/, 'iz')
    .replace(/yse/, 'yze')
    .replace(/([^aeiou])re(s?)$/, '$1er$2')
    .replace(/ence(s?)$/, 'ense$1')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/mme(s?)$/, 'm$1')
    .replace(/ll(?=ed$|ing$|er)/, 'l');
}

function hash(word: string): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) mixed = Math.imul(mixed ^ word.charCodeAt(i), 0x01000193);
  return mixed >>> 0;
}

const SEEDS = seeds();

function bucketKeys(shingles: ReadonlySet<number>): readonly string[] {
  const keys: string[] = [];
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (const shingle of shingles) {
    if (shingle % SAMPLED === 0) keys.push(`s${shingle}`);
    for (let i = 0; i < PERMUTATIONS; i += 1) {
      const mixed = (Math.imul(shingle, SEEDS[2 * i] ?? 1) + (SEEDS[2 * i + 1] ?? 0)) >>> 0;
      if (mixed < (least[i] ?? 0)) least[i] = mixed;
    }
  }
  for (let band = 0; band < BANDS; band += 1)
    keys.push(`${band}:${least.subarray(band * ROWS, (band + 1) * ROWS).join(',')}`);
  return keys;
}

/** Odd multipliers and offsets, the same on every machine. */
function seeds(): Uint32Array {
  const numbers = new Uint32Array(2 * PERMUTATIONS);
  for (let i = 0; i < numbers.length; i += 1) {
    const number = createHash('sha256').update(`shingle ${i}`).digest().readUInt32LE(0);
    numbers[i] = i % 2 === 0 ? number | 1 : number;
  }
  return numbers;
}
