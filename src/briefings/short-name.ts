import type { StoryCard } from '../summarizer/card.ts';
import { shorten } from '../summarizer/fit.ts';

/** In characters. */
const LONGEST = 80;

/** What happened, in a word that goes behind a place. Talks and statements are about places, not at them: no word. */
const EVENT: Readonly<Record<string, string>> = {
  armed_clash: 'fighting',
  territory_change: 'change of control',
  air_drone_strike: 'strike',
  shelling_missile: 'shelling',
  bombing: 'blast',
  attack_on_civilians: 'attack',
  sexual_violence: 'sexual violence',
  abduction: 'abduction',
  protest: 'protest',
  seizure_boarding: 'boarding',
};

/** "Dolnik strike": a story in two words; its headline, shortened, where place or event is not of that kind. */
export function shortName(card: StoryCard): string {
  const { headline, eventType } = card;
  const lead = [headline, ...card.whatHappened].map(({ text }) => text).join(' ');
  const missile = eventType === 'shelling_missile' && /\b(?:missiles?|strikes?)\b/i.test(lead);
  const event = missile ? 'strike' : EVENT[eventType ?? ''];
  const [place] = card.places;
  return place && event ? `${place} ${event}` : shorten(headline.text, LONGEST);
}
