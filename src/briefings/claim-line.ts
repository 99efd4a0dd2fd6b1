import type { SideClaim } from '../summarizer/card.ts';

/** The source's own verb opens the words of a claim: it goes on from the claimant's name. */
const OPENS_WITH_VERB =
  /^(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|blam(?:ed|es)|accus(?:ed|es)|call(?:ed|s)|claim(?:ed|s)|warn(?:ed|s)|insist(?:ed|s)|maintain(?:ed|s)|repeat(?:ed|s)|declin(?:ed|es)|vow(?:ed|s)|urg(?:ed|es)|demand(?:ed|s)|acknowledg(?:ed|es)|admit(?:ted|s)|confirm(?:ed|s)|condemn(?:ed|s)|promis(?:ed|es)|threaten(?:ed|s)|argu(?:ed|es)|alleg(?:ed|es)|order(?:ed|s)|advis(?:ed|es)|put|has|had|have) /;

/** "Viktor Dragash denied striking a depot", "Musa Terab: the accusation was false": who says what, in one line. */
export function claimLine({
  claimant,
  text,
  stance,
}: Pick<SideClaim, 'claimant' | 'text'> & { readonly stance: string }): string {
  if (stance === 'no comment') return text;
  return OPENS_WITH_VERB.test(text) ? `${claimant} ${text}` : `${claimant}: ${text}`;
}

/** Whether a claim, told behind its claimant's name, says that they deny something. */
export function tellsDenial({ text, stance }: SideClaim): boolean {
  return (stance === 'denies' || stance === 'disputes') && /^(?:den|reject|dismiss|disput)/.test(text);
}
