/** A time of day as newsrooms write it. The zone is an offset as ISO writes it; undefined where none is told. */
export interface WrittenClock {
  readonly hour: string;
  readonly minute: string;
  readonly second: string | undefined;
  readonly zone: string | undefined;
}

/** 14:05, 2:05:30; "20: 15" in Bengali. */
const COLON = /(?<![\d.:/-])(\d{1,2}) ?: ?(\d{2})(?::(\d{2}))?(?![\d/])/;
/** 14h03, 14 h, 23時02分, 오후 8시 15분, 14点05. */
const LETTER = /(?<![\d.:/-])(\d{1,2})\s?(?:h|時|时|點|点|시)\s?(?:(\d{1,2})(?:\s?[分분])?)?(?![\d/\p{L}])/u;
/** 22.14 Uhr, klo 19.40, 06.31: only where nothing follows that would make it another number. */
const DOT = /(?<![\d.:/-])(\d{1,2})\.(\d{2})(?![\d./])/;

/** The clock a folded text shows; null where it shows none. `month` ("2026-03") tells summer time of zones that have it. */
export function clockIn(text: string, month: string): WrittenClock | null {
  const found = COLON.exec(text) ?? LETTER.exec(text) ?? DOT.exec(text);
  if (found === null) return null;
  const [whole, hour = '', minute = '00', second] = found;
  if (Number(hour) > 24 || Number(minute) > 59) return null;
  const around = [
    text.slice(Math.max(0, found.index - 12), found.index),
    text.slice(found.index + whole.length, found.index + whole.length + 40),
  ];
  return {
    hour: String(hours(Number(hour), around.join(' | '))),
    minute,
    second,
    zone: zoneIn(around[1] ?? '', month),
  };
}

const AFTERNOON =
  /(?<!\p{L})(?:p\.? ?m\.?|오후|下午|晚上|傍晚|午後|μ\.? ?μ\.?|م|مساء|ب\.?ظ|ch|da tarde|da noite)(?!\p{L})|오후|下午|晚上|午後/u;
const MORNING =
  /(?<!\p{L})(?:a\.? ?m\.?|오전|上午|凌晨|早上|午前|π\.? ?μ\.?|ص|صباحا|ق\.?ظ|sa|da manha)(?!\p{L})|오전|上午|凌晨|午前/u;

function hours(hour: number, around: string): number {
  if (hour > 12) return hour;
  if (AFTERNOON.test(around)) return (hour % 12) + 12;
  return MORNING.test(around) ? hour % 12 : hour;
}

function zoneIn(text: string, month: string): string | undefined {
  const offset = /(?:(?:gmt|utc)\s?)?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/.exec(text.slice(0, 25));
  if (offset !== null && (/gmt|utc/.test(offset[0]) || offset[2]?.length === 2)) {
    return `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
  }
  for (const word of text.match(/[a-z]{1,5}/g)?.slice(0, 6) ?? []) {
    if (word === 'et') return isSummer(month) ? '-04:00' : '-05:00';
    const zone = ZONES[word];
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** "ET" is summer time from the second Sunday of March to the first of November; by months that is near enough. */
function isSummer(month: string): boolean {
  const number = Number(month.slice(5, 7));
  return number >= 4 && number <= 10;
}

/** What the clocks of newsrooms are called. "IST" is India's: Israel and Ireland write their own differently or not at all. */
const ZONES: Readonly<Record<string, string>> = {
  z: '+00:00',
  gmt: '+00:00',
  utc: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  ist: '+05:30',
  msk: '+03:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  trt: '+03:00',
  wib: '+07:00',
  wita: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  hkt: '+08:00',
  sgt: '+08:00',
  pht: '+08:00',
  pkt: '+05:00',
  gst: '+04:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  sast: '+02:00',
  eat: '+03:00',
  wat: '+01:00',
};
