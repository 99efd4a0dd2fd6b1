import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageOf } from './discord-page.ts';
import { DISCORD, SLACK, shownBriefing, shownInSlack } from './payloads.ts';
import { slackPage } from './slack-page.ts';

it.each([
  ['Discord', DISCORD, shownBriefing],
  ['Slack', SLACK, shownInSlack],
])('the picture of a card in %s shows what is sent today', async (_, { png, json }, shown) => {
  const today = await shown();

  const pictured = JSON.parse(readFileSync(json, 'utf8'));

  expect(pictured, 'take it again: npm run picture').toEqual(JSON.parse(JSON.stringify(today)));
  expect(existsSync(png)).toBe(true);
  expect(statSync(png).size).toBeLessThan(300_000);
});

it('every component of the payload has its place on the page, and nothing from outside becomes HTML', async () => {
  const shown = await shownBriefing();
  const evil = { type: 10, content: '\\<script\\> & <b onclick="x">' } as const;

  const page = pageOf({ ...shown, story: [{ type: 17, components: [evil, { type: 14 }] }] }, '/modules');

  expect(page).toContain('&#60;script&#62; &#38; &#60;b onclick=&#34;x&#34;&#62;');
  for (const label of ['Newest stories', 'Board']) expect(page).toContain(`>${label}</discord-button>`);
});

it('every block of a message has its place on the page of Slack', async () => {
  const shown = await shownInSlack();

  const page = slackPage(shown);

  const buttons = ['Newest stories', 'Board', 'Full story', 'Quotes', 'Sources', 'Why', '⋯'];
  for (const label of buttons) expect(page).toContain(`>${label}</button>`);
  expect(page).toContain('>Read more @ Northern Ledger</a>');
  expect(page.match(/<h2>/g)).toHaveLength(2);
  expect(page.match(/<blockquote>/g)).toHaveLength(count(shown, 'rich_text_quote'));
  expect(page.match(/<ul>/g)).toHaveLength(count(shown, 'rich_text_list'));
});

it('nothing from outside becomes HTML on the page of Slack, and a block that it cannot draw is no gap', async () => {
  const shown = await shownInSlack();
  const text = '</div><script> & <b onclick="x">';
  const storyOf = (...blocks: typeof shown.story.blocks) => ({ ...shown, story: { ...shown.story, blocks } });

  const page = slackPage(
    storyOf(
      { type: 'header', text: { type: 'plain_text', text } },
      { type: 'context', elements: [{ type: 'plain_text', text }] },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
      {
        type: 'actions',
        elements: [{ type: 'button', url: 'https://x.example/"><b>', text: { type: 'plain_text', text } }],
      },
    ),
  );

  expect(page.split('&#60;/div&#62;&#60;script&#62; &#38; &#60;b onclick=&#34;x&#34;&#62;')).toHaveLength(5);
  expect(page).toContain('href="https://x.example/&#34;&#62;&#60;b&#62;"');
  expect(() => slackPage(storyOf({ type: 'file', external_id: '1', source: 'remote' }))).toThrow(/block of type file/);
});

function count(shown: unknown, type: string): number {
  return JSON.stringify(shown).split(`"type":"${type}"`).length - 1;
}
