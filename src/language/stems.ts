import type { LanguageCode } from './code.ts';

/** Endings of nouns and adjectives, longest first. */
const UKRAINIAN =
  /(?:ськими|ського|ському|ською|ських|ськими|ський|ська|ське|ські|ськом|ями|ами|ові|еві|ого|ому|ими|ої|ою|ею|єю|ах|ях|ів|їв|ам|ям|ом|ем|єм|ий|ій|их|им|ую|юю|а|я|у|ю|і|ї|е|є|о|и|й|ь)$/;
const RUSSIAN =
  /(?:скими|ского|скому|скими|ской|ских|ским|ский|ская|ское|ские|скую|иями|ями|ами|ого|его|ому|ему|ыми|ими|ою|ею|ах|ях|ов|ев|ам|ям|ом|ем|ый|ий|ой|ых|их|ым|им|ую|юю|ая|яя|ое|ее|ые|ие|ия|ию|ии|ей|а|я|у|ю|ы|и|е|о|й|ь)$/;
const ARABIC_PREFIX = /^(?:وال|بال|كال|فال|لل|ال|و(?=.{4}))/;
const ARABIC_SUFFIX = /(?:ات|ون|ين|ان|يه|ها|هم|ه|ي)$/;
const GERMAN = /(?:ern|em|en|er|es|e|s|n)$/;
const FRENCH = /(?:eaux|aux|euses|euse|eux|ees|ee|es|s|x|e)$/;

/**
 * Cuts the endings that change with number and case, so that "strikes" meets "strike" and «удару» meets «удар».
 * Light on purpose: it never joins words of different sense for the sake of a few more matches.
 * Expects a folded word; other languages are returned as they are.
 */
export function stem(word: string, language: LanguageCode): string {
  if (/\p{N}/u.test(word)) return word;
  switch (language) {
    case 'en':
      return english(word);
    case 'uk':
      return cut(word, UKRAINIAN, 3);
    case 'ru':
      return cut(word, RUSSIAN, 3);
    case 'ar':
      return cut(word.length > 4 ? word.replace(ARABIC_PREFIX, '') : word, ARABIC_SUFFIX, 3);
    case 'de':
      return cut(word, GERMAN, 4);
    case 'fr':
      return cut(word, FRENCH, 4);
    default:
      return word;
  }
}

function cut(word: string, endings: RegExp, least: number): string {
  const shorter = word.replace(endings, '');
  return shorter.length >= least ? shorter : word;
}

function english(word: string): string {
  if (word.length < 4) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  if (/s$/.test(word)) return english(word.slice(0, -1));
  if (/ied$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  const base = /(?:ing|ed)$/.test(word) ? word.replace(/(?:ing|ed)$/, '') : word;
  if (base === word || base.length < 3 || !/[aeiouy]/.test(base)) return word.replace(/e$/, '');
  // "stopped" → "stop", yet "killed" → "kill".
  if (/([bdgmnprt])\1$/.test(base)) return base.slice(0, -1);
  return base.replace(/e$/, '');
}
