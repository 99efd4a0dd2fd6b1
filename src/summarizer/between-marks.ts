import type { Span } from '../language/span.ts';

const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '‹': '›',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
};

/**
 * The stretches of one line that stand between quotation marks, marks included, outermost only. One pass.
 *
 * An apostrophe between letters is no mark; a single mark opens only at the start of a word and closes only at the
 * end of one. A mark that is never closed covers the rest of the line: what may be somebody's words is treated as such.
 */
export function betweenMarks(line: string): readonly Span[] {
  const spans: Span[] = [];
  let opened: { at: number; closers: string } | null = null;
  for (let at = 0; at < line.length; at += 1) {
    const mark = line.charAt(at);
    const letterBefore = /[\p{L}\p{N}]/u.test(line.charAt(at - 1));
    const letterAfter = /[\p{L}\p{N}]/u.test(line.charAt(at + 1));
    const single = "'‘’‚".includes(mark);
    if (opened) {
      if (!opened.closers.includes(mark) || (single && letterAfter)) continue;
      // "ministers' remarks" inside single marks: only punctuation or a space can follow a closing mark, and a
      // plural's apostrophe looks the same; the shorter stretch is then the safer reading for nobody, so the first wins.
      spans.push({ start: opened.at, end: at + 1 });
      opened = null;
      continue;
    }
    const closers = CLOSERS[mark];
    if (closers === undefined) continue;
    if (single && (letterBefore || !/[\p{L}\p{N}[(…]/u.test(line.charAt(at + 1)))) continue;
    opened = { at, closers };
  }
  if (opened && !"'‘‚".includes(line.charAt(opened.at))) spans.push({ start: opened.at, end: line.length });
  return spans;
}

/** The line with everything between quotation marks blanked; offsets stay. */
export function outsideMarks(line: string): string {
  let plain = '';
  let from = 0;
  for (const span of betweenMarks(line)) {
    plain += line.slice(from, span.start) + ' '.repeat(span.end - span.start);
    from = span.end;
  }
  return plain + line.slice(from);
}
