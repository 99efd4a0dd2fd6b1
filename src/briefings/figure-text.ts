import type { Figure } from '../summarizer/card.ts';

/** The part of a figure that says how many. */
export interface Count {
  readonly low?: number | null;
  readonly high?: number | null;
  readonly qualifier?: string | null;
}

/** "at least 31", "12–15", "dozens"; null when a figure has neither number nor word. */
export function countText({ low, high, qualifier }: Count): string | null {
  const numbers = [...new Set([low, high])].filter((value) => value !== undefined && value !== null);
  if (numbers.length === 0) return qualifier ?? null;
  const value = numbers.map((number) => number.toLocaleString('en-US')).join('–');
  return qualifier ? `${qualifier} ${value}` : value;
}

/** "at least 14 killed", "60 servicemen killed". */
export function figureText(figure: Count & { readonly kind: string; readonly group?: string | null }): string | null {
  const count = countText(figure);
  return count === null ? null : `${count} ${figure.group ? `${figure.group} ` : ''}${figure.kind}`;
}

/** Whether a figure may stand in a line of ours beside others: an incident toll that is no party's claim about its enemy. */
export function isToll(figure: Figure): boolean {
  return figure.scope === 'incident' && figure.status !== 'party-claim' && figure.group === undefined;
}
