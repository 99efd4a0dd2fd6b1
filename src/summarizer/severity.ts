import type { EventType } from '../stories/story.ts';

/** What a severity depends on. */
export interface SeverityFacts {
  readonly eventType: EventType | null;
  /** The deaths of this event that somebody other than a party about its enemy reports; null when nobody gives a number. */
  readonly killed: number | null;
  readonly wounded: number | null;
  /** Independent roots. Where there are none, a toll is a party's word and raises nothing. */
  readonly independent: number;
  /** Headline and first sentences, for what talks and agreements came to. */
  readonly lead: string;
}

/** Severity of an event without deaths, by kind. */
const BY_KIND: Readonly<Record<EventType, number>> = {
  armed_clash: 0.45,
  territory_change: 0.6,
  air_drone_strike: 0.45,
  shelling_missile: 0.45,
  bombing: 0.45,
  chemical: 0.6,
  attack_on_civilians: 0.5,
  sexual_violence: 0.5,
  abduction: 0.45,
  agreement: 0.6,
  arrests: 0.3,
  weapons_disrupted: 0.3,
  protest: 0.25,
  negotiation: 0.35,
  ceasefire_breach: 0.45,
  sanction: 0.3,
  arms_transfer: 0.3,
  mobilisation: 0.4,
  displacement: 0.4,
  aid_access: 0.4,
  infrastructure: 0.4,
  seizure_boarding: 0.35,
  cyber_hybrid: 0.35,
  court_accountability: 0.3,
  prisoner_exchange: 0.45,
  statement: 0.2,
};

/** Kinds of event in which a number of dead is the event's own, not background. */
const DEADLY: ReadonlySet<EventType> = new Set([
  'armed_clash',
  'territory_change',
  'air_drone_strike',
  'shelling_missile',
  'bombing',
  'chemical',
  'attack_on_civilians',
  'sexual_violence',
  'abduction',
  'ceasefire_breach',
  'infrastructure',
  'aid_access',
  'displacement',
  'protest',
  'weapons_disrupted',
]);

const TRUCE = /\b(?:ceasefire|cease-fire|truce|armistice|peace (?:deal|accord|agreement|treaty))\b/i;
const SETTLED =
  /\b(?:signed|agreed|takes? effect|took effect|came into force|comes into force|enters? into force|entered into force)\b/i;
const ENDED = /\b(?:collapsed|withdrew from|withdraws from|tore up|ended the)\b/i;
const UNSETTLED =
  /\b(?:not|no|without|never|fail\w*|reject\w*|den(?:y|ied|ies)|draft|proposed?|propos\w+|refus\w+|could|may|might|would|if)\b|n[’']t\b/i;
const BROKE_UP =
  /\b(?:collaps\w+|broke (?:up|down|off)|break(?:s|ing)? (?:up|down|off)|stall\w*|without an? (?:agreement|deal)|fail\w*|breakthrough|walk(?:s|ed)? out|deadlock\w*)\b/i;

/**
 * How grave an event is, 0–1 (`briefing.md` 2.9): fifty dead or a turn of the war 1, ten to forty-nine .8 and more,
 * one to nine .6 and more, by kind of event otherwise. Within a band the number decides.
 */
export function severityOf({ eventType, killed, wounded, independent, lead }: SeverityFacts): number {
  const kind = eventType === null ? 0.2 : BY_KIND[eventType];
  if (eventType === 'agreement' && independent > 0 && TRUCE.test(lead)) {
    if ((SETTLED.test(lead) || ENDED.test(lead)) && !UNSETTLED.test(lead)) return 1;
  }
  if (eventType === 'negotiation') return BROKE_UP.test(lead) || SETTLED.test(lead) ? 0.6 : kind;
  if (independent === 0 || eventType === null || !DEADLY.has(eventType)) return kind;
  if (killed !== null && killed > 0) return Math.max(kind, byDeaths(killed));
  if (wounded !== null && wounded >= 20) return Math.max(kind, 0.55);
  return kind;
}

function byDeaths(killed: number): number {
  if (killed >= 50) return 1;
  const value = killed >= 10 ? 0.8 + (0.15 * (killed - 10)) / 39 : 0.6 + (0.15 * (killed - 1)) / 8;
  return Math.round(value * 1000) / 1000;
}
