import { type LanguageCode, languageCode, UNDETERMINED } from '../language/code.ts';
import { identifyLanguage } from '../language/identify.ts';
import { stopWords } from '../language/stop-words.ts';
import { foldWord, wordsOf } from '../language/tokens.ts';
import { wordCount } from './text-measure.ts';

/** Shorter texts contradict nobody. */
const TELLING_WORDS = 25;

/**
 * The language of a report: what the page says of itself, the most telling first, unless its own letters and words say
 * otherwise; a template's `lang="en"` around a text in Ukrainian is a mistake. Where the page says nothing, the language of
 * its text, with the country of its address as a hint. Null where nobody can tell.
 */
export function pageLanguage(claims: readonly (string | null)[], text: string, url: string): LanguageCode | null {
  const said = [...new Set(claims.flatMap((claim) => languageCode(claim) ?? []))];
  const telling = wordCount(text.slice(0, 2_000)) >= TELLING_WORDS;
  if (!telling) return said[0] ?? (text === '' ? null : told(text, countryLanguage(url)));
  for (const claim of said) if (!isContradicted(claim, text)) return claim;
  return told(text, said.length > 0 ? null : countryLanguage(url)) ?? said[0] ?? null;
}

function told(text: string, hint: LanguageCode | null): LanguageCode | null {
  const language = identifyLanguage(text, hint);
  if (language === UNDETERMINED) return null;
  // Of related languages the nearest we know is found, with few of its words.
  return language === hint || isBorneOut(language, text) ? language : hint;
}

/** So many of a text's words are stop words in these languages, whose neighbours we keep no words of. */
const STOP_WORDS = 0.22;
const OF_MANY: ReadonlySet<string> = new Set('en de fr es pt it nl ro pl'.split(' '));

function isBorneOut(language: LanguageCode, text: string): boolean {
  if (!OF_MANY.has(language)) return true;
  const stops = stopWords(language);
  const words = wordsOf(text.slice(0, 2_000)).map(({ text: word }) => foldWord(word));
  return words.filter((word) => stops.has(word)).length >= words.length * STOP_WORDS;
}

function isContradicted(claim: LanguageCode, text: string): boolean {
  const script = scriptOf(claim);
  const letters = text.slice(0, 2_000).match(/\p{L}/gu)?.length ?? 0;
  const own = script === null ? null : (text.slice(0, 2_000).match(script)?.length ?? 0);
  if (own !== null && own < letters * 0.3) return true;
  // Of a language we keep no words of, nothing more can be said.
  if (stopWords(claim).size === 0) return false;
  const found = identifyLanguage(text, claim);
  return found !== claim && found !== UNDETERMINED && stopWords(found).size > 0 && isBorneOut(found, text);
}

/** The letters a language is written in; null where nobody knows. */
function scriptOf(language: LanguageCode): RegExp | null {
  try {
    const script = new Intl.Locale(language).maximize().script ?? '';
    const names = SCRIPTS[script] ?? [script];
    return new RegExp(`[${names.map((name) => `\\p{Script=${name}}`).join('')}]`, 'gu');
  } catch {
    return null;
  }
}

/** Scripts that are written with letters of more than one, or called otherwise by Unicode's properties. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Hans: ['Han'],
  Hant: ['Han'],
  Kore: ['Hangul', 'Han'],
  // Written in two scripts each.
  Latn: ['Latin'],
};

/** The language most people speak in the country of an address; null where it has none. */
export function countryLanguage(url: string): LanguageCode | null {
  const country = countryOf(url);
  if (country === null) return null;
  try {
    return languageCode(new Intl.Locale(`und-${country}`).maximize().language ?? null);
  } catch {
    return null;
  }
}

/** The country of an address by its last label, in capitals; null for those of no country. */
export function countryOf(url: string): string | null {
  const label = URL.parse(url)?.hostname.split('.').at(-1) ?? '';
  if (!/^[a-z]{2}$/.test(label) || /^(?:io|tv|co|me|ai|fm|eu|cc|ws|to|gg|so|tk|ly|am)$/.test(label)) return null;
  return label === 'uk' ? 'GB' : label.toUpperCase();
}
