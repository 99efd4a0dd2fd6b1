import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import { type Content, contentOf, precedingContent } from './english-content.ts';
import { appositionAfter, clauseStart, named, type Subject, subjectOf } from './english-subjects.ts';
import { englishTokens } from './english-tokens.ts';
import { besideQuote, isNoun, rulingOut, verbGroup } from './english-verbs.ts';
import { AUXILIARIES, CLAUSE_OPENERS, isSpeakerNoun } from './english-words.ts';
import { phraseAfter, type Stretch, subjectFrom } from './noun-phrases.ts';
import { type NamedSpeaker, nameIn, nameRange } from './speaker-names.ts';
import { type SpeechVerb, type Stance, speechVerb } from './speech-verbs.ts';

/** The attributions of one English sentence. */
export function englishAttributions(text: string, all: readonly Token[]): readonly Attribution[] {
  const tokens = englishTokens(text, all);
  const found: Attribution[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon') {
      const attribution = byColon(text, tokens, i, found);
      if (attribution) found.push(attribution);
      continue;
    }
    if (token.kind !== 'word') continue;
    if (token.word === 'according' && tokens[i + 1]?.word === 'to') {
      const attribution = accordingTo(text, tokens, i);
      if (attribution) found.push(attribution);
      continue;
    }
    const verb = speechVerb(token.word, 'en') ?? unknownTag(tokens, i);
    if (verb === null || token.capital || isNoun(tokens, i, verb)) continue;
    const attribution = byVerb(text, tokens, i, verb, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

/** "“…,” blared Petrov.": whatever the verb, between a quotation and a name it tells who spoke. */
function unknownTag(tokens: readonly Token[], at: number): SpeechVerb | null {
  const { word, capital } = tokens[at] as Token;
  const quote = tokens[at - 1];
  if (capital || quote?.kind !== 'quote' || !/^\p{Ll}{3,}ed$/u.test(word)) return null;
  if (!/[,!?][^\p{L}\p{N}]*$/u.test(quote.text) || quote.text.split(/\s+/).length < 3) return null;
  const phrase = phraseAfter(tokens, at + 1);
  if (phrase === null || nameRange(tokens, phrase) === null) return null;
  return { lemma: word, stance: 'said', form: 'past', noun: false, tag: true, addressee: false };
}

function byVerb(
  text: string,
  tokens: readonly Token[],
  at: number,
  form: SpeechVerb,
  earlier: readonly Attribution[],
): Attribution | null {
  const group = verbGroup(tokens, at, form);
  if (group === null) return null;
  // "“…,” blasted Petrov": beside a quotation every verb of speech is a tag.
  const beside = (form.beside || !form.tag) && besideQuote(tokens, group.start, at);
  const backThat = form.lemma.endsWith('-back') && tokens[at + 1]?.word === 'that';
  if (form.beside && !beside && !backThat) return null;
  const verb = beside && form.form === 'past' ? { ...form, tag: true } : form;
  const subject = subjectOf(tokens, group.start, at, verb, earlier);
  if (subject === null) return null;
  const ruling = rulingOut(tokens, at, verb);
  if (ruling === null) return null;
  const content = contentOf(tokens, at, verb, subject);
  if (content === null) return null;
  const stance: Stance = group.verifying ? 'verifying' : ruling;
  return build(text, tokens, subject, at, at + 1, verb.lemma, stance, content);
}

function accordingTo(text: string, tokens: readonly Token[], at: number): Attribution | null {
  const phrase = phraseAfter(tokens, at + 2);
  if (phrase === null) return null;
  const previous = tokens[at - 1];
  const subject: Subject = {
    phrase,
    apposition: appositionAfter(tokens, phrase.to),
    side: 'after',
    strength: 'strong',
  };
  const after = Math.max(phrase.to, subject.apposition?.to ?? 0);
  const fronted =
    previous === undefined ||
    previous.kind === 'stop' ||
    (/^(?:and|but|while)$/.test(previous.word) && tokens[after]?.kind === 'comma');
  let content: Content;
  if (fronted) {
    const from = tokens[after]?.kind === 'comma' ? after + 1 : after;
    let to = tokens.length;
    while (to > from && tokens[to - 1]?.kind === 'stop') to -= 1;
    content = { from, to, before: false };
  } else {
    const to = previous?.kind === 'comma' ? at - 1 : at;
    content = { from: precedingContent(tokens, to), to, before: true };
  }
  if (content.from >= content.to) return null;
  return build(text, tokens, subject, at, at + 2, 'according to', 'according to', content, fronted ? 'L2' : 'R3');
}

/** "Defence Minister Erik Sundvall was blunter: “…”" */
function byColon(
  text: string,
  tokens: readonly Token[],
  at: number,
  earlier: readonly Attribution[],
): Attribution | null {
  if (tokens[at + 1]?.kind !== 'quote') return null;
  const start = clauseStart(tokens, at);
  if (earlier.some((attribution) => attribution.cue.start >= (tokens[start]?.start ?? 0))) return null;
  const phrase = subjectFrom(tokens, start);
  if (phrase === null || phrase.to > at || !named(tokens, phrase)) return null;
  const subject: Subject = { phrase, apposition: null, side: 'before', strength: 'strong' };
  return build(text, tokens, subject, at, at + 1, ':', 'said', { from: at + 1, to: at + 2, before: false }, 'L3');
}

function build(
  text: string,
  tokens: readonly Token[],
  subject: Subject,
  cueFrom: number,
  cueTo: number,
  verb: string,
  stance: Stance,
  content: Content,
  rule?: string,
): Attribution {
  const { phrase, apposition } = subject;
  const named: NamedSpeaker = nameIn(text, tokens, phrase);
  const start = (tokens[phrase.from] as Token).start;
  const end = (tokens[phrase.to - 1] as Token).end;
  let { role } = named;
  if (named.person && apposition !== null && (role === null || subject.roleOutside)) {
    role = roleIn(text, tokens, apposition) ?? role;
  }
  const rest = tokens.slice(content.from, content.to);
  const first = rest[0] as Token;
  const last = rest.at(-1) as Token;
  return {
    speaker: { start, end },
    name: named.name,
    role,
    cue: { start: (tokens[cueFrom] as Token).start, end: (tokens[cueTo - 1] as Token).end },
    verb,
    stance,
    content: { start: first.start, end: last.end },
    rule: rule ?? (content.before ? (subject.side === 'after' ? 'R1' : 'R2') : 'L1'),
    strength: subject.strength,
  };
}

/** "who leads the Contact Group’s mediation" is no role; "a nurse at the camp’s only clinic" is. */
function roleIn(text: string, tokens: readonly Token[], apposition: Stretch): string | null {
  const words = tokens.slice(apposition.from, apposition.to);
  const first = words[0];
  if (!first || CLAUSE_OPENERS.has(first.word) || AUXILIARIES.has(first.word)) return null;
  if (!words.some((token) => isSpeakerNoun(token.word))) return null;
  return text
    .slice(first.start, (words.at(-1) as Token).end)
    .replace(/^\d{1,2}, /, '')
    .replace(/^(?:the|an?|its|his|her|their)\s+/i, '');
}
