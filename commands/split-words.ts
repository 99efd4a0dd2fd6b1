/** A word of a typed line. */
export interface Word {
  readonly text: string;
  /** The option's name where the word was `name:value`. */
  readonly option: string | null;
  readonly quoted: boolean;
}

const OPTION_NAME = /^[a-z][a-z-]{1,30}:/i;
const LONGEST_OPTION = 33;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '„': '“', '«': '»' };

/** Words between spaces; quotation marks keep words together, also after `name:`. An open mark reaches to the end. */
export function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    while (at < line.length && isSpace(line[at])) at += 1;
    if (at >= line.length) break;
    const option = OPTION_NAME.exec(line.slice(at, at + LONGEST_OPTION))?.[0] ?? '';
    const start = at + option.length;
    const closing = CLOSING[line[start] ?? ''];
    const end = closing === undefined ? endOfWord(line, start) : endOfQuoted(line, start + 1, closing);
    const text = line.slice(closing === undefined ? start : start + 1, end);
    at = closing === undefined ? end : end + 1;
    if (option !== '' && text !== '')
      words.push({ text, option: option.slice(0, -1).toLowerCase(), quoted: closing !== undefined });
    else if (option !== '' || text !== '')
      words.push({ text: option + text, option: null, quoted: closing !== undefined });
  }
  return words;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function endOfWord(line: string, from: number): number {
  let end = from;
  while (end < line.length && !isSpace(line[end])) end += 1;
  return end;
}

function endOfQuoted(line: string, from: number, closing: string): number {
  const end = line.indexOf(closing, from);
  return end < 0 ? line.length : end;
}
