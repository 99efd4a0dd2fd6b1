/**
 * Text as text in Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text). Only the fallback of a
 * message is read as mrkdwn; what a message shows is rich text, in which nothing is parsed.
 */

/** The character without width that parts what would otherwise be read as one sign. */
const BREAK = '\u200b';

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Takes the result of `plainText`: one line, nothing invisible. At the beginning of a line. */
export function escapeFallback(text: string): string {
  return (
    text
      // Code marks pair over whatever stands between them, so there is no breaking them.
      .replaceAll('`', '’')
      // A quotation, at the beginning of a line.
      .replace(/^(?=>)/, BREAK)
      .replace(/[&<>]/g, (sign) => ENTITY[sign] ?? sign)
      // A sign that would close an emphasis.
      .replace(/[*_~](?![\p{L}\p{N}])/gu, `$&${BREAK}`)
      // An address, or the name of an emoji, which a time of day is not.
      .replace(/:(?=\/\/|(?!\d+:\d)[\w'+-]+:)/g, `:${BREAK}`)
  );
}
