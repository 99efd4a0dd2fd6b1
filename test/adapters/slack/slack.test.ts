import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import type { OAuthParts } from '../../../src/adapters/slack/oauth.ts';
import type { Slack } from '../../../src/adapters/slack/slack.ts';
import type { DestinationId, Part } from '../../../src/delivery/delivery.ts';
import type { CommunityId } from '../../../src/office.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import { NOON } from '../../support/builders.ts';
import { NotedInstallations } from '../../support/slack-connection.ts';
import type { SlackDouble } from '../../support/slack-double.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';
import { ADMIN, aBot, aSecondTeam, asked, CHANNEL, saidTo, until, type Wanted, windowAt } from './asking.ts';
import { nodesIn, wordsIn } from './judge.ts';

/** Who is told of a greeting, and how. */
function greetings() {
  const told: { destination: DestinationId; name: string; text: string }[] = [];
  const greet = async (destination: DestinationId, name: string, text: string) =>
    void told.push({ destination, name, text });
  return { told, greet };
}

/** An office that knows of no workspace yet, and what it was told. */
function anEmptyOffice() {
  const members = new Set<CommunityId>();
  const told: string[] = [];
  const office = anOffice({
    async joined(community) {
      const isNew = !members.has(community);
      members.add(community);
      told.push(`joined ${community}`);
      return isNew;
    },
    async left(community) {
      members.delete(community);
      told.push(`left ${community}`);
    },
    place: async (destination, community) => void told.push(`${destination} is in ${community}`),
  });
  return { office, told };
}

/** Somebody agrees that the bot is installed in a workspace. */
async function install(double: SlackDouble, url: string, team: string): Promise<void> {
  const begun = await fetch(`${url}/install`, { redirect: 'manual' });
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: double.agree(team), state });
  await fetch(`${url}/oauth_redirect?${query}`, { headers: { cookie } });
}

/** Has a notice shown in a channel. */
function show(slack: Slack, destination: DestinationId, part: Part) {
  const posting = { destination, part, layout: 'messages', publish: false, under: null, since: NOON } as const;
  return slack.chat.post({ id: 'a'.repeat(24), ...posting }, new AbortController().signal);
}

describe('the bot on Slack', () => {
  it('connects, answers, and shows what is to be shown', async () => {
    const { double, slack, people, problems } = await aBot(commandsFor(aDesk(), anOffice()));

    people.types('help');
    const { body } = await saidTo(double);
    const posted = await show(slack, `slack:${CHANNEL}` as DestinationId, {
      kind: 'notice',
      text: 'Hello.',
      about: null,
    });

    expect(slack.state()).toEqual({ state: 'ready' });
    expect(wordsIn(body.blocks)).toContain('/sitrep brief');
    expect(posted).toMatchObject({ end: 'done' });
    expect(problems).toEqual([]);
  });

  it('serves channels of Slack only', async () => {
    const { slack } = await aBot([]);

    expect(slack.chat.serves('slack:C0123' as DestinationId)).toBe(true);
    expect(slack.chat.serves('discord:400000000000000001' as DestinationId)).toBe(false);
  });

  it('answers whoever has just asked before it ends, and hears nothing afterwards', async () => {
    const { command, questions } = asked();
    const { double, slack, people } = await aBot([command], { patience: { finishWithinMs: 5_000 } });
    people.types('latest');
    await until(() => questions.length === 1);

    await slack.close();
    await double.rest.until(() => double.sockets.connected === 0);

    expect(double.world.people.said).toHaveLength(1);
    expect(people.types('latest')).toBeNull();
  });
});

describe('a workspace that is new', () => {
  it('is greeted once, in the channel that the bot is in, in three sentences', async () => {
    const { office, told } = anEmptyOffice();
    const greeted = greetings();
    await aBot([], { office, greet: greeted.greet });
    await until(() => greeted.told.length > 0);

    expect(told).toEqual([`joined slack:${TEAM}`, `slack:${CHANNEL} is in slack:${TEAM}`]);
    expect(greeted.told).toMatchObject([{ destination: `slack:${CHANNEL}` }]);
    expect(greeted.told[0]?.text.match(/[.!?](?= |$)/g)).toHaveLength(3);
  });

  it('is greeted in the first channel that it invites the bot to, if there is none yet', async () => {
    const greeted = greetings();
    const { double } = await aBot([], {
      office: anEmptyOffice().office,
      greet: greeted.greet,
      prepare: ({ world }) => world.channels.clear(),
    });
    await double.rest.heard({ path: /^\/users\.conversations$/ });
    const { botUser: user } = double.team;
    double.happen({ type: 'member_joined_channel', user: ADMIN, channel: 'C0ANOTHER1', team: TEAM });
    double.happen({ type: 'member_joined_channel', user, channel: 'C0FIRST001', team: TEAM });
    double.happen({ type: 'member_joined_channel', user, channel: 'C0SECOND01', team: TEAM });
    await until(() => greeted.told.length > 0);
    const last = double.happen({ type: 'member_joined_channel', user, channel: 'C0THIRD001', team: TEAM });
    await double.rest.until(() => last?.acknowledged !== null);

    expect(greeted.told.map(({ destination }) => destination)).toEqual(['slack:C0FIRST001']);
  });

  it('is not greeted when it is known already', async () => {
    const greeted = greetings();
    const { double, people } = await aBot([asked().command], { greet: greeted.greet });

    people.types('latest');
    await saidTo(double);

    expect(greeted.told).toEqual([]);
  });

  it('that could not be asked where to be greeted is written down, and all else goes on', async () => {
    const { command } = asked();
    const { double, people, problems } = await aBot([command], {
      office: anEmptyOffice().office,
      prepare({ team }) {
        team.scopes = team.scopes.filter((scope) => scope !== 'channels:read');
      },
    });
    await double.rest.until(() => problems.length > 0);

    people.types('latest');
    await saidTo(double);

    expect(problems).toMatchObject([{ code: 'answer-lost', subject: `slack:${TEAM}` }]);
  });
});

describe('a greeting', () => {
  it('has a button in a channel behind which that channel is set up', async () => {
    const { double, slack, people } = await aBot(commandsFor(aDesk(), anOffice()));
    const notice = { kind: 'notice', text: 'Hello.', about: null, offers: 'set-up' } as const;

    await show(slack, `slack:${CHANNEL}` as DestinationId, notice);
    const [greeting] = double.messagesIn(CHANNEL);
    const [setUp] = [...nodesIn(greeting?.blocks)].filter(({ type }) => type === 'button');
    people.clicks(setUp as object, { user: ADMIN });
    const form = await windowAt(double, ({ submit }) => submit !== undefined);

    expect(form.view.title.text).toContain('channel set');
  });

  it('has none in a direct conversation, which is no channel', async () => {
    const { double, slack } = await aBot([], { prepare: ({ world }) => world.addChannel({ id: 'D0INSTALL1' }) });

    await show(slack, 'slack:D0INSTALL1' as DestinationId, {
      kind: 'notice',
      text: 'Hello.',
      about: null,
      offers: 'set-up',
    });

    expect(wordsIn(double.messagesIn('D0INSTALL1')[0]?.blocks)).not.toContain('Set up');
  });
});

describe('over HTTP', () => {
  /** A bot that Slack reaches at a port of ours. */
  async function aBotAtADoor(commands: Parameters<typeof aBot>[0]) {
    const bot = await aBot(commands, {
      appToken: null,
      port: 0,
      with: (double) => ({ signingSecrets: () => [double.signingSecret] }),
    });
    const url = `http://127.0.0.1:${bot.slack.port()}/slack/events`;
    const { double } = bot;
    const address = () => `${double.origin}/actions/${double.world.people.address(CHANNEL, SOMEBODY)}`;
    const slash = (text: string) =>
      double.call(url, double.slash(text, { channel_id: CHANNEL, user_id: SOMEBODY, response_url: address() }) as any);
    return { ...bot, url, slash };
  }

  it('a question is heard with an empty answer, and answered by its address', async () => {
    const { command, questions } = asked();
    const { double, slash } = await aBotAtADoor([command]);

    const heard = await slash('latest');
    const { body } = await saidTo(double);

    expect([heard.status, await heard.text()]).toEqual([200, '']);
    expect(wordsIn(body.blocks)).toContain('Here you are.');
    expect(questions).toHaveLength(1);
  });

  it('words that are known at once come with the acknowledgement', async () => {
    const { slash } = await aBotAtADoor([asked().command]);

    const heard = await slash('nonsense');

    expect(await heard.json()).toMatchObject({ response_type: 'ephemeral', blocks: expect.any(Array) });
  });

  it('a field that is typed into is offered something', async () => {
    const options = [{ name: 'conflict', summary: '', type: 'conflict', required: false }] as const;
    const { double, url } = await aBotAtADoor([asked({ options }).command]);
    const payload = {
      type: 'block_suggestion',
      block_id: 'latest|conflict',
      value: 'rus',
      user: { id: SOMEBODY },
      team: { id: TEAM },
    };

    const heard = await double.call(url, { payload: JSON.stringify(payload) });

    expect(await heard.json()).toMatchObject({ options: [{ value: 'russia-ukraine' }] });
  });
});

describe('several workspaces', () => {
  const oauth = (double: SlackDouble, installations: NotedInstallations) =>
    ({
      clientId: double.client.id,
      clientSecret: () => double.client.secret,
      stateSecret: () => 'a-secret-of-states',
      authorizeUrl: null,
      redirectUrl: null,
      installations,
    }) satisfies OAuthParts & { installations: NotedInstallations };

  /** A bot that two workspaces installed. */
  async function aBotOfTwo(commands: Parameters<typeof aBot>[0], fields: Wanted = {}) {
    const installations = new NotedInstallations();
    return aBot(commands, {
      botToken: null,
      ...fields,
      prepare(double) {
        const second = aSecondTeam(double);
        for (const { id: team, botUser: user, bot, token } of [double.team, second]) {
          const community = `slack:${team}` as CommunityId;
          installations.kept.set(community, {
            community,
            installedAt: NOON - 1_000_000,
            document: JSON.stringify({ team, user, bot, token }),
          });
        }
        double.world.addChannel({ id: 'C0SECOND01', team: second.id });
        double.world.people.add({ id: 'U0SECOND01', team_id: second.id, is_admin: true });
        fields.prepare?.(double);
      },
      with: (double: SlackDouble) => ({ oauth: oauth(double, installations) }),
    });
  }

  it('greet whoever has just installed the bot, directly', async () => {
    const greeted = greetings();
    const { double, slack } = await aBotOfTwo([], { office: anEmptyOffice().office, greet: greeted.greet, port: 0 });
    await until(() => greeted.told.length === 2);
    const third = double.world.addTeam({ id: 'T0THIRD001' });
    double.world.people.add({ id: 'U0INSTALLER', team_id: third.id });

    await install(double, `http://127.0.0.1:${slack.port()}/slack`, third.id);
    await until(() => greeted.told.length === 3);

    expect(greeted.told[2]?.destination).toBe('slack:T0THIRD001/D00INSTALLER');
  });

  it('are told apart: each asks for its own, and its channels carry its name', async () => {
    const { command, questions } = asked({ name: 'unfollow', rights: 'change' });
    const { double, people } = await aBotOfTwo([command]);

    people.types('unfollow', { user: ADMIN });
    people.types('unfollow', { user: 'U0SECOND01', team: 'T0SECOND01', channel: 'C0SECOND01' });
    await saidTo(double, 2);

    const asks = questions.map(({ destination, asker }) => [destination.id, asker.community, asker.rights]);
    expect(asks.toSorted()).toEqual(
      [
        [`slack:${TEAM}/${CHANNEL}`, `slack:${TEAM}`, 'change'],
        ['slack:T0SECOND01/C0SECOND01', 'slack:T0SECOND01', 'change'],
      ].toSorted(),
    );
  });

  it('an admin of one changes nothing in the other', async () => {
    const { command, questions } = asked({ name: 'unfollow', rights: 'change' });
    const { double, people } = await aBotOfTwo([command]);

    people.types('unfollow', { user: ADMIN, team: 'T0SECOND01', channel: 'C0SECOND01' });
    await saidTo(double);

    expect(questions.map(({ asker }) => asker.rights)).toEqual(['read']);
  });

  it('one that removes the app is left at once, in whatever order Slack tells it', async () => {
    const told: string[] = [];
    const office = anOffice({
      joined: async () => false,
      left: async (community) => void told.push(`left ${community}`),
      place: async (destination) => void told.push(destination),
    });
    const { command, questions } = asked();
    const { double, people } = await aBotOfTwo([command], { office });
    const team = 'T0SECOND01';

    double.happen({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, { team });
    double.happen({ type: 'app_uninstalled' }, { team });
    await until(() => told.includes(`left slack:${team}`));
    people.types('latest', { user: 'U0SECOND01', team, channel: 'C0SECOND01' });
    people.types('latest');
    await saidTo(double, 1);

    // Nobody of the workspace that has removed the app is answered through the other.
    expect(questions.map(({ asker }) => asker.community)).not.toContain(`slack:${team}`);
    expect(questions).toHaveLength(1);
    expect(told.filter((line) => line.includes('C0SECOND01'))).toEqual([]);
  });
});
