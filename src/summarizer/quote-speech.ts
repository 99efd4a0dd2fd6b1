import type { Attribution } from '../language/attribution.ts';
import type { LanguageCode } from '../language/code.ts';
import type { MarkedSpan } from '../language/quotation-marks.ts';
import { stopWords } from '../language/stop-words.ts';
import { foldWord, wordsOf } from '../language/tokens.ts';

/** What stands between marks: words somebody said, a fragment of them, or no speech at all. */
export type Speech = 'direct' | 'mixed' | 'none';

/** Words before marks that hold a name, a title or a term, not speech. */
const NAMING_BEFORE =
  /(?:^|[\s("])(?:so-called|dubbed|known as|codenamed|code-named|nicknamed|titled|entitled|headlined|called the|called|named|slogan|hashtag|так зван\p{L}*|так называем\p{L}*|під назвою|под названием|intitulée?s?|baptisée?s?|sogenannt\p{L}*|namens|llamad[oa]s?|titulad[oa]s?)\s+$/iu;

/** Nouns whose name or title languages set in marks; what follows is one where it begins with a capital or has none. */
const NAMED_BEFORE =
  /(?:^|[\s("])(?:operation|film|movie|book|memoir|novel|song|album|series|show|play|podcast|episode|painting|exhibition|programme|program|newspaper|magazine|документ\p{L}*|операці\p{L}*|операци\p{L}*|фільм\p{L}*|фильм\p{L}*|газет\p{L}*|парті\p{L}*|парти\p{L}*|агентств\p{L}*|компані\p{L}*|компани\p{L}*|телеканал\p{L}*|батальйон\p{L}*|батальон\p{L}*|бригад\p{L}*|ООО|ТОВ|АО|ЗАО|НАК|видання|издани\p{L}*|книг\p{L}*|роман\p{L}*|проєкт\p{L}*|проект\p{L}*|рух|движени\p{L}*|організаці\p{L}*|организаци\p{L}*|groupe|opération|journal|quotidien|hebdomadaire|parti|livre|roman|chaîne|[\p{L}-]*zeitung|zeitschrift|[\p{L}-]*sender|[\p{L}-]*organisation|[\p{L}-]*agentur|[\p{L}-]*magazin|[\p{L}-]*gruppe|partei|buch|lied|operación|película|libro|منظمة|حركة|حزب|صحيفة|قناة|وكالة|فيلم|كتاب|جماعة|تنظيم|عملية|ألوية|كتائب|شركة|مجموعة)\s+$/iu;

/** Verbs that give a thing a name: what follows them in marks is as often a term as speech. */
const NAMING_VERBS =
  /^(?:call|describe|label|brand|term|dub|characteri[sz]e|consider|deem|designate|name|see|use|назвати|назвать|називати|называть|bezeichnen|nennen|qualifier|وصف|اعتبر)$/;

/** First words of the names of bodies, which many languages set in marks: «ألوية درع الصحراء», «Рух опору». */
const BODY_NOUN =
  /^(?:ال)?(?:ألوية|لواء|كتائب|كتيبة|سرايا|حركة|حزب|جماعة|تنظيم|قوات|هيئة|منظمة|شبكة|شركة|صحيفة|قناة|وكالة|جبهة|جيش|فصائل|مجلس|تحالف|عملية|معركة|مجموعة)$/u;

const FUNCTION_VERBS =
  /\b(?:is|are|was|were|be|been|will|would|can|could|should|must|have|has|had|do|does|did|not|don['’]t|didn['’]t|isn['’]t|won['’]t|can['’]t|we|i|they|you|he|she|it)\b/i;

/** Decides whether the words of a mark are speech, given the attribution that governs them (null: none does). */
export function speechOf(
  text: string,
  mark: MarkedSpan,
  governing: Attribution | null,
  alone: boolean,
  language: LanguageCode,
): Speech {
  const inside = text.slice(mark.start, mark.end);
  const words = wordsOf(inside);
  const tagged = governing !== null && isTag(governing, mark);
  // “That,” he said, “is not who we are.”: one word may open an utterance, alone it is none.
  if (words.length === 1 && governing && isTag(governing, mark) && inside.endsWith(',')) return 'direct';
  // “…,” said Petrov. “None.”
  if (words.length === 1 && alone && /[.!?…]$/.test(inside) && language === 'en') return 'direct';
  if (words.length <= 1) return 'none';
  if (mark.carried || mark.continues || mark.mark === '—') return 'direct';
  const stopped =
    /[.,?!…؟。]$/.test(inside) || (/^[.!?…؟]/.test(text.slice(mark.outer.end, mark.outer.end + 1)) && alone);
  const before = text.slice(Math.max(0, mark.outer.start - 60), mark.outer.start);
  const named = NAMING_BEFORE.test(before) || (!/^\p{Ll}/u.test(inside) && NAMED_BEFORE.test(before));
  // A gloss in brackets: „Cast Lead“ („gegossenes Blei“).
  if (/[(]\s*$/.test(before) && words.length <= 5) return 'none';
  // "In her memoir, “Hard Roads,” …": the name of what was named just before.
  const apposed = !tagged && /,\s*$/.test(before) && titleCase(inside.replace(/,$/, ''), language);
  const thing = before.replace(/,\s*$/, ' ');
  if (apposed && (NAMED_BEFORE.test(thing) || NAMING_BEFORE.test(thing))) return 'none';
  const body = words.length <= 4 && !stopped && BODY_NOUN.test(words[0]?.text ?? '');
  if (body && !(governing && isTag(governing, mark))) return 'none';
  if (named && !(stopped && words.length >= 5)) return 'none';
  if (!tagged && !stopped && words.length <= 5 && isNameInside(inside, before, language)) return 'none';
  if (!tagged && !stopped && governing !== null && isTerm(text, governing, before, inside, words.length)) return 'none';
  if (
    !/[?!,…]$/.test(inside) &&
    !alone &&
    !/[:,]\s*$/.test(before) &&
    titleCase(inside, language) &&
    !(governing && isTag(governing, mark))
  )
    return 'none';
  if (alone) return 'direct';
  if (governing === null)
    return words.length >= 5 || (stopped && words.length >= 3) ? (stopped ? 'direct' : 'mixed') : 'none';
  if (isTag(governing, mark)) return 'direct';
  if (modifies(text, mark, before, language) && words.length <= 4) return 'none';
  if (
    NAMING_VERBS.test(governing.verb) &&
    words.length <= 4 &&
    ARTICLE_BEFORE.test(before) &&
    !FUNCTION_VERBS.test(inside)
  )
    return 'none';
  if (words.length <= 3 && ARTICLE_BEFORE.test(before) && !FUNCTION_VERBS.test(inside)) return 'none';
  if (/[:,]\s*$/.test(before) && /^[^\p{L}\p{N}]*[\p{Lu}\p{Lo}\p{N}]/u.test(inside)) return 'direct';
  return 'mixed';
}

/** Languages in which a fragment of speech goes on in small letters, and a capital begins a name. */
const SMALL_FRAGMENTS: ReadonlySet<LanguageCode> = new Set(['uk', 'ru', 'fr', 'es', 'it', 'pt', 'pl']);

/** «розповіли в «Колі допомоги»»: a capital in the middle of a sentence, and nothing that opens speech. */
function isNameInside(inside: string, before: string, language: LanguageCode): boolean {
  return SMALL_FRAGMENTS.has(language) && /^\p{Lu}/u.test(inside) && /[\p{L}\p{N}][’')]?\s+$/u.test(before);
}

/** "what they call “dark money”": what is named so in general, not what somebody said. */
function isTerm(text: string, { verb, cue }: Attribution, before: string, inside: string, words: number): boolean {
  if (!/^(?:call|dub|nickname|name|term|label|know)$/.test(verb)) return false;
  const form = text.slice(cue.start, cue.end);
  return (
    /^(?:calls?|dubs?|terms?|labels?|names?)$/.test(form) &&
    before.endsWith(`${form} `) &&
    words <= 3 &&
    !/^an?\s/.test(inside)
  );
}

/** Whether the attribution is a tag right beside the quotation: “…,” she said. */
function isTag(attribution: Attribution, mark: MarkedSpan): boolean {
  if (!/^R[123]$/.test(attribution.rule)) return false;
  return attribution.content.end <= mark.outer.end + 1 && attribution.content.end >= mark.end;
}

const ARTICLE_BEFORE = /\b(?:an?|the|his|her|its|their|my|our)\s+$/i;

/** «a “terrorist-related” attack»: an article before it and a noun after it. */
function modifies(text: string, mark: MarkedSpan, before: string, language: LanguageCode): boolean {
  if (language !== 'en') return false;
  if (!/\b(?:an?|the|his|her|its|their|these|those)\s+(?:[\p{L}-]+\s+)?$/iu.test(before)) return false;
  const after = text.slice(mark.outer.end, mark.outer.end + 30);
  return (
    /^\s[\p{Ll}-]{3,}/u.test(after) &&
    !/^\s(?:and|but|for|with|from|that|because|when|while|after|before|during|about|against|between|over|under|into|toward|towards|if|as|since|until|who|which|than|then|amid|without|within|through|the|their|his|her|its|are|was|were|has|have|had|will|would|could|should|did|does|can|may|might|said|says|told|adding|saying|in|on|at|to|of|by|now|again|here|there|this|last|next|today|earlier|later|even|just|only)\b/.test(
      after,
    )
  );
}

/** Nearly every word of weight begins with a capital: a title or a name. */
function titleCase(words: string, language: LanguageCode): boolean {
  const inside = language === 'en' ? words.replace(/^(?:the|an?)\s+(?=\p{Lu})/u, '') : words;
  if (/^[^\p{L}]*\p{Ll}/u.test(inside)) return false;
  // Every German noun has a capital: more than a few words are no name by that.
  if (language === 'de' && wordsOf(inside).length > 3) return false;
  const stops = stopWords(language);
  const heavy = wordsOf(inside).filter((word) => !stops.has(foldWord(word.text)) && /\p{L}/u.test(word.text));
  if (heavy.length < 2)
    return (
      heavy.length === 1 &&
      /^\p{Lu}/u.test(inside) &&
      wordsOf(inside).length <= 3 &&
      /^\p{Lu}/u.test((heavy[0] as { text: string }).text)
    );
  return heavy.filter((word) => /^\p{Lu}/u.test(word.text)).length >= 0.8 * heavy.length;
}
