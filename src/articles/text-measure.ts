/** How texts of any script are counted and compared, in time that grows with their length. */

/** Scripts that put no space between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const TOKEN = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

const UNSPACED_LETTER = new RegExp(`[${UNSPACED}]`, 'gu');

/** Words in lower case without punctuation; single letters where a script has no spaces. */
export function comparedWords(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];
}

/** Letters and digits only, so that two printings of one paragraph are equal. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How many words a text has; in scripts without spaces, two letters and a half are one. */
export function wordCount(text: string): number {
  const unspaced = text.match(UNSPACED_LETTER)?.length ?? 0;
  if (unspaced === 0) return text === '' ? 0 : text.split(/\s+/).length;
  const rest = text.replace(UNSPACED_LETTER, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return Math.ceil(unspaced / 2.5) + rest;
}

/** How a sentence ends, in any script: Latin, CJK, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Burmese, Khmer. */
const SENTENCE_END = /[.!?…。！？．؟۔।॥։።။៖]["'”’»“›)\]）」』]*$/u;

/** A sentence ends inside, before the next begins. */
const INNER_END = /\p{L}{2}[.!?…]["'”’»“›)]*\s+["'“‘«„‹(]*[\p{Lu}\p{Lo}\d]|[。！？؟۔।॥։።။៖]./u;

/** Scripts in which a space ends a sentence. */
const SPACE_ENDS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]{6}/u;

/** Whether a paragraph ends as sentences do. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** Whether a paragraph is made of sentences, rather than a label, a button or a row of links. */
export function isProse(text: string): boolean {
  const tail = text.slice(-12);
  if (SENTENCE_END.test(tail)) return wordCount(text) >= 4;
  if (SPACE_ENDS.test(text)) return wordCount(text) >= 10;
  return text.length >= 100 && INNER_END.test(text);
}
