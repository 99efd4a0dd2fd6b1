import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { writeAsk } from '../../../src/adapters/slack/action-id.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import { aChannel, aDesk, anOffice, aView } from '../../commands/desk.ts';
import { aCard } from '../../support/builders.ts';
import { says } from '../../support/loopback-rest.ts';
import type { SlackDouble } from '../../support/slack-double.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';
import { ADMIN, aBot, asked, CHANNEL, saidTo, until, type Wanted, windowAt } from './asking.ts';
import { expectView, nodesIn, wordsIn } from './judge.ts';

const PUBLISH = { path: /^\/views\.publish$/ };
const THEIRS = { path: /^\/users\.conversations$/ };
const PRIVATE = 'C0PRIVATE1';

/** An office in which some channels are briefed. */
const briefing = (...ids: string[]) => {
  const destinations = ids.map((id) => aChannel({ id: id as DestinationId }));
  return anOffice({
    joined: async () => false,
    destinations: () => destinations,
    channel: (id) => aView({ id }, { decidedBy: ids.includes(id) ? 'chat' : 'nobody' }),
  });
};

/** A bot with a home, and with a channel that only its admin is in. */
function aBotAtHome(fields: Wanted = {}) {
  const prepare = ({ world }: SlackDouble) => world.addChannel({ id: PRIVATE, isPrivate: true, members: [ADMIN] });
  return aBot([asked({ name: 'unfollow', rights: 'change' }).command, asked({ name: 'latest' }).command], {
    prepare,
    office: briefing(`slack:${CHANNEL}`, `slack:${PRIVATE}`, 'discord:1', 'slack:T0OTHER/C0X'),
    ...fields,
  });
}

/** Waits until somebody's home was shown so often, and tells how it is now. */
async function homeOf(double: SlackDouble, user: string, times = 1): Promise<any> {
  const shown = () => double.world.people.homes.get(user) ?? [];
  await double.rest.until(() => shown().length >= times);
  return shown()[times - 1];
}

const channelsIn = (view: unknown) =>
  [...nodesIn(view)].flatMap(({ type, channel_id }) => (type === 'channel' ? [channel_id] : []));
const labelsIn = (view: unknown) =>
  [...nodesIn(view)].filter(({ type }) => type === 'button').map(({ text }) => (text as { text: string }).text);

describe('whoever opens the home', () => {
  it('sees the channels that they are in, and no others', async () => {
    const { double, people } = await aBotAtHome();

    people.opensHome();
    people.opensHome({ user: ADMIN });
    const [theirs, admins] = [await homeOf(double, SOMEBODY), await homeOf(double, ADMIN)];

    expectView(theirs);
    expect(channelsIn(theirs)).toEqual([CHANNEL]);
    expect(channelsIn(admins)).toEqual([CHANNEL, PRIVATE]);
  });

  it('is offered to change what they may change', async () => {
    const { double, people } = await aBotAtHome();

    people.opensHome();
    people.opensHome({ user: ADMIN });

    expect(labelsIn(await homeOf(double, SOMEBODY))).not.toContain('Change…');
    expect(labelsIn(await homeOf(double, ADMIN))).toContain('Change…');
  });

  it('sees the board, the newest stories and, as an operator, how the bot is doing', async () => {
    const status = { ...(await aDesk().status()), articles: 4_711 };
    const desk = aDesk({ latest: async () => [aCard({ id: 's-1' })], status: async () => status });
    const { double, people } = await aBotAtHome({ desk, operators: new Set([ADMIN]) });

    people.opensHome();
    people.opensHome({ user: ADMIN });

    expect(wordsIn(await homeOf(double, SOMEBODY))).toContain('Newest stories');
    expect(wordsIn(await homeOf(double, SOMEBODY))).not.toContain('4,711');
    expect(wordsIn(await homeOf(double, ADMIN))).toContain('4,711');
  });

  it('sees all else where Slack does not say which channels they are in', async () => {
    const { double, people, problems } = await aBotAtHome();
    double.rest.fail(says(500), THEIRS);

    people.opensHome();

    expect(wordsIn(await homeOf(double, SOMEBODY))).toContain('does not tell me at present which channels');
    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/home' }]);
  });

  it('in no channel that is briefed costs no question about channels', async () => {
    const { double, people } = await aBotAtHome({ office: briefing() });

    people.opensHome();

    expect(wordsIn(await homeOf(double, SOMEBODY))).toContain('None of them is briefed');
    expect(double.rest.asked(THEIRS)).toEqual([]);
  });

  it('looks only at the messages there is shown nothing', async () => {
    const { double, people } = await aBotAtHome();

    double.happen({ type: 'app_home_opened', user: SOMEBODY, channel: 'D0HOME0001', tab: 'messages' });
    people.opensHome({ user: ADMIN });
    await homeOf(double, ADMIN);

    expect(double.rest.asked(PUBLISH)).toHaveLength(1);
  });

  it('again and again has it shown twice at most while it is being shown', async () => {
    let answers = Promise.withResolvers<readonly never[]>();
    let looked = 0;
    const desk = aDesk({
      board: () => {
        looked += 1;
        return answers.promise;
      },
    });
    const { double, people } = await aBotAtHome({ desk });

    const envelopes = Array.from({ length: 40 }, () => people.opensHome());
    await double.rest.until(() => envelopes.every(({ acknowledged }) => acknowledged !== null));
    await until(() => looked === 1);
    const first = answers;
    answers = Promise.withResolvers();
    answers.resolve([]);
    first.resolve([]);
    await homeOf(double, SOMEBODY, 2);

    expect(looked).toBe(2);
  });

  it('is told nothing of a mistake of ours, and everything goes on', async () => {
    const cause = new TypeError('board is undefined');
    let broken = true;
    const desk = aDesk({ board: async () => (broken ? Promise.reject(cause) : []) });
    const { double, people, problems } = await aBotAtHome({ desk });

    people.opensHome();
    await double.rest.until(() => problems.length > 0);
    broken = false;
    people.opensHome();
    await homeOf(double, SOMEBODY);

    expect(problems).toEqual([{ code: 'command-failed', subject: '/home', cause }]);
  });
});

describe('after a change', () => {
  it('the home of whoever made it shows how things are now', async () => {
    const { double, people } = await aBotAtHome();
    people.opensHome({ user: ADMIN });
    const home = await homeOf(double, ADMIN);
    const [stop] = [...nodesIn(home)].filter(({ text }) => (text as { text?: string })?.text === 'Stop briefings');

    people.clicks(stop as object, { user: ADMIN, view: { id: 'V0HOME', type: 'home' } });
    const answer = await windowAt(double, (view) => wordsIn(view.blocks).includes('Here you are.'));

    expectView(await homeOf(double, ADMIN, 2));
    expect(answer.view.type).toBe('modal');
  });

  it('nothing is shown to whoever has never opened it, nor after what only reads', async () => {
    const { double, people } = await aBotAtHome();
    people.opensHome();
    await homeOf(double, SOMEBODY);

    people.types('latest');
    people.types('unfollow', { user: ADMIN });
    await saidTo(double, 2);
    people.opensHome({ user: ADMIN });
    await homeOf(double, ADMIN);

    expect(double.rest.asked(PUBLISH)).toHaveLength(2);
  });
});

describe('a channel of the home', () => {
  it('can be set up from there, with the form beginning as it is', async () => {
    const office = briefing(`slack:${CHANNEL}`);
    const { double, people } = await aBot(commandsFor(aDesk(), office), { office });
    const value = writeAsk({
      command: 'channel set',
      options: {},
      destination: `slack:${CHANNEL}` as DestinationId,
    });

    people.clicks(
      { type: 'button', action_id: 'ask channel set', value },
      { user: ADMIN, view: { id: 'V0HOME', type: 'home' } },
    );
    const form = await windowAt(double, (view) => view.submit !== undefined);
    const stories = { type: 'number_input', value: '3' };
    people.sends(form, { stories }, { user: ADMIN });
    await windowAt(double, (view) => wordsIn(view.blocks).includes('Changed: stories.'));

    expectView(form.view as never);
    expect(office.changes).toMatchObject([
      [
        'setChannel',
        { destination: `slack:${CHANNEL}`, wishes: { stories: 3 }, by: { user: ADMIN, community: `slack:${TEAM}` } },
      ],
    ]);
  });
});
