import { agencyAt, isAgency } from './agencies.ts';
import { anyOf } from './phrases.ts';

/** Longer lines are paragraphs of the report. */
const CREDIT_CHARACTERS = 400;

/** No name of an agency is longer. */
const NAME_CHARACTERS = 60;
/** No row of names is. */
const NAMES_CHARACTERS = 120;

/** After these words names follow: who reported, edited, translated, or whose material it is. */
const NAMING = `reporting|writing|editing|compiled|translation|translated|edited by|from;
  additional reporting|writing|research|editing by|from; reporting|writing|editing in ~ by; reporting and writing|editing by;
  writing and reporting|editing by; reporting contributed|provided by; research by;
  with reporting|inputs|input|contributions|files|material|information by|from;
  with additional reporting|inputs|input|files|material|information by|from; with reporting contributed by; with agencies;
  with agency inputs|input|reports; with input|inputs from; this story|report|article includes|contains material from;
  this story|report|article was produced|provided|supplied by;
  this story|report|article|piece was originally|first published by|in|on|at;
  this story|report|article|piece originally|first appeared in|on|at; originally|first published by|in|on|at; material from;
  additional material from; contributing; contributing:; source:; sources:; anadolu agency website contains;
  anadolu ajansı web sitesinde; mit material|informationen|agenturmaterial|agenturen von|der;
  mit material|agenturmaterial|agenturen; dieser beitrag|artikel|text wurde mit material; quelle:; quellen:; mitarbeit:;
  redaktion:; redigiert|bearbeitet von; reportage; reportage de|par; rédigé par; version française|francaise; source :;
  sources :; con información|datos|informaciones de|del; con agencias; reporte de|por; reporte adicional de;
  reportaje|editado|redacción de|por; editado en español por; fuente:; fuentes:; com informações|agências;
  com informações da|de|do; reportagem de|por; reportagem adicional de; edição de; fonte:; fontes:; con informazioni di;
  fonti:; bron:; bronnen:; źródło:; źródła:; oprac.; opracowanie:; kaynak:; kaynaklar:; πηγή:; по материалам;
  с использованием материалов; источник:; источники:; редактор:; перевод:; за матеріалами; з використанням матеріалів;
  джерело:; джерела:; підготував|підготувала|редактор:; (с); المصدر:; المصدر :; المصادر:; إعداد ~ للنشرة العربية; تغطية صحفية;
  إعداد:; تحرير:; ترجمة:; منبع:; منبع :; מקור:; 来源：; 来源:; 记者：; 编辑：; 出典：; 출처:; 출처 :`;

const OPENING = new RegExp(
  `^[[(（—–-]*\\s?${anyOf(NAMING)}(?:(?<=[:：)])|(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}]))`,
  'iu',
);

/** "Ann Bell contributed to this report", "AFP contributed reporting". */
const CONTRIBUTED =
  /^[[(—–-]*\s?(?:the )?\p{Lu}[\p{L}\p{M}’' .,&-]{1,100} (?:staff )?contributed (?:reporting|to (?:this|the) (?:report|story|article|reporting))/u;

const AGENCIES =
  /^(?:the |les |die |las )?(?:news )?(?:agencies|agenturen|agences|agencias|agências|agenzie|агентства|وكالات|סוכנויות הידיעות)$/iu;

const isNamed = (words: string): boolean => isAgency(words) || AGENCIES.test(words);

/** "AFP", "(Reuters/AP)", "— dpa", "AFP/Meridian Wire", "avec les agences"; behind a mark stand names, no sentence. */
function isAgencyLine(line: string): boolean {
  if (line.length > NAMES_CHARACTERS) return false;
  const bare = line
    .replace(/^[[(（—–-]*\s?(?:(?:via|avec|with|mit|con|com) )?(?:the )?/iu, '')
    .replace(/[\])）]?\.?$/u, '');
  if (isNamed(bare)) return true;
  const [first = '', ...others] = bare.split(/\s?[,/&+|]\s?(?:and )?/u);
  return isNamed(first) && others.length <= 4 && others.every((other) => isNamed(other) || ANY_NAME.test(other));
}

const ANY_NAME = /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}\p{N} .]{0,24}$/u;

const NAMES = "(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}’'&.-]*|of|the|de|du|des|la|le|der|die|das)";

/** "Meridian Wire/AFP", "HT/dpa", "Le Courrier avec AFP", "The Post with Reuters", "الجزيرة + وكالات". */
const OUTLET_AND_OTHER = new RegExp(
  `^[[(（—–-]*\\s?(?:${NAMES}(?: ${NAMES}){0,5}(?:\\s?[/+|]\\s?|,? (?:avec|mit|with|con|com|и|та|and|und|et) )|\\p{Lo}[\\p{Lo}\\p{M} ]{1,30}[/+|]\\s?)([^()[\\]]{2,40})[\\])）]?$`,
  'u',
);

function isOutletWithAgency(line: string): boolean {
  const other = line.length > NAMES_CHARACTERS ? undefined : OUTLET_AND_OTHER.exec(line)?.[1];
  return other !== undefined && isNamed(other);
}

/** "© 2026 AFP", "(c) dpa": only with an agency's name; without one it is everybody's boilerplate. */
const RIGHTS = /^[[(]*(?:copyright\s)?(?:©|\([cс]\)|copyright)\s?(?:\d{4}\s?)?(?:by |the )?/iu;

function isRightsOfAgency(line: string): boolean {
  const opening = RIGHTS.exec(line)?.[0];
  return opening !== undefined && agencyAt(line, opening.length) !== null;
}

/** "وكالة المدى", "Atlas Wire": an agency nobody told us of, alone on a line that is no sentence. */
const NAMED_AGENCY =
  /^[([]?(?:(?:\p{Lu}[\p{L}\p{M}’'.-]*|de|of|the) ){0,4}(?:(?:News )?Agency|Agence|Agentur|Agencia|Agência|Agenzia|Wire|Newswire|агентство|Агентство|агенція|Агенція|وكالة|Ajansı)(?: (?:\p{Lu}[\p{L}\p{M}’'-]*|\p{Lo}[\p{Lo}\p{M}]*)){0,4}[)\]]?$/u;

/** "Reuters | Updated: 12-03-2026 05:59 IST", as portals print above what they take over. */
function isAgencyAndTime(line: string): boolean {
  return /^[^|.!?]{2,60}\|[^.!?]{0,120}\d{2}:\d{2}[^.!?]{0,100}$/u.test(line) && agencyAt(line, 0) !== null;
}

/** "dpa/ab", "kno/ ap/", "mgt/mt": the marks of those who edited. */
const INITIALS = /^\p{Ll}{2,5}(?: ?\/ ?\p{Ll}{2,5}){1,3} ?\/?$/u;

/** Whether a line says who reported and edited, or which agency the words come from: evidence of the root. */
export function isCredit(line: string): boolean {
  if (line.length > CREDIT_CHARACTERS) return false;
  if (CONTRIBUTED.test(line) || INITIALS.test(line) || (line.length <= NAME_CHARACTERS && NAMED_AGENCY.test(line)))
    return true;
  if (isAgencyLine(line) || isOutletWithAgency(line) || isRightsOfAgency(line) || isAgencyAndTime(line)) return true;
  const opening = OPENING.exec(line)?.[0];
  return opening !== undefined && namesOnly(line.slice(opening.length));
}

/** Whether what follows "Reporting by" are names and offices, and not a sentence that happens to begin so. */
function namesOnly(words: string): boolean {
  const bare = words.replace(/[\])）.]+$/u, '');
  if (/\bcontains only\b|\(HAS\)/u.test(words)) return true;
  if (/;|\b(?:editing|edited|writing|translated) by\b|تحرير|édité par|editado por/iu.test(bare)) return true;
  const parts = bare.split(/[\s,:/&–—-]+/u).filter((word) => word !== '');
  if (parts.length === 0) return /^[^\p{L}]*$/u.test(words);
  if (parts.length > 24) return false;
  const small = parts.filter((word) => /^\p{Ll}/u.test(word) && !JOINING.test(word) && !isAgency(word));
  const unsized = parts.filter((word) => /^\p{Lo}/u.test(word)).length;
  return small.length <= parts.length * 0.25 && unsized <= 8;
}

const JOINING =
  /^(?:and|und|et|y|e|i|і|и|та|ve|in|for|at|by|from|with|of|the|de|del|der|des|die|la|le|les|da|di|do|du|von|van|bin|ibn|al|el|en|on|в|на|у|pour|par|para|por|contributed|agencies|staff|news|newsroom|desk|bureau|team|reporters?|correspondents?|agency|agences?|agencias?|agenturen|wires?|services?)$/u;

/** "(Reporting by A; Editing by B)", "… said. (AFP)", "… said. — With reporting from AFP" at the end; null without. */
export function trailingCredit(paragraph: string): string | null {
  const tail = inBrackets(paragraph) ?? afterDash(paragraph);
  return tail === null || tail.length === paragraph.length ? null : tail;
}

const ENDED = /[.!?…؟。]["'”’»›)]*\s*$/u;

function inBrackets(paragraph: string): string | null {
  const window = paragraph.slice(-CREDIT_CHARACTERS);
  const at = Math.max(window.lastIndexOf('('), window.lastIndexOf('['), window.lastIndexOf('（'));
  if (at <= 0) return null;
  const tail = window.slice(at);
  if (!/[)\]）]\.?$/u.test(tail)) return null;
  const inner = tail.replace(/^[([（]\s?|\s?[)\]）]\.?$/gu, '');
  // "(the army speaks of 17)" is the report's, and "(DSB)" explains a name: an agency alone stands behind a full stop.
  if (ENDED.test(window.slice(Math.max(0, at - 8), at))) return isAgency(inner) || isCredit(tail) ? tail : null;
  return !isAgency(inner) && isCredit(tail) && /\p{L}[\s:]/u.test(inner) ? tail : null;
}

/** "… dedi. - KİEV": where it was written, as Turkish agencies print it. */
const PLACE_BEHIND = /^[–-] \p{Lu}{3,}(?: \p{Lu}{3,}){0,2}$/u;

const TAIL_CHARACTERS = 120;

function afterDash(paragraph: string): string | null {
  const window = paragraph.slice(-TAIL_CHARACTERS);
  const match = /[.!?…؟。]["'”’»›)]*\s+((?:[—–-]{1,2}\s?|\/\s?)?[\p{Lu}\p{Lo}w][^.!?]{1,100}\.?)$/u.exec(window);
  const tail = match?.[1];
  if (tail === undefined) return null;
  if (PLACE_BEHIND.test(tail)) return tail;
  return /^[—–/-]/.test(tail) && isCredit(tail.replace(/^\/\s?/, '')) ? tail : null;
}
