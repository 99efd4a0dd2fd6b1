/** Which alphabet bytes are written in when nobody says, or says something that cannot be. */

/** How the letters of an encoding look in real words. */
interface Alphabet {
  readonly encodings: readonly string[];
  /** Languages that are written in it. */
  readonly languages: string;
  /** Its letters beyond ASCII in small, the frequent ones first, divided by a space from the others. */
  readonly letters: string;
  /** Whether it stands within words of ASCII letters; other scripts do not. */
  readonly isLatin?: true;
}

const ALPHABETS: readonly Alphabet[] = [
  {
    encodings: ['windows-1252', 'macintosh'],
    languages: 'en fr de es pt it nl sv da no nb nn fi is ca gl ga af id ms sw',
    letters: 'éèàçêùöäüßñóíáúãåøæ âôîûõëïœìòðþýÿ',
    isLatin: true,
  },
  {
    encodings: ['windows-1251', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
    languages: 'ru uk be bg sr mk kk',
    letters: 'оеаинтсрвлкмдпуі ыьгзбчйхжшюцщэфъяїєґўёђћјљњџѓќѕ',
  },
  {
    encodings: ['windows-1250', 'iso-8859-2'],
    languages: 'pl cs sk hu ro hr sl bs',
    letters: 'ąćęłńóśźżáéíýčěřšžůőűöüăîșț âşţďňťúđľĺŕôë',
    isLatin: true,
  },
  { encodings: ['windows-1254'], languages: 'tr az', letters: 'ığşçöüâîi̇', isLatin: true },
  { encodings: ['windows-1257'], languages: 'lt lv et', letters: 'āčēīšūžąęėįųõäöü ģķļņ', isLatin: true },
  {
    encodings: ['windows-1253', 'iso-8859-7'],
    languages: 'el',
    letters: 'αοιετσνηυρςάέήίόύώ πκμλωδγχθφβξζψϊϋΐΰ',
  },
  { encodings: ['windows-1255'], languages: 'he iw yi', letters: 'יוהלאתרבשמנקדפחעםן סגטצזכךףץ' },
  { encodings: ['windows-1256'], languages: 'ar fa ur ps', letters: 'اليمنتربعدفهسكقحجةأ شصطخذضظغثزءإآىؤئپچژگیک' },
  { encodings: ['windows-874'], languages: 'th', letters: 'านรกเงอมยลวดทตสปบหคจพชขใไผถโแ ะัิีึืุู็่้๊๋์ๆฉซฐณธฝฟภศษฬฮญฎฏำฯ' },
];

const JAPANESE = 'の日本国人一大年中会出者月分社行十見上事生方';
const SIMPLIFIED =
  '的一是不了人在有中国大来上为这个们地出时年会到说对生发以多要日和政府军战报道新美电后与进行部长经济国际关系于斯将其他被';
const TRADITIONAL =
  '的一是不了人在有中國大來上為這個們地出時年會到說對生發以多要日和政府軍戰報導新美電後與進行部長經濟國際關係於斯將其他被';

/** The scripts of two bytes, with the characters that give them away. */
const WIDE: readonly {
  readonly encodings: readonly string[];
  readonly languages: string;
  readonly frequent: string;
}[] = [
  { encodings: ['shift_jis', 'euc-jp'], languages: 'ja', frequent: JAPANESE },
  { encodings: ['gb18030'], languages: 'zh', frequent: SIMPLIFIED },
  { encodings: ['big5'], languages: 'zh', frequent: TRADITIONAL },
  { encodings: ['euc-kr'], languages: 'ko', frequent: '' },
];

/** How much of a document is looked at, from its first byte beyond ASCII. */
const LOOKED_AT = 6_000;

/** What a guess must be ahead of windows-1252, or of what a document says of itself. */
const MARGIN = 0.15;

/**
 * The encoding in which the bytes read most like words, by how frequent their letters are, in which company they stand and
 * which language the document names; windows-1252 where nothing is clearly better. Never UTF-8: that shows itself.
 */
export function guessedEncoding(bytes: Uint8Array): string {
  const sample = sampleOf(bytes);
  const hint = languageNamed(bytes);
  let best = 'windows-1252';
  let most = readability(sample, best, hint) + MARGIN;
  for (const { encodings } of [...ALPHABETS, ...WIDE]) {
    for (const encoding of encodings) {
      const value = readability(sample, encoding, hint);
      if (value > most) [best, most] = [encoding, value];
    }
  }
  return best;
}

/** Whether bytes read clearly better in one encoding than in the other; short of a dozen bytes nobody can say. */
export function readsBetter(bytes: Uint8Array, one: string, other: string): boolean {
  const sample = sampleOf(bytes);
  if (countBeyondAscii(sample) < 12) return false;
  const hint = languageNamed(bytes);
  return readability(sample, one, hint) > readability(sample, other, hint) + MARGIN;
}

/** Below this, text in its own encoding rarely reads. */
const WELL = 1.2;

/** Whether bytes do not look like gibberish in an encoding. */
export function readsWell(bytes: Uint8Array, encoding: string): boolean {
  return readability(sampleOf(bytes), encoding, '') > WELL;
}

/** From the tag before the first byte beyond ASCII: there no character of two bytes is cut. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, bytes.lastIndexOf(0x3e, first), first - 512);
  return bytes.subarray(from, from + LOOKED_AT);
}

function countBeyondAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}

/** The first language a document names, as its first two letters; empty where it names none. */
function languageNamed(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 8_192));
  const found = /<(?:dc:)?language>\s{0,20}([a-z]{2})\b|\slang=["']?([a-z]{2})\b|xml:lang=["']([a-z]{2})\b/i.exec(head);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').toLowerCase();
}

/** Marks that stand between words in print; between two letters they are none. */
const MARKS: ReadonlySet<string> = new Set('“”‘’„‚«»–—…•·№§©®™°€£¿¡\u00A0、。，：；？！「」『』（）《》・ー');

/** Points for each byte beyond ASCII; about 2 for text that is what it seems, below 0 for what it is not. */
function readability(bytes: Uint8Array, encoding: string, hint: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const alphabet = ALPHABETS.find(({ encodings }) => encodings.includes(encoding));
  const wide = WIDE.find(({ encodings }) => encodings.includes(encoding));
  const pointsOf = alphabet === undefined ? widePoints(wide?.frequent ?? '', encoding) : letterPoints(alphabet);
  const characters = [...text];
  let points = 0;
  for (const [at, character] of characters.entries()) {
    if (character > '\u007F') points += pointsOf(character, characters[at - 1] ?? ' ', characters[at + 1] ?? ' ');
  }
  const count = Math.max(1, countBeyondAscii(bytes));
  const isNamed = hint !== '' && (alphabet?.languages ?? wide?.languages ?? '').split(' ').includes(hint);
  return points / count + (isNamed ? 0.5 : 0);
}

type Points = (character: string, before: string, after: string) => number;

const LETTER = /[\p{L}\p{M}]/u;
const SMALL = /\p{Ll}/u;
const ASCII_LETTER = /[a-z]/i;

function letterPoints({ letters, isLatin }: Alphabet): Points {
  const [frequent = '', others = ''] = letters.split(' ');
  return (character, before, after) => {
    if (isBroken(character)) return -8;
    if (!LETTER.test(character)) return !MARKS.has(character) ? -3 : LETTER.test(before) && LETTER.test(after) ? 0 : 2;
    const small = character.toLowerCase();
    let points = frequent.includes(small) ? 2 : others.includes(small) ? 1 : -2;
    // Neither a capital within a word nor a letter by itself is a matter of course.
    if (character !== small && SMALL.test(before)) points -= 4;
    if (!LETTER.test(before) && !LETTER.test(after)) points -= 1;
    const besideAscii = Number(ASCII_LETTER.test(before)) + Number(ASCII_LETTER.test(after));
    if (!isLatin) return points - 2 * besideAscii;
    return points - (besideAscii === 0 && (LETTER.test(before) || LETTER.test(after)) ? 2 : 0);
  };
}

function widePoints(frequent: string, encoding: string): Points {
  const isJapanese = encoding === 'shift_jis' || encoding === 'euc-jp';
  return (character, before, after) => {
    if (isBroken(character)) return -8;
    if (ASCII_LETTER.test(before) && ASCII_LETTER.test(after)) return -4;
    if (/[\uFF61-\uFF9F]/.test(character)) return -1;
    if (/[\u3041-\u30FA]/.test(character)) return isJapanese ? 4 : -1;
    if (/[\uAC00-\uD7A3]/.test(character)) return encoding === 'euc-kr' ? 4 : -2;
    if (/\p{Script=Han}/u.test(character)) return frequent.includes(character) ? 5 : encoding === 'euc-kr' ? -1 : 2;
    return MARKS.has(character) ? 3 : -1;
  };
}

/** A replacement, a control, or a character of nobody. */
function isBroken(character: string): boolean {
  return /[\u0080-\u009F\uFFFD\p{Co}\p{Cn}]/u.test(character);
}
