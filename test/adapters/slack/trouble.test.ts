import { describe, expect, it } from 'vitest';
import { writeAsk } from '../../../src/adapters/slack/action-id.ts';
import { Refusal } from '../../../src/outcome.ts';
import { aCommand, anOffice } from '../../commands/desk.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';
import { rateLimited, refuses } from '../../support/slack-double.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';
import { ADMIN, aBot, acknowledged, asked, CHANNEL, MANY, saidTo, textIn, until, windowAt } from './asking.ts';
import { wordsIn } from './judge.ts';

const ANSWERS = { path: /^\/actions\// };
const UPDATE = { path: /^\/views\.update$/ };
const POST = { path: /^\/chat\.postMessage$/ };
const button = (command: string, more = {}) => ({
  type: 'button',
  action_id: `ask ${command}`,
  value: writeAsk({ command, options: {}, ...more }),
});

describe('an answer', () => {
  it.each([
    ['nobody waits for it any more', says(404), 'answered with 404'],
    ['it was used too often', says(404), 'answered with 404'],
    ['the conversation is gone', says(410), 'answered with 410'],
  ])('that is not taken, because %s, is written down, and everything goes on', async (_why, fault, detail) => {
    const { double, people, problems } = await aBot([asked().command]);
    double.rest.fail(fault, ANSWERS);

    people.types('latest');
    await double.rest.until(() => problems.length > 0);
    people.types('latest');
    await saidTo(double);

    expect(problems).toEqual([{ code: 'answer-lost', subject: '/latest', detail }]);
  });

  it.each([
    ['fails', says(502)],
    ['breaks off', loses('reset')],
  ])('is given again when Slack %s, as the one answer there is', async (_how, fault) => {
    const { double, people, problems } = await aBot([asked().command]);
    double.rest.fail(fault, ANSWERS);

    people.types('latest');
    const { body } = await saidTo(double);

    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(problems).toEqual([]);
  });

  it('that arrived although nobody said so is replaced by itself', async () => {
    const { double, people } = await aBot([asked().command]);
    double.rest.fail(takesAnd('reset'), ANSWERS);

    people.types('latest');
    await saidTo(double, 2);

    const [first, second] = double.world.people.said;
    expect(second?.address).toBe(first?.address);
    expect([first?.body.replace_original, second?.body.replace_original]).toEqual([false, true]);
  });

  it('to a click is not given again where it may have arrived: it would stand there twice', async () => {
    const { double, people, problems } = await aBot([asked().command]);
    double.rest.fail(takesAnd('reset'), ANSWERS);

    people.clicks(button('latest'));
    await double.rest.until(() => problems.length > 0);

    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/latest' }]);
    expect(double.rest.asked(ANSWERS)).toHaveLength(1);
  });

  it('waits as long as Slack asks', async () => {
    const waited: number[] = [];
    const { double, people, problems } = await aBot([asked().command], {
      patience: { wait: async (ms) => void waited.push(ms) },
    });
    double.rest.fail(rateLimited(7), { path: /^\/chat\.postEphemeral$/ });
    double.rest.fail(says(429), ANSWERS);

    people.types('latest');
    await saidTo(double);
    people.writes('latest');
    await saidTo(double, 2);

    expect(waited).toEqual(expect.arrayContaining([1_000, 7_000]));
    expect(problems).toEqual([]);
  });

  it('that Slack refuses for what it says is made up for in plain words', async () => {
    const { double, people, problems } = await aBot([asked({}, MANY).command]);
    double.rest.fail(says(400), ANSWERS);

    people.types('latest');
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('could not be shown');
    expect(problems).toMatchObject([{ code: 'answer-lost', detail: 'answered with 400' }]);
  });

  it('in a window is shown once more when nobody knows whether it was', async () => {
    const { double, people, problems } = await aBot([asked({ name: 'brief' }).command]);
    double.rest.fail(loses('reset'), UPDATE);

    people.uses('brief_me');
    await windowAt(double, (view) => wordsIn(view.blocks).includes('Here you are.'));

    expect(problems).toEqual([]);
  });

  it('in a window that was closed is written down', async () => {
    const { double, people, problems } = await aBot([asked({ name: 'brief' }).command]);
    double.rest.fail(refuses('not_found'), UPDATE);

    people.uses('brief_me');
    await double.rest.until(() => problems.length > 0);

    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/brief', detail: 'not_found' }]);
  });

  it('in a channel is posted at most once', async () => {
    const { double, people, problems } = await aBot([asked({ shareable: true }, MANY).command]);
    double.rest.fail(takesAnd('reset'), POST);

    people.writes('latest');
    await double.rest.until(() => problems.length > 0);

    expect(double.rest.asked(POST)).toHaveLength(1);
    expect(double.messagesIn(CHANNEL)).toHaveLength(2);
  });
});

describe('a command', () => {
  it('that is broken tells nothing of our insides, and is written down', async () => {
    const cause = new TypeError('cards is undefined in /srv/bot/store.sqlite');
    const { double, people, problems } = await aBot([
      aCommand({ name: 'latest', answer: () => Promise.reject(cause) }),
    ]);

    people.types('latest');
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('Something went wrong on my side');
    expect(textIn(body)).not.toMatch(/TypeError|undefined|sqlite/);
    expect(problems).toMatchObject([{ code: 'command-failed', subject: '/latest', cause }]);
  });

  it('whose store says no is written down by its own name', async () => {
    const full = aCommand({ name: 'latest', answer: () => Promise.reject(new Refusal('store-full', 'no space')) });
    const { double, people, problems } = await aBot([full]);

    people.types('latest');

    expect(wordsIn((await saidTo(double)).body.blocks)).not.toContain('no space');
    expect(problems).toMatchObject([{ code: 'store-full', subject: '/latest', detail: 'no space' }]);
  });

  it('is not waited for for ever', async () => {
    const stuck = aCommand({ name: 'latest', answer: () => new Promise(() => {}) });
    const { double, people } = await aBot([stuck], { patience: { answerWithinMs: 1 } });

    people.types('latest');

    expect(wordsIn((await saidTo(double)).body.blocks)).toContain('longer than a minute');
  });

  it('that changes something is not asked where Slack does not say who may', async () => {
    const { command, questions } = asked({ name: 'unfollow', rights: 'change' });
    const { double, people, problems } = await aBot([command]);
    double.rest.fail(says(500), { path: /^\/users\.info$/ }, 10);

    people.types('unfollow', { user: ADMIN });
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('so nothing was changed');
    expect(questions).toEqual([]);
    expect(problems).toMatchObject([{ code: 'service-unreachable', subject: `slack:${TEAM}` }]);
  });

  it('that only reads is answered all the same', async () => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command]);
    double.rest.fail(says(500), { path: /^\/users\.info$/ }, 10);

    people.types('latest', { user: ADMIN });
    await saidTo(double);

    expect(questions[0]?.asker.rights).toBe('read');
  });
});

describe('who they say they are', () => {
  it.each([
    ['of another workspace in a channel that is shared', { team: 'T0ELSEWHERE' }],
    ['of a workspace that is none', { team: 'forged' }],
  ])('does not let an admin %s change anything, nor decide whose channel it is', async (_who, { team }) => {
    const placed: string[] = [];
    const office = anOffice({ joined: async () => false, place: async (id) => void placed.push(id) });
    const { command, questions } = asked({ name: 'unfollow', rights: 'change' });
    const { double, people } = await aBot([command], { office });

    people.types('unfollow', { user: ADMIN, team });
    await saidTo(double);

    expect(questions.map(({ asker }) => asker.rights)).toEqual(['read']);
    expect(placed).toEqual([]);
  });
});

describe('what Slack tells twice', () => {
  it('acts once, on every kind of gesture', async () => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command]);
    const typed = people.types('latest');
    await saidTo(double);
    const clicked = people.clicks(button('latest'));
    await saidTo(double, 2);

    for (const { type, payload } of [typed, clicked]) {
      await acknowledged(double, double.sockets.send(type, payload) as never);
    }
    people.types('latest', { user: ADMIN });
    await saidTo(double, 3);

    expect(questions).toHaveLength(3);
  });
});

describe('many questions at once', () => {
  const stuck = () => {
    const waiting: (() => void)[] = [];
    const command = aCommand({
      name: 'latest',
      answer: ({ asker }) =>
        asker.user === SOMEBODY
          ? new Promise((resolve) => waiting.push(() => resolve({ kind: 'note', text: 'Done.' })))
          : Promise.resolve({ kind: 'note', text: 'Done.' }),
    });
    return { waiting, command };
  };

  it('of one person are answered in turn, and politely refused beyond what anybody needs', async () => {
    const { waiting, command } = stuck();
    const { double, people } = await aBot([command]);

    const envelopes = Array.from({ length: 30 }, () => people.types('latest'));
    const heard = await Promise.all(envelopes.map((envelope) => acknowledged(double, envelope)));

    expect(heard.filter((payload) => textIn(payload).includes('many questions at once'))).toHaveLength(7);
    await until(() => waiting.length === 3);
    for (let answered = 0; answered < 23; answered += 1) {
      await until(() => waiting.length > 0);
      waiting.shift()?.();
      await saidTo(double, answered + 1);
    }
    expect(double.world.people.said).toHaveLength(23);
  });

  it('of one person keep nobody else waiting', async () => {
    const { command } = stuck();
    const { double, people } = await aBot([command]);

    for (let count = 0; count < 30; count += 1) people.types('latest');
    people.types('latest', { user: ADMIN });

    expect((await saidTo(double)).user).toBe(ADMIN);
  });
});
