/** How many columns a text takes in a terminal: East Asian characters and emoji two, marks none. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// East_Asian_Width W and F (https://www.unicode.org/reports/tr11/, Unicode 17), without emoji, which follow.
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[0-9#*]\ufe0f?\u20e3/u;
const NO_COLUMN = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** The graphemes of a text, in order: what a reader takes for one character. */
export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Columns one grapheme takes. Where terminals differ (Indic clusters), the larger number. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1;
  if (EMOJI.test(grapheme)) return 2;
  let columns = 0;
  for (const character of grapheme) {
    if (!NO_COLUMN.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

/** Columns a text takes. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += graphemeWidth(segment);
  return columns;
}

/** Whether a line may break before and after this grapheme without a space. */
export function standsAlone(grapheme: string): boolean {
  return WIDE.test(grapheme) && !/\p{P}/u.test(grapheme);
}
