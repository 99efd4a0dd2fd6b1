import type { Span } from './span.ts';
import { foldWord } from './tokens.ts';
import { slavicStems } from './transliterate.ts';

export { nameKey, personKey, samePerson } from './person-key.ts';

/** One way to write a name. Several entries may share an id, and several ids a name. */
export interface NameEntry {
  readonly id: string;
  readonly name: string;
}

/** A name met in a text. */
export interface NameMatch extends Span {
  readonly id: string;
  /** As written, possessive ending and case ending included. */
  readonly surface: string;
}

/** Finds many names in a text at once. */
export interface NameIndex {
  /** The names in a text, in order: the longest at each place, whole words only. One match for each id it stands for. */
  match(text: string): readonly NameMatch[];
}

/** What a name looks like when it is written: an acronym keeps its capitals, a name its first one, a phrase none. */
type Casing = 'acronym' | 'name' | 'phrase';

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: { readonly id: string; readonly casing: Casing }[];
}

interface Token extends Span {
  readonly raw: string;
  /** The ways to read it, as written first: without possessive, elided article, plural or case ending, prefix. */
  readonly readings: readonly string[];
  readonly article: boolean;
  /** Whether nothing but spaces, hyphens and the like stand between it and the token before. */
  readonly joined: boolean;
}

const TOKEN = /(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’ʼ‘`][\p{L}\p{M}\p{N}]+)*/gu;
const JOINT = /^(?:[ \u00A0\u202F]?[-‐‑–'’./]?[ \u00A0\u202F]?|\. )$/;
const ARTICLE = /^(?:al|el|as|es|ar|er|ad|ed|an|ash|esh|az|ez|at|et|ul)$/;
/** More words than any name has, so that a run of articles cannot be followed for long. */
const LONGEST_NAME = 14;
/** The key of a first "al" or "el", whichever is written. */
const FIRST_ARTICLE = '^al';
const ELIDED = /^(?:[ldjnmts]|qu)'(?=.{2})/;

/** Compiles names once; matching is linear in the text. */
export function buildNameIndex(entries: readonly NameEntry[]): NameIndex {
  const root: Node = { next: new Map(), ends: [] };
  for (const { id, name } of entries) {
    const tokens = tokensIn(name);
    if (tokens.length === 0) continue;
    const casing = casingOf(tokens);
    add(root, tokens, { id, casing });
    // "El Fasher" is "Fasher" to some; inside a name an article is skipped when matching, so it is not kept.
    const [first, ...rest] = tokens;
    if (first?.article && casing === 'name' && rest.length > 0 && rest.map(({ raw }) => raw).join('').length >= 5) {
      add(root, rest, { id, casing });
    }
  }
  return { match: (text) => matchAll(root, text) };
}

function add(root: Node, tokens: readonly Token[], end: Node['ends'][number]): void {
  let nodes = [root];
  for (const [i, token] of tokens.entries()) {
    if (i > 0 && token.article && i < tokens.length - 1) continue;
    const following: Node[] = [];
    for (const node of nodes) {
      for (const key of entryKeys(token)) {
        let next = node.next.get(key);
        if (!next) {
          next = { next: new Map(), ends: [] };
          node.next.set(key, next);
        }
        if (!following.includes(next)) following.push(next);
      }
    }
    nodes = following;
  }
  for (const node of nodes) {
    if (!node.ends.some(({ id, casing }) => id === end.id && casing === end.casing)) node.ends.push(end);
  }
}

/** The keys under which a word of a name is kept: itself, and its stems where words are declined. */
function entryKeys({ raw, readings }: Token): readonly string[] {
  const exact = readings[0] ?? raw;
  if (/^[ae]l$/.test(exact)) return [exact, FIRST_ARTICLE];
  if (!/\p{Script=Cyrillic}/u.test(exact)) return [exact];
  return [exact, ...slavicStems(exact).map((stem) => `~${stem}`)];
}

function matchAll(root: Node, text: string): readonly NameMatch[] {
  const shouting = isShouting(text);
  const tokens = tokensIn(text);
  const found: NameMatch[] = [];
  for (let at = 0; at < tokens.length; ) {
    const hit = longestAt(root, tokens, at, shouting);
    if (hit === null) {
      at += 1;
      continue;
    }
    const start = tokens[at]?.start ?? 0;
    const end = tokens[hit.last]?.end ?? start;
    for (const id of hit.ids) found.push({ id, start, end, surface: text.slice(start, end) });
    at = hit.last + 1;
  }
  return found;
}

function longestAt(
  root: Node,
  tokens: readonly Token[],
  from: number,
  shouting: boolean,
): { readonly last: number; readonly ids: readonly string[] } | null {
  let best: { last: number; ids: readonly string[] } | null = null;
  let nodes: readonly Node[] = [root];
  const end = Math.min(tokens.length, from + LONGEST_NAME);
  for (let at = from; at < end && nodes.length > 0; at += 1) {
    const token = tokens[at] as Token;
    if (at > from && !token.joined) break;
    const following = nodes.flatMap((node) =>
      token.readings.flatMap((reading) => {
        const next = node.next.get(reading);
        return next ? [next] : [];
      }),
    );
    if (following.length === 0) {
      if (at > from && token.article && !tokens[at - 1]?.article) continue;
      break;
    }
    nodes = following;
    const ids = following.flatMap(({ ends }) =>
      ends.filter(({ casing }) => isWrittenSo(casing, tokens, from, at, shouting)).map(({ id }) => id),
    );
    if (ids.length > 0) best = { last: at, ids: [...new Set(ids)] };
  }
  return best;
}

/** Whether the capitals in the text are those of such a name. Scripts without capitals always are. */
function isWrittenSo(casing: Casing, tokens: readonly Token[], from: number, to: number, shouting: boolean): boolean {
  if (casing === 'phrase') return true;
  const token = tokens[from]?.article && to > from ? tokens[from + 1] : tokens[from];
  const raw = token?.raw ?? '';
  if (casing === 'name') return !/^\p{Ll}/u.test(raw.replace(/^\p{Ll}{1,2}['’]/u, ''));
  const letters = raw.replace(/['’]s$/, '').replace(/\P{L}/gu, '');
  // In a headline of capitals "IS" and "PA" may be any word.
  if (shouting && letters.length <= 3 && !/\p{N}/u.test(raw)) return false;
  return letters === letters.toUpperCase() || /^\p{Lu}{2,}s$/u.test(letters);
}

/** "IDF", "M23", "MNDAA": capitals and digits; "Hamas": a name; "the army", "gang coalition": a phrase. */
function casingOf(tokens: readonly Token[]): Casing {
  const telling = tokens.find(({ article }) => !article) ?? tokens[0];
  const raw = telling?.raw ?? '';
  if (/^\p{Ll}/u.test(raw)) return tokens.some((token) => /^\p{Lu}/u.test(token.raw)) ? 'name' : 'phrase';
  const letters = raw.replace(/\P{L}/gu, '');
  if (tokens.length === 1 && letters.length <= 6 && /\p{Lu}/u.test(letters) && letters === letters.toUpperCase()) {
    return 'acronym';
  }
  return 'name';
}

/** A text in capitals tells no names by its capitals. */
function isShouting(text: string): boolean {
  const head = text.slice(0, 2_000);
  const upper = head.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = head.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > 10 && upper > 2 * lower;
}

function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const start = match.index;
    const folded = foldWord(raw).replaceAll('.', '');
    tokens.push({
      raw,
      start,
      end: start + raw.length,
      readings: readingsOf(folded, raw),
      article: ARTICLE.test(folded),
      joined: tokens.length > 0 && start - end <= 3 && JOINT.test(text.slice(end, start)),
    });
    end = start + raw.length;
  }
  return tokens;
}

function readingsOf(folded: string, raw: string): readonly string[] {
  const whole = folded.replaceAll("'", '');
  if (/\p{Script=Arabic}/u.test(whole)) return arabicReadings(whole);
  if (/\p{Script=Cyrillic}/u.test(whole)) return [whole, ...slavicStems(whole).map((stem) => `~${stem}`)];
  if (/^[ae]l$/.test(whole)) return [whole, FIRST_ARTICLE];
  const readings = [whole];
  const owner = folded.replace(/'s$/, '');
  if (owner !== folded) readings.push(owner.replaceAll("'", ''));
  const bare = owner.replace(ELIDED, '');
  if (bare !== owner) readings.push(bare.replaceAll("'", ''));
  // A short word with an "s" is another word ("us"), unless capitals show an acronym in the plural.
  if (/s$/.test(whole) && (whole.length >= 5 || /^\p{Lu}{2,}s$/u.test(raw))) readings.push(whole.slice(0, -1));
  return readings;
}

/** «والخرطوم», «بأم», «للسودان»: particles are written onto the word; «السودانية», «إسرائيلي» are adjectives. */
function arabicReadings(word: string): readonly string[] {
  const readings = new Set([word]);
  const open = (form: string, letters: RegExp, least: number) => {
    if (form.length > least && letters.test(form)) readings.add(form.slice(1));
  };
  open(word, /^[وف]/, 3);
  for (const form of [...readings]) {
    open(form, /^[بلك]/, 2);
    if (/^لل/.test(form) && form.length > 4) readings.add(`ال${form.slice(2)}`);
  }
  for (const form of [...readings]) if (/^ال/.test(form) && form.length > 4) readings.add(form.slice(2));
  for (const form of [...readings]) {
    const noun = form.replace(/(?:يين|يون|يات|يه|ي)$/, '');
    if (noun === form) continue;
    if (noun.length >= 4) readings.add(noun);
    if (noun.length >= 3) readings.add(`${noun}ي`);
  }
  return [...readings];
}
