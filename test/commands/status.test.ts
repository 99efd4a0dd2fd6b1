import { expect, it } from 'vitest';
import { status } from '../../commands/status.ts';
import { statusPage } from '../../src/adapters/page/status-page.ts';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import type { SourceLine, Status } from '../../src/desk.ts';
import type { Asker, CommunityId } from '../../src/office.ts';
import { ADMIN, aChannel, aDesk, anOffice, aQuestion, MEMBER, NEXT } from './desk.ts';

const BROKEN: SourceLine = {
  feedId: 'operators-own-feed',
  outlet: 'Lowland Post',
  labels: [],
  reading: 'full',
  language: null,
  lastAnswerAt: null,
  problem: 'feed-gone. Take it out of feeds.yaml.',
};

const WHOLE: Status = {
  lastCycleAt: NEXT,
  lastPostAt: NEXT,
  articles: 10,
  stories: 3,
  feeds: { all: 30, failing: [BROKEN, BROKEN] },
  deliveries: { due: 1, held: 2, dead: 3 },
  next: ['discord:here', 'discord:beside', 'discord:elsewhere', 'discord:nowhere'].map((id) => ({
    destination: id,
    at: NEXT,
  })),
};

const PLACES: Readonly<Record<string, CommunityId | null>> = {
  'discord:here': ADMIN.community,
  'discord:beside': ADMIN.community,
  'discord:elsewhere': 'discord:999999999999999999' as CommunityId,
};

const told = async (asker: Asker) => {
  const command = status(aDesk({ status: async () => WHOLE }), anOffice({ communityOf: (id) => PLACES[id] ?? null }));
  const reply = await command.answer(
    aQuestion({}, { asker, destination: aChannel({ id: 'discord:here' as DestinationId }) }),
  );
  if (reply.kind !== 'status') throw new Error(reply.kind);
  return reply.status;
};

it('/status tells an operator everything', async () => {
  expect(await told({ ...ADMIN, rights: 'operator' })).toEqual(WHOLE);
});

it.each([
  ['a member', MEMBER],
  ['an admin', ADMIN],
])('/status tells %s of the channels of their own server only', async (_who, asker) => {
  const { next } = await told(asker);

  expect(next.map(({ destination }) => destination)).toEqual(['discord:here', 'discord:beside']);
});

it('/status tells of this channel alone in a direct message', async () => {
  const { next } = await told({ ...MEMBER, community: null });

  expect(next.map(({ destination }) => destination)).toEqual(['discord:here']);
});

it.each([
  ['a member', MEMBER],
  ['an admin', ADMIN],
])('/status shows %s neither which feeds fail, nor what waits, nor what an operator should do', async (_who, asker) => {
  const shown = JSON.stringify(statusPage(await told(asker), 'UTC'));

  expect(shown).toContain('2 do not answer');
  expect(shown).not.toMatch(/operators-own-feed|feeds\.yaml|sitrep deliveries|held|given up|elsewhere|nowhere/);
});
