import type { EvidenceId } from './card.ts';
import { plain } from './check-statement.ts';
import type { Reading, Statement } from './reading.ts';

/** A sentence with the name in place of the pronoun that owns it, and the sentences that say whose name it is. */
export interface Named {
  readonly text: string;
  readonly ev: readonly EvidenceId[];
}

const PRONOUN = /^(?:he|she)$/i;
const FULL_NAME = /^\p{Lu}[\p{L}\p{M}'’-]+(?: (?:al|el|bin|de|von|van|der|\p{Lu}[\p{L}\p{M}'’-]+)){1,3}$/u;
/** So many sentences back somebody is still understood by "she". */
const REACH = 3;

/**
 * "The crew has not been arrested, she added" with the name for "she": only where the sentence before names one person
 * who speaks, and nobody else with a name speaks near. Everything else stays letter by letter. Null when in doubt.
 */
export function namePronoun(reading: Reading, statement: Statement): Named | null {
  const { article, statements } = reading;
  const owners = statement.spoken.filter(({ attribution }) =>
    PRONOUN.test(article.text.slice(attribution.speaker.start, attribution.speaker.end)),
  );
  const [owner] = owners;
  if (owners.length !== 1 || !owner || !FULL_NAME.test(owner.name)) return null;
  const near = statements.slice(Math.max(0, statement.index - REACH), statement.index);
  const heard = near.flatMap(({ spoken, ev }) => spoken.map(({ name }) => ({ name, ev })));
  const named = heard.filter(({ name }) => FULL_NAME.test(name));
  if (named.length === 0 || named.some(({ name }) => name !== owner.name)) return null;
  const whose = near.find(({ text }) => text.includes(owner.name));
  if (!whose) return null;
  const sentence = article.sentences[statement.index];
  if (!sentence) return null;
  const offset = sentence.end - statement.text.length;
  const { start, end } = owner.attribution.speaker;
  if (start < offset) return null;
  const text = statement.text.slice(0, start - offset) + owner.name + statement.text.slice(end - offset);
  return { text, ev: [statement.ev, whose.ev] };
}

/** The name that a text has in place of one "he" or "she" of its passage; null when it differs in anything else. */
export function nameForPronoun(text: string, passage: string): string | null {
  const told = plain(text);
  const source = plain(passage);
  for (const { 0: pronoun, index } of source.matchAll(/\b(?:He|She|he|she)\b/g)) {
    // A dateline before the sentence was cut off.
    const before = source.slice(0, index);
    const after = source.slice(index + pronoun.length);
    const start = told.length - after.length;
    if (start <= 0 || !told.endsWith(after)) continue;
    const lead = told.slice(0, start);
    const kept = commonStart(lead, before);
    if (kept === before.length && ANY_NAME.test(lead.slice(kept))) return lead.slice(kept);
  }
  return null;
}

const ANY_NAME = /^\p{Lu}[\p{L}\p{M}'’-]+(?: [\p{L}\p{M}'’-]+){1,4}$/u;

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
