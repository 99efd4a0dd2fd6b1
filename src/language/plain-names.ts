import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import type { NamedSpeaker } from './speaker-names.ts';

/** Parts a noun phrase of the plain grammar into the name and the role before it. */
export function plainName(
  text: string,
  tokens: readonly Token[],
  phrase: Stretch,
  grammar: Grammar,
  genitive: boolean,
): NamedSpeaker {
  const first = tokens[phrase.from] as Token;
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

/** The run of capitals at the end of the phrase, without title words. */
function capitalStart(tokens: readonly Token[], phrase: Stretch, grammar: Grammar): number | null {
  let start = phrase.to;
  for (let i = phrase.to - 1; i >= phrase.from; i -= 1) {
    const token = tokens[i] as Token;
    const particle =
      i > phrase.from && i < phrase.to - 1 && /^(?:al|el|bin|ibn|von|van|der|de|du|la|le|dos|da)$/.test(token.word);
    if (!token.capital && !particle) break;
    if (grammar.roles.test(token.word) || (grammar.articles.has(token.word) && i === phrase.from)) break;
    start = i;
  }
  const count = phrase.to - start;
  if (count === 0) return null;
  // «президентки Карсовії Мірели Остан»: the country belongs to the office.
  if (
    /^(?:uk|ru)$/.test(grammar.language) &&
    count >= 3 &&
    start > phrase.from &&
    grammar.roles.test(tokens[start - 1]?.word ?? '')
  ) {
    start = phrase.to - 2;
  }
  const before = tokens[start - 1];
  // German writes every noun with a capital: a name is what follows a role word, or two words that are no compound.
  if (grammar.language === 'de') {
    const role = before !== undefined && start > phrase.from && grammar.roles.test(before.word);
    const article = start > phrase.from && before !== undefined && grammar.articles.has(before.word);
    if (article && !role) return null;
  }
  if (
    count === 1 &&
    start > phrase.from &&
    before &&
    grammar.articles.has(before.word) &&
    !/^(?:de|d)$/.test(before.word)
  )
    return null;
  if (/^\p{Lu}{2,}$/u.test(tokens[phrase.to - 1]?.text ?? '')) return null;
  // «президент України» names an office, not a person.
  if (
    count === 1 &&
    start > phrase.from &&
    before &&
    grammar.roles.test(before.word) &&
    /(?:и|ії|ї|у|а)$/u.test(tokens[start]?.word ?? '') &&
    /^(?:uk|ru)$/.test(grammar.language) &&
    phrase.to - phrase.from === 2
  )
    return null;
  return start;
}

/** Arabic has no capitals: the name is what follows the last role word and the words that belong to the role. */
function arabicStart(tokens: readonly Token[], phrase: Stretch, grammar: Grammar): number | null {
  let role = -1;
  for (let i = phrase.from; i < phrase.to; i += 1)
    if (grammar.roles.test(tokens[i]?.word.replace(/^و(?=.{3})/, '') ?? '')) role = i;
  if (role < 0) return null;
  let start = role + 1;
  // The office of a construct: «مستشار الألوية», «وزير الدفاع الروسي», «باسم الجيش».
  if (!/^ال/.test(tokens[role]?.word ?? '') || tokens[role]?.word === 'باسم') {
    while (start < phrase.to && /^(?:و?ال|باسم)/.test(tokens[start]?.word ?? '')) start += 1;
  } else {
    while (start < phrase.to && /^ال.*(?:ي|يه|ه|ين)$/.test(tokens[start]?.word ?? '') && phrase.to - start > 2)
      start += 1;
  }
  const count = phrase.to - start;
  return count >= 1 && count <= 4 ? start : null;
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
  if (/а$/u.test(word)) return word.replace(/а$/u, '');
  return word;
}
