/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words a span covers. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
