import { type Attribution, attributionsWithin } from '../language/attribution.ts';
import type { LanguageCode } from '../language/code.ts';
import type { MarkedSpan } from '../language/quotation-marks.ts';
import type { Span } from '../language/span.ts';

/** The sentences of `article` that one quotation ties together, with what is attributed in them. */
export interface Unit extends Span {
  /** The first and the last of its sentences, by number. */
  readonly first: number;
  readonly last: number;
  /** Number of its paragraph. */
  readonly paragraph: number;
  /** The quotations that begin in it, depth 0. */
  readonly marks: readonly MarkedSpan[];
  readonly attributions: readonly Attribution[];
}

/**
 * Parts a text into units: a sentence, or the sentences that share a quotation.
 *
 * A quotation that closes with a full stop before its tag (“We stay.” Petrov said.) is a unit with the tag.
 */
export function unitsOf(
  text: string,
  sentences: readonly Span[],
  marks: readonly MarkedSpan[],
  language: LanguageCode,
): readonly Unit[] {
  const units: Unit[] = [];
  const open = marks.filter((mark) => mark.depth === 0);
  let next = 0;
  let paragraph = 0;
  for (let i = 0; i < sentences.length; i += 1) {
    const first = i;
    const start = (sentences[i] as Span).start;
    let end = (sentences[i] as Span).end;
    if (i > 0 && text.slice((sentences[i - 1] as Span).end, start).includes('\n')) paragraph += 1;
    const inside: MarkedSpan[] = [];
    for (;;) {
      while (next < open.length && (open[next] as MarkedSpan).outer.start < end) {
        inside.push(open[next] as MarkedSpan);
        next += 1;
      }
      const last = inside.at(-1);
      const following = sentences[i + 1];
      if (last === undefined || following === undefined || last.outer.end <= following.start) break;
      i += 1;
      end = following.end;
    }
    let attributions = attributionsWithin(text, { start, end }, inside, language);
    const tag = sentences[i + 1];
    const mark = inside.at(-1);
    if (tag && mark && attributions.length === 0 && isBareTag(text, mark, tag, language)) {
      i += 1;
      end = tag.end;
      attributions = attributionsWithin(text, { start, end }, inside, language);
    }
    units.push({ start, end, first, last: i, paragraph, marks: inside, attributions });
  }
  return units;
}

/** Whether a stretch stands between the marks of one of the unit's quotations. They are in order and do not overlap. */
export function isQuoted({ marks }: Unit, { start, end }: Span): boolean {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as MarkedSpan).outer.end < end) low = middle + 1;
    else high = middle;
  }
  const mark = marks[low];
  return mark !== undefined && mark.outer.start <= start && end <= mark.outer.end;
}

/** What may follow a bare tag: nothing, a time, a place, an audience. */
const CIRCUMSTANCE =
  /^\s*(?:(?:on|in|at|to|during|from|late|early|earlier|later|yesterday|today|reporters|journalists|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[^,;:]{0,50})?[.!]?\s*$/i;

/** “We stay.” *Petrov said.* – a sentence of a speaker and a verb, and nothing that is said. */
function isBareTag(text: string, mark: MarkedSpan, tag: Span, language: LanguageCode): boolean {
  if (tag.end - tag.start > 90 || text.slice(mark.outer.end, tag.start).includes('\n')) return false;
  if (mark.outer.end < tag.start - 2) return false;
  const both = attributionsWithin(text, { start: mark.outer.start, end: tag.end }, [mark], language);
  return both.some(({ rule, content, cue, speaker }) => {
    const rest = text.slice(Math.max(cue.end, speaker.end), tag.end);
    return /^R[12]$/.test(rule) && content.end <= mark.outer.end && CIRCUMSTANCE.test(rest);
  });
}
