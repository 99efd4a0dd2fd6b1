import type { Token } from './clause-tokens.ts';
import { ADVERBS, BE_FORMS, DETERMINERS, HAVE_FORMS, MODALS, NEGATIONS, PREPOSITIONS } from './english-words.ts';
import { phraseBefore } from './noun-phrases.ts';
import type { SpeechVerb, Stance } from './speech-verbs.ts';

/** "his claims", "Russia's calls", "in reports": the noun that looks like the verb. */
export function isNoun(tokens: readonly Token[], at: number, verb: SpeechVerb): boolean {
  if (!verb.noun || (verb.form !== 'present' && verb.form !== 'base')) return false;
  const previous = tokens[at - 1];
  if (previous?.kind !== 'word') return false;
  return DETERMINERS.has(previous.word) || PREPOSITIONS.has(previous.word) || /['’]s?$/.test(previous.text);
}

/** Where the verb group begins, auxiliaries and adverbs included; null where the verb states nothing. */
export function verbGroup(
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
): { start: number; verifying: boolean } | null {
  let start = at;
  let be = false;
  let have = false;
  for (let i = at - 1; i >= 0 && at - i <= 5; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') break;
    if (NEGATIONS.has(token.word)) return null;
    if (BE_FORMS.has(token.word)) be = true;
    else if (HAVE_FORMS.has(token.word)) have = true;
    else if (MODALS.has(token.word)) {
      // "went on to say", "continued to insist"; "would say" and "to say" tell nothing.
      if (
        token.word === 'to' &&
        /^(?:on|continued|continues|liked?|likes|used|loved?|loves|began)$/.test(tokens[i - 1]?.word ?? '')
      ) {
        const back = tokens[i - 1]?.word === 'on' ? 2 : 1;
        return { start: i - back, verifying: false };
      }
      return null;
    } else if (!(ADVERBS.has(token.word) || /ly$/.test(token.word)) || token.capital) break;
    start = i;
  }
  // Adverbs before the first auxiliary belong to the group, but "both" and "all" may be the subject.
  while (start < at && /^(?:both|all)$/.test(tokens[start]?.word ?? '') && !headBefore(tokens, start)) start += 1;
  if (verb.form === 'ing')
    return be || verb.lemma !== 'verify' ? { start, verifying: be && verb.lemma === 'verify' } : null;
  if (be) return null;
  if (verb.form === 'participle' && !have) return null;
  if (verb.form === 'base' && have) return null;
  return { start, verifying: false };
}

function headBefore(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'word' && phraseBefore(tokens, at) !== null;
}

/** The stance of the verb with what follows it; null where the two together are no speech ("ruled that" is, "ruled" is not). */
export function rulingOut(tokens: readonly Token[], at: number, verb: SpeechVerb): Stance | null {
  const next = tokens[at + 1]?.word ?? '';
  if (verb.lemma === 'rule') return next === 'out' ? 'denied' : next === 'that' ? 'said' : null;
  if (verb.lemma === 'call') return next === 'off' ? null : 'said';
  if (verb.lemma === 'agree' && next === 'to') return null;
  if (/^(?:decline|refuse)$/.test(verb.lemma))
    return /^(?:comment|say|give|discuss|elaborate|be|answer|provide|name|identify|speak|confirm)$/.test(
      tokens[at + 2]?.word ?? '',
    )
      ? null
      : 'denied';
  if (verb.lemma === 'point') return next === 'out' || next === 'to' ? 'said' : null;
  if (verb.lemma === 'put') {
    if (next === 'it') return 'said';
    for (let i = at + 1; i < Math.min(tokens.length, at + 12); i += 1) {
      if (tokens[i]?.word === 'at') return 'said';
      if (tokens[i]?.kind !== 'word') break;
    }
    return null;
  }
  if (verb.lemma === 'sum') return next === 'up' ? 'said' : null;
  if (AS_OFTEN_ACTS.test(verb.lemma) && !introduces(tokens, at)) return null;
  if (
    /^(?:support|back|offer|see|host|discuss|oppose|demonstrate|challenge|counter|hail|quote|cite|invoke)$/.test(
      verb.lemma,
    )
  ) {
    return hasQuoteAfter(tokens, at) ? verb.stance : null;
  }
  return verb.stance;
}

/** How many words a subject beside a quotation may have. */
const SUBJECT_BESIDE = 9;

/** Whether a quotation ends right before the verb or its subject, or one is opened by a comma or colon after it. */
export function besideQuote(tokens: readonly Token[], groupStart: number, at: number): boolean {
  for (let i = groupStart - 1; i >= 0 && groupStart - i <= SUBJECT_BESIDE; i -= 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') return /[,.!?…—-][^\p{L}\p{N}]*$/u.test(token.text);
    if (token.kind === 'stop' || token.kind === 'colon') break;
    if (token.kind !== 'word' && token.kind !== 'bracket' && i !== groupStart - 1) break;
  }
  for (let i = at + 1; i < Math.min(tokens.length, at + 6); i += 1) {
    const kind = tokens[i]?.kind;
    if (kind === 'comma' || kind === 'colon') return tokens[i + 1]?.kind === 'quote';
    if (kind !== 'word') return false;
  }
  return false;
}

/** Verbs that tell words only where words plainly follow or stand before. */
const AS_OFTEN_ACTS =
  /^(?:respond|answer|continue|post|counter|react|object|protest|volunteer|repeat|shout|chant|echo|signal|point|promise|sign)$/;

/** Whether words follow a verb ("responded: “…”", "posted that …") or stand right before its subject. */
function introduces(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.kind === 'quote') return true;
  for (let i = at + 1; i < Math.min(tokens.length, at + 12); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon' || token.word === 'that') return true;
    if (token.kind === 'comma' && tokens[i + 1]?.kind === 'quote') return true;
    if (token.kind === 'stop' || token.kind === 'quote') break;
  }
  for (let i = at - 1; i >= 0 && at - i <= 14; i -= 1) if (tokens[i]?.kind === 'quote') return true;
  return false;
}

function hasQuoteAfter(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && i - at <= 18; i += 1) {
    if (tokens[i]?.kind === 'quote') return true;
    if (tokens[i]?.kind === 'stop') return false;
  }
  return false;
}
