import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasHarness, textOf } from './harness.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

/**
 * What is said, whatever the service makes of it: the words of at least three letters and the numbers, each once. How a
 * service shows a moment, a marker, a way to the next page or its own commands is its own.
 */
function saidIn(text: string): ReadonlySet<string> {
  const plain = text
    .replace(/<t:\d+:\w>|<#\d+>/g, ' ')
    .replace(/\]\(<[^>]*>\)/g, ' ')
    .replace(/\\(?=\W)/g, '')
    .replace(/[\u200b\u2060\u2066-\u2069]/g, '');
  return new Set(plain.toLowerCase().match(/\p{L}{3,}|\d+/gu) ?? []);
}

/** All words of blocks, without those of menus, moments and buttons that lead nowhere else. */
function wordsOf(value: any): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(' ');
  if (typeof value !== 'object' || value === null) return '';
  if (['static_select', 'overflow', 'date'].includes(value.type)) return '';
  if (value.type === 'button' && value.url === undefined) return '';
  const own = typeof value.text === 'string' ? value.text : '';
  return [own, ...Object.values(value).map((inner) => (typeof inner === 'object' ? wordsOf(inner) : ''))].join(' ');
}

/** What only one service has to say, because it is about itself or in the reader's own time. */
const OWN =
  /^(?:sitrep|discord|slack|server|workspace|fullest|report|page|read|more|utc|today|\d{1,2}|\d{4}|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;

describe.skipIf(!hasHarness)('Discord and Slack', () => {
  let room: Newsroom;
  beforeAll(async () => {
    room = await openNewsroom({ service: 'both' });
    await room.start();
    await room.harness.wait(
      async () => ((await inDiscord('latest')).includes('Dolnik') ? true : null),
      90_000,
      'the news to be read',
    );
  });
  afterAll(() => room?.close());

  const inDiscord = async (text: string, options: object = {}): Promise<string> => {
    const [name, sub] = text.split(' ');
    const { response } = await room.discord.post('/command', {
      name,
      ...(sub && { sub }),
      options,
      user: 'alice',
      channel: 'ch0',
      wait_ms: 15_000,
    });
    return textOf(response);
  };
  const inSlack = async (text: string): Promise<string> => {
    const { events } = await room.slack.post('/command', {
      command: '/sitrep',
      text,
      user: 'alice',
      channel: 'ch0',
      wait_ms: 15_000,
    });
    return wordsOf(events.map(({ blocks }: { blocks?: unknown }) => blocks ?? []));
  };

  const only = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].filter((word) => !other.has(word) && !OWN.test(word));

  it.each([
    ['board', {}, 'board'],
    ['story', { story: 'Dolnik counts' }, 'story Dolnik counts'],
    ['quotes', { speaker: 'Harman' }, 'quotes Harman'],
    ['search', { words: 'Rukoma' }, 'search Rukoma'],
    ['timeline', { conflict: 'halvik' }, 'timeline halvik'],
    ['sources', { story: 'Dolnik counts' }, 'sources Dolnik counts'],
    ['why', { story: 'Dolnik counts' }, 'why Dolnik counts'],
    ['channel show', {}, 'channel show'],
    ['schedule', {}, 'schedule'],
    ['status', {}, 'status'],
    ['follow', { conflict: 'zahira' }, 'follow zahira'],
    ['channel set', { stories: 3 }, 'channel set stories:3'],
    ['feeds pause', { feed: 'no-such' }, 'feeds pause no-such'],
    ['feeds resume', { feed: 'no-such' }, 'feeds resume no-such'],
    ['feeds remove', { feed: 'no-such' }, 'feeds remove no-such'],
    ['feeds test', { feed: 'no-such' }, 'feeds test no-such'],
    ['feeds add', { url: 'ftp://nowhere.example/' }, 'feeds add ftp://nowhere.example/'],
    ['unfollow', {}, 'unfollow'],
    ['retract', { story: 'Dolnik counts', reason: 'wrong' }, 'retract "Dolnik counts" wrong'],
    ['mute', { story: 'Dolnik counts' }, 'mute Dolnik counts'],
    ['forget', {}, 'forget'],
    ['story', { story: 'no such thing' }, 'story no such thing'],
    ['brief', { conflict: 'nowhere' }, 'brief nowhere'],
    ['help', { command: 'quotes' }, 'help quotes'],
  ])('say the same to /%s %o', async (name, options, line) => {
    const [discord, slack] = [saidIn(await inDiscord(name, options)), saidIn(await inSlack(line))];

    expect(discord.size).toBeGreaterThan(5);
    expect({ onlyInDiscord: only(discord, slack), onlyInSlack: only(slack, discord) }).toEqual({
      onlyInDiscord: [],
      onlyInSlack: [],
    });
  });

  it.each([
    ['brief', {}, 'brief'],
    ['latest', {}, 'latest'],
    ['sources', {}, 'sources'],
    ['feeds list', {}, 'feeds list'],
    ['help', {}, 'help'],
  ])('begin in the same way to answer /%s, of which one may show more on a page', async (name, options, line) => {
    const [discord, slack] = [saidIn(await inDiscord(name, options)), saidIn(await inSlack(line))];

    const differences = [only(discord, slack), only(slack, discord)];
    expect(Math.min(discord.size, slack.size)).toBeGreaterThan(10);
    expect(differences).toContainEqual([]);
  });
});
