import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SampleArticle } from '../../src/cli/sample-outlets.ts';
import { type Asked, hasHarness, type Shown, textOf } from './harness.ts';
import { type Newsroom, openNewsroom, SOON } from './newsroom.ts';

const ROWS = '../shared/attacks/markup.jsonl';

/** What means harm, and is words; each would stand in a headline, in a quotation, as a speaker. */
function hostileWords(): readonly string[] {
  if (!existsSync(ROWS)) return [];
  return readFileSync(ROWS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).input as unknown)
    .filter((input): input is string => typeof input === 'string' && input.length < 2_000);
}

const TOWNS = ['Merinsk', 'Dolnik', 'Talva', 'Ostrevar', 'Velichka', 'Sarvik', 'Harmanov', 'Roshkino'];

/** Reports of strikes that carry all of it, a few pieces in each. */
function hostileReports(): readonly SampleArticle[] {
  const words = hostileWords();
  const perReport = Math.max(1, Math.ceil(words.length / 24));
  return Array.from({ length: Math.ceil(words.length / perReport) }, (_, index) => {
    const [first = '', ...more] = words.slice(index * perReport, (index + 1) * perReport);
    const town = TOWNS[index % TOWNS.length] ?? '';
    return {
      url: new URL(`https://meridianwire.example/hostile/${index}`),
      title: `Drone strike on ${town} depot ${index} kills ${index + 2}, Karsovian officials say ${first}`,
      published: Date.now() - (index + 2) * 600_000,
      paragraphs: [
        `A Velmari drone strike hit a depot in ${town} on Friday, killing ${index + 2} people, the Karsovian emergency service said. ${more[0] ?? ''}`,
        `“${more[1] ?? first} we counted ${index + 2} dead at depot ${index}, and we are still digging,” said Oles Harman, emergency service chief.`,
        `Velmar's defence ministry denied striking any residential building ${more[2] ?? ''}.`,
        ...more.slice(3).map((text) => `The figures could not be independently verified ${text}.`),
      ],
    };
  });
}

describe.skipIf(!hasHarness || !existsSync(ROWS))('text that means harm', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({
      articles: hostileReports(),
      destinations: [{ to: 'briefings', briefing: { cron: SOON, stories: 7 }, layout: 'messages' }],
    });
    await room.start();
  });
  afterAll(() => room?.close());

  it('is shown as text in a briefing', async () => {
    const messages = await room.shown('briefings', 6);

    expect(messages.map(textOf).join('\n')).toContain('depot');
  });

  it.each([
    ['latest', {}],
    ['brief', { since: '24h' }],
    ['search', { words: 'depot' }],
    ['quotes', { speaker: 'Harman' }],
    ['timeline', { conflict: 'karsovia-velmar' }],
    ['board', {}],
  ])('is shown as text by /%s, also to a whole channel', async (name, options) => {
    const answer: Asked = await room.discord.post('/command', {
      name,
      options: { ...options, share: true },
      user: 'bob',
      channel: 'ch0',
      wait_ms: 15_000,
    });

    expect(textOf(answer.response as Shown).length).toBeGreaterThan(20);
  });

  it('pinged nobody, and no request was refused for it', async () => {
    const all: any[] = await room.discord.get('/messages');
    const ours = all.filter(({ author }) => author?.bot === true);

    expect(ours.length).toBeGreaterThan(10);
    expect(
      ours.filter(({ _pings }) => _pings.mass || _pings.effective?.users?.length || _pings.effective?.roles?.length),
    ).toEqual([]);
    expect(await room.discord.get('/violations?level=error')).toEqual([]);
    const warned: { code: string }[] = await room.discord.get('/violations?level=warn');
    expect(warned.filter(({ code }) => /mention|ping/.test(code))).toEqual([]);
  });
});
