import { foldWord } from '../language/tokens.ts';
import type { Gender } from './quote-persons.ts';

/** What a role says of the holder of each office, in full or short: "Sen.", "Rep.", "Gov.". */
export const OFFICES: ReadonlyMap<string, RegExp> = new Map(
  [
    ...`president|prime minister|minister|foreign minister|defense minister|defence minister|spokesman|spokeswoman|spokesperson|mayor
    ambassador|chancellor|pope|king|mediator|envoy|prosecutor|secretary of state|defense secretary|attorney general|speaker|judge|sheriff`
      .split(/\||\n\s*/)
      .map((noun): readonly [string, string] => [noun, noun]),
    ['senator', 'senator|sen'] as const,
    ['governor', 'governor|gov'] as const,
    ['general', 'general|gen'] as const,
    ['colonel', 'colonel|col'] as const,
    ['lieutenant', 'lieutenant|lt'] as const,
    ['sergeant', 'sergeant|sgt'] as const,
    ['captain', 'captain|capt'] as const,
    ['congressman', 'congressman|rep|representative'] as const,
    ['congresswoman', 'congresswoman|rep|representative'] as const,
  ].map(([noun, words]) => [noun, new RegExp(`(?:^|\\s)(?:${words})\\.?(?:\\s|$)`)]),
);

/** Descriptions that one person bears. */
export const SINGULAR =
  /\b(?:man|woman|boy|girl|spokesman|spokeswoman|spokesperson|official|officer|resident|witness|source|diplomat|analyst|doctor|nurse|soldier|fighter|commander|mother|father|minister|president|survivor|adviser|aide|lawyer|driver|farmer|teacher|student|mediator|negotiator|governor|mayor|ambassador|envoy)$/;

/** The gender that a describing noun tells: "his wife", "an old man". */
export function genderOfNoun(words: string): Gender {
  const folded = foldWord(words);
  if (
    /\b(?:wife|mother|daughter|sister|woman|girl|aunt|grandmother|niece|widow|queen|spokeswoman|she|her husband)\b/.test(
      folded,
    )
  )
    return 'f';
  return /\b(?:husband|father|son|brother|man|boy|uncle|grandfather|nephew|king|spokesman)\b/.test(folded) ? 'm' : null;
}
