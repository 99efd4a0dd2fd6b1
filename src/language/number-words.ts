import type { LanguageCode } from './code.ts';

/** What number words there are in one language; keys in lower case, apostrophes as U+2019. */
export interface NumberWords {
  /** Words that stand for a value and may be joined ("forty", "сорок"). */
  readonly values: ReadonlyMap<string, number>;
  /** Words that multiply what stands before them ("hundred", "тис", "آلاف"). */
  readonly scales: ReadonlyMap<string, number>;
  /** Words for a number nobody states ("dozens"): the least power of ten they speak of. */
  readonly vague: ReadonlyMap<string, Vague>;
  /** Words between the parts of one number ("and", "et", "y", "و"). */
  readonly joints: ReadonlySet<string>;
}

/** How large a number is of which only the size is told. */
export type Vague = 'dozens' | 'hundreds' | 'thousands';

function words(pairs: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const pair of pairs.split(/\s+/)) {
    const [names, value] = pair.split('=');
    if (names && value) for (const name of names.split('|')) map.set(name, Number(value));
  }
  return map;
}

function vagues(pairs: string): ReadonlyMap<string, Vague> {
  const map = new Map<string, Vague>();
  for (const pair of pairs.split(/\s+/)) {
    const [names, size] = pair.split('=');
    if (names && size) for (const name of names.split('|')) map.set(name, size as Vague);
  }
  return map;
}

const ENGLISH: NumberWords = {
  values: words(`one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
    fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50
    sixty=60 seventy=70 eighty=80 ninety=90`),
  scales: words('hundred=100 thousand=1000 million=1000000 billion=1000000000 dozen=12 k=1000 m=1000000 mn=1000000'),
  vague: vagues('dozens|scores=dozens hundreds=hundreds thousands|millions=thousands'),
  joints: new Set(['and']),
};

const UKRAINIAN: NumberWords = {
  values: words(`один|одна|одне|одного|однієї|одну=1 два|дві|двоє|двох|двома|двом=2 три|троє|трьох|трьома|трьом=3
    чотири|четверо|чотирьох|чотирьом=4 п’ять|п’ятеро|п’яти|п’ятьох=5 шість|шестеро|шести|шістьох=6
    сім|семеро|семи|сімох=7 вісім|восьмеро|восьми|вісьмох=8 дев’ять|дев’ятеро|дев’яти|дев’ятьох=9
    десять|десятеро|десяти|десятьох=10 одинадцять|одинадцяти=11 дванадцять|дванадцяти|дванадцятеро=12
    тринадцять|тринадцяти=13 чотирнадцять|чотирнадцяти=14 п’ятнадцять|п’ятнадцяти=15 шістнадцять|шістнадцяти=16
    сімнадцять|сімнадцяти=17 вісімнадцять|вісімнадцяти=18 дев’ятнадцять|дев’ятнадцяти=19 двадцять|двадцяти=20
    тридцять|тридцяти=30 сорок|сорока=40 п’ятдесят|п’ятдесяти=50 шістдесят|шістдесяти=60 сімдесят|сімдесяти=70
    вісімдесят|вісімдесяти=80 дев’яносто|дев’яноста=90 сто|ста=100 двісті|двохсот=200 триста|трьохсот=300
    чотириста|чотирьохсот=400 п’ятсот|п’ятисот=500 шістсот|шестисот=600 сімсот|семисот=700 вісімсот|восьмисот=800
    дев’ятсот|дев’ятисот=900`),
  scales: words('тис|тисяча|тисячі|тисяч|тисячу=1000 млн|мільйон|мільйони|мільйонів|мільйона=1000000 млрд=1000000000'),
  vague: vagues('десятки|десятків|десяткам=dozens сотні|сотень=hundreds тисячі|тисяч=thousands'),
  joints: new Set(),
};

const RUSSIAN: NumberWords = {
  values:
    words(`один|одна|одно|одного|одной|одну=1 два|две|двое|двух|двоих|двумя|двум=2 три|трое|трех|трёх|троих|тремя=3
    четыре|четверо|четырех|четырёх|четверых=4 пять|пятеро|пяти|пятерых=5 шесть|шестеро|шести|шестерых=6
    семь|семеро|семи|семерых=7 восемь|восьмеро|восьми=8 девять|девяти=9 десять|десятеро|десяти=10
    одиннадцать|одиннадцати=11 двенадцать|двенадцати=12 тринадцать|тринадцати=13 четырнадцать|четырнадцати=14
    пятнадцать|пятнадцати=15 шестнадцать|шестнадцати=16 семнадцать|семнадцати=17 восемнадцать|восемнадцати=18
    девятнадцать|девятнадцати=19 двадцать|двадцати=20 тридцать|тридцати=30 сорок|сорока=40 пятьдесят|пятидесяти=50
    шестьдесят|шестидесяти=60 семьдесят|семидесяти=70 восемьдесят|восьмидесяти=80 девяносто|девяноста=90 сто|ста=100
    двести|двухсот=200 триста|трехсот|трёхсот=300 четыреста|четырехсот|четырёхсот=400 пятьсот|пятисот=500
    шестьсот|шестисот=600 семьсот|семисот=700 восемьсот|восьмисот=800 девятьсот|девятисот=900`),
  scales: words('тыс|тысяча|тысячи|тысяч|тысячу=1000 млн|миллион|миллиона|миллионов=1000000 млрд=1000000000'),
  vague: vagues('десятки|десятков|десяткам=dozens сотни|сотен=hundreds тысячи|тысяч=thousands'),
  joints: new Set(),
};

const ARABIC: NumberWords = {
  values: words(`واحد|واحدة=1 اثنان|اثنين|اثنتان|اثنتين=2 ثلاثة|ثلاث=3 أربعة|أربع|اربعة|اربع=4 خمسة|خمس=5 ستة|ست=6
    سبعة|سبع=7 ثمانية|ثماني|ثمان=8 تسعة|تسع=9 عشرة|عشر=10 عشرون|عشرين=20 ثلاثون|ثلاثين=30 أربعون|أربعين=40
    خمسون|خمسين=50 ستون|ستين=60 سبعون|سبعين=70 ثمانون|ثمانين=80 تسعون|تسعين=90 مئة|مائة=100 مئتان|مئتين|مائتين|مائتان=200
    ثلاثمئة|ثلاثمائة=300 أربعمئة|أربعمائة=400 خمسمئة|خمسمائة=500 ستمئة|ستمائة=600 سبعمئة|سبعمائة=700
    ثمانمئة|ثمانمائة=800 تسعمئة|تسعمائة=900 ألفان|ألفين=2000`),
  scales: words('آلاف|ألف|ألفا|ألفاً|الف|الاف|آلآف=1000 مليون|مليوناً|ملايين|مليونا=1000000 مليار=1000000000'),
  vague: vagues('عشرات|العشرات=dozens مئات|المئات|مئات=hundreds آلاف|الآلاف|الاف=thousands'),
  joints: new Set(['و']),
};

const FRENCH: NumberWords = {
  values: words(`un|une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13
    quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 quarante=40 cinquante=50
    soixante=60 soixante-dix=70 septante=70 quatre-vingt|quatre-vingts=80 quatre-vingt-dix=90 nonante=90
    dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60
    centaine=100 millier=1000`),
  scales: words('cent|cents=100 mille=1000 million|millions=1000000 milliard|milliards=1000000000'),
  vague: vagues('dizaines|douzaines=dozens centaines=hundreds milliers=thousands'),
  joints: new Set(['et']),
};

const GERMAN: NumberWords = {
  values: words(`ein|eine|einen|einem|einer|eins=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10
    elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20
    dreißig|dreissig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 tausend=1000`),
  scales: words(
    'hundert=100 tausend|tsd=1000 million|millionen|mio=1000000 milliarde|milliarden|mrd=1000000000 dutzend=12',
  ),
  vague: vagues(
    'dutzende|dutzenden|dutzender=dozens hunderte|hunderten|hunderter=hundreds tausende|tausenden|tausender=thousands',
  ),
  joints: new Set(),
};

const SPANISH: NumberWords = {
  values:
    words(`un|uno|una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13
    catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno|veintiún=21
    veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28
    veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien|ciento=100
    doscientos|doscientas=200 trescientos|trescientas=300 cuatrocientos=400 quinientos|quinientas=500 seiscientos=600
    setecientos=700 ochocientos=800 novecientos=900 decena=10 docena=12 veintena=20 centenar=100`),
  scales: words('mil=1000 millón|millones=1000000'),
  vague: vagues('decenas|docenas=dozens cientos|centenares=hundreds miles|millares=thousands'),
  joints: new Set(['y']),
};

const BY_LANGUAGE: Readonly<Record<string, NumberWords>> = {
  en: ENGLISH,
  uk: UKRAINIAN,
  ru: RUSSIAN,
  ar: ARABIC,
  fr: FRENCH,
  de: GERMAN,
  es: SPANISH,
};

/** The number words of a language; those of English where we have none of its own. */
export function numberWords(language: LanguageCode): NumberWords {
  return BY_LANGUAGE[language] ?? ENGLISH;
}

/** "dreiundzwanzig" → 23, "zweihundertvierzig" → 240; null when the word is no German number. */
export function germanCompound(word: string): number | null {
  const simple = GERMAN.values.get(word);
  if (simple !== undefined) return simple;
  if (word.length > 60) return null;
  for (const [scale, factor] of [
    ['tausend', 1000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(scale);
    if (at < 0) continue;
    const before = at === 0 ? 1 : germanCompound(word.slice(0, at));
    const rest = word.slice(at + scale.length).replace(/^und/, '');
    const after = rest === '' ? 0 : germanCompound(rest);
    return before === null || after === null ? null : before * factor + after;
  }
  const und = word.indexOf('und');
  if (und <= 0) return null;
  const unit = GERMAN.values.get(word.slice(0, und));
  const tens = GERMAN.values.get(word.slice(und + 3));
  return unit !== undefined && unit < 10 && tens !== undefined && tens >= 20 && tens < 100 ? unit + tens : null;
}
