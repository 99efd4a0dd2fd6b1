import type { LanguageCode } from '../language/code.ts';
import { phrase, type TextToken } from '../language/number-tokens.ts';
import type { Spoken } from '../stories/speakers.ts';
import type { Cue, Cues } from './outlook-cues.ts';
import { goesOn, inTheEnd, proverb } from './outlook-plain.ts';

/** One sentence as the rules see it. */
export interface Reader {
  readonly text: string;
  readonly language: LanguageCode;
  readonly tokens: readonly TextToken[];
  readonly cues: Cues;
  readonly owner: Spoken | null;
  /** The owner is an analyst, a diplomat, an aid agency; or the outlet analyses. */
  readonly observer: boolean;
  readonly analysisOutlet: boolean;
  /** The sentence right before tells what may follow. */
  readonly afterImplication: boolean;
  /** A date that lies ahead is named: an appointment, more than a consequence. */
  readonly dated: boolean;
  /** An estimative word stands in it. */
  readonly estimate: boolean;
}

/** Whether a sentence tells what may follow. Each rule is one paragraph of `briefing.md` 2.5. */
export function isImplication(reader: Reader): boolean {
  if (isWeather(reader) || isTollRising(reader) || isThreat(reader) || exhorts(reader)) return false;
  const rules = [warned, mayFollow, wouldFollow, conditional, forecast, means, estimated, goesOn, proverb, inTheEnd];
  return rules.some((holds) => holds(reader));
}

/** An observer's estimate: "a smaller chance, perhaps one in five, that …". */
function estimated({ observer, owner, estimate, tokens }: Reader): boolean {
  return observer && owner !== null && estimate && !tokens.some((token) => /^(?:was|were|had|been)$/u.test(token.norm));
}

/** Whether a sentence explains, by somebody whose explanation it is. */
export function isAnalysis(reader: Reader): boolean {
  if (!reader.observer) return false;
  return reader.cues.explains.length > 0 || reader.cues.forecast.length > 0 || means(reader) || mayFollow(reader);
}

/** Whether something dated or pending is told. */
export function isWatch({ cues, tokens, language }: Reader, dated: boolean): boolean {
  if (cues.pending.some((cue) => isPending(tokens, cue))) return true;
  return (
    dated &&
    (cues.will.length > 0 ||
      language !== 'en' ||
      tokens.some((token) =>
        /^(?:planned|plans|due|scheduled|next|upcoming|until|deadline|resume|expected|set|before|to)$/u.test(
          token.norm,
        ),
      ))
  );
}

/** "were due to resume" waits for something; "due to a strike" only says why. */
function isPending(tokens: readonly TextToken[], { at, next }: Cue): boolean {
  if (tokens[at]?.norm !== 'due' || tokens[at + 1]?.norm !== 'to') return true;
  const after = tokens[next]?.norm ?? '';
  return (
    /^(?:is|are|was|were|be|been)$/u.test(tokens[at - 1]?.norm ?? '') &&
    !/^(?:a|an|the|its|his|her|their|this|that)$/u.test(after)
  );
}

function norm({ tokens }: Reader, at: number): string {
  return tokens[at]?.norm ?? '';
}

const WEATHER =
  /^(?:rain|snow|storm|storms|thunderstorms|temperatures|forecasters|meteorologists|cyclone|hurricane|gusts|showers|дощ|дождь|снег|regen|schnee|pluie|أمطار)$/u;

function isWeather({ tokens, cues }: Reader): boolean {
  return (
    tokens.filter((token) => WEATHER.test(token.norm)).length >= 2 ||
    (tokens.some((token) => /^(?:forecasters|meteorologists|met)$/u.test(token.norm)) &&
      cues.will.length + cues.may.length > 0)
  );
}

/** "The toll could rise" is something to watch, not what the event leads to. */
function isTollRising({ tokens, cues }: Reader): boolean {
  const rises = tokens.some((token) =>
    /^(?:rise|climb|increase|grow|зрости|зростати|вырасти|steigen|augmenter|ترتفع|يرتفع|alourdir)$/u.test(token.norm),
  );
  const toll = tokens.some((token) =>
    /^(?:toll|casualties|dead|victims|загиблих|жертв|погибших|opfer|toten|bilan|حصيلة|الحصيلة)$/u.test(token.norm),
  );
  return rises && toll && cues.conditional.length === 0;
}

/** "We will destroy them": a party's threat is a claim. An analyst who speaks of retaliation forecasts it. */
function isThreat(reader: Reader): boolean {
  const { cues, tokens, observer } = reader;
  if (observer) return false;
  if (
    tokens.some(
      ({ norm }, at) =>
        norm === 'threatened' && tokens[at + 1]?.norm === 'to' && !DECISIVE.test(tokens[at - 1]?.norm ?? ''),
    )
  )
    return true;
  if (cues.threat.length === 0) return false;
  const own = tokens.some((token) =>
    /^(?:we|our|us|i|ми|нас|мы|наш|wir|unser|nous|notre|إننا|سنرد)$/u.test(token.norm),
  );
  const armed =
    reader.owner !== null &&
    /(?:army|forces|militar|command|front|brigade|group|movement|guard|minist|president|general|rebel|militia|spokes|leader|kremlin|government)/iu.test(
      `${reader.owner.name} ${reader.owner.role ?? ''}`,
    );
  const warnsOf = cues.warns.length > 0 && cues.threat.some(({ at }) => at > (cues.warns[0]?.at ?? 0));
  return (
    own || (armed && (warnsOf || cues.will.length > 0)) || (reader.owner === null && warnsOf && cues.may.length === 0)
  );
}

/** "urged both sides to avoid steps that could worsen it": advice. */
function exhorts({ tokens, cues }: Reader): boolean {
  if (cues.warns.length + cues.conditional.length > 0) return false;
  return tokens.some(
    ({ norm }, at) =>
      /^(?:urged|urges|urging|appealed|implored|закликав|закликала|призвал|призвала|exhorté|دعا|دعت)$/u.test(norm) ||
      (/^(?:called|calls)$/u.test(norm) && /^(?:on|for)$/u.test(tokens[at + 1]?.norm ?? '')),
  );
}

/** "warned that … could", "fears of", "попередив, що", but not "warned residents to leave". */
function warned(reader: Reader): boolean {
  const { cues, language } = reader;
  // "…, the agency warned": the verb stands behind what is warned of.
  const tag =
    reader.owner?.attribution.stance === 'warned' &&
    reader.owner.attribution.cue.start >= reader.owner.attribution.content.end - 1;
  if (
    tag &&
    (cues.may.length > 0 ||
      (cues.will.length > 0 && cues.consequence.length > 0) ||
      cues.forecast.length > 0 ||
      (cues.conditional.length > 0 && cues.will.length + cues.consequence.length > 0))
  )
    return true;
  for (const { at, next } of cues.warns) {
    const follows = (list: readonly Cue[]) => list.some((cue) => cue.at >= next);
    const order = language === 'en' && isOrder(reader, next);
    if (order && !follows(cues.may)) continue;
    if (follows(cues.may) || follows(cues.will) || cues.conditional.length > 0) return true;
    if (cues.may.length > 0 && at > 0 && reader.owner !== null && language !== 'en') return true;
    // "warned of delays", "fears of a famine": a noun of consequence right behind.
    if (
      cues.consequence.some((cue) => cue.at >= next && cue.at - next <= 9) &&
      /^(?:of|that|about|à|de|d’|vor|من|про|о|что|що|що|que|qu|dass|un|une|against)$/u.test(lastOrNext(reader, next))
    )
      return !isAgainst(reader, next);
    if (follows(cues.forecast)) return true;
  }
  return false;
}

function lastOrNext(reader: Reader, next: number): string {
  const last = norm(reader, next - 1);
  return /^(?:of|that|about)$/u.test(last) ? last : norm(reader, next);
}

/** "warned residents to stay", "warned Kyiv not to", "warned against". */
function isOrder(reader: Reader, next: number): boolean {
  for (let i = next; i < Math.min(reader.tokens.length, next + 6); i += 1) {
    if (/^(?:that|of|about|if|unless|could|would|may|might|will|,)$/u.test(norm(reader, i))) return false;
    if (norm(reader, i) === 'to' || norm(reader, i) === 'against') return true;
  }
  return false;
}

function isAgainst(reader: Reader, next: number): boolean {
  return norm(reader, next) === 'against';
}

/** "could complicate", "може зірвати". */
function mayFollow(reader: Reader): boolean {
  const { cues, observer, analysisOutlet } = reader;
  for (const { at, next } of cues.may) {
    const near = cues.consequence.find((cue) => cue.at >= next && cue.at - next <= 8);
    const before = /^(?:likely|unlikely|probably)$/u.test(norm(reader, at));
    if (near !== undefined && !isPast(reader, at) && !(isGeneric(reader, near) && !observer && reader.owner === null))
      return true;
    if (before && near === undefined && !observer) continue;
    if (/^risks?$/u.test(norm(reader, at)) && /ing$/u.test(norm(reader, next)) && norm(reader, at - 1) !== 'the')
      return true;
    if ((observer || analysisOutlet) && !isPast(reader, at) && !isAbility(reader, next)) return true;
  }
  return false;
}

function isPast(reader: Reader, at: number): boolean {
  return /^(?:had|were|was|he|she)$/u.test(norm(reader, at - 1)) && norm(reader, at) === 'likely';
}

/** "could be heard", "could see": what somebody was able to notice. */
function isAbility(reader: Reader, next: number): boolean {
  return /^(?:heard|see|hear|seen|reached|feel|smell|afford|not|read|find|found|buried|trapped|held|hiding|alive|dead|missing|behind|responsible|involved|linked|from|verified|confirmed|launched|carried)$/u.test(
    norm(reader, norm(reader, next) === 'be' ? next + 1 : next),
  );
}

const GENERIC =
  /^(?:leave|give|allow|enable|open|create|close|closing|reduce|increase|help|hurt|cost|rise|grow|lose|losing|die|push|force|withdraw|abandon|resum|return|hunger|draw|drive|end|limit|prices|refugees|humanitarian|block|halt|become|spread|change|invite|prompt|encourag|suspend|double|slow|damage|harm|delay|flee|bring|shut|impossible|cost|threaten|expos)/u;

function isGeneric(reader: Reader, { at }: Cue): boolean {
  return GENERIC.test(norm(reader, at));
}

const AGENT =
  /^(?:he|she|they|we|i|it|government|forces|army|troops|ministry|president|minister|delegation|country|observers|police|officials|side|sides|parties|countries|team|convoy|ministers|leaders|soldiers|mission|nations|allies|council|parliament|court|company|group|who)$/u;

/** "would cut the only road": a consequence, unless somebody means to do it ("the army would push on"). */
function wouldFollow(reader: Reader): boolean {
  const { cues, observer, language } = reader;
  for (const { at, next } of cues.will) {
    const near = cues.consequence.find(
      (cue) => cue.at >= (language === 'en' ? next : at) && cue.at - next <= (language === 'de' ? 20 : 6),
    );
    if (near === undefined) continue;
    if (language !== 'en') {
      if (observer || reader.owner !== null) return observer || cues.forecast.length > 0 || cues.may.length > 0;
      continue;
    }
    if (intends(reader, at)) continue;
    if (observer) return true;
    if (reader.owner !== null && (!isGeneric(reader, near) || decides(reader, at))) return true;
  }
  return false;
}

/** "the loss of the town would open the road", "Ending the patrols would …": an event is the subject. */
function decides(reader: Reader, at: number): boolean {
  for (let i = Math.max(0, at - 8); i < at; i += 1)
    if (DECISIVE.test(norm(reader, i)) || (i <= 1 && /ing$/u.test(norm(reader, i)))) return true;
  return false;
}

/** Whether the subject of the modal acts on purpose: a pronoun, an agent, a name. */
function intends(reader: Reader, at: number): boolean {
  const subject = reader.tokens[at - 1];
  if (subject === undefined) return true;
  if (AGENT.test(subject.norm)) return true;
  if (/^(?:this|that|these|those|such|which)$/u.test(subject.norm)) return false;
  const first = reader.text[subject.start] ?? '';
  return (
    subject.type === 'word' &&
    /\p{Lu}/u.test(first) &&
    at > 1 &&
    !/^(?:of|the|in|on|at|over|near|with|from)$/u.test(norm(reader, at - 2))
  );
}

/** "If the road closes, famine is a matter of weeks", "Unless …, we will reconsider", "Without a monitor, …". */
function conditional(reader: Reader): boolean {
  const { cues, language, owner, observer } = reader;
  for (const { at } of cues.conditional) {
    const word = norm(reader, at);
    if (/^(?:without|absent|barring|ohne|sans|faute)$/u.test(word)) {
      if (owner !== null || observer || cues.may.length + cues.will.length > 0) return true;
      continue;
    }
    const modal = cues.may.length > 0 || cues.will.length > 0;
    const result = cues.forecast.length > 0 || cues.consequence.length > 0;
    if (isOffer(reader, at)) continue;
    if (modal) return true;
    // Slavic verbs carry the future in their endings.
    if (/^(?:uk|ru)$/u.test(language) && at <= 2 && owner !== null) return true;
    if (result && (owner !== null || observer) && (language !== 'en' || at <= 2 || observer)) return true;
  }
  return false;
}

/** "would halt attacks if Kyiv withdrew", "will sign if asked": what an actor offers is a claim. */
function isOffer(reader: Reader, at: number): boolean {
  if (reader.language !== 'en' || at <= 3 || reader.observer) return false;
  const before = reader.cues.will.filter((cue) => cue.at < at);
  return (
    before.length > 0 &&
    before.every((cue) => intends(reader, cue.at)) &&
    reader.cues.may.length === 0 &&
    reader.cues.warns.length === 0
  );
}

/** "the most likely outcome", "raises the risk of", "a matter of weeks". */
function forecast(reader: Reader): boolean {
  const { cues, owner, observer } = reader;
  if (cues.forecast.length === 0 || (owner === null && !observer)) return false;
  return cues.forecast.some(({ at, next }) => {
    const words = phrase(reader.tokens, at, next);
    if (reader.language !== 'en') return observer || cues.may.length > 0 || cues.will.length > 0;
    if (
      /^(?:risk of|chance of|chances of|prospect of|prospects for|at risk of|scenario|scenarios|the brink of|long term)$/u.test(
        words,
      )
    )
      return observer || cues.may.length + cues.will.length > 0;
    return true;
  });
}

const LEAVES =
  /^(?:exposed|vulnerable|isolated|weakened|open|weaker|stranded|without|surrounded|encircled|undefended|dependent|unprotected)$/u;
const BITES =
  /^(?:complicates|derails|jeopardi[sz]es|undermines|deepens|worsens|weakens|strengthens|emboldens|destabili[sz]es|isolates|endangers|imperils|prolongs|shatters|upends|erodes|heightens|intensifies|escalates|exposes)$/u;
const DECISIVE =
  /^(?:strike|strikes|attack|attacks|decision|move|deal|failure|loss|collapse|vote|ruling|closure|withdrawal|delay|fall|capture|seizure|impasse|stalemate|offensive|breach|death|killing|suspension|cut|cuts|blockade|advance|retreat|shift|change|result|lack|absence|destruction|siege|ending|escalation|ceasefire|truce|ban|sanctions|bombing|bombings|shelling|fighting|battle|bombardment|invasion|assault|raid|raids|arrest|arrests|split|defeat|victory|retreat|resignation)$/u;

/** "leaves the town exposed", "undermines", "the strike meant the truce was dead": what has followed already. */
function means(reader: Reader): boolean {
  if (reader.language !== 'en') return false;
  const { tokens, observer, owner } = reader;
  for (let at = 0; at < tokens.length; at += 1) {
    const word = norm(reader, at);
    if (
      observer &&
      (word === 'leaves' || word === 'left') &&
      tokens.slice(at + 1, at + 8).some((token) => LEAVES.test(token.norm))
    )
      return word === 'leaves' || reader.analysisOutlet;
    if (observer && BITES.test(word)) return true;
    if (word === 'threatens' && owner !== null && DECISIVE.test(norm(reader, at - 1))) return true;
    if (
      observer &&
      /^(?:raises|increases|heightens)$/u.test(word) &&
      /^(?:risk|risks|cost|costs|stakes|price|prospect|prospects|likelihood|chance|chances|pressure|odds)$/u.test(
        norm(reader, at + 2),
      )
    )
      return true;
    if (
      (word === 'means' || word === 'meant') &&
      (owner !== null || observer) &&
      norm(reader, at + 1) !== 'to' &&
      tokens.slice(Math.max(0, at - 4), at).some((token) => DECISIVE.test(token.norm))
    )
      return true;
  }
  return false;
}
