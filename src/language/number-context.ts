import type { LanguageCode } from './code.ts';

/** How sure a number is, in the words beside it. */
export type NumberQualifier =
  | 'exact'
  | 'at least'
  | 'up to'
  | 'about'
  | 'more than'
  | 'fewer than'
  | 'dozens'
  | 'hundreds'
  | 'thousands';

const BEFORE: Readonly<Record<string, string>> = {
  'at least': `at least|minimum of|a minimum of|no fewer than|no less than|not less than|щонайменше|принаймні|як мінімум
    |не менше|не менш як|не менш ніж|не менше ніж|мінімум|по меньшей мере|как минимум|не менее|не меньше|минимум|mindestens
    |wenigstens|zumindest|au moins|pas moins de|al menos|por lo menos|como mínimo|ما لا يقل عن|لا يقل عن|على الأقل`,
  'up to': `up to|as many as|at most|no more than|not more than|до|не більше|щонайбільше|не более|bis zu|höchstens
    |jusqu’à|jusqu à|hasta|لا يزيد عن|ما يصل إلى|يصل إلى|نحو ما يصل إلى`,
  about: `about|around|some|approximately|roughly|nearly|almost|close to|an estimated|estimated|circa|or so|the roughly
    |близько|приблизно|майже|орієнтовно|біля|около|примерно|почти|порядка|ориентировочно|rund|etwa|ungefähr|fast|knapp
    |circa|ca|ca .|an die|environ|près de|quelque|à peu près|presque|une|unos|unas|alrededor de|cerca de|casi|aproximadamente
    |نحو|حوالي|حوالى|قرابة|زهاء|ما يقارب|ما يقرب من|تقريبا`,
  'more than': `more than|over|upwards of|in excess of|well over|above|exceeding|exceeded|понад|більше|більше ніж|більш як|більш ніж
    |більше як|свыше|более|более чем|больше|больше чем|mehr als|über|plus de|más de|أكثر من|اكثر من|ما يزيد على|ما يزيد عن|فوق|يفوق`,
  'fewer than': `fewer than|less than|under|below|менше|менш як|менше ніж|менее|меньше|менее чем|weniger als|unter|moins de
    |menos de|أقل من|اقل من`,
};

const AFTER: Readonly<Record<string, string>> = {
  'at least':
    'at least|or more|au moins|на الأقل|على الأقل|على الاقل|щонайменше|як мінімум|по меньшей мере|как минимум|al menos',
  about: 'or so|approximately|environ|تقريبا|приблизно|примерно',
};

function table(rows: Readonly<Record<string, string>>): ReadonlyMap<string, NumberQualifier> {
  const map = new Map<string, NumberQualifier>();
  for (const [qualifier, phrases] of Object.entries(rows)) {
    for (const words of phrases.split('|')) map.set(words.trim(), qualifier as NumberQualifier);
  }
  return map;
}

/** Phrases that qualify the number after them. */
export const QUALIFIERS_BEFORE = table(BEFORE);
/** Phrases that qualify the number before them. */
export const QUALIFIERS_AFTER = table(AFTER);

/** Words that make the next scale vague: "several hundred", "кілька десятків". */
export const VAGUE_BEFORE: ReadonlySet<string> = new Set(
  `several few many кілька декілька несколько mehrere einige plusieurs quelques des varios varias unos بضع بضعة عدة`.split(
    ' ',
  ),
);

/** Units of length, time, weight and the like: what they follow counts no people. */
const UNITS = `km kilometre kilometer kilometres kilometers mile miles metre meter metres meters m cm mm foot feet yard yards
  acre acres hectare hectares second seconds minute minutes hour hours day days night nights week weeks weekend weekends
  month months year years decade decades century centuries tonne tonnes ton tons kg kilogram kilograms kilogramme
  kilogrammes gram grams litre litres liter liters barrel barrels degree degrees gb mw gw megawatt megawatts kilotons knots
  км кілометр кілометри кілометрів кілометра метр метри метрів метра м година годин години годину доба доби добу діб день
  днів дні дня тиждень тижнів тижні тижня місяць місяців місяці місяця рік років роки року хвилин хвилини хвилину секунд
  тонн тонни кг гектарів відсотків
  километр километра километров километры метра метров час часа часов сутки суток дня дней недели недель неделю месяц
  месяца месяцев год года лет минут минуты минуту тонны гектаров процентов
  kilometer kilometern meter metern stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren minuten
  minute uhr tonnen grad hektar
  kilomètre kilomètres mètre mètres heure heures jour jours semaine semaines mois an ans année années tonnes
  kilómetro kilómetros metro metros hora horas día días semana semanas mes meses año años minutos toneladas
  كيلومتر كيلومترا كيلومترات كم متر مترا أمتار ساعة ساعات ساعه يوم يوما أيام ايام أسبوع أسبوعا أسابيع شهر شهرا أشهر شهور
  سنة سنوات عام عاما أعوام دقيقة دقائق طن طنا أطنان`;

/** Whether a word names a unit. */
export function isUnit(norm: string): boolean {
  return UNIT_SET.has(norm);
}
const UNIT_SET: ReadonlySet<string> = new Set(UNITS.split(/\s+/));

/** Words of money. */
export const MONEY: ReadonlySet<string> = new Set(
  `$ € £ ¥ ₽ ₴ dollar dollars euro euros pound pounds rouble roubles ruble rubles hryvnia hryvnias shekels usd eur доларів
  долларов гривень рублей євро евро cents доллар دولار يورو dólares`.split(/\s+/),
);

/** Words and marks of a share in a hundred. */
export const PERCENT: ReadonlySet<string> = new Set(
  `% ٪ percent pc prozent процент процента процентов відсоток відсотка відсотків відсотки بالمئة بالمائة pourcent`.split(
    /\s+/,
  ),
);

const MONTHS: readonly string[] = [
  'january jan січня січень січні января январь январе يناير januar janvier enero',
  'february feb лютого лютий лютому февраля февраль феврале فبراير februar février febrero',
  'march mar березня березень березні марта март марте مارس märz mars marzo',
  'april apr квітня квітень квітні апреля апрель апреле أبريل ابريل avril abril',
  'may травня травень травні мая май мае مايو mai mayo',
  'june jun червня червень червні июня июнь июне يونيو juni juin junio',
  'july jul липня липень липні июля июль июле يوليو juli juillet julio',
  'august aug серпня серпень серпні августа август августе أغسطس août agosto',
  'september sep sept вересня вересень вересні сентября сентябрь сентябре سبتمبر septembre septiembre',
  'october oct жовтня жовтень жовтні октября октябрь октябре أكتوبر اكتوبر oktober octobre octubre',
  'november nov листопада листопад листопаді ноября ноябрь ноябре نوفمبر novembre noviembre',
  'december dec грудня грудень грудні декабря декабрь декабре ديسمبر dezember décembre diciembre',
];
const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, month) => names.split(' ').map((name) => [name, month + 1] as const)),
);

/** The month a word names, 1–12; null when it names none. `May`, `Mar` and the like are left to the caller's context. */
export function monthOf(norm: string): number | null {
  return MONTH_OF.get(norm) ?? null;
}

/** Words before a proper number: "Resolution 1701", "Flight 752". */
export const NAMES_BEFORE: ReadonlySet<string> = new Set(
  `resolution flight article number no nos route highway section chapter channel unit room point gate block battery brigade
  division phase grade type model version page paragraph line line order decree law group-of 747 boeing airbus резолюція
  резолюції стаття статті стаття резолюция резолюции статьи рейс рейсу рейса № n° resolución artículo résolution vol artikel
  resolution protocol camp hospital school hill قرار القرار المادة رقم`.split(/\s+/),
);

/** Whether the language writes the decimal mark as a comma. */
export function decimalComma(language: LanguageCode): boolean {
  return ['uk', 'ru', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'nl', 'tr'].includes(language);
}
