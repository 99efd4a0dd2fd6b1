/**
 * Phrases that furniture is made of, as people read them, divided by semicolons: `~` stands for at most 40 characters of
 * anything, `#` for a number, `a|b` for one of two words, an apostrophe for every kind of it.
 */
export type Phrases = string;

/** The source of a pattern that is one of these phrases. Its time is bounded by the length of what it is held against. */
export function anyOf(...lists: readonly Phrases[]): string {
  const phrases = lists.flatMap((list) => list.split(/[;\n]/)).map((phrase) => phrase.trim());
  return `(?:${[...new Set(phrases.filter((phrase) => phrase !== ''))].map(source).join('|')})`;
}

function source(phrase: string): string {
  return phrase.split(' ').map(wordSource).join(' ').replaceAll(' ~', '(?: ?~)').replaceAll('~', '[^\\n]{0,40}?');
}

function wordSource(word: string): string {
  const choices = word.split('|').map((choice) =>
    choice
      .replace(/[.*+?^${}()[\]\\/]/g, '\\$&')
      .replaceAll("'", "['’ʼ‘]")
      .replaceAll('#', '\\d{1,4}'),
  );
  return choices.length === 1 ? (choices[0] ?? '') : `(?:${choices.join('|')})`;
}
