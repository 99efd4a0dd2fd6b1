/** Commands in the words in which they are typed here: "/sitrep story 1", where others type "/story 1". */

/** The one command that Slack knows of us. */
export const SLASH = '/sitrep';

// What all our commands begin with; a test compares it with them.
const COMMAND =
  /(?<![^\s("“])\/(?=(?:board|brief|channel|feeds|follow|forget|help|latest|mute|quotes|retract|schedule|search|sources|status|story|timeline|unfollow|why)(?![\w/-]))/g;

/** Our own words, with the commands in them as they are typed here. */
export function inSlash(text: string): string {
  return text.replace(COMMAND, `${SLASH} `);
}

/** The hint of a page that stands before the id of a story, and nothing else: its other words may be somebody's. */
export function hintInSlash(text: string): string {
  return /^\s?\/story\u00a0$/.test(text) ? inSlash(text) : text;
}
