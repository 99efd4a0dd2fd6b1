/**
 * Text as text in Discord's Markdown (https://support.discord.com/hc/en-us/articles/210298617). A backslash before any
 * sign that is no letter, digit or space makes it a plain sign; a mention of everybody is found behind one all the same,
 * so there a character without width stands between.
 */

/** The character without width that breaks what a backslash does not. */
export const BREAK = '\u200b';

/** Takes the result of `plainText`: one line, nothing invisible. At the beginning of a line or in the middle of one. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/[\\`*_~|<>[\]]/g, '\\$&')
      // The words of a link may hold a bracket that a backslash precedes, so a link of ours would go on to this one.
      .replace(/(^|\])\(/g, '$1\\(')
      .replace(/@(?=everyone|here|[!&\d]|$)/gi, `@${BREAK}`)
      // An address, or the name of an emoji: ":flag-ua:".
      .replace(/:(?=\/\/|[\w+-]+:)/g, '\\:')
      // Invitations are found without a scheme.
      .replace(/\b(www|discord(?:app)?)(?=\.)/gi, '$1\\')
      .replace(/^[-#]/, '\\$&')
      .replace(/^(\d+)(?=[.)])/, '$1\\')
  );
}

/**
 * Whether a text may be the words of a link as it is. Inside a link no backslash counts, invisible signs are taken out,
 * and one emoji or address makes the whole link plain text.
 */
export function mayBeLabel(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    !/[\\`*_~|<>[\]@]|:\/\/|:[\w+-]+:|www\.|discord/i.test(text) &&
    !/\p{Cf}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\ufe0f/u.test(text)
  );
}

/** An address inside `(<…>)`: a bracket of its own would end it there. Takes the result of `linkTarget`. */
export function escapeAddress(target: string): string {
  return target.replace(/[()]/g, '\\$&');
}
