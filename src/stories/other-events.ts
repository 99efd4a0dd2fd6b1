import type { Span } from '../language/span.ts';

/** Clauses that tell when, or against what, by another event: each goes on up to the next comma. */
const OPENINGS: readonly string[] = [
  // "three days after the strike on …"
  String.raw`\b(?:hours?|days?|weeks?|months?|years?|minutes?)\s+(?:after|since|before|ahead of|following)\b`,
  String.raw`\b(?:Stunden?|Tagen?|Tage|Wochen?|Monaten?)\s+(?:nach|vor)\b`,
  String.raw`\b(?:heures?|jours?|semaines?|mois)\s+après\b`,
  String.raw`\b(?:horas?|días?|semanas?|meses)\s+después de\b`,
  String.raw`(?<!\p{L})(?:через|спустя)\s\S{1,20}\s\S{1,20}\s(?:після|после)\s`,
  String.raw`(?<!\p{L})بعد\s\S{1,20}\s(?:أيام|ايام|ساعات|أسابيع|اسابيع)\s(?:من|على)\s`,
  // "the first since the attack on …"
  String.raw`\b(?:the )?first\b[^,.;—\n]{0,40}\bsince\b`,
  // "despite the strike on …"
  String.raw`\b(?:despite|in spite of|notwithstanding)\b`,
  String.raw`(?<!\p{L})(?:попри|незважаючи на|всупереч|несмотря на|вопреки)\s`,
  String.raw`\b(?:trotz|ungeachtet)\b`,
  String.raw`\b(?:malgré|en dépit d(?:e|u|es)\b)`,
  String.raw`\b(?:a pesar de|pese a)\b`,
  String.raw`(?<!\p{L})(?:رغم|على الرغم من|بالرغم من)\s`,
];
/** A relative clause that goes on with it: "…, where 21 people died on Tuesday". */
const GOES_ON = String.raw`(?:,?\s*(?:where|in which|which|that|who|де|в якому|в якій|внаслідок якого|где|в котором|в которой|в результате которого|bei dem|bei der|in dem|in der|dans lequel|dans laquelle|où|qui|en el que|en la que|donde)\s[^,.;—\n]*)?`;
const OTHER_EVENTS = new RegExp(`(?:${OPENINGS.join('|')})[^,.;—\\n]*${GOES_ON}`, 'giu');

/** Where a text speaks of an event that is not its news, but tells when that was, or against what. */
export function otherEventsIn(text: string): readonly Span[] {
  return [...text.matchAll(OTHER_EVENTS)].map(({ index, 0: clause }) => ({ start: index, end: index + clause.length }));
}

/** A text without the clauses that tell when, or against what, by another event. */
export function withoutOtherEvents(text: string): string {
  return text.replace(OTHER_EVENTS, ' ');
}
