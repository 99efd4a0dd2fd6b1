/** What Discord takes of commands and choices (https://discord.com/developers/docs/interactions/application-commands). */

/** Of a command and of an option ("1-100 character description"). */
export const DESCRIPTION_CHARACTERS = 100;
/** Of an option, or in answer to somebody who types ("max 25"). */
export const CHOICES = 25;
/** Of a choice, in its name and in its value ("1-100 character choice name", "up to 100 characters if string"). */
export const CHOICE_CHARACTERS = 100;

/** A text of at most so many characters; what is left out is marked. */
export function shortened(text: string, characters: number): string {
  // Nothing longer than twice its UTF-16 length can fit, and the outside may send megabytes.
  const all = Array.from(text.slice(0, characters * 2 + 2));
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join('')}…`;
}
