/**
 * White space within a line that is anything but one plain space: NBSP, thin and wide spaces included; line ends are not among
 * it.
 */
const INLINE_SPACE =
  / *[\t\v\f\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000][\t\v\f \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]*| {2,}/g;

/** Characters that show nothing: controls, soft hyphen, zero width, byte order mark, directions. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
  /[\u0000-\u0008\u000E-\u001F\u007F\u0080-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** A joiner or non-joiner; it means something between letters of these scripts and in emoji, elsewhere it only hides. */
const JOINER = /[\u200C\u200D]/g;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]|\uFE0F/u;

/**
 * Anything but letters and punctuation that stay as they are, with one space between two of them. Most text holds nothing of
 * it, and one look is a third of the work of reading a feed less.
 */
const UNPLAIN =
  /[^ -~\u00A1-\u00AC\u00AE-\u024F\u0400-\u0482\u048A-\u052F\u05D0-\u05EA\u0621-\u064A\u0660-\u0669\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u3001-\u3029\u3041-\u3096\u30A1-\u30FC\u4E00-\u9FFF\uAC00-\uD7A3]| {2}|^ | $/;

/** Where marks may stand at all: more than \p{M}, and quicker to look for. */
const MAY_PILE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: marks are looked for by themselves
  /[\u0300-\u036F\u0483-\u0489\u0591-\u1DFF\u20D0-\u20F0\u2CEF-\u2DFF\u302A-\u309A\uA66F-\uABED\uD800-\uDFFF\uFB1E-\uFE2F]/;

/** More marks on one letter than any script uses. Normalisation sorts them, at a cost that grows with the square. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * Brings a text to the one form in which it is stored and in which every offset counts.
 *
 * NFC; every kind of space becomes a space; what shows nothing is removed; runs of spaces become one; a blank line
 * divides paragraphs and a single line end is a space. Quotation marks, dashes and letters stay as they are.
 */
export function normaliseText(raw: string): string {
  if (!UNPLAIN.test(raw)) return raw;
  const formed = raw.toWellFormed();
  const visible = (MAY_PILE.test(formed) ? formed.replace(PILED_MARKS, '$1') : formed)
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(JOINER, keepWhereItJoins)
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replaceAll('\u2029', '\n\n')
    .replace(INLINE_SPACE, ' ');
  const paragraphs: string[] = [];
  let lines: string[] = [];
  for (const line of visible.split('\n')) {
    const words = line.trim();
    if (words !== '') lines.push(words);
    else if (lines.length > 0) {
      paragraphs.push(lines.join(' '));
      lines = [];
    }
  }
  if (lines.length > 0) paragraphs.push(lines.join(' '));
  return paragraphs.join('\n\n');
}

function keepWhereItJoins(joiner: string, at: number, text: string): string {
  const before = text.charCodeAt(at - 1) >= 0xdc00 ? text.slice(Math.max(0, at - 2), at) : text.slice(at - 1, at);
  return JOINING.test(before) ? joiner : '';
}
