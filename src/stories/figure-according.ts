import type { LanguageCode } from '../language/code.ts';
import type { Span } from '../language/span.ts';

/** A name in German: words in capitals with what joins them, and a name in marks. */
const GERMAN_NAME =
  '((?:\\p{Ll}{2,} ){0,2}\\p{Lu}[\\p{L}.-]*(?: (?:(?:für|des|der|von|im) )?(?:\\p{Lu}[\\p{L}.-]*|[„»«][^“”»«]{2,40}[“”»«])){0,4})';
/** Whose count it is, in front of the number and inside its clause. */
const CITED: Readonly<Partial<Record<LanguageCode, readonly RegExp[]>>> = {
  de: [
    new RegExp(
      `(?<!\\p{L})[Nn]ach (?:Angaben|Zählung(?:en)?|Schätzung(?:en)?|Berechnung(?:en)?|Informationen|Darstellung|Erkenntnissen|Auskunft) (?:der |des |von |eines |einer )?${GERMAN_NAME}`,
      'gu',
    ),
    new RegExp(`(?<!\\p{L})(?:[Dd]er|[Dd]em|[Dd]en|[Ee]inem|[Ee]iner|[Dd]es) ${GERMAN_NAME} zufolge`, 'gu'),
  ],
  uk: [/(?<!\p{L})[Зз]а (?:підрахунками|даними|оцінками|оцінкою|інформацією|відомостями) ([^,;:—–]{2,70}),/gu],
  ru: [/(?<!\p{L})[Пп]о (?:подсч[её]там|данным|оценкам|оценке|информации|сведениям) ([^,;:—–]{2,70}),/gu],
  fr: [
    /(?<!\p{L})(?:[Ss]elon|[Dd]’après) (?:une |un |la |le |les |l’)((?:note|rapport|étude|document|communiqué|évaluation|enquête) [^,;:—–]{2,70}),/gu,
    /(?<!\p{L})(?:[Ss]elon|[Dd]’après) (?:le |les |un |des )?(?:décompte|chiffres|données|bilan|calculs|comptage|estimations?) (?:de la |de l’|des |du |de |d’)([^,;:—–]{2,70}),/gu,
  ],
};
/** Who keeps the count is a person or a body, no thing and no time. */
const NOBODY =
  /^(?:того|цього|останнім|последним|предварительным|попередніми|ersten|bisherigen|jüngsten|seinen|ihren|eigenen)(?!\p{L})/u;

/** "nach Zählung der Gruppe X", «за підрахунками організації „Голос“», before a number of the same clause; null for none. */
export function citedBefore(text: string, sentence: Span, figure: Span, language: LanguageCode): string | null {
  const before = text.slice(sentence.start, figure.start);
  for (const pattern of CITED[language] ?? []) {
    for (const match of before.matchAll(pattern)) {
      const name = (match[1] ?? '').trim();
      if (name === '' || /\p{Nd}/u.test(name) || NOBODY.test(name)) continue;
      if (!/[;:.]\s/u.test(before.slice(match.index + match[0].length))) return name;
    }
  }
  return null;
}

/** «організація» → «організація „Голос“»: the name in marks right behind the noun belongs to it. */
export function withNameInMarks(name: string, text: string, end: number, language: LanguageCode): string {
  if (language === 'en' || /[«»„“"]/u.test(name)) return name;
  const match = /^\s?[«„“"]\s?(\p{L}[^«»„“”"]{1,38}?)\s?[»“”"]/u.exec(text.slice(end, end + 44));
  const inner = match?.[1] ?? '';
  if (match === null || !/^[\p{Lu}\p{Lo}]/u.test(inner) || inner.split(' ').length > 4) return name;
  return `${name} ${match[0].trim()}`;
}
