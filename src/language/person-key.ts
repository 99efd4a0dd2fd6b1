import { foldWord } from './tokens.ts';
import { romanise, sameLetters } from './transliterate.ts';

/**
 * How a name sounds, whatever its spelling (`briefing.md` 2.7): "Zelensky", "Zelenskyy", «Зеленський» have one key.
 * Words are divided by a space. Arabic writes few vowels, so that its keys meet the others only by `samePerson`.
 */
export function personKey(name: string): string {
  return wordsIn(name)
    .map(keyOf)
    .filter((key) => key !== '')
    .join(' ');
}

/** The key of one word of a name without its case ending, under which reports in two languages find each other. */
export function nameKey(word: string): string {
  const folded = foldWord(word).replaceAll("'", '');
  const stem = /\p{Script=Cyrillic}/u.test(folded) ? uninflected(folded) : folded;
  const key = keyOf(stem);
  const bare = key.replace(/[aeiou]+$/, '');
  return bare.length >= 3 ? bare : key;
}

/** «Зеленського», «Мерінську», «Харкова» without the ending of their case. */
function uninflected(word: string): string {
  const stem = sameLetters(word).replace(
    /(?:ого|ому|ими|ями|ами|ою|ею|ой|ей|ом|ем|им|ий|их|ах|ях|а|я|у|ю|е|о|и|й|ь)$/,
    '',
  );
  return (stem.length >= 3 ? stem : word).replace(/[ие]в$/, 'ов');
}

/** The consonants of a name: all that Arabic and Latin spellings share. */
export function consonants(word: string): string {
  const folded = foldWord(word).replaceAll("'", '');
  const bare = isArabic(folded) ? folded.replace(/^ال(?=.{3})/, '').replace(/ه$/, '') : folded.replace(/[wy]/g, '');
  return keyOf(bare)
    .replace(/[aeiou]/g, '')
    .replace(/p/g, 'b')
    .replace(/(.)\1+/g, '$1');
}

/**
 * Whether two names can mean one person within one story: the surnames sound alike, and so do the first names where
 * both have one. Two people are never joined for a surname.
 */
export function samePerson(a: string, b: string): boolean {
  const [first, second] = [wordsIn(a), wordsIn(b)];
  const [surnameA, surnameB] = [first.at(-1), second.at(-1)];
  if (isArabic(a) !== isArabic(b) && first.length > 1 && first.length === second.length) {
    const bones = consonants(first.join(' '));
    return bones.length >= 4 && first.every((word, i) => consonants(word) === consonants(second[i] ?? ''));
  }
  if (surnameA === undefined || surnameB === undefined || !soundsAlike(surnameA, surnameB)) return false;
  const [givenA, givenB] = [first.at(-2), second.at(-2)];
  if (givenA === undefined || givenB === undefined) return true;
  const [keyA, keyB] = [keyOf(givenA), keyOf(givenB)];
  if (keyA.length === 1 || keyB.length === 1) return keyA[0] === keyB[0];
  return soundsAlike(givenA, givenB, 0.88);
}

function soundsAlike(a: string, b: string, least = 0.93): boolean {
  const [keyA, keyB] = [keyOf(a), keyOf(b)];
  if (keyA === '' || keyB === '') return false;
  if (keyA === keyB) return true;
  if (isArabic(a) !== isArabic(b)) {
    const bones = consonants(a);
    return bones.length >= 3 && bones === consonants(b);
  }
  return keyA.length >= 6 && keyB.length >= 6 && keyA[0] === keyB[0] && jaroWinkler(keyA, keyB) >= least;
}

function isArabic(word: string): boolean {
  return /\p{Script=Arabic}/u.test(word);
}

function wordsIn(name: string): readonly string[] {
  return (foldWord(name).match(/[\p{L}\p{M}\p{N}']+/gu) ?? []).map((word) => word.replaceAll("'", ''));
}

function keyOf(word: string): string {
  return romanise(word)
    .replace(/j(?=$|[^aeiou])/g, 'i')
    .replace(/shch|sch/g, 'sh')
    .replace(/tz|cz|ts/g, 'c')
    .replace(/zh|dj/g, 'j')
    .replace(/kh|gh|g/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/ck|q/g, 'k')
    .replace(/y/g, 'i')
    .replace(/ou|oo/g, 'u')
    .replace(/ie/g, 'e')
    .replace(/(.)\1+/g, '$1');
}

/** Likeness of two words, 0 to 1, with a bonus for a common beginning (Winkler 1990). Words are cut at 40 letters. */
function jaroWinkler(first: string, second: string): number {
  const [a, b] = [first.slice(0, 40), second.slice(0, 40)];
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const met: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j += 1) {
      if (taken.has(j) || a[i] !== b[j]) continue;
      taken.add(j);
      met.push(a[i] as string);
      break;
    }
  }
  if (met.length === 0) return 0;
  const other = [...taken].sort((x, y) => x - y).map((j) => b[j]);
  const swapped = met.filter((letter, i) => letter !== other[i]).length / 2;
  const jaro = (met.length / a.length + met.length / b.length + (met.length - swapped) / met.length) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
