/** The names of months as newsrooms write them, in every language Node's calendar data knows. */

/** A month by number, January or Farvardin 1, in its calendar. */
export interface NamedMonth {
  readonly month: number;
  readonly calendar: 'gregorian' | 'persian';
}

/** Months by folded name. */
export type MonthNames = ReadonlyMap<string, NamedMonth>;

/** Languages whose countries call the months differently. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  ar: ['ar', 'ar-SY', 'ar-DZ', 'ar-MA', 'ar-MR'],
  fa: ['fa', 'fa-u-ca-gregory', 'fa-AF'],
  ps: ['ps', 'ps-u-ca-gregory'],
  no: ['nb', 'nn'],
  nb: ['nb', 'nn'],
  sr: ['sr', 'sr-Latn'],
  ku: ['ku', 'ckb'],
  ckb: ['ckb', 'ckb-u-ca-persian'],
  uz: ['uz', 'uz-Cyrl'],
};

/** Languages of news pages; their names are tried where a page's own language has no such month. */
const LANGUAGES =
  `en de fr es pt it nl pl cs sk sl hr bs sr mk bg ru uk be kk tr az uz ar fa ur ps he hi bn mr ne ta te gu pa
  si th vi id ms el ro hu sv da no is fi et lv lt ka hy am sw so sq ca gl eu ku ckb my km lo mn af`.split(/\s+/);

const KNOWN = new Map<string, MonthNames>();

/** The months of a language: whole names as they stand in a date and alone, and their abbreviations. Empty where it is none. */
export function monthNames(language: string): MonthNames {
  const known = KNOWN.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, NamedMonth>();
  if (!/^[a-z]{2,3}$/.test(language)) return names;
  for (const locale of VARIANTS[language] ?? [language]) addNames(locale, names);
  for (const [name, month] of EXTRA[language] ?? [])
    if (!names.has(name)) names.set(name, { month, calendar: 'gregorian' });
  if (names.size > 0) KNOWN.set(language, names);
  return names;
}

/** Abbreviations that newsrooms use and calendars do not. */
const EXTRA: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  en: [['sept', 9]],
  es: [
    ['set', 9],
    ['setiembre', 9],
  ],
  id: [
    ['agt', 8],
    ['agustus', 8],
    ['pebruari', 2],
    ['nopember', 11],
  ],
  th: [
    ['มกรา', 1],
    ['กุมภา', 2],
    ['มีนา', 3],
    ['เมษา', 4],
    ['พฤษภา', 5],
    ['มิถุนา', 6],
    ['กรกฎา', 7],
    ['สิงหา', 8],
    ['กันยา', 9],
    ['ตุลา', 10],
    ['พฤศจิกา', 11],
    ['ธันวา', 12],
  ],
  ar: [
    ['اذار', 3],
    ['ايار', 5],
    ['ايلول', 9],
    ['ابريل', 4],
    ['اغسطس', 8],
    ['اكتوبر', 10],
  ],
};

/** A name that several languages use for different months, such as "listopad", belongs to none of them here. */
const AMBIGUOUS: NamedMonth = { month: 0, calendar: 'gregorian' };

/** The months of all languages. Where names are the same and the months are not, month 0. */
export function allMonthNames(): MonthNames {
  const known = KNOWN.get('');
  if (known !== undefined) return known;
  const names = new Map<string, NamedMonth>();
  for (const language of LANGUAGES) {
    for (const [name, month] of monthNames(language)) {
      const other = names.get(name);
      if (other === undefined) names.set(name, month);
      else if (other.month !== month.month || other.calendar !== month.calendar) names.set(name, AMBIGUOUS);
    }
  }
  KNOWN.set('', names);
  return names;
}

function addNames(locale: string, names: Map<string, NamedMonth>): void {
  // For a language it does not know, Node would take the machine's own.
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return;
  for (const options of [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
    { month: 'short' },
  ] as const) {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const { calendar } = format.resolvedOptions();
    if (calendar !== 'gregory' && calendar !== 'persian' && calendar !== 'buddhist') return;
    for (let month = 1; month <= 12; month += 1) {
      // The 25th of a Gregorian month lies in the Persian month that began on its 21st or 22nd.
      const parts = format.formatToParts(Date.UTC(2026, month - 1, calendar === 'persian' ? 25 : 8));
      const name = foldedDate(parts.find(({ type }) => type === 'month')?.value ?? '').replaceAll('.', '');
      if (/^\P{L}*$/u.test(name)) continue;
      const number = calendar === 'persian' ? ((month + 9) % 12) + 1 : month;
      if (!names.has(name))
        names.set(name, { month: number, calendar: calendar === 'persian' ? 'persian' : 'gregorian' });
    }
  }
}

/** Where the digits of a script begin. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

/** A text for reading dates: digits of any script as 0 to 9, lower case, no accents, one space. */
export function foldedDate(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\u061C]/g, '')
    .normalize('NFC')
    .replace(/(?!\d)\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.findLast((start) => start <= code && code < start + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .toLowerCase()
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/\s+/g, ' ')
    .trim();
}
