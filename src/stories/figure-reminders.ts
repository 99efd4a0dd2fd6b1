import { anyOf, wordsBefore, wordsBehind } from './figure-clauses.ts';
import type { Pair } from './figure-pairs.ts';
import type { Scan } from './figure-scan.ts';

const EVENT =
  '(?:strikes?|attacks?|raids?|shelling|bombings?|assault|ambush|blast|удар\\p{L}*|атак\\p{L}*|обстріл\\p{L}*|обстрел\\p{L}*|теракт\\p{L}*|\\p{L}*angriffs?|\\p{L}*anschlags?|\\p{L}*beschuss(?:es)?|attaque|frappe|attentat|bombardement|غارة|الغارة|هجوم|الهجوم|قصف|القصف)';
/** "a previous attack", «попередня атака», „bei einem früheren Angriff“, «غارة سابقة». */
const PREVIOUS = new RegExp(
  `(?<!\\p{L})(?:(?:an? (?:previous|earlier|similar)|попередн\\p{L}*|минул\\p{L}*|предыдущ\\p{L}*|прошл\\p{L}*|früher\\p{L}+|vorherig\\p{L}*|vorig\\p{L}*|precedente?|précédent\\p{L}*) (?:\\p{L}+ )?${EVENT}|${EVENT} (?:précédente?|antérieure?|سابقة?|السابقة?))(?!\\p{L})`,
  'u',
);
/** "It follows an attack that killed 14", "the deadliest since …". */
const MEASURED = new RegExp(
  `(?:follow(?:s|ed)|came (?:\\p{L}+ )*after|reprisal for|retaliation for|in response to|revenge for) (?:an?|the|last|\\p{L}+day’s|\\p{L}+day's) (?:\\p{L}+ )?${EVENT}|(?:deadliest|worst|biggest|largest|heaviest|bloodiest|найбільш\\p{L}*|наймасован\\p{L}*|найкривав\\p{L}*|крупнейш\\p{L}*|сам\\p{L}{1,3} (?:мощн|массирован|кровав|крупн)\\p{L}*|schwerste\\p{L}?|größte\\p{L}?|tödlichste\\p{L}?|la plus|le plus|الأكبر|الأعنف|الأسوأ)(?!\\p{L})[^.;]*(?<!\\p{L})(?:since|after|після|відтоді|с тех пор|после|seit|depuis|منذ)(?!\\p{L})`,
  'u',
);
/** Words that open a reminder of what readers know. */
const REMINDER =
  /^[\s«„“"—–-]*(?:нагадаємо|нагадуємо|як повідомлялося раніше|напомним|напоминаем|как сообщалось ранее|zur erinnerung|rappelons|pour rappel|يذكر أن|ويذكر أن|يُذكر أن|ويُذكر أن)(?!\p{L})/u;
/** Stretches of time that are over. */
const LAST = anyOf(
  `last week|last month|last year|last summer|last winter|last spring|last autumn|a year ago|months ago|years ago|weeks ago|a week ago|a month ago
  |минулого тижня|минулого місяця|минулого року|минулої зими|минулого літа|торік|позаторік|рік тому|тижні тому|тиждень тому|місяць тому
  |на прошлой неделе|в прошлом месяце|в прошлом году|год назад|неделю назад|месяц назад|недели назад|прошлой зимой|прошлым летом
  |vergangene woche|vergangenen woche|letzte woche|letzten woche|vorige woche|vorigen woche|vergangenen monat|letzten monat|vergangenen jahr|letzten jahr|im vorjahr|vor einer woche|vor einem monat|vor einem jahr
  |la semaine dernière|semaine passée|le mois dernier|l’an dernier|l’année dernière|il y a une semaine|il y a un mois|il y a un an
  |الأسبوع الماضي|الشهر الماضي|العام الماضي|قبل عام|قبل شهرين`,
);
/** „Damals starben 14 Menschen“: then, and not now. */
const THEN = anyOf('damals|тоді|тогда|à l’époque|back then|on that occasion|آنذاك|حينها|وقتها');
/** Characters in which an article tells what it is about. */
const LEAD_CHARACTERS = 450;

/** Whether the sentence, below the first, only reminds of another event. */
export function isReminder(scan: Scan, pair: Pair): boolean {
  const before = wordsBefore(scan, pair);
  if (THEN.test(before.slice(-60))) return true;
  if (REMINDER.test(before) || MEASURED.test(before)) return true;
  const behind = /^[^.;!?]{0,80}/u.exec(wordsBehind(scan, pair))?.[0] ?? '';
  if (PREVIOUS.test(`${before} ${behind}`)) return true;
  const match = LAST.exec(before) ?? LAST.exec(behind);
  if (match === null) return false;
  return !scan.text.slice(0, Math.min(LEAD_CHARACTERS, scan.span.start)).toLowerCase().includes(match[0]);
}
