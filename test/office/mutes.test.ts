import { describe, expect, it } from 'vitest';
import type { StoryId } from '../../src/stories/story.ts';
import { anAsker, anOffice, refusalOf } from '../support/an-office.ts';
import { ACME, GENERAL, OTHERS_GENERAL } from '../support/office-builders.ts';

const STORY = 's-bbbbbbbbbb' as StoryId;

describe('a story that a channel wants to hear no more of', () => {
  it('is muted there and nowhere else, over restarts, until it is told again', async () => {
    const { office, again } = await anOffice();
    await office.place(GENERAL, ACME);
    const ask = { by: anAsker(), destination: GENERAL, story: STORY };

    await office.muteStory({ ...ask, muted: true });
    const afterRestart = (await again()).muted(GENERAL);
    const elsewhere = office.muted(OTHERS_GENERAL);
    await office.muteStory({ ...ask, muted: false });

    expect(afterRestart).toEqual(new Set([STORY]));
    expect(elsewhere).toEqual(new Set());
    expect(office.muted(GENERAL)).toEqual(new Set());
    expect((await again()).muted(GENERAL)).toEqual(new Set());
  });

  it('is in the audit, with who and what before and after', async () => {
    const { office } = await anOffice();
    await office.place(GENERAL, ACME);

    await office.muteStory({ by: anAsker(), destination: GENERAL, story: STORY, muted: true });
    await office.muteStory({ by: anAsker(), destination: GENERAL, story: STORY, muted: true });

    expect(await office.audit({ community: ACME, limit: 5 })).toMatchObject([
      { what: 'mute', subject: GENERAL, before: `${STORY} told`, after: `${STORY} muted`, user: anAsker().user },
    ]);
  });

  it('is muted by nobody who may not change that channel', async () => {
    const { office } = await anOffice();
    await office.place(GENERAL, ACME);
    const ask = { story: STORY, muted: true };

    const reader = await refusalOf(office.muteStory({ ...ask, by: anAsker({ rights: 'read' }), destination: GENERAL }));
    const stranger = await refusalOf(office.muteStory({ ...ask, by: anAsker(), destination: OTHERS_GENERAL }));

    expect([reader.code, stranger.code]).toEqual(['not-allowed', 'not-allowed']);
    expect(office.muted(GENERAL)).toEqual(new Set());
  });
});
