import { type LanguageCode, UNDETERMINED } from './code.ts';
import { newsWords } from './news-words.ts';
import { stopWords } from './stop-words.ts';
import { foldWord, wordsOf } from './tokens.ts';

/** How much of a text is looked at, in UTF-16 units: a language shows itself in a few lines. */
const LOOKED_AT = 4_000;

/** Letters that only some languages of a script use; each counts as this many stop words. */
const LETTER_WEIGHT = 0.25;

interface Script {
  readonly letters: RegExp;
  /** Chooses among the languages of the script; the first is the one where nothing tells them apart. */
  readonly languages: readonly LanguageCode[];
  /** What one of its letters counts for; 1 where nothing is said. */
  readonly weight?: number;
}

const SCRIPTS: readonly Script[] = [
  { letters: /\p{Script=Latin}/gu, languages: ['en', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'tr', 'pl', 'ro'] },
  { letters: /\p{Script=Cyrillic}/gu, languages: ['ru', 'uk'] },
  { letters: /\p{Script=Arabic}/gu, languages: ['ar', 'fa', 'ur'] },
  { letters: /\p{Script=Hebrew}/gu, languages: ['he'] },
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, languages: ['ja'], weight: 5 },
  { letters: /\p{Script=Hangul}/gu, languages: ['ko'] },
  { letters: /\p{Script=Han}/gu, languages: ['zh'] },
  { letters: /\p{Script=Greek}/gu, languages: ['el'] },
  { letters: /\p{Script=Georgian}/gu, languages: ['ka'] },
  { letters: /\p{Script=Armenian}/gu, languages: ['hy'] },
  { letters: /\p{Script=Devanagari}/gu, languages: ['hi'] },
  { letters: /\p{Script=Bengali}/gu, languages: ['bn'] },
  { letters: /\p{Script=Thai}/gu, languages: ['th'] },
  { letters: /\p{Script=Myanmar}/gu, languages: ['my'] },
  { letters: /\p{Script=Ethiopic}/gu, languages: ['am'] },
];

/**
 * Letters, letter groups and endings that tell a language from its neighbours. They carry headlines, where stop words
 * are few. Measured on headlines of our own, `eld/small` does no better on these languages and costs 160 MB of memory
 * and 0.7 s at the start.
 */
const OWN_LETTERS: Readonly<Record<LanguageCode, RegExp>> = {
  uk: /[іїєґІЇЄҐ]/g,
  ru: /[ыэъёЫЭЪЁ]/g,
  fa: /[پچژگکی]/g,
  ur: /[ٹڈڑںےہ]/g,
  ar: /[ةيكىأإ]/g,
  en: /th(?=[aeir])|wh|ck|ght|oo|ing\b|(?<=[a-z])ed\b|tion\b|ly\b|sh|ea/g,
  de: /[äöüßÄÖÜ]|sch|ung\b|cht|(?<=\p{Ll})en\b|ei|tz|ck|isch\p{Ll}*\b/gu,
  fr: /[àâçèêëîïôûùœÀÇÈÊ]|é|eau|eux|qu|(?:ait|ent|aux|ion|re)\b|\b[ldnscqLDNSCQ]['’](?=\p{L})/gu,
  es: /[ñ¿¡]|ción|(?:ado|ada|ando|ea|an|os|as|es)\b|ue|ie|ll|ó\b/gu,
  pt: /[ãõ]|ç|nh|lh|ões|(?:ado|ada|am|ou|eu|os|as)\b|ê|ei/gu,
  it: /(?:zione|ato|ata|ati|are|ere|tt[aoie]|zz[aoie])\b|gli|cch|che|[a-z]i\b|[èàùò]\b/gu,
  nl: /ij|aa|ee|oo|uu|sch|(?:heid|en|er)\b|oe|ui/g,
  tr: /[ğışİŞĞ]|(?:lar|ler|yor|dı|di|du|dü|tı|ti|den|dan|nın|nin)\b|ö|ü/gu,
  pl: /[ąęłśźżćń]|cz|sz|rz|(?:ów|owie|ej|ych)\b|w\b/gu,
  ro: /[șțăŞţ]|(?:ul|lor|ea|ii|at)\b|î|â/gu,
};

/**
 * The language of a text, by its script, the letters only some languages use, and stop words.
 *
 * `hint` is what the feed or page says of itself; it decides only where the text leaves a doubt, since a feed that
 * calls itself English may well carry other languages. `und` where neither tells.
 */
export function identifyLanguage(text: string, hint: LanguageCode | null): LanguageCode {
  const sample = text.slice(0, LOOKED_AT);
  const script = mainScript(sample);
  if (script === null) return hint ?? UNDETERMINED;
  const { languages } = script;
  const first = languages[0] ?? UNDETERMINED;
  if (languages.length === 1) return first;

  const words = wordsOf(sample).map((word) => foldWord(word.text));
  const scores = languages.map((language) => ({ language, score: scoreOf(language, words, sample) }));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || !second) return first;
  const hinted = scores.find(({ language }) => language === hint);
  const close = Math.max(1.2, best.score * 0.2);
  if (hinted && best.score - hinted.score <= close) return hinted.language;
  // A language of this script that we keep no words of: believed where our own find next to nothing.
  if (hint !== null && !hinted && best.score <= words.length * 0.05) return hint;
  return best.score > 0 ? best.language : (hint ?? (languages.includes('en') ? UNDETERMINED : first));
}

function mainScript(sample: string): Script | null {
  let main: Script | null = null;
  let most = 0;
  for (const script of SCRIPTS) {
    const letters = (sample.match(script.letters)?.length ?? 0) * (script.weight ?? 1);
    if (letters <= most) continue;
    most = letters;
    main = script;
  }
  return main;
}

function scoreOf(language: LanguageCode, words: readonly string[], sample: string): number {
  const stops = stopWords(language);
  let score = 0;
  const news = newsWords(language);
  for (const word of words) {
    if (stops.has(word)) score += word.length > 1 ? 1 : 0.5;
    else if (news.has(word)) score += 1;
  }
  const letters = OWN_LETTERS[language];
  return score + (letters ? LETTER_WEIGHT * (sample.match(letters)?.length ?? 0) : 0);
}
