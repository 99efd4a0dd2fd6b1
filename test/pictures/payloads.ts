/** What the pictures show: the head of the demo's last briefing and its first story, as they are sent to Discord and to Slack. */
import { join } from 'node:path';
import { renderPart } from '../../src/adapters/discord/render-part.ts';
import { renderPart as renderForSlack } from '../../src/adapters/slack/render-part.ts';
import type { Posting } from '../../src/delivery/delivery.ts';
import { demoPostings } from './demo-postings.ts';
import type { ShownBriefing } from './discord-page.ts';
import type { ShownInSlack } from './slack-page.ts';

/** Each picture, and the payload it was made from. */
export const DISCORD = filesIn('discord');
export const SLACK = filesIn('slack');

function filesIn(adapter: string): { readonly png: string; readonly json: string } {
  const folder = join('src', 'adapters', adapter);
  return { png: join(folder, 'card.png'), json: join(folder, 'card.json') };
}

/** The messages of the picture of Discord. */
export async function shownBriefing(): Promise<ShownBriefing> {
  const { head, story, others } = await shown();
  const { title, body } = renderPart(head);
  return {
    head: body.components,
    story: renderPart(story).body.components,
    thread: { name: title, messages: others },
    sentAt: SENT_AT,
  };
}

/** The messages of the picture of Slack. */
export async function shownInSlack(): Promise<ShownInSlack> {
  const { head, story, others } = await shown();
  return {
    head: renderForSlack(head, { tools: true }),
    story: renderForSlack(story, { tools: true }),
    replies: others,
    sentAt: SENT_AT,
  };
}

/** Both pictures show one run of the demo. */
let briefed: ReturnType<typeof demoPostings> | null = null;

async function shown(): Promise<{ readonly head: Posting; readonly story: Posting; readonly others: number }> {
  briefed ??= demoPostings();
  const [head, story, ...rest] = await briefed;
  if (head === undefined || story === undefined) throw new Error('the demo briefed nothing');
  return { head, story, others: 1 + rest.length };
}

/** The last hour of the demo. */
const SENT_AT = Date.parse('2026-03-13T13:00:00Z');
