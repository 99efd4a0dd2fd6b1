import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';

/** Where what stands before a tag ends: the place of the comma or dash before `at`; null where none stands there. */
export function tagEdge(tokens: readonly Token[], at: number): number | null {
  let i = at - 1;
  let marks = 0;
  while (i >= 0 && (tokens[i]?.kind === 'dash' || tokens[i]?.kind === 'comma')) {
    i -= 1;
    marks += 1;
  }
  // Without a comma the quotation must end in one, or in a stop: else it is a name, and its verb follows.
  if (tokens[i]?.kind === 'quote')
    return marks > 0 || /[,.!?…][^\p{L}\p{N}]*$/u.test(tokens[i]?.text ?? '') ? i + 1 : null;
  return marks > 0 && i >= 0 ? i + 1 : null;
}

/** Where the clause that ends at `to` begins: after the stop before it. */
export function clauseFrom(tokens: readonly Token[], to: number): number {
  for (let i = to - 1; i >= 0; i -= 1) if (tokens[i]?.kind === 'stop') return i + 1;
  return 0;
}

/** Whether what is said begins within a few words: a colon, a quotation, "that". */
export function opensContent(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 9); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon' || token.kind === 'quote') return true;
    if (token.kind === 'stop') return false;
    if (token.kind === 'word' && grammar.openers.has(token.word)) return true;
  }
  return false;
}

/** What is said after a verb or its subject: behind a colon or "that", or simply the rest. */
export function following(tokens: readonly Token[], at: number, grammar: Grammar): Stretch | null {
  let from = at;
  for (let i = at; i < Math.min(tokens.length, at + 14); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'stop') break;
    if (token.kind === 'colon' || (token.kind === 'word' && grammar.openers.has(token.word))) {
      from = i + 1;
      break;
    }
    if (token.kind === 'quote') {
      from = i;
      break;
    }
  }
  while (tokens[from]?.kind === 'comma' || tokens[from]?.kind === 'dash') from += 1;
  let to = tokens.length;
  while (to > from && tokens[to - 1]?.kind === 'stop') to -= 1;
  return to > from ? { from, to } : null;
}
