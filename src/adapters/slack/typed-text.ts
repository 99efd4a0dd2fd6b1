/** Longer texts are nobody's command. */
const LONGEST = 4_000;

// A link, a person, a channel or a signal in Slack's own brackets; or one of three signs that it writes out:
// https://docs.slack.dev/messaging/formatting-message-text
const WRITTEN = /<([^<>\s][^<>\n]{0,3000})>|&(amp|lt|gt);/g;

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** What somebody typed, as they see it. A person who is mentioned is left out: nobody's name is a word of a command. */
export function typedText(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(WRITTEN, (_, marked: string | undefined, sign: string | undefined) =>
      marked === undefined ? (SIGNS[sign ?? ''] ?? '') : shown(marked),
    );
}

function shown(marked: string): string {
  const bar = marked.indexOf('|');
  const [target, label] = bar < 0 ? [marked, ''] : [marked.slice(0, bar), marked.slice(bar + 1)];
  switch (target.charAt(0)) {
    case '@':
    case '!':
      return '';
    case '#':
      return label === '' ? '' : `#${label}`;
    default:
      return withSigns(target);
  }
}

function withSigns(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, sign: string) => SIGNS[sign] ?? '');
}

/** What is said to us in a message: all behind the first mention of us, or the whole where there is none. */
export function saidTo(user: string, text: string): string {
  const read = text.slice(0, LONGEST);
  const mention = new RegExp(`<@${user}(?:\\|[^>]{0,100})?>`).exec(read);
  return typedText(mention === null ? read : read.slice(mention.index + mention[0].length));
}
