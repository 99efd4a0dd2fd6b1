/** Ukrainian and Russian letters brought together, so that both spellings of a name have one stem. */
const TOGETHER: Readonly<Record<string, string>> = { і: 'и', ї: 'и', ы: 'и', є: 'е', э: 'е', ё: 'е', ґ: 'г' };

const CASE_ENDINGS =
  /(?:ськои|ськии|ського|ському|ськими|ським|ських|ською|ська|ське|ськи|ськую|скои|ский|ского|скому|скими|ским|ских|ской|ская|ское|ские|скую|иями|иях|ием|иею|ями|ами|ови|еви|ого|ому|ими|ии|ия|ию|ие|ей|ою|ею|ах|ях|ив|ов|ев|ам|ям|ом|ем|ий|их|им|ую|ую|а|я|у|ю|е|о|и|й|ь)$/;

/**
 * What a Cyrillic name has in common in all its cases, folded as `foldWord` does. More than one where a vowel changes
 * («Харків», «Харкова»; «Київ», «Києва»), and where the last letters may belong to the name.
 */
export function slavicStems(word: string): readonly string[] {
  const same = sameLetters(word);
  if (same.length < 3) return [same];
  const stems = new Set<string>();
  const shorter = same.replace(CASE_ENDINGS, '');
  stems.add(shorter.length >= 3 ? shorter : same);
  // A surname in -ов, -ин keeps it: «Лавров», «Лаврова».
  const light = same.replace(/(?:а|у|е|и|о|ом|ем|им|ым|ою|ой|ей|ю|я|ь|й)$/, '');
  if (light.length >= 3 && light !== shorter) stems.add(light);
  if (/[ие]в$/.test(same) && same.length >= 4) {
    stems.add(`${same.slice(0, -2)}ов`);
    stems.add(`${same.slice(0, -2)}ев`);
  }
  return [...stems];
}

/** A Cyrillic word with the letters that Ukrainian and Russian write differently brought together. */
export function sameLetters(word: string): string {
  return word.replace(/[іїыєэёґ]/g, (letter) => TOGETHER[letter] ?? letter).replaceAll("'", '');
}

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

const ARABIC: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'u',
  ي: 'i',
  ء: '',
  ؤ: 'u',
  ئ: 'i',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  گ: 'g',
  ڤ: 'v',
};

/** A folded word in Latin letters; what has no counterpart is left out. */
export function romanise(word: string): string {
  let latin = '';
  for (const letter of word) latin += CYRILLIC[letter] ?? ARABIC[letter] ?? (/[a-z0-9]/.test(letter) ? letter : '');
  return latin;
}
