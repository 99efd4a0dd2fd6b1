/** An encoding pages were written in before UTF-8, and how its texts look. */
interface Encoding {
  readonly name: string;
  /** The commonest letters of its languages beyond ASCII. */
  readonly common: RegExp;
  /** Which part of the letters beyond ASCII these are in ordinary text, from letter counts of the languages. */
  readonly share: number;
  readonly languages: readonly string[];
}

const CYRILLIC = /[оеаинтсрвлкі]/g;

const ENCODINGS: readonly Encoding[] = [
  { name: 'windows-1251', common: CYRILLIC, share: 0.68, languages: ['ru', 'uk', 'bg', 'be', 'sr', 'mk', 'kk'] },
  { name: 'koi8-r', common: CYRILLIC, share: 0.68, languages: ['ru'] },
  { name: 'windows-1256', common: /[اليمونرتبةعدسفهكحق]/g, share: 0.86, languages: ['ar', 'fa', 'ur'] },
  { name: 'windows-1255', common: /[יוהלאתרבמשנ]/g, share: 0.72, languages: ['he'] },
  { name: 'windows-1253', common: /[αοιετνσηςρπκάίό]/g, share: 0.78, languages: ['el'] },
  { name: 'windows-874', common: /[านรอกเงมยลวดทสตะ่้ี]/g, share: 0.68, languages: ['th'] },
  {
    name: 'gb18030',
    common: /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会年月日新发对，。“”]/g,
    share: 0.25,
    languages: ['zh'],
  },
  {
    name: 'big5',
    common: /[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出會年月日新發對，。「」]/g,
    share: 0.25,
    languages: ['zh'],
  },
  { name: 'shift_jis', common: /[のにはをたがでとしてるいなれさもっらくあすこ、。]/g, share: 0.45, languages: ['ja'] },
  { name: 'euc-jp', common: /[のにはをたがでとしてるいなれさもっらくあすこ、。]/g, share: 0.45, languages: ['ja'] },
  { name: 'euc-kr', common: /[이다의는을에가고한지를은로하기인도서사대]/g, share: 0.4, languages: ['ko'] },
  { name: 'windows-1252', common: /[éèàùâêîôûçëïüäößñóíúáãõåøæ’“”–»«]/g, share: 0.95, languages: [] },
  {
    name: 'windows-1250',
    common: /[ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșț„”“–]/g,
    share: 0.95,
    languages: ['pl', 'cs', 'sk', 'hu', 'hr', 'sl', 'ro'],
  },
  { name: 'windows-1254', common: /[ıişğçöüİŞĞ’“”]/g, share: 0.95, languages: ['tr', 'az'] },
];

const LATIN: ReadonlySet<string> = new Set(['windows-1252', 'windows-1250', 'windows-1254']);

/** So much of a page is looked at. */
const SAMPLE_BYTES = 60_000;

/** Below this likeness no encoding is believed. */
const LIKENESS = 0.45;

/** How much a page's own word on its language counts. */
const SAID = 0.15;

/**
 * The encoding in which the bytes look most like a text; null where they look like none. `language` is what the page says
 * of itself; `named` are the only ones that come into question.
 */
export function likeliestEncoding(body: Uint8Array, language: string | null, named?: readonly string[]): string | null {
  const sample = aroundHighBytes(body);
  let best: string | null = null;
  let most = LIKENESS;
  for (const { name, common, share, languages } of ENCODINGS) {
    if (named !== undefined && !named.some((one) => isSame(one, name))) continue;
    const text = decodedOrNull(name, sample);
    if (text === null) continue;
    const beyond = text.match(/\P{ASCII}/gu)?.length ?? 0;
    if (beyond === 0) continue;
    const broken = text.match(/[\uFFFD\u0080-\u009F\uE000-\uF8FF]/g)?.length ?? 0;
    const found = text.match(common)?.length ?? 0;
    // Letters of another script stand beside each other; accented ones stand among plain ones.
    const among = text.match(/[A-Za-z]\P{ASCII}(?=[A-Za-z ])/gu)?.length ?? 0;
    const beside = text.match(/\p{L}(?<=\P{ASCII})(?=\P{ASCII})/gu)?.length ?? 0;
    if (LATIN.has(name) ? beside > beyond * 0.5 : among > beyond * 0.3) continue;
    const likeness =
      Math.min(1, found / beyond / share) - (4 * broken) / beyond + (languages.includes(language ?? '') ? SAID : 0);
    if (likeness > most) [best, most] = [name, likeness];
  }
  return best;
}

function isSame(named: string, name: string): boolean {
  return (
    named === name ||
    (name === 'gb18030' && /^gb/.test(named)) ||
    (name === 'windows-1252' && /^iso-8859-1/.test(named))
  );
}

function decodedOrNull(name: string, sample: Uint8Array): string | null {
  try {
    return new TextDecoder(name).decode(sample);
  } catch {
    return null;
  }
}

/** The lines of the page that have bytes beyond ASCII; its scripts would drown them. */
function aroundHighBytes(body: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let start = 0;
  let hasHigh = false;
  for (let at = 0; at <= body.length && length < SAMPLE_BYTES; at += 1) {
    const byte = body[at] ?? LINE_END;
    if (byte >= 0x80) hasHigh = true;
    // A tag ends what can be cut apart without cutting a character in two.
    if (byte !== LINE_END && byte !== TAG_END && at - start < 2_000) continue;
    if (hasHigh) {
      const piece = body.subarray(start, Math.min(at + 1, start + SAMPLE_BYTES - length));
      sample.set(piece, length);
      length += piece.length;
    }
    start = at + 1;
    hasHigh = false;
  }
  return sample.subarray(0, length);
}

const LINE_END = 0x0a;
const TAG_END = 0x3e;
