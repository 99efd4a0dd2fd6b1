import { webApi } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../commands/command.ts';
import { commandsFor } from '../../../commands/index.ts';
import { type From, fromEvent, fromOf } from '../../../src/adapters/slack/from.ts';
import { People, rightsIn } from '../../../src/adapters/slack/people.ts';
import { askedFrom } from '../../../src/adapters/slack/question.ts';
import type { Ask } from '../../../src/adapters/slack/web-api.ts';
import { type Workspace, Workspaces } from '../../../src/adapters/slack/workspaces.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import type { Problem } from '../../../src/outcome.ts';
import { aDeskWithAStory, aFeedView, anOffice, aPlan } from '../../commands/desk.ts';
import { NOON } from '../../support/builders.ts';

const TEAM = 'T0NEWSROOM';
const OTHER_TEAM = 'T0ELSEWHERE';
const CHANNEL = 'C0DESK0001';
const USER = 'U0SOMEBODY';
const OPERATOR = 'U0OPERATOR';
const OPERATORS = new Set([OPERATOR]);

const workspaces = new Workspaces({ clock: () => NOON, onProblem: () => {}, onRefused: () => {} });
const workspace = workspaces.add({ team: TEAM, user: 'U0BOT', bot: 'B0BOT', token: 'a-token', installedAt: null });
workspaces.complete();

/** What Slack says of somebody. */
const profile = (fields: object = {}) => ({ id: USER, team_id: TEAM, tz: 'Europe/Kyiv', ...fields });
/** Somebody who asks in a channel of the workspace, unless another place is named. */
const asking = (fields: object = {}, place: Workspace = workspace): From =>
  fromOf({ user_id: USER, team_id: TEAM, channel_id: CHANNEL, ...fields }, place);
const answers =
  (user: object | null): Ask =>
  async () => {
    if (user === null) throw new webApi.WebAPIPlatformError({ ok: false, error: 'user_not_found' });
    return { ok: true, user };
  };

/** Who asks and where, what Slack says of them, and what they may do. */
const SITUATIONS: readonly (readonly [string, 'read' | 'change' | 'operator', From, object | null])[] = [
  ['a member', 'read', asking(), profile()],
  ['an admin', 'change', asking(), profile({ is_admin: true })],
  ['an owner', 'change', asking(), profile({ is_owner: true })],
  ['the first owner', 'change', asking(), profile({ is_primary_owner: true, is_owner: true, is_admin: true })],
  ['a guest of several channels', 'read', asking(), profile({ is_restricted: true })],
  [
    'a guest of one channel, whatever else is said of them',
    'read',
    asking(),
    profile({ is_restricted: true, is_ultra_restricted: true, is_admin: true }),
  ],
  [
    'somebody of another workspace in a shared channel',
    'read',
    asking({ team_id: OTHER_TEAM }),
    profile({ is_admin: true }),
  ],
  [
    'an admin of another workspace, by their profile',
    'read',
    asking({ team_id: undefined }),
    profile({ team_id: OTHER_TEAM, is_admin: true, is_stranger: true }),
  ],
  ['an operator', 'operator', asking({ user_id: OPERATOR }), profile({ id: OPERATOR })],
  [
    'an operator of whom only the profile says where they belong',
    'operator',
    asking({ user_id: OPERATOR, team_id: undefined }),
    profile({ id: OPERATOR }),
  ],
  ['an operator from another workspace', 'read', asking({ user_id: OPERATOR, team_id: OTHER_TEAM }), profile()],
  [
    'an operator from another workspace, by their profile',
    'read',
    asking({ user_id: OPERATOR, team_id: undefined }),
    profile({ id: OPERATOR, team_id: OTHER_TEAM }),
  ],
  ['an admin who was deactivated', 'read', asking(), profile({ deleted: true, is_admin: true })],
  ['a bot that administers', 'read', asking(), profile({ is_bot: true, is_admin: true })],
  ['somebody whom Slack does not know', 'read', asking(), null],
  ['nobody', 'read', asking({ user_id: '' }), profile({ is_admin: true })],
  [
    'an admin of this workspace within an organization',
    'change',
    asking({ team_id: 'E0ORGANIZATION' }),
    profile({ team_id: 'E0ORGANIZATION', enterprise_user: { teams: [OTHER_TEAM, TEAM] }, is_admin: true }),
  ],
  [
    'an admin of another workspace of the organization',
    'read',
    asking({ team_id: 'E0ORGANIZATION' }),
    profile({ team_id: 'E0ORGANIZATION', enterprise_user: { teams: [OTHER_TEAM] }, is_admin: true }),
  ],
];

/** Nothing is changed from here, whoever asks. */
const ELSEWHERE: readonly (readonly [string, From, DestinationId | null])[] = [
  ['an admin in a direct conversation', asking({ channel_id: 'D0DIRECT01' }), null],
  ['an admin where there is no channel', asking({ channel_id: undefined }), null],
  [
    'an admin who speaks of a channel of another workspace',
    asking({ channel_id: undefined }),
    `slack:${OTHER_TEAM}/C0X` as DestinationId,
  ],
  ['an operator in a direct conversation', asking({ user_id: OPERATOR, channel_id: 'D0DIRECT01' }), null],
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

const knowing = () => new People({ operators: OPERATORS, clock: () => NOON, onProblem: () => {} });

/** Asks one command as Slack would, and tells what it said and whether anything was to be changed. */
async function ask(from: From, user: object | null, name: string, about: DestinationId | null = null) {
  const { commands, office } = everything();
  const command = commands.find((one) => one.name === name) as Command;
  const person = await knowing().know(from, answers(user), { toChange: command.rights === 'change' });
  const { destination, asker } = askedFrom(from, person, about, { office, workspaces });
  const reply = await command.answer({ options: OPTIONS[name] ?? {}, destination, asker });
  const refused = reply.kind === 'note' && /^(Only those who may manage|In a direct message)/.test(reply.text);
  return { refused, changes: office.changes };
}

const { commands: ALL } = everything();
const CHANGING = ALL.filter(({ rights }) => rights === 'change').map(({ name }) => name);
const READING = ALL.filter(({ rights }) => rights === 'read').map(({ name }) => name);

describe.each(SITUATIONS)('%s', (_who, rights, from, user) => {
  it(`may ${rights}`, async () => {
    expect((await knowing().know(from, answers(user), { toChange: true }))?.rights).toBe(rights);
  });

  it.each(CHANGING)(`${rights === 'read' ? 'changes nothing with' : 'may use'} %s`, async (name) => {
    const { refused, changes } = await ask(from, user, name);

    expect(refused).toBe(rights === 'read');
    // An export only reads.
    expect(changes.length > 0).toBe(rights !== 'read' && name !== 'feeds export');
  });

  it.each(READING)('may read with %s', async (name) => {
    const { refused, changes } = await ask(from, user, name);

    expect(refused).toBe(false);
    expect(changes).toEqual([]);
  });
});

describe.each(ELSEWHERE)('%s', (_who, from, about) => {
  it.each(CHANGING)('changes nothing with %s', async (name) => {
    const { refused, changes } = await ask(from, profile({ is_admin: true }), name, about);

    expect([refused, changes]).toEqual([true, []]);
  });

  it.each(READING)('may read with %s', async (name) => {
    expect((await ask(from, profile({ is_admin: true }), name, about)).refused).toBe(false);
  });
});

describe('what somebody may do', () => {
  /** Slack, with what it says now, and how often it was asked. */
  function slack(user: object | Error) {
    const state = { user, asked: 0, now: NOON };
    const problems: Problem[] = [];
    const people = new People({ operators: OPERATORS, clock: () => state.now, onProblem: (one) => problems.push(one) });
    const ask: Ask = async () => {
      state.asked += 1;
      if (state.user instanceof Error) throw state.user;
      return { user: state.user };
    };
    const rights = async (toChange: boolean) => (await people.know(asking(), ask, { toChange }))?.rights ?? null;
    return { state, problems, rights };
  }

  it('is asked anew for every change, so that an admin who is none any more changes nothing', async () => {
    const { state, rights } = slack(profile({ is_admin: true }));

    expect(await rights(true)).toBe('change');
    state.user = profile();
    expect(await rights(true)).toBe('read');
  });

  it('is believed for a minute where nothing is changed, and so is that they may change nothing', async () => {
    const { state, rights } = slack(profile({ is_admin: true }));

    await rights(false);
    state.user = profile();
    expect([await rights(false), state.asked]).toEqual(['change', 1]);
    state.now += 60_000;
    expect([await rights(false), await rights(true), state.asked]).toEqual(['read', 'read', 2]);
    state.user = profile({ is_admin: true });
    state.now += 60_000;
    expect(await rights(true)).toBe('change');
  });

  it('is asked once, however many wait for it', async () => {
    const { state, rights } = slack(profile());

    await Promise.all(Array.from({ length: 50 }, () => rights(true)));

    expect(state.asked).toBe(1);
  });

  it('is nothing known where Slack does not answer, which is told once and not asked again at once', async () => {
    const { state, rights, problems } = slack(
      new webApi.WebAPIPlatformError({ ok: false, error: 'missing_scope' } as never),
    );

    expect([await rights(true), await rights(true), state.asked]).toEqual([null, null, 1]);
    state.now += 5_000;
    expect([await rights(true), state.asked]).toEqual([null, 2]);
    expect(problems).toMatchObject([{ code: 'scope-missing', subject: `slack:${TEAM}` }]);
  });

  it('is not asked before the time that Slack asked to wait', async () => {
    const { state, rights, problems } = slack(new webApi.WebAPIRateLimitedError(30));

    expect([await rights(true), await rights(true), state.asked]).toEqual([null, null, 1]);
    state.user = profile({ is_admin: true });
    state.now += 30_000;
    expect([await rights(true), problems]).toEqual(['change', []]);
  });

  it('is never more than their profile says, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const rights = rightsIn(anything, TEAM);

        expect(rights).not.toBe('change');
      }),
    );
  });
});

describe('who did something, and where', () => {
  it('is read from whatever Slack says, and nothing of it is believed', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        for (const from of [fromOf(anything, workspace), fromEvent(anything, workspace)]) {
          expect(from.workspace).toBe(workspace);
          expect(typeof from.user).toBe('string');
        }
      }),
    );
  });

  it('is known by an id, never by a name', () => {
    const from = fromOf(
      { user: { id: USER, name: 'somebody', team_id: TEAM }, channel: { id: CHANNEL, name: 'desk' } },
      workspace,
    );

    expect(from).toEqual({ workspace, user: USER, team: TEAM, channel: CHANNEL, thread: null });
  });
});
