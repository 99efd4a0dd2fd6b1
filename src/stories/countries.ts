import ar from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import ru from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import uk from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import { foldWord } from '../language/tokens.ts';
import { COUNTRY_WORDS } from './country-names.ts';

/** A country with everything it, its people and its capital are called. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** The English short name. */
  readonly name: string;
  readonly names: readonly string[];
  readonly capital: string | null;
  readonly capitals: readonly string[];
}

/** Short English names where ISO writes long ones. */
const SHORT: Readonly<Record<string, string>> = {
  RU: 'Russia',
  SY: 'Syria',
  IR: 'Iran',
  KR: 'South Korea',
  KP: 'North Korea',
  US: 'United States',
  GB: 'United Kingdom',
  AE: 'United Arab Emirates',
  CD: 'DR Congo',
  CG: 'Republic of the Congo',
  TR: 'Türkiye',
  PS: 'Palestinian territories',
  MD: 'Moldova',
  VE: 'Venezuela',
  TZ: 'Tanzania',
  BO: 'Bolivia',
  LA: 'Laos',
  VN: 'Vietnam',
  TW: 'Taiwan',
  CZ: 'Czechia',
  VA: 'Vatican',
};

const LANGUAGES: readonly { readonly countries: Readonly<Record<string, string | string[]>> }[] = [
  en,
  uk,
  ru,
  ar,
  de,
  fr,
  es,
];

let known: readonly Country[] | null = null;

/** The countries of the world, by code. Their names are put together at the first call. */
export function countries(): readonly Country[] {
  known ??= [...new Set([...Object.keys(en.countries), 'XK'])].sort().map(countryOf);
  return known;
}

function countryOf(code: string): Country {
  const listed = LANGUAGES.flatMap(({ countries }) => countries[code] ?? []);
  const [own = '', capital = ''] = (COUNTRY_WORDS[code] ?? '').split('|').map((part) => part.trim());
  const capitals = capital === '' ? [] : capital.split(/,\s*/);
  const english = en.countries[code as keyof typeof en.countries] as string | string[] | undefined;
  const names = [...listed, ...listed.map(withoutRemark), ...own.split(/,\s*/)].filter((name) => name.length > 1);
  return {
    code,
    name: SHORT[code] ?? (Array.isArray(english) ? english[0] : english) ?? 'Kosovo',
    names: [...new Set(names.flatMap(declined))],
    capital: capitals[0] ?? null,
    capitals,
  };
}

/** "Iran, Islamic Republic of", "Korea (South)": the words before are what people write. */
function withoutRemark(name: string): string {
  return /[,(]/.test(name) ? name.replace(/\s*[,(].*$/, '') : name;
}

/** German, French and Spanish adjectives with their endings; they are written small. */
function declined(name: string): readonly string[] {
  const folded = foldWord(name);
  if (!/^\p{Ll}+$/u.test(name) || /\p{Script=Cyrillic}/u.test(name)) return [name];
  if (/isch$|deutsch$/.test(folded)) return ['', 'e', 'en', 'er', 'es', 'em'].map((end) => `${name}${end}`);
  if (/o$/.test(folded)) return [name, `${name}s`, `${name.slice(0, -1)}a`, `${name.slice(0, -1)}as`];
  return [name, `${name}s`, `${name}e`, `${name}es`, ...(/n$/.test(folded) ? [`${name}ne`, `${name}nes`] : [])];
}
