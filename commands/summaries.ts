/** What commands and their options are about, in the languages we have beside English. */
import { GERMAN } from './languages/de.ts';
import { SPANISH } from './languages/es.ts';
import { FRENCH } from './languages/fr.ts';
import { RUSSIAN } from './languages/ru.ts';
import { UKRAINIAN } from './languages/uk.ts';

const TEXTS = { de: GERMAN, es: SPANISH, fr: FRENCH, ru: RUSSIAN, uk: UKRAINIAN };

/** A language in which commands are described. */
export type SummaryLanguage = keyof typeof TEXTS;

/** The languages in which commands are described, beside English. */
export const SUMMARY_LANGUAGES = ['de', 'es', 'fr', 'ru', 'uk'] as const satisfies readonly SummaryLanguage[];

/** What commands, families and options are about, in one language. */
export interface Summaries {
  readonly language: SummaryLanguage;
  /** Of a command or a family, or of one of its options; null where nobody has said it. */
  summary(command: string, option: string | null): string | null;
  /** All that is said: "brief", "brief.since", "feeds", "feeds add.url", and "*.share" for an option that adapters add. */
  keys(): readonly string[];
}

/** What was said in a language. */
export function summariesIn(language: SummaryLanguage): Summaries {
  const texts = TEXTS[language];
  const said = (key: string) => (Object.hasOwn(texts, key) ? (texts[key] ?? null) : null);
  return {
    language,
    summary: (command, option) =>
      option === null ? said(command) : (said(`${command}.${option}`) ?? said(`*.${option}`)),
    keys: () => Object.keys(texts),
  };
}
