import type { Article } from '../articles/article.ts';
import { wordsOf } from '../language/tokens.ts';
import type { World } from '../stories/world.ts';
import { bare, namesIn } from './check-statement.ts';
import { remember } from './remember.ts';

/** Words of a description that we may add ("an unnamed diplomat", "the outlet's own view"). */
const DESCRIBING = new Set(
  'a an the of in at for to unnamed not named by one and own analysis outlet unverified verifying reports'.split(' '),
);

/**
 * Whether somebody is named in words of an article: each word of the name stands in them, or another spelling of the
 * same person, side or body does, or it is the outlet itself.
 */
export function knowsName(name: string, words: string, article: Article, world: World): boolean {
  if (name.trim() === '') return false;
  const outlet = world.outlet(article.outlet).name;
  if (name === outlet || name.startsWith(`${outlet} `) || name.startsWith(`${outlet}, in `)) return true;
  const held = heldIn(words);
  const parts = wordsOf(name).map((word) => bare(word.text));
  if (parts.length > 0 && parts.every((part) => DESCRIBING.has(part) || isHeld(part, held))) return true;
  if (held.has(initialsOf(name))) return true;
  return spellingsOf(name, world).some((spelling) => words.includes(spelling));
}

const heldIn = remember((words) => namesIn([words]), 64);

/** Everything of an article in which somebody may be named. */
export function everyWordOf({ title, byline, text }: Article): string {
  return `${title}\n${byline ?? ''}\n${text}`;
}

/** "diplomat" is held by "diplomats", "Karsovian" by "Karsovia": a description may bend its words. */
function isHeld(word: string, held: ReadonlySet<string>): boolean {
  return held.has(word) || held.has(`${word}s`) || (word.endsWith('s') && held.has(word.slice(0, -1)));
}

/** "United Nations" stands in a text as "U.N." too. One letter is nobody's. */
function initialsOf(name: string): string {
  const letters = wordsOf(name).flatMap(({ text }) => (/^\p{Lu}/u.test(text) ? [text.charAt(0)] : []));
  return letters.length >= 2 ? letters.join('').toLowerCase() : ' ';
}

function spellingsOf(name: string, { background }: World): readonly string[] {
  return background.conflicts
    .flatMap(({ people, sides, places }) => [...people, ...sides, ...places])
    .filter((named) => named.name === name || named.aliases.includes(name))
    .flatMap((named) => [named.name, ...named.aliases]);
}
