import type { Article } from '../articles/article.ts';
import { type Attribution, findAttributions } from '../language/attribution.ts';
import { findMarkedSpans, type MarkedSpan } from '../language/quotation-marks.ts';
import type { Span } from '../language/span.ts';

/** Words somebody says in a sentence, with the speaker brought to the fullest name that the article gives. */
export interface Spoken {
  /** "Taras Velichan", "regional officials"; "United Nations" where the text has only its letters. */
  readonly name: string;
  readonly role: string | null;
  readonly attribution: Attribution;
  readonly sentence: number;
}

/** Who says what in an article. */
export interface Speakers {
  /** The attributions of one sentence. */
  in(sentence: number): readonly Spoken[];
  /** Who says a stretch of a sentence: in the sentence itself, or around the quotation it stands in; null for nobody. */
  of(span: Span, sentence: number): Spoken | null;
  /** Who last spoke before a sentence within its paragraph; null for nobody. */
  before(sentence: number): Spoken | null;
  /** The fullest name for a noun phrase met in a sentence. */
  resolve(name: string, sentence: number): string;
  /** The quotation around a stretch; null when it stands in none. */
  quotedIn(span: Span): Span | null;
  /** Numbers of the sentences in the paragraph of this one. */
  paragraph(sentence: number): readonly [first: number, last: number];
}

type Source = Pick<Article, 'text' | 'sentences' | 'language'>;

/** Reads who says what, sentence by sentence, each at most once. */
export function speakersOf(article: Source): Speakers {
  const known = readings.get(article.sentences);
  if (known !== undefined && known.text === article.text && known.language === article.language) return known.speakers;
  const speakers = new Reading(article);
  readings.set(article.sentences, { text: article.text, language: article.language, speakers });
  const oldest = readings.keys().next().value;
  if (readings.size > MOST_READINGS && oldest !== undefined) readings.delete(oldest);
  return speakers;
}

/**
 * The figures and the outlook of an article ask the same questions, soon after each other. A desk keeps thousands of
 * articles, so only the last of these answers are kept; the array of an article's sentences is the key.
 */
const readings = new Map<
  readonly Span[],
  { readonly text: string; readonly language: string; readonly speakers: Speakers }
>();
const MOST_READINGS = 32;

const PERSONAL = /^(?:he|she|him|her|вона|він|он|она|er|sie|il|elle|él|ella|who|хто|هو|هي|che|which|lui)$/iu;
const IMPERSONAL = /^(?:it|they|them|this|that|воно|вони|оно|они|es|ils|elles|ello|ellos|هم|one of them)$/iu;
/** The end of a long subject ("a report from the ministry during the weekend said"), which is nobody. */
const TIME = /^(?:the |this |that )?(?:weekend|week|day|morning|afternoon|evening|night|month|year|hour|time)s?$/i;
const DOCUMENT =
  /^(?:the |a |this )?(?:statement|report|note|bulletin|communiqué|document|assessment|update|briefing|post|message|letter|study|dispatch|заява|звіт|сообщение|заявление|отчет|отчёт|erklärung|bericht|mitteilung|communiqué|rapport|texte|البيان|التقرير)$/iu;

/** The name behind "by" or "from", as far as its capitals go. */
const MADE_BY =
  /^ (?:\p{Ll}+ )?(?:by|from) (?:the |an? )?(\p{Lu}[\p{L}\p{M}’'.-]*(?: (?:(?:of|for|on|and|the) )*\p{Lu}[\p{L}\p{M}’'-]*)*)/u;

class Reading implements Speakers {
  private readonly article: Source;
  private readonly marks: readonly MarkedSpan[];
  private readonly read = new Map<number, readonly Spoken[]>();
  private readonly starts: readonly number[];
  private fullNames: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  constructor(article: Source) {
    this.article = article;
    this.marks = findMarkedSpans(article.text, article.language).filter((mark) => mark.depth === 0);
    this.starts = paragraphStarts(article);
  }

  in(sentence: number): readonly Spoken[] {
    const known = this.read.get(sentence);
    if (known !== undefined) return known;
    const span = this.article.sentences[sentence];
    if (span === undefined) return [];
    // Set first: to resolve a name the sentences before are read, never this one again.
    this.read.set(sentence, []);
    const heard = findAttributions(this.article.text, span, this.article.language);
    const found = heard
      .filter(({ name }) => !TIME.test(name))
      .map((attribution) => ({
        name:
          this.spokenFor(attribution, span) ??
          this.publisher(attribution, span) ??
          this.resolve(attribution.name, sentence),
        role: attribution.role,
        attribution,
        sentence,
      }));
    this.read.set(sentence, found);
    return found;
  }

  of(span: Span, sentence: number): Spoken | null {
    const here = smallest(this.in(sentence), span);
    if (here !== null) return here;
    const quote = this.quotedIn(span);
    if (quote === null) return null;
    const [first, last] = this.touching(quote);
    for (let i = Math.max(0, first - 1); i <= Math.min(last + 1, this.article.sentences.length - 1); i += 1) {
      const around = this.in(i).find(
        ({ attribution }) => overlap(attribution.content, quote) > 0 || beside(attribution, quote),
      );
      if (around !== undefined) return around;
    }
    // "…," X said. "…": the second half of an utterance has its speaker before it.
    return this.before(sentence);
  }

  before(sentence: number): Spoken | null {
    const [first] = this.paragraph(sentence);
    for (let i = sentence - 1; i >= Math.max(first, sentence - 4); i -= 1) {
      const last = this.in(i).findLast(({ attribution }) => attribution.strength === 'strong') ?? this.in(i).at(-1);
      if (last !== undefined) return last;
    }
    return null;
  }

  paragraph(sentence: number): readonly [number, number] {
    const first = this.starts[sentence] ?? sentence;
    let last = sentence;
    while (this.starts[last + 1] === first) last += 1;
    return [first, last];
  }

  quotedIn(span: Span): Span | null {
    return this.marks.find((mark) => mark.start <= span.start && span.end <= mark.end + 1) ?? null;
  }

  resolve(name: string, sentence: number): string {
    const bare = name.replace(/^(?:the|an?)\s+/iu, '').trim();
    if (PERSONAL.test(bare)) return this.antecedent(sentence, 'person') ?? bare;
    if (IMPERSONAL.test(bare)) return this.antecedent(sentence, 'body') ?? bare;
    if (DOCUMENT.test(bare)) return this.documentAuthor(bare, sentence) ?? bare;
    return this.ofTheKind(bare, sentence) ?? this.fullName(spelledOut(withoutRecords(bare)));
  }

  /** The speaker a pronoun stands for: the subject of the sentence before, then whoever spoke last. */
  private antecedent(sentence: number, wanted: 'person' | 'body'): string | null {
    const [first] = this.paragraph(sentence);
    // A pronoun reaches back into the paragraph before its own, and no farther.
    const [reach] = first > 0 ? this.paragraph(first - 1) : [0];
    for (let i = sentence - 1; i >= Math.max(0, reach, sentence - 6); i -= 1) {
      const candidates = this.in(i).filter(({ name }) => !PERSONAL.test(name) && !IMPERSONAL.test(name));
      const fits = candidates.findLast((spoken) => isPerson(spoken) === (wanted === 'person')) ?? null;
      if (fits !== null) return fits.name;
    }
    return null;
  }

  /**
   * "A priest, who asked not to be named, said he had seen …": the pronoun is the priest, and nobody of the sentences
   * before. It stays a pronoun, which names nobody. Null where no such subject stands before it.
   */
  private spokenFor({ name, speaker }: Attribution, sentence: Span): string | null {
    if (!PERSONAL.test(name)) return null;
    const before = this.article.text.slice(sentence.start, speaker.start);
    return /^(?:An?|The|One|Another) \p{Ll}[^“”"]*\b(?:said|says|told|added|recalled) (?:\p{L}+ )?$/u.test(before)
      ? name
      : null;
  }

  /**
   * "according to a study by the Northern Institute": who made a document stands behind it. "A study" that nobody is
   * named for is its own source, and never that of whoever spoke before. Null where it is no new document.
   */
  private publisher({ name, speaker }: Attribution, sentence: Span): string | null {
    const bare = name.replace(/^(?:the|an?)\s+/iu, '').trim();
    if (!DOCUMENT.test(bare)) return null;
    const { text } = this.article;
    const maker = MADE_BY.exec(text.slice(speaker.end, Math.min(sentence.end, speaker.end + 90)))?.[1];
    if (maker !== undefined) return this.fullName(spelledOut(maker.trim()));
    const opening = text.slice(Math.max(sentence.start, speaker.start - 4), speaker.start + bare.length);
    return /\ban? /iu.test(opening) ? bare : null;
  }

  /** «المنظمة» → «منظمة الصحة الإقليمية»: the body of that kind who spoke shortly before. */
  private ofTheKind(bare: string, sentence: number): string | null {
    if (this.article.language !== 'ar' || !/^ال\p{L}{3,}$/u.test(bare)) return null;
    const kind = `${bare.slice(2)} `;
    for (let i = sentence - 1; i >= Math.max(0, sentence - 8); i -= 1) {
      const named = this.in(i).find(({ name }) => name.startsWith(kind));
      if (named !== undefined) return named.name;
    }
    return null;
  }

  private documentAuthor(bare: string, sentence: number): string | null {
    const noun = bare.split(' ').at(-1)?.toLowerCase() ?? '';
    for (let i = sentence - 1; i >= Math.max(0, sentence - 6); i -= 1) {
      const named =
        this.in(i).findLast(({ name }) => name.toLowerCase().includes(noun) && name.length > bare.length) ??
        this.in(i).at(-1);
      if (named !== undefined) return named.name;
    }
    return null;
  }

  /** "Velichan" → "Taras Velichan", when the article gives one full name with that last word, and only one. */
  private fullName(name: string): string {
    if (/\s/u.test(name) || !/^\p{Lu}/u.test(name)) return name;
    this.fullNames ??= fullNamesIn(this.article.text);
    const names = this.fullNames.get(name.replace(/['’]s$/u, ''));
    return names?.size === 1 ? ([...names][0] ?? name) : name;
  }

  private touching(span: Span): readonly [number, number] {
    let first = -1;
    let last = -1;
    for (const [i, sentence] of this.article.sentences.entries()) {
      if (sentence.end <= span.start || sentence.start >= span.end) continue;
      if (first < 0) first = i;
      last = i;
    }
    return [first, last];
  }
}

function paragraphStarts({ text, sentences }: Source): readonly number[] {
  const starts: number[] = [];
  for (const [i, sentence] of sentences.entries()) {
    const gap = i === 0 ? '\n\n' : text.slice(sentences[i - 1]?.end ?? 0, sentence.start);
    starts.push(gap.includes('\n') ? i : (starts[i - 1] ?? i));
  }
  return starts;
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** A cue right behind or before the marks. */
function beside(attribution: Attribution, quote: Span): boolean {
  const from = Math.min(attribution.speaker.start, attribution.cue.start);
  const to = Math.max(attribution.speaker.end, attribution.cue.end);
  return (from >= quote.end && from - quote.end <= 6) || (to <= quote.start && quote.start - to <= 4);
}

function smallest(spoken: readonly Spoken[], span: Span): Spoken | null {
  const covering = spoken.filter(
    ({ attribution }) => overlap(attribution.content, span) >= (span.end - span.start) * 0.6,
  );
  if (covering.length === 0) return null;
  return covering.reduce((a, b) => (size(b.attribution.content) < size(a.attribution.content) ? b : a));
}

function size(span: Span): number {
  return span.end - span.start;
}

const BODY =
  /(?:ministr|office|army|forces|network|agency|command|council|union|nations|group|organi[sz]ation|front|brigade|police|department|government|service|centre|center|committee|monitor|observatory|embassy|statement|note|report|officials|authorities|sources?|witnesses|residents|analysts|experts|rebels|militia|міноборони|міністерств|генштаб|служб|министерств|минобороны|штаб|ministerium|behörde|armee|ministère|armée|وزارة|الجيش|مكتب|شبكة|منظمة)/iu;

/** Whether a speaker is a person rather than a body: a name with a role, or two capitalised words that name no body. */
export function isPerson({ name, attribution }: Spoken): boolean {
  if (BODY.test(name)) return false;
  if (attribution.role !== null) return true;
  return (
    /^\p{Lu}\S*(?:\s+(?:al-|bin |de |von |van )?\p{Lu}\S*)+$/u.test(name) ||
    /^\p{Lo}/u.test(name) ||
    /^\p{Lu}[\p{Ll}’'-]+$/u.test(name)
  );
}

/** "U.N. figures" → "U.N.": who keeps the records owns them. */
function withoutRecords(name: string): string {
  return name.replace(/\s+(?:figures|data|count|counts|tally|statistics|estimates?|records|numbers|toll)$/iu, '');
}

/** "U.N." alone is spelled out, as a reader of a card would ask for it. */
function spelledOut(name: string): string {
  if (/^(?:U\.?N\.?|ООН|ONU)$/u.test(name)) return name === 'ООН' || name === 'ONU' ? name : 'United Nations';
  return name.replace(/['’]s$/u, '');
}

const NO_FIRST_NAME =
  /^(?:Der|Die|Das|Dem|Den|Des|Ein|Eine|Einem|Einer|Laut|Nach|Le|La|Les|Un|Une|Selon|The|A|An|In|On|At|But|And|President|Minister|Prosecutor|Governor|Colonel|General|Mr|Mrs|Ms|Dr|Spokesman|Secretary|Captain|Major|Col|Gen|Brig|Lt|Prime|Foreign|Defence|Defense|King|Prince|Queen|Army|Navy|Judge|Mayor|Senator|Ambassador|Sheikh|Commander|Chief|Deputy)$/u;

function fullNamesIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const words = text.matchAll(/\p{Lu}[\p{L}’'-]+/gu);
  let last: { word: string; end: number } | null = null;
  for (const match of words) {
    const word = match[0].replace(/['’]s$/u, '');
    if (last !== null && match.index === last.end + 1 && text[last.end] === ' ' && !NO_FIRST_NAME.test(last.word)) {
      const known = names.get(word) ?? new Set<string>();
      known.add(`${last.word} ${word}`);
      names.set(word, known);
    }
    last = { word, end: match.index + match[0].length };
  }
  return names;
}
