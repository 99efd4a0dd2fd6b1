import type { Article } from '../articles/article.ts';
import type { LanguageCode } from '../language/code.ts';
import { textAt } from '../language/span.ts';

/** What a source itself says it does not know. */
export type GapKind = 'not verified' | 'no comment' | 'no evidence' | 'superseded';

/** A sentence that names a gap. */
export interface Gap {
  readonly sentence: number;
  readonly kind: GapKind;
}

type Row = readonly [GapKind, string];

/** Plain substrings of the lower-cased sentence; `…` stands for up to forty characters of the same sentence. */
const PHRASES: Readonly<Record<string, readonly Row[]>> = {
  en: [
    [
      'not verified',
      'not independently verif|not be independently verif|not independently confirm|not be independently confirm|could not verify|unable to verify|unable to independently|unable to confirm|could not confirm|could not be verified|could not be confirmed|cannot be verified|cannot be independently|not been independently verif|not been verified|has not been able to verify|was verifying|is verifying|are verifying|were verifying|not immediately verif|not possible to verify|impossible to verify|no independent confirmation|no independent verification|not immediately be verified|had yet to be verified|have yet to be verified|have not been confirmed|has not been confirmed|remain unverified',
    ],
    [
      'no comment',
      'did not…comment|not commented|declined to comment|no immediate comment|refused to comment|not responded to…request|did not respond to|not respond to…request|did not reply to|not replied to|no immediate response|no immediate reaction|could not be reached for comment|no comment from|has not responded|have not responded|has yet to comment|have yet to comment|had no immediate|were not immediately available|not immediately available for comment|unavailable for comment',
    ],
    [
      'no evidence',
      'not present…evidence|not provide…evidence|no evidence was|without providing evidence|without presenting evidence|without offering evidence|without evidence|without giving evidence|not offer…evidence|offered no evidence|provided no evidence|presented no evidence|gave no evidence|without citing evidence|no evidence yet|no evidence to support|did not give…evidence|without offering proof|provided no proof|offered no proof',
    ],
    [
      'superseded',
      'an earlier toll|earlier toll of|raising an earlier|initial toll|earlier reports had|later raised its|revised down|revised up|revised its|previous toll|earlier count|later corrected|had earlier put|earlier put the',
    ],
  ],
  uk: [
    [
      'not verified',
      'не змогл…перевірити|не змогли перевірити|неможливо перевірити|не вдалося перевірити|незалежно не підтвердж|не підтверджено незалежно|незалежного підтвердження|не може перевірити|перевіряє повідомлення|перевіряють повідомлення|незалежно перевірити',
    ],
    [
      'no comment',
      'не коментува|не прокоментува|відмови…коментувати|не відповіли на запит|не відповів на запит|не відповіла на запит|поки не коментує|без коментарів',
    ],
    [
      'no evidence',
      'не надав…доказ|не навів…доказ|не навели…доказ|доказів не надали|доказів не навели|без доказів|жодних доказів|не представи…доказ|доказів не надав',
    ],
    ['superseded', 'раніше повідомлял…про|раніше йшлося про|попередньо повідомлялося'],
  ],
  ru: [
    [
      'not verified',
      'не смог…проверить|не удалось…проверить|невозможно…проверить|независимо подтвердить|независимого подтверждения|не подтверждено независимо|не может проверить|проверяет сообщения|независимо проверить|независимо не подтвержд',
    ],
    [
      'no comment',
      'не комментир|не прокоммент|отказал…комментир|от комментариев|не ответил…на запрос|без комментариев',
    ],
    [
      'no evidence',
      'не предостав…доказательств|не привел…доказательств|не привёл…доказательств|доказательств не|без доказательств|не представил…доказательств|никаких доказательств',
    ],
    ['superseded', 'ранее сообщал…о|ранее говорилось о|предварительно сообщалось'],
  ],
  ar: [
    [
      'not verified',
      'لم يتسن…التحقق|لم تتمكن…من التحقق|لم يتمكن…من التحقق|تعذر التحقق|لا يمكن التحقق|التحقق بشكل مستقل|تتحقق من|يتحقق من|التحقق من صحة',
    ],
    [
      'no comment',
      'لم يعلق|لم تعلق|ولم يعلق|رفض التعليق|رفضت التعليق|لم يصدر…تعليق|امتنع…عن التعليق|لم يرد على|لم ترد على|لم يصدر أي',
    ],
    [
      'no evidence',
      'لم يقدم…دليل|لم تقدم…دليل|دون تقديم…دليل|دون دليل|دون أدلة|لم يقدم…أدلة|لم تقدم…أدلة|من دون تقديم',
    ],
    ['superseded', 'حصيلة سابقة|الحصيلة السابقة|كانت حصيلة'],
  ],
  de: [
    [
      'not verified',
      'nicht unabhängig|unabhängig nicht|nicht überprüf|nicht verifizier|unabhängige bestätigung|nicht bestätigen lassen|ließ sich nicht|ließen sich nicht|nicht zu überprüfen|prüft berichte|prüfen berichte',
    ],
    [
      'no comment',
      'äußerte sich nicht|äußerten sich nicht|nicht geäußert|keine stellungnahme|lehnte…stellungnahme ab|lehnte einen kommentar|keinen kommentar|äußerte sich zunächst nicht|äußerten sich zunächst nicht|reagierte nicht auf|kein kommentar|nahm nicht stellung|zunächst nicht stellung|wollte sich nicht',
    ],
    [
      'no evidence',
      'keine belege|keine beweise|ohne belege|ohne beweise|belege legte|beweise legte|belege wurden nicht|beweise wurden nicht',
    ],
    ['superseded', 'zuvor war von|zunächst war von|frühere angaben|ursprünglich war von|bisher war von'],
  ],
  fr: [
    [
      'not verified',
      'pas pu vérifier|pas pu être vérifi|pas été en mesure de vérifier|n’a pu être vérifié|n’ont pu être vérifi|vérifier de manière indépendante|vérifié de source indépendante|vérifiées de manière indépendante|confirmé de source indépendante|impossible de vérifier|vérifie des informations|être confirmé de façon indépendante',
    ],
    [
      'no comment',
      'pas commenté|refusé de commenter|pas réagi|pas répondu|aucun commentaire|décliné tout commentaire|refusé de s’exprimer|pas fait de commentaire|souhaité commenter',
    ],
    [
      'no evidence',
      'pas fourni de preuve|sans fournir de preuve|aucune preuve|sans preuve|pas présenté de preuve|sans apporter de preuve|sans présenter de preuve|pas apporté de preuve',
    ],
    ['superseded', 'précédent bilan|bilan précédent|premier bilan|bilan provisoire'],
  ],
};

/** Farthest that `…` reaches, in characters. */
const REACH = 40;

/** The sentences in which an article says what is not verified, not commented on, not proven, or no longer the latest count. */
export function findGaps(article: Pick<Article, 'text' | 'sentences' | 'language'>): readonly Gap[] {
  const rows = rowsOf(article.language);
  const found: Gap[] = [];
  for (const [sentence, span] of article.sentences.entries()) {
    const lower = textAt(article.text, span)
      .toLowerCase()
      .replace(/[\u064b-\u0652]|\u0640/gu, '')
      .replaceAll("'", '’');
    for (const [kind, patterns] of rows)
      if (patterns.some((parts) => contains(lower, parts))) found.push({ sentence, kind });
  }
  return found;
}

type Patterns = readonly (readonly [GapKind, readonly (readonly string[])[]])[];
const compiled = new Map<string, Patterns>();

function rowsOf(language: LanguageCode): Patterns {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const rows = (PHRASES[language] ?? []).map(
    ([kind, list]) => [kind, list.split('|').map((phrase) => phrase.split('…'))] as const,
  );
  compiled.set(language, rows);
  return rows;
}

function contains(text: string, parts: readonly string[]): boolean {
  const [first = '', second] = parts;
  let at = text.indexOf(first);
  if (second === undefined) return at >= 0;
  for (; at >= 0; at = text.indexOf(first, at + 1)) {
    const from = at + first.length;
    if (text.slice(from, from + REACH + second.length).includes(second)) return true;
  }
  return false;
}
