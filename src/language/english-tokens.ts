import type { Token } from './clause-tokens.ts';
import { speechVerb } from './speech-verbs.ts';

/** "(R-Ohio)", "(D., Mass.)", "[I-Vt.]": the party of a member of Congress. */
const PARTY_BRACKET = /^[([](?:[RDI]|Rep|Dem|Ind|GOP)\b[^)\]]{0,30}[)\]]$/;
const PARTY = /^[RDI](?:-\p{Lu}|$)/u;

/** Words that make a verb of speech of another: "hit back", "chimed in", "went on". */
const PARTICLE = /^(?:back|in|on|up|out)$/;

/**
 * English tokens without the label of a party ("Sen. John Doe, R-Ohio, said" reads "Sen. John Doe said"), and with a
 * verb and its particle in one ("shot back").
 */
export function englishTokens(text: string, tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'bracket' && PARTY_BRACKET.test(token.text)) continue;
    const after = token.kind === 'comma' ? partyEnd(tokens, i + 1) : null;
    if (after !== null) {
      const goesOn = tokens[after]?.kind === 'comma' && !isVerb(tokens[after + 1]);
      if (goesOn) kept.push(tokens[after] as Token);
      i = tokens[after]?.kind === 'comma' ? after : after - 1;
      continue;
    }
    const next = tokens[i + 1];
    if (token.kind === 'word' && next && PARTICLE.test(next.word) && tokens[i + 2]?.word !== 'to') {
      const word = `${token.word}-${next.word}`;
      if (speechVerb(word, 'en') !== null) {
        kept.push({ ...token, end: next.end, text: text.slice(token.start, next.end), word });
        i += 1;
        continue;
      }
    }
    kept.push(token);
  }
  return kept;
}

/** Where a party label that begins at `at` ends; null where none begins. */
function partyEnd(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'word' || !PARTY.test(token.text)) return null;
  let end = at + 1;
  // "D-Calif.", "R-N.H.", "R-South Carolina"
  while (tokens[end]?.kind === 'word' && tokens[end]?.capital && end - at < 3) end += 1;
  if (tokens[end]?.kind === 'stop' && tokens[end]?.start === tokens[end - 1]?.end) end += 1;
  return tokens[end] === undefined || tokens[end]?.kind === 'comma' ? end : null;
}

function isVerb(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  // "Sen. Doe, D-N.Y., and Sen. Roe, D-Wash., said": two subjects of one verb.
  return (
    speechVerb(token.word, 'en') !== null || /^(?:and|has|had|have|also|later|then|recently)$|ly$/.test(token.word)
  );
}
