/** What the picture shows: the head of the demo's last briefing and its first story, as they are sent to Discord. */
import { join } from 'node:path';
import { renderPart } from '../../src/adapters/discord/render-part.ts';
import { demoPostings } from './demo-postings.ts';
import type { ShownBriefing } from './page.ts';

const FOLDER = join('src', 'adapters', 'discord');
/** The picture, and the payload it was made from. */
export const CARD_PNG = join(FOLDER, 'card.png');
export const CARD_JSON = join(FOLDER, 'card.json');

/** The messages of the picture. */
export async function shownBriefing(): Promise<ShownBriefing> {
  const postings = await demoPostings();
  const [head, story] = postings.map(renderPart);
  if (head === undefined || story === undefined) throw new Error('the demo briefed nothing');
  return {
    head: head.body.components,
    story: story.body.components,
    thread: { name: head.title, messages: postings.length - 1 },
    sentAt: SENT_AT,
  };
}

/** The last hour of the demo. */
const SENT_AT = Date.parse('2026-03-13T13:00:00Z');
