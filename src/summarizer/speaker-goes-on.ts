import type { Unit } from './quote-units.ts';
import type { ResolvedSpeaker } from './speakers.ts';

/**
 * Who goes on speaking in a sentence of nothing but a quotation: the only one who spoke in the sentence before, or,
 * where the quotation is a paragraph of its own, in the paragraph before up to its end. Null where two spoke or a
 * question may be answered here.
 */
export function goesOnSpeaking(
  text: string,
  units: readonly Unit[],
  spoken: readonly (readonly ResolvedSpeaker[])[],
  number: number,
): { readonly speaker: ResolvedSpeaker; readonly rule: 'SAME' | 'FLOAT' } | null {
  const unit = units[number] as Unit;
  const before = units[number - 1];
  if (before === undefined || before.attributions.length === 0) return null;
  const floats = before.paragraph !== unit.paragraph;
  if (floats && (unit.paragraph - before.paragraph > 1 || units[number + 1]?.paragraph === unit.paragraph)) return null;
  // A paragraph by itself is shown only where the same one speaks on both sides of it.
  const next = units[number + 1];
  const after = next && next.paragraph - unit.paragraph === 1 ? next.attributions : [];
  if (floats && after.length === 0) return null;
  if (/[?؟:][^\p{L}\p{N}]*$/u.test(text.slice(Math.max(before.start, before.end - 8), before.end))) return null;
  let speaker: ResolvedSpeaker | null = null;
  for (let i = number - 1; i >= 0 && number - i <= MOST_FLOATED; i -= 1) {
    const { paragraph, attributions } = units[i] as Unit;
    if (paragraph !== before.paragraph || (!floats && i < number - 1)) break;
    if (attributions.some(({ strength, verb }) => strength === 'weak' || /^(?:ask|question|wonder)$/.test(verb)))
      return null;
    for (const one of spoken[i] ?? []) {
      if (one.name === null || one.kind === 'unknown' || (floats && one.kind !== 'person')) return null;
      if (speaker !== null && speaker.name !== one.name) return null;
      speaker ??= one;
    }
  }
  const { name } = speaker ?? {};
  if (floats && after.some((one) => !/^(?:he|she)$/i.test(one.name) && !name?.includes(one.name))) return null;
  return speaker && { speaker, rule: floats ? 'FLOAT' : 'SAME' };
}

/** How many sentences back a paragraph of one speaker may begin. */
const MOST_FLOATED = 8;
