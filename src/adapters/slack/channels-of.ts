import { textOf, thing } from './payload.ts';
import type { Ask } from './web-api.ts';

// https://docs.slack.dev/reference/methods/users.conversations ("under 1000"; "we recommend no more than 200")
const PAGE = 200;
/** Nobody looks through more channels than are on so many pages. */
const PAGES = 10;

/** The channels that somebody, or the bot itself, is in, as far as the bot may know. Throws what the library throws. */
export async function channelsOf(user: string | null, ask: Ask): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const answer: unknown = await ask('users.conversations', {
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: PAGE,
      ...(user !== null && { user }),
      ...(cursor !== null && { cursor }),
    });
    const { channels, response_metadata: more } = thing(answer);
    for (const channel of Array.isArray(channels) ? (channels as readonly unknown[]) : []) {
      const id = textOf(thing(channel).id);
      if (id !== null) found.push(id);
    }
    cursor = textOf(thing(more).next_cursor);
    if (cursor === null) break;
  }
  return found;
}
