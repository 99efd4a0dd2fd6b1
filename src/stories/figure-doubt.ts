import { phrase } from '../language/number-tokens.ts';
import { anyOf, wordsBefore, wordsBehind, wordsOf } from './figure-clauses.ts';
import { CLAIMS, DENIES, DISPUTES, TOLD, UNTRUE } from './figure-cues.ts';
import type { Pair } from './figure-pairs.ts';
import type { Scan } from './figure-scan.ts';

function norm(scan: Scan, at: number): string {
  return scan.tokens[at]?.norm ?? '';
}

/** "dismissed reports of 31 dead", "untrue that 40 …", "denied that it killed 12"; "31 dead, a figure the army disputes". */
export function doubtOf(scan: Scan, pair: Pair): 'denied' | 'disputed' | null {
  const until = pair.from;
  for (let i = 0; i < until; i += 1) {
    const word = norm(scan, i);
    const denies =
      (DENIES.has(word) && !(/^(?:accept|believe)$/u.test(word) && !negatedNear(scan, i))) || ruledOut(scan, i);
    const doubts = DISPUTES.has(word) || UNTRUE.has(word);
    if (!denies && !doubts) continue;
    if (!opensClaim(scan, i + 1, Math.max(until + 2, pair.toll?.next ?? 0))) continue;
    if (endsClause(scan, i + 1, until)) continue;
    return 'denied';
  }
  if (isGainsaid(scan, pair)) return 'denied';
  return doubtBehind(scan, pair);
}

function negatedNear(scan: Scan, at: number): boolean {
  for (let i = Math.max(0, at - 3); i < at; i += 1)
    if (/^(?:not|never|don’t|doesn’t|didn’t|cannot|nor)$/u.test(norm(scan, i))) return true;
  return false;
}

function ruledOut(scan: Scan, at: number): boolean {
  return /^(?:no truth|no basis)$/u.test(phrase(scan.tokens, at, at + 2));
}

/** The denial must govern a claim: "denied reports of", "denied that", "denied killing"; not "denied responsibility". */
function opensClaim(scan: Scan, from: number, until: number): boolean {
  for (let i = from; i < Math.min(until, from + 6); i += 1) if (CLAIMS.has(norm(scan, i))) return true;
  return false;
}

function endsClause(scan: Scan, from: number, until: number): boolean {
  for (let i = from; i < until; i += 1) {
    const word = norm(scan, i);
    if (/^[;.:]$/u.test(word) || word === 'but' || word === 'which' || word === 'saying' || word === 'says')
      return true;
    if (
      (word === 'and' || word === ',') &&
      /^(?:said|put|says|told|added|claimed|insisted|insisting|adding)$/u.test(norm(scan, i + 1))
    )
      return true;
  }
  return false;
}

/** Words before a number that take it back at once. */
const NOT_SO = anyOf(
  `not true that|not true to say|not the case that|is not correct that|no truth|no such thing as|no question of
  |не відповідає дійсності|неправда, що|не правда, що|не є правдою|не підтверджу…|не підтвердив|не підтвердила|не підтвердили
  |не соответствует действительности|неправда, что|не правда, что|не подтвержда…|не подтвердил…
  |es stimmt nicht, dass|nicht wahr, dass|trifft nicht zu, dass|qualifié de fable|qualifié de mensonge|qualifié d’invention|traité de fable|il n’est pas vrai|il est inexact|لا صحة|غير صحيح|ليس صحيحا|ليس صحيحاً|لم تؤكد|لم يؤكد`,
);
/** The same behind it, where a noun of telling stands before it. */
const NOT_SO_BEHIND = anyOf(
  `untrue|nonsense|invented|fabricated|baseless|fiction|fantasy|is false|was false|are false|were false|as false|is wrong|was wrong
  |are wrong|were wrong|made up|a lie|lies|a fable|fairy tale|a fantasy|not true|without foundation
  |не відповідає дійсності|не відповідають дійсності|не є правдою|неправда|неправдив…|вигадк…|казк…|фейк…|брехн…
  |не соответствует действительности|не соответствуют действительности|ложь|ложью|ложн…|вымысел|вымыслом|выдумк…|сказк…
  |falsch|märchen|lüge|lügen|unwahr|erfunden|gelogen|haltlos|unzutreffend|keine rede|trifft nicht zu|treffen nicht zu|aus der luft gegriffen
  |faux|fausse|fausses|mensonge…|infondé…|sans fondement|غير صحيح|غير صحيحة|لا صحة|لا أساس|عار عن الصحة|عارية عن الصحة|كاذب|كاذبة|مفبركة`,
);
const TALK = anyOf(
  `talk|talk of|report|reports|claim|claims|story|stories|rumour|rumours|rumor|rumors|figure|figures|number|numbers|suggestion|suggestions
  |allegation|allegations|that|інформація|інформацію|дані|повідомлення|чутки|заяви|цифра|цифри|цифру|число|що|информация|информацию|данные|сообщения|сообщение|слухи
  |заявления|цифра|цифры|что|bericht|berichte|meldung|meldungen|angaben|zahl|von|dass|informations|rumeurs|chiffre|annonce|que|أنباء|تقارير|ما|عن|مزاعم`,
);
/** "Nobody lost 40 men here", „Niemand hat 40 Mann verloren“; "12, not 40". */
const NOBODY =
  /(?<!\p{L})(?:nobody|no one|none of us|ніхто не|никто не|niemand hat|keiner hat|personne n’a|لم نفقد|لم تفقد|لم يفقد|not|rather than|instead of|nicht|statt|а не|замість|вместо|et non|non pas|au lieu de|ليس|بدلا من)\s*$/u;

function isGainsaid(scan: Scan, pair: Pair): boolean {
  const before = /[^;:!?؛]*$/u.exec(wordsBefore(scan, pair))?.[0] ?? '';
  const told = NOT_SO.exec(before);
  if (told !== null && !before.slice(told.index).includes('. ') && !/,\s+(?:but|aber|mais|але|но)\s/u.test(before))
    return true;
  if (NOBODY.test(before)) return true;
  // "Forty dead? There were none."
  if (/^\s*\?/u.test(wordsBehind(scan, pair))) return true;
  const behind =
    wordsBehind(scan, pair).split(/[,.;!?؛،]|\s(?:and|but|while|і|та|а|и|но|und|aber|et|mais)\s/u)[0] ?? '';
  return TALK.test(`${before.slice(-70)} ${wordsOf(scan, pair)}`) && NOT_SO_BEHIND.test(behind);
}

function doubtBehind(scan: Scan, pair: Pair): 'denied' | 'disputed' | null {
  for (let i = pair.next; i < Math.min(scan.tokens.length, pair.next + 14); i += 1) {
    if (/^[;.]$/u.test(norm(scan, i))) return null;
    const denies =
      DENIES.has(norm(scan, i)) ||
      DISPUTES.has(norm(scan, i)) ||
      (UNTRUE.has(norm(scan, i)) && /^(?:is|was|are|were|as)$/u.test(norm(scan, i - 1)));
    if (!denies) continue;
    for (let k = pair.next; k < i; k += 1) {
      const word = norm(scan, k);
      if (/^(?:figure|claim|claims|number|toll|count|assertion|цифра|цифру|яку|которую|цифру)$/u.test(word))
        return 'disputed';
    }
    // "reports of 31 dead were dismissed"
    if (TOLD.has(norm(scan, pair.from - 2)) || TOLD.has(norm(scan, pair.from - 1))) return 'denied';
    return null;
  }
  return null;
}
