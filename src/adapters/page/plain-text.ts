/**
 * Text from outside, made harmless for whoever shows it: it can not move the cursor, colour, link or hide.
 * What it says stays: an ordinary headline in any script comes back letter by letter.
 */

// A terminal swallows these whole, so the words inside were never meant to be read. The character classes of the parts
// do not overlap and none reaches past the next beginning of a sequence, so time stays linear.
const ESCAPE_SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)/g;

const SPACES = /[\s\p{Z}\u0085]+/gu;

// Controls, format characters (bidi overrides, isolates and marks, zero width space, tags), fillers that look empty,
// private use and noncharacters. Spared: the two joiners and the two emoji selectors, which the next steps judge in
// context; signs of Arabic and Syriac that are format characters by class and visible all the same; flags made of tags.
const INVISIBLE =
  /\p{RGI_Emoji_Tag_Sequence}|[[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]--[\u200c\u200d\ufe0e\ufe0f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]]/gv;

const STRAY_SELECTOR = /(?<!\p{Emoji})[\ufe0e\ufe0f]/gu;

// Persian and other Arabic-script words need ZWNJ inside; Indic scripts need both; emoji families need ZWJ.
const JOINING =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}]';
const STRAY_JOINER = new RegExp(
  [
    `(?<=${JOINING}\\p{M}{0,4})[\\u200c\\u200d](?=${JOINING})`,
    // Bengali khanda ta, Malayalam chillu and Sinhala half forms written the old way: virama and ZWJ at the end of a word.
    '(?<=[\\u09cd\\u0d4d\\u0dca])\\u200d(?![\\u200c\\u200d])',
    '(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})',
    '([\\u200c\\u200d])',
  ].join('|'),
  'gu',
);

/** More marks than this on one letter is decoration ("zalgo"); Hebrew with cantillation and Tibetan need four. */
const MARKS_PER_LETTER = 4;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MARKS_PER_LETTER}})\\p{M}+`, 'gu');

/** The same words in one line, without anything that acts on the screen or hides. Applying it twice changes nothing. */
export function plainText(text: string): string {
  // Nearly everything we are given is printable ASCII, and of that only the spaces can change.
  if (/^[\x20-\x7e]*$/.test(text)) return text.replace(/ {2,}/g, ' ').trim();
  return text
    .toWellFormed()
    .replace(ESCAPE_SEQUENCES, '')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, (found) => (found.length > 2 ? found : ''))
    .replace(STRAY_SELECTOR, '')
    .replace(STRAY_JOINER, (joiner, stray: string | undefined) => (stray === undefined ? joiner : ''))
    .replace(TOO_MANY_MARKS, '$1')
    .replace(SPACES, ' ')
    .trim();
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether any letter is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * Wraps a text that has right-to-left letters once in FSI…PDI, so that it can not reorder what stands around it.
 * Takes the result of {@link plainText}, which has no isolates of its own.
 */
export function isolate(text: string): string {
  return hasRightToLeft(text) ? `\u2068${text}\u2069` : text;
}

/**
 * An address that may be made a link: http or https, no user name, host in punycode, nothing but visible ASCII.
 * Null when it may not; then its text is shown and leads nowhere.
 */
export function linkTarget(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') {
    return null;
  }
  // `>` ends a link in Markdown and a quotation mark an attribute; both are legal in the part after `#`.
  const href = parsed.href.replace(
    /[<>"'`\\^{|}]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return /^https?:\/\/[\x21-\x7e]+$/.test(href) ? href : null;
}
