/** What a message says where its blocks are not shown: in a notification, to a screen reader, in a search. */
import { shortened } from '../page/cut.ts';
import { plainText } from '../page/plain-text.ts';
import { escapeFallback } from './escape.ts';
import { FALLBACK } from './limits.ts';
import type { Piece } from './paint.ts';

/** A line of it; longer ones are cut. Escaped it may take five times the room, and one at least must fit. */
const LINE = 500;

/** The words of the pieces, line by line, as many as there is room for; never empty. */
export function fallbackOf(pieces: readonly Piece[]): string {
  const lines: string[] = [];
  let room = FALLBACK;
  for (const line of linesOf(pieces)) {
    const escaped = escapeFallback(shortened(line, LINE));
    if (escaped.length + 1 > room) break;
    lines.push(escaped);
    room -= escaped.length + 1;
  }
  return lines.length === 0 ? 'A message without words' : lines.join('\n');
}

function* linesOf(pieces: readonly Piece[]): Generator<string> {
  let heading: Piece['heading'] = null;
  for (const { plain, shown, heading: own } of pieces) {
    if (plain === '') continue;
    if (own !== null && own !== heading) yield headingWords(own);
    heading = own;
    yield shown.kind === 'item' ? `• ${plain}` : plain;
  }
}

function headingWords(heading: NonNullable<Piece['heading']>): string {
  return plainText(heading.map((element) => (element.type === 'text' ? element.text : '')).join(''));
}
