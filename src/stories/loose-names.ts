import type { Article } from '../articles/article.ts';
import { nameKey } from '../language/names.ts';
import { consonants } from '../language/person-key.ts';
import type { Span } from '../language/span.ts';
import { stopWords } from '../language/stop-words.ts';
import { foldWord, wordsOf } from '../language/tokens.ts';

/** A word that is a name by its capitals, though no list has it. */
export interface LooseName extends Span {
  readonly surface: string;
  /** "name:velichan"; the same from Latin and Cyrillic letters, and without case endings. */
  readonly id: string;
  readonly inTitle: boolean;
}

/** How much of a text is searched: news comes first. */
const MOST_CHARACTERS = 4_000;

/** Capitalised words that are no names, or everybody's. Folded. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `president prime minister ministry foreign defence defense interior deputy general colonel lieutenant major captain sergeant admiral brigadier
  governor mayor chief spokesman spokeswoman spokesperson secretary senator representative chancellor king queen prince sheikh pope sir lord lady mr mrs ms dr
  prof professor monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  jan feb mar apr jun jul aug sept oct nov dec les des une pas selon dans pour avec mais leur deux trois
  north south east west northern southern eastern western central united nations un u.n u.s us eu nato security council state government army military forces
  force armed navy air police national international republic democratic party front council committee organization organisation agency news reuters afp ap
  col brig gen lt maj sgt capt cmdr gov sen rep wire contact group regional prosecutor standard doctors press tribune times post daily herald journal ledger
  monitor officials residents rescuers police soldiers troops rebels drones missiles shelling talks centre centr центр центру european african asian arab western american english court supreme parliament congress senate house office center centre institute university hospital city town province region district village river
  sea island bay gulf strait mount lake street road airport port the a an in on at of for and but he she they it we i his her their this that these those there
  here what when where who why how after before since while as if from with without under over about among between against according telegram facebook twitter
  x youtube whatsapp instagram photo image video read more also new first second third last next day war peace christmas easter ramadan islam islamic muslim
  christian jewish catholic god internet covid
  президент президентка міністр міністерство голова глава речник область області район міста місто понеділок вівторок середа четвер пʼятниця субота неділя
  президента министр министерство представитель область области понедельник вторник среда четверг пятница суббота воскресенье января февраля марта
  оон нато єс ес мзс мид міноборони минобороны генштаб
  président premier ministre général gouverneur lundi mardi mercredi jeudi vendredi samedi dimanche onu otan ue monsieur madame
  presidente ministro general gobernador lunes martes miércoles jueves viernes sábado domingo`
    .split(/\s+/)
    .map((word) => foldWord(word).replace(/[ʼ']/g, '')),
);

/**
 * Names that no list has: capitalised words inside sentences, and at their beginning where the same word stands
 * capitalised inside another. A headline with a capital on every word tells none by itself.
 */
export function looseNames(
  article: Article,
  taken: readonly Span[],
  titleTaken: readonly Span[],
): readonly LooseName[] {
  const { text, sentences, language, title } = article;
  const german = language === 'de';
  const starts = new Set(sentences.map(({ start }) => wordStart(text, start)));
  const found: LooseName[] = [];
  const inner = new Set<string>();
  const opening: LooseName[] = [];
  let last: { readonly end: number } = { end: -9 };
  for (const word of candidates(text.slice(0, MOST_CHARACTERS), taken)) {
    const follows = word.start - last.end === 1 && text[last.end] === ' ';
    last = word;
    const name = { ...word, id: german && !follows ? unsure(word.id) : word.id, inTitle: false };
    if (starts.has(word.start) || opensQuote(text, word.start)) opening.push(name);
    else {
      found.push(name);
      inner.add(name.id);
    }
  }
  found.push(...opening.filter(({ id }) => inner.has(id)));
  const capitals = wordsOf(title).filter((word) => /^\p{Lu}/u.test(word.text)).length;
  const titleCase = german || capitals > 0.55 * wordsOf(title).length;
  const known = new Set(found.map(({ id }) => id));
  for (const word of candidates(title, titleTaken)) {
    const first = word.start === wordStart(title, 0);
    const id = german && !known.has(word.id) ? unsure(word.id) : word.id;
    if (known.has(id) || !(titleCase || first)) found.push({ ...word, id, inTitle: true });
  }
  return found;
}

/** In German every noun has a capital: it is a name if reports in other languages have it, too. */
function unsure(id: string): string {
  return id.replace(/^name:/, 'maybe:');
}

function* candidates(text: string, taken: readonly Span[]): Generator<Omit<LooseName, 'inTitle'>> {
  let next = 0;
  for (const { text: surface, start, end } of wordsOf(text)) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next += 1;
    const cover = taken[next];
    if (cover && cover.start < end) continue;
    if (!/^\p{Lu}/u.test(surface)) continue;
    const bare = surface.replace(/['’ʼ]s$/u, '');
    for (const part of bare.split('-')) {
      if (part.length < 3 || !/^\p{Lu}/u.test(part)) continue;
      const folded = foldWord(part).replaceAll("'", '');
      if (NO_NAMES.has(folded) || stopWords('en').has(folded) || /^\d/.test(folded)) continue;
      const key = nameKey(part);
      if (key.length >= 3) yield { surface: bare, start, end, id: `name:${key}` };
    }
  }
}

/** The ids under which an Arabic word may be a name that Latin letters spell with vowels. */
export function boneIds(text: string): readonly string[] {
  const stops = stopWords('ar');
  const ids = new Set<string>();
  for (const { text: word } of wordsOf(text.slice(0, 1_500))) {
    const folded = foldWord(word).replace(/^(?:وال|بال|فال|لل|و|ب|ل|ف)(?=.{4})/, '');
    if (stops.has(folded) || folded.length < 4) continue;
    const bones = consonants(folded);
    if (bones.length >= 4) ids.add(`bones:${bones}`);
  }
  return [...ids];
}

function wordStart(text: string, from: number): number {
  const at = text.slice(from, from + 12).search(/[\p{L}\p{N}]/u);
  return at < 0 ? from : from + at;
}

function opensQuote(text: string, start: number): boolean {
  return /["“„«‘‚'([—–-]\s?$/u.test(text.slice(Math.max(0, start - 2), start));
}
