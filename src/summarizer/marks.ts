import { findMarkedSpans } from '../language/quotation-marks.ts';
import type { Span } from '../language/span.ts';

/** The stretches of a text between quotation marks, marks included, outermost only. */
export function outerMarks(text: string, language: string): readonly Span[] {
  return findMarkedSpans(text, language).flatMap((span) => (span.depth === 0 ? [span.outer] : []));
}

/** Whether a stretch of the text begins or ends inside one of the marked stretches. */
export function crosses(marked: readonly Span[], { start, end }: Span): boolean {
  return marked.some((span) => span.start < end && start < span.end && (span.start < start || span.end > end));
}

/** A part of a text that begins at `offset`, with what is marked blanked; offsets stay. */
export function blank(text: string, offset: number, marked: readonly Span[]): string {
  let plain = '';
  let from = 0;
  for (const span of marked) {
    const start = Math.max(from, span.start - offset);
    const end = Math.min(text.length, span.end - offset);
    if (end <= start) continue;
    plain += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return plain + text.slice(from);
}

/** A line with everything between quotation marks blanked; offsets stay. */
export function outsideMarks(line: string, language = 'en'): string {
  return blank(line, 0, outerMarks(line, language));
}

/** The stretches between quotation marks of a line, without the marks. */
export function betweenMarks(line: string, language = 'en'): readonly string[] {
  return findMarkedSpans(line, language).flatMap((span) =>
    span.depth === 0 ? [line.slice(span.start, span.end)] : [],
  );
}
