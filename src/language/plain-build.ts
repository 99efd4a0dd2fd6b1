import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import { plainName } from './plain-names.ts';
import { isName, phraseFrom } from './plain-phrases.ts';
import type { SpeechVerb, Stance } from './speech-verbs.ts';

/** A cue that is no verb, as if it were one. */
export function plainVerb(lemma: string, stance: Stance): SpeechVerb {
  return { lemma, stance, form: 'past', noun: false, tag: true, addressee: false };
}

/** An attribution of token stretches; null where nothing is said. */
export function build(
  text: string,
  tokens: readonly Token[],
  phrase: Stretch,
  at: number,
  verb: SpeechVerb,
  content: Stretch,
  rule: string,
  grammar: Grammar,
  cueTo = at + 1,
): Attribution | null {
  const first = tokens[content.from];
  const last = tokens[content.to - 1];
  if (!first || !last) return null;
  const inside = nameBehind(tokens, phrase, rule, grammar);
  const named = plainName(text, tokens, inside ?? phrase, grammar, verb.stance === 'according to');
  const office =
    inside === null
      ? named.role
      : text.slice((tokens[phrase.from] as Token).start, (tokens[phrase.to - 1] as Token).end);
  const stance: Stance = verb.stance;
  return {
    speaker: { start: (tokens[phrase.from] as Token).start, end: (tokens[(inside ?? phrase).to - 1] as Token).end },
    name: named.name,
    role: office === null ? null : withoutArticle(office, grammar),
    cue: { start: (tokens[at] as Token).start, end: (tokens[cueTo - 1] as Token).end },
    verb: verb.lemma,
    stance,
    content: { start: first.start, end: last.end },
    rule,
    strength: 'strong',
  };
}

/** « … », a déclaré le porte-parole de l'armée, le contre-amiral Daniel Hagari: the name behind the office. */
function nameBehind(tokens: readonly Token[], phrase: Stretch, rule: string, grammar: Grammar): Stretch | null {
  if (!/^(?:R1|R3|L2)$/.test(rule) || grammar.language === 'ar' || tokens[phrase.to]?.kind !== 'comma') return null;
  if (
    isName(tokens, phrase, grammar) ||
    (tokens[phrase.to - 1]?.capital && phrase.to - phrase.from > 1 && tokens[phrase.to - 2]?.capital)
  )
    return null;
  const behind = phraseFrom(tokens, phrase.to + 1, grammar);
  if (behind === null || behind.to - behind.from > 7) return null;
  const last = tokens[behind.to - 1];
  const before = tokens[behind.to - 2];
  if (!last?.capital || !before?.capital || behind.to - behind.from < 2) return null;
  const next = tokens[behind.to];
  return next === undefined || next.kind !== 'word' ? behind : null;
}

function withoutArticle(role: string, grammar: Grammar): string {
  const [first = '', ...rest] = role.split(' ');
  if (rest.length > 0 && grammar.articles.has(first.toLowerCase())) return rest.join(' ');
  if (grammar.language === 'ar') return role.replace(/^و?أما\s+/u, '');
  return grammar.language === 'fr' ? role.replace(/^l['’]/i, '') : role;
}
