import { foldWord } from '../language/tokens.ts';

/** Agencies that papers everywhere print, with the names they go by; the first is theirs. Our own list. */
export const AGENCIES: readonly string[] = [
  'Reuters, Thomson Reuters, Рейтер, Ройтерс, Рейтерс, Reuter, رويترز, רויטרס, ロイター, 路透社, 로이터',
  'AP, Associated Press, The Associated Press, Ассошиэйтед Пресс, أسوشيتد برس, اسوشيتد برس, 美联社, AP通信',
  'AFP, Agence France-Presse, Agence France Presse, Франс Пресс, Франс-Пресс, АФП, فرانس برس, أ ف ب, أ.ف.ب, 法新社',
  'dpa, Deutsche Presse-Agentur, DPA, dpa-infocom, dpa-AFX, د ب أ, د.ب.أ',
  'EFE, Agencia EFE',
  'ANSA',
  'UPI, United Press International',
  'Xinhua, Xinhua News Agency, شينخوا, Сіньхуа, Синьхуа, 新华社, 新華社',
  'TASS, ТАСС, ITAR-TASS, ИТАР-ТАСС, تاس',
  'RIA Novosti, РИА Новости, РІА Новини',
  'Interfax, Интерфакс, Інтерфакс',
  'Interfax-Ukraine, Інтерфакс-Україна, Интерфакс-Украина',
  'Ukrinform, Укрінформ, Укринформ',
  'UNIAN, УНІАН, УНИАН',
  'UNN, УНН',
  'Anadolu, Anadolu Agency, Anadolu Ajansı, الأناضول',
  'PTI, Press Trust of India',
  'ANI, Asian News International',
  'IANS',
  'Kyodo, Kyodo News, 共同通信',
  'Jiji, Jiji Press, 時事通信',
  'Yonhap, Yonhap News Agency, 연합뉴스',
  'Bloomberg, Bloomberg News',
  'APA, Austria Presse Agentur',
  'KNA',
  'epd',
  'SID',
  'Belga',
  'Keystone-SDA',
  'Ritzau',
  'PAP, Polska Agencja Prasowa',
  'ČTK',
  'BelTA, БелТА',
  'Lusa, Agência Lusa',
  'Adnkronos',
  'askanews',
  'LaPresse',
  'Télam',
  'Prensa Latina',
  'PA Media, Press Association',
  'WAM',
  'SUNA, Sudan News Agency, وكالة السودان للأنباء',
  'SANA, وكالة سانا, سانا',
  'IRNA, إرنا',
  'Tasnim News Agency',
  'Fars News Agency',
  'Mehr News Agency',
  'NNA, National News Agency',
  'MENA, Middle East News Agency',
  'KCNA',
  'Europa Press',
  'Bernama',
];

/**
 * Names that mean an agency where one is printed, in brackets or beside the place of a dateline, and much else in running
 * text. Our own list.
 */
const BESIDE_A_PLACE = `AA, İHA, DHA, ANKA, ANF, ANP, TT, NTB, STT, BNS, AGI, ATS, SDA, PL, AVN, APS, TAP, MAP, QNA, قنا, KUNA, كونا, SPA,
  واس, BNA, بنا, ONA, INA, واع, NINA, Petra, بترا, WAFA, وفا, معا, سونا, Tasnim, تسنیم, تسنيم, Mehr, MNA, Fars, فارس, ISNA,
  ایسنا, ایرنا, РБК, Tanjug, Hina, FENA, Keystone-ATS, Sputnik, Спутник, REGNUM, Регнум, ИА Регнум, Kazinform, Казинформ, КазТАГ, AZERTAC, АЗЕРТАДЖ, AZƏRTAC, ANTARA,
  PRNewswire, Business Wire, GLOBE NEWSWIRE, İhlas Haber Ajansı, يونا, DW, RFI, RFE/RL, VOA, 中央社, 共同, 時事, 中新社, 中新网, 뉴시스, 뉴스1`;

const names = (list: string): readonly string[] => list.split(',').map((name) => name.trim());

const FAMOUS: ReadonlySet<string> = new Set(AGENCIES.flatMap(names).map(foldWord));
const KNOWN: ReadonlySet<string> = new Set([...FAMOUS, ...names(BESIDE_A_PLACE).map(foldWord)]);

/** Whether these words are the name of an agency, alone or with other names: "AFP", "dpa/Reuters", "AP and HT". */
export function isAgency(words: string): boolean {
  if (words.length > NAME_CHARACTERS) return false;
  if (KNOWN.has(foldWord(words))) return true;
  const parts = words.split(/\s*[,/&+;=]\s*|\s(?:and|und|et|y|e|и|і)\s/u);
  return (
    parts.length > 1 &&
    parts.some((part) => KNOWN.has(foldWord(part))) &&
    parts.every((part) => /^(?:\p{Lu}|\p{Lo})/u.test(part) || KNOWN.has(foldWord(part)))
  );
}

/** No name is longer, nor are three of them. */
const NAME_CHARACTERS = 60;

/** Whether these words are the name of one of the agencies that everybody prints, and mean nothing else anywhere. */
export function isFamousAgency(words: string): boolean {
  return FAMOUS.has(foldWord(words));
}

/** Whether the words themselves say that this is an agency. */
export function saysAgency(words: string): boolean {
  return /(?<!\p{L})(?:news|agency|agencies|agence|agencia|agência|agenzia|agentur|wire|press|presse|информ|інформ|агентство|агенція|وكالة|وكالات|ajansı)(?!\p{L})|(?:inform|інформ|информ)$/iu.test(
    words,
  );
}

/** Names exactly as they are printed: an acronym in its capitals, a longer name also in nothing but capitals. */
const PRINTED: ReadonlySet<string> = new Set(
  [...AGENCIES, BESIDE_A_PLACE]
    .flatMap(names)
    .flatMap((name) => (name.length > 4 ? [name, name.toUpperCase()] : [name])),
);

const MOST_WORDS = Math.max(...[...PRINTED].map((name) => name.split(' ').length));
const bare = (word: string): string => word.replace(/[^\p{L}\p{N}]+$/u, '');
const withoutSite = (name: string): string => name.replace(/\.(?:ru|com|ua)$/i, '');
const FIRST_WORDS: ReadonlySet<string> = new Set([...PRINTED].map((name) => bare(name.split(' ')[0] ?? '')));

const WORDS = /[\p{L}\p{N}][^\s,;:()[\]（）【】—–]*(?: [\p{L}\p{N}][^\s,;:()[\]（）【】—–]*){0,5}/uy;
const FIRST_WORD = /[\p{L}\p{N}][^\s,;:()[\]（）【】—–]*/uy;

/**
 * The name of an agency that stands at an offset of a text, the longest there is, with ".RU" where it is the name of its
 * site; null when none does.
 */
export function agencyAt(text: string, at: number): string | null {
  FIRST_WORD.lastIndex = at;
  const first = FIRST_WORD.exec(text)?.[0];
  if (first === undefined || !FIRST_WORDS.has(withoutSite(bare(first)))) return null;
  WORDS.lastIndex = at;
  const words = WORDS.exec(text)?.[0].split(' ', MOST_WORDS) ?? [];
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ');
    // "ТАСС." and "وفا-" end before the mark; "INTERFAX.RU" and "A.B.C" hold theirs.
    for (const printed of [name, bare(name)]) if (PRINTED.has(withoutSite(printed))) return printed;
  }
  return null;
}
