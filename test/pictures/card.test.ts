import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageOf } from './page.ts';
import { CARD_JSON, CARD_PNG, shownBriefing } from './payloads.ts';

it('the picture of a card shows what is sent today', async () => {
  const today = await shownBriefing();

  const pictured = JSON.parse(readFileSync(CARD_JSON, 'utf8'));

  expect(pictured, 'take it again: npm run picture').toEqual(JSON.parse(JSON.stringify(today)));
  expect(existsSync(CARD_PNG)).toBe(true);
  expect(statSync(CARD_PNG).size).toBeLessThan(300_000);
});

it('every component of the payload has its place on the page, and nothing from outside becomes HTML', async () => {
  const shown = await shownBriefing();
  const evil = { type: 10, content: '\\<script\\> & <b onclick="x">' } as const;

  const page = pageOf({ ...shown, story: [{ type: 17, components: [evil, { type: 14 }] }] }, '/modules');

  expect(page).toContain('&#60;script&#62; &#38; &#60;b onclick=&#34;x&#34;&#62;');
  for (const label of ['Newest stories', 'Board']) expect(page).toContain(`>${label}</discord-button>`);
});
