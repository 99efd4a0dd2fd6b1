import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import type { NamedSpeaker } from './speaker-names.ts';

/** Parts a noun phrase of the plain grammar into the name and the role before it. */
export function plainName(
  text: string,
  tokens: readonly Token[],
  whole: Stretch,
  grammar: Grammar,
  genitive: boolean,
): NamedSpeaker {
  const first = tokens[whole.from] as Token;
  const phrase = withoutBody(tokens, whole, grammar);
  const end = (tokens[phrase.to - 1] as Token).end;
  if (phrase.to - phrase.from === 1 && grammar.pronouns.has(first.word))
    return { name: first.text, role: null, person: true };
  const start =
    grammar.language === 'ar' ? arabicStart(tokens, phrase, grammar) : capitalStart(tokens, phrase, grammar);
  if (start === null) {
    const from = grammar.articles.has(first.word) && phrase.to - phrase.from > 1 ? phrase.from + 1 : phrase.from;
    return { name: text.slice((tokens[from] as Token).start, end), role: null, person: false };
  }
  const words = tokens.slice(start, phrase.to).map((token) => token.text);
  const role = start > phrase.from ? text.slice(first.start, (tokens[start - 1] as Token).end) : null;
  const before =
    tokens.slice(phrase.from, start).findLast((token) => grammar.roles.test(token.word)) ?? tokens[start - 1];
  const nominative = genitive ? nominatives(words, grammar, before?.word ?? '') : words;
  return { name: nominative.join(' '), role, person: true };
}

/** "John Sifton von Human Rights Watch": the name ends where the body begins. */
function withoutBody(tokens: readonly Token[], phrase: Stretch, grammar: Grammar): Stretch {
  if (!/^(?:de|fr|es)$/.test(grammar.language)) return phrase;
  for (let i = phrase.from + 2; i < phrase.to - 1; i += 1) {
    const [given, surname] = [tokens[i - 2] as Token, tokens[i - 1] as Token];
    if (!/^(?:von|vom|de|du|des|del)$/.test(tokens[i]?.word ?? '') || !given.capital || !surname.capital) continue;
    if (!grammar.roles.test(surname.word) && !grammar.roles.test(given.word)) return { from: phrase.from, to: i };
  }
  return phrase;
}

/** The run of capitals at the end of the phrase, without title words. */
function capitalStart(tokens: readonly Token[], phrase: Stretch, grammar: Grammar): number | null {
  let start = phrase.to;
  for (let i = phrase.to - 1; i >= phrase.from; i -= 1) {
    const token = tokens[i] as Token;
    const particle = i > phrase.from && i < phrase.to - 1 && PARTICLE.test(token.word);
    if (!token.capital && !particle) break;
    if (grammar.roles.test(token.word) || (grammar.articles.has(token.word) && token.capital)) break;
    start = i;
  }
  while (start < phrase.to && !tokens[start]?.capital) start += 1;
  const count = phrase.to - start;
  if (count === 0) return null;
  if (/^\p{Lu}{2,}$/u.test(tokens[phrase.to - 1]?.text ?? '')) return null;
  const before = start > phrase.from ? tokens[start - 1] : undefined;
  const role = before !== undefined && grammar.roles.test(before.word);
  switch (grammar.language) {
    case 'de':
      return germanStart(tokens, phrase, start, grammar);
    case 'uk':
    case 'ru': {
      // «президентки Карсовії Мірели Остан»: the country belongs to the office.
      if (count >= 3 && (role || tokens.slice(phrase.from, start).some((token) => grammar.roles.test(token.word))))
        return phrase.to - 2;
      // «президент України» names an office, not a person.
      if (
        count === 1 &&
        before !== undefined &&
        !/^(?:рятувальни|спасател|водій|водител)/u.test(before.word) &&
        /(?:ии|ії|ы|и|у|ю|ів|ов|ии|ой|ої)$/u.test(tokens[start]?.word ?? '')
      )
        return null;
      return start;
    }
    default:
      // «le ministère de la Santé», «el gobierno de España»
      if (
        before !== undefined &&
        !role &&
        (grammar.articles.has(before.word) || /^(?:de|du|des|d|del|y|et)$/.test(before.word))
      )
        return null;
      return start;
  }
}

const PARTICLE = /^(?:al|el|bin|ibn|von|van|der|de|du|la|le|dos|da|af|av)$/;

/** German writes every noun with a capital: a name is what a role, or an article and a noun, stands before. */
function germanStart(tokens: readonly Token[], phrase: Stretch, start: number, grammar: Grammar): number | null {
  const count = phrase.to - start;
  const before = start > phrase.from ? tokens[start - 1] : undefined;
  if (before !== undefined && grammar.roles.test(before.word))
    return grammar.articles.has(tokens[start]?.word ?? '') ? null : start;
  const article =
    before !== undefined && (grammar.articles.has(before.word) || /^(?:des|der|vom|von)$/.test(before.word));
  const adjective = before !== undefined && !article && !before.capital;
  // "die 34-jährige Anna Holm"
  if (/jahrige[rnms]?$/.test(before?.word ?? '')) return start;
  if (article || adjective)
    return count >= 3 && !/ung$|heit$|keit$|schaft$|ministerium/u.test(tokens[start]?.word ?? '')
      ? phrase.to - 2
      : null;
  return start;
}

/** Nouns that, behind a role word, begin the name of the body it serves. */
const ARABIC_BODY =
  /^(?:حركه|حزب|منظمه|هييه|هيئه|شبكه|جماعه|وكاله|كتايب|كتائب|قوات|مجلس|مكتب|لجنه|داييره|دائره|بلديه|مستشفي|جامعه|منطقه|مدينه|ولايه|محافظه|اقليم|شرطه|بعثه|قسم|مركز|معهد|جبهه|تنظيم|سرايا|الويه|وزاره|جهاز|اداره|شوون|شؤون|برنامج|صندوق|اتحاد|نقابه|جمعيه|موسسه|مؤسسه|شركه|صحيفه|قناه)$/u;

/** Arabic has no capitals: the name is what follows the last role word and the words that belong to the role. */
function arabicStart(tokens: readonly Token[], phrase: Stretch, grammar: Grammar): number | null {
  let role = -1;
  for (let i = phrase.from; i < phrase.to; i += 1) {
    const word = tokens[i]?.word ?? '';
    if (grammar.roles.test(word) || grammar.roles.test(word.replace(/^و(?=.{3})/, ''))) role = i;
  }
  if (role < 0) return null;
  const word = (i: number): string => tokens[i]?.word ?? '';
  let start = role + 1;
  while (start < phrase.to - 1) {
    // «الدفاع الروسي», «للأمم المتحدة», «باسم الجيش»
    if (/^(?:و?ال|لل|و?ل?ل?شؤون|باسم|العام)/.test(word(start))) start += 1;
    else if (ARABIC_BODY.test(word(start))) {
      start += 1;
      if (start < phrase.to - 1 && !/^ال/.test(word(start))) start += 1;
    } else if (isCountry(tokens[start]?.text ?? '')) start += 1;
    else break;
  }
  // «مسؤول أمني رفيع» is described, not named.
  while (start < phrase.to && ARABIC_ADJECTIVE.test(word(start))) start += 1;
  // An office in the construct state has a complement, known to us or not: «رئيس نورلاند مارك وست».
  if (start === role + 1 && phrase.to - start >= 3 && CONSTRUCT.test(word(role))) start += 1;
  const count = phrase.to - start;
  if (count < 1 || count > 4) return null;
  // «المتحدث باسم الجيش»: nothing is left but the office.
  if (
    count === 1 &&
    (/^(?:ال|لل)/.test(word(start)) || isCountry(tokens[start]?.text ?? '')) &&
    start > role + (word(role).startsWith('ال') ? 1 : 0)
  )
    return null;
  return start;
}

const ARABIC_ADJECTIVE =
  /^(?:رفيع|كبير|سابق|بارز|محلي|امني|عسكري|حكومي|طبي|ميداني|سياسي|دبلوماسي|اميركي|امريكي|غربي|عربي|اسراييلي|اسرائيلي|فلسطيني|روسي|اوكراني|ايراني|تركي|سوداني|مصري|لبناني|اممي|مطلع|مقرب|اخر)(?:ه)?$/u;

const CONSTRUCT =
  /^و?(?:رئيس|رييس|رئيسه|حاكم|محافظ|عمده|ملك|امير|سفير|سفيره|والي|زعيم|قائد|قايد|مدير|مديره|نائب|نايب)$/u;

let countries: ReadonlySet<string> | null = null;

function isCountry(name: string): boolean {
  if (countries === null) {
    const names = new Intl.DisplayNames(['ar'], { type: 'region' });
    const found = new Set<string>();
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const a of letters) for (const b of letters) found.add(names.of(a + b) ?? '');
    countries = found;
  }
  return countries.has(name);
}

/** A name after «за словами» stands in the genitive; gives its likely nominative. */
function nominatives(words: readonly string[], grammar: Grammar, role: string): readonly string[] {
  if (grammar.language !== 'uk' && grammar.language !== 'ru') return words;
  const given = words[0] ?? '';
  const feminine = /(?:ки|ші|ої|ниці|ці|ой|ицы)$/u.test(role) || /(?:и|і|ї|ы)$/u.test(given);
  return words.map((word) => (feminine ? feminineOf(word) : masculineOf(word)));
}

function feminineOf(word: string): string {
  if (/ії$/u.test(word)) return word.replace(/ії$/u, 'ія');
  if (/ии$/u.test(word)) return word.replace(/ии$/u, 'ия');
  if (/ської$/u.test(word)) return word.replace(/ської$/u, 'ська');
  if (/ской$/u.test(word)) return word.replace(/ской$/u, 'ская');
  if (/ої$/u.test(word)) return word.replace(/ої$/u, 'а');
  if (/овой$|евой$|иной$/u.test(word)) return word.replace(/ой$/u, 'а');
  if (/[иы]$/u.test(word)) return word.replace(/[иы]$/u, 'а');
  if (/і$/u.test(word)) return word.replace(/і$/u, 'я');
  return word;
}

function masculineOf(word: string): string {
  if (/ського$/u.test(word)) return word.replace(/ського$/u, 'ський');
  if (/ского$/u.test(word)) return word.replace(/ского$/u, 'ский');
  if (/ого$/u.test(word)) return word.replace(/ого$/u, 'ий');
  if (/ія$/u.test(word)) return word.replace(/ія$/u, 'ій');
  if (/ия$/u.test(word)) return word.replace(/ия$/u, 'ий');
  if (/ея$/u.test(word)) return word.replace(/я$/u, 'й');
  // «Левка» → «Левко», yet «Новака» → «Новак».
  if (/[бвгджзйклмнпрстфхцчшщь]ка$/u.test(word)) return word.replace(/а$/u, 'о');
  if (/а$/u.test(word)) return word.replace(/а$/u, '');
  return word;
}
