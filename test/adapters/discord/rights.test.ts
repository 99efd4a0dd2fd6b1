import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../commands/command.ts';
import { commandsFor } from '../../../commands/index.ts';
import { questionOf } from '../../../src/adapters/discord/question.ts';
import { type Asking, askerOf } from '../../../src/adapters/discord/rights.ts';
import { aDeskWithAStory, aFeedView, anOffice, aPlan } from '../../commands/desk.ts';

const SERVER = '222222222222222222';
const OTHER_SERVER = '222222222222222223';
const OPERATOR = '111111111111111119';
const OPERATORS = new Set([OPERATOR]);
const { ManageGuild, Administrator, ManageChannels, ManageMessages, ModerateMembers, SendMessages } =
  PermissionFlagsBits;

/** What Discord says of somebody who asks in a server that the bot was added to. */
function inServer(
  permissions: bigint | string,
  { user = '111111111111111111', server = SERVER, owners = { 0: server } as object } = {},
): Asking {
  const member = { user: { id: user }, permissions: String(permissions), roles: [] };
  return { guild_id: server, member, authorizing_integration_owners: owners } as unknown as Asking;
}

/** What Discord says of somebody who asks in a conversation. */
function inConversation(user: string, owners: object): Asking {
  return { user: { id: user }, authorizing_integration_owners: owners } as unknown as Asking;
}

/** Who asks and where, and what they may do. */
const SITUATIONS: readonly (readonly [string, 'read' | 'change' | 'operator', Asking])[] = [
  ['a member without a role', 'read', inServer(SendMessages)],
  ['a member with no permission at all', 'read', inServer(0n)],
  [
    'a moderator who manages channels and messages',
    'read',
    inServer(ManageChannels | ManageMessages | ModerateMembers),
  ],
  ['a member with Manage Server', 'change', inServer(ManageGuild | SendMessages)],
  ['an administrator', 'change', inServer(Administrator)],
  ['the owner of the server', 'change', inServer(PermissionsBitField.All)],
  ['an operator without a role', 'operator', inServer(SendMessages, { user: OPERATOR })],
  ['anybody in a direct message', 'read', inConversation('111111111111111111', { 0: '0' })],
  ['an operator in a direct message', 'read', inConversation(OPERATOR, { 0: '0' })],
  [
    'the owner of a server that the bot was not added to',
    'read',
    inServer(PermissionsBitField.All, { server: OTHER_SERVER, owners: { 1: '111111111111111111' } }),
  ],
  [
    'the owner of one server who says that another added the bot',
    'read',
    inServer(PermissionsBitField.All, { server: OTHER_SERVER, owners: { 0: SERVER } }),
  ],
  ['somebody with permissions that are no number', 'read', inServer('0x20')],
  ['somebody with the bit of another permission beside it', 'read', inServer(ManageGuild << 1n)],
];

/** What each command is asked for, so that it would change something. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  follow: { conflict: 'sudan', at: '07:00' },
  unfollow: {},
  'channel set': { stories: '3' },
  'feeds add': { url: 'https://lowlandpost.example/feed.xml' },
  'feeds remove': { feed: 'lowland-post' },
  'feeds pause': { feed: 'lowland-post' },
  'feeds resume': { feed: 'lowland-post' },
  'feeds test': { feed: 'lowland-post' },
  'feeds import': { file: '<opml/>', 'dry-run': 'no' },
  'feeds export': {},
  retract: { story: '1', reason: 'It was another day' },
  mute: { story: '1' },
  forget: { confirm: 'forget' },
};

function everything() {
  const desk = aDeskWithAStory();
  const office = anOffice({
    feedList: () => [aFeedView({}, { pausedAt: 1 })],
    planImport: () => aPlan([{ url: 'https://new.example/feed.xml' }]),
  });
  return { commands: commandsFor(desk, office), office };
}

/** Asks one command as Discord would, and tells what it said and whether anything was to be changed. */
async function ask(asking: Asking, name: string) {
  const { commands, office } = everything();
  const command = commands.find((one) => one.name === name) as Command;
  const from = { ...asking, channel: { id: '444444444444444444', type: 0 } };
  const reply = await command.answer(questionOf(from, OPTIONS[name] ?? {}, { office, operators: OPERATORS }));
  const refused = reply.kind === 'note' && /^(Only those who may manage|In a direct message)/.test(reply.text);
  return { refused, changes: office.changes };
}

const CHANGING = everything()
  .commands.filter(({ rights }) => rights === 'change')
  .map(({ name }) => name);
const READING = everything()
  .commands.filter(({ rights }) => rights === 'read')
  .map(({ name }) => name);

describe.each(SITUATIONS)('%s', (_who, rights, asking) => {
  it(`may ${rights}`, () => {
    expect(askerOf(asking, OPERATORS).rights).toBe(rights);
  });

  it.each(CHANGING)(`${rights === 'read' ? 'changes nothing with' : 'may use'} /%s`, async (name) => {
    const { refused, changes } = await ask(asking, name);

    expect(refused).toBe(rights === 'read');
    // An export only reads.
    expect(changes.length > 0).toBe(rights !== 'read' && name !== 'feeds export');
  });

  it.each(READING)('may read with /%s', async (name) => {
    const { refused, changes } = await ask(asking, name);

    expect(refused).toBe(false);
    expect(changes).toEqual([]);
  });
});

describe('who asks', () => {
  it('is known by a number, never by a name', () => {
    expect(askerOf(inServer(ManageGuild), OPERATORS)).toEqual({
      platform: 'discord',
      user: '111111111111111111',
      rights: 'change',
      community: `discord:${SERVER}`,
    });
  });

  it('belongs to no server where the bot was not added', () => {
    expect(askerOf(inConversation(OPERATOR, {}), OPERATORS).community).toBeNull();
    expect(askerOf(inServer(ManageGuild, { owners: { 1: OPERATOR } }), OPERATORS).community).toBeNull();
  });

  it('may never change anything without a permission of theirs, whatever else is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), fc.string(), (server, owners, permissions) => {
        const numeric = /^\d{1,30}$/.test(permissions) && (BigInt(permissions) & (ManageGuild | Administrator)) !== 0n;
        const { rights } = askerOf(inServer(permissions, { server, owners }), new Set());

        expect(rights === 'read' || numeric).toBe(true);
      }),
    );
  });
});

describe('where somebody asks', () => {
  const office = anOffice();
  const placeOf = (channel: object) =>
    questionOf({ ...inServer(0n), channel } as never, {}, { office, operators: OPERATORS }).destination.id;

  it('is the channel', () => {
    expect(placeOf({ id: '444444444444444444', type: 0, parent_id: '555555555555555555' })).toBe(
      'discord:444444444444444444',
    );
  });

  it.each([
    ['a public thread', 11],
    ['a private thread', 12],
    ['a thread of announcements', 10],
  ])('is the channel of %s', (_what, type) => {
    expect(placeOf({ id: '444444444444444444', type, parent_id: '555555555555555555' })).toBe(
      'discord:555555555555555555',
    );
  });
});
