/** An ISO 639-1 code in lower case (`en`, `uk`, `ar`), or `und` where nobody can tell. */
export type LanguageCode = string;

/** The code of a language nobody could tell. */
export const UNDETERMINED: LanguageCode = 'und';

/** Brings `en-GB`, `EN_us` or `eng` to an ISO 639-1 code; null when it is none. */
export function languageCode(tag: string | null | undefined): LanguageCode | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  if (/^[a-z]{2}$/.test(primary)) return primary;
  return THREE_LETTER[primary] ?? null;
}

const THREE_LETTER: Readonly<Record<string, LanguageCode>> = {
  eng: 'en',
  ukr: 'uk',
  rus: 'ru',
  ara: 'ar',
  fra: 'fr',
  fre: 'fr',
  deu: 'de',
  ger: 'de',
  spa: 'es',
  por: 'pt',
  tur: 'tr',
  heb: 'he',
  fas: 'fa',
  per: 'fa',
};
