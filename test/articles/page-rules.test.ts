import { describe, expect, it } from 'vitest';
import { createHostTurns } from '../../src/articles/host-turns.ts';
import { createPageRules } from '../../src/articles/page-rules.ts';
import type { Web } from '../../src/feeds/ports.ts';
import { Refusal } from '../../src/outcome.ts';
import { hostPauses, NO_WAITING, type Scripted, ScriptedWeb, sleepingClock } from '../support/page-reading.ts';

const asked = (url: string) => ({ url, publicOnly: false });

const START = Date.UTC(2026, 2, 13, 12);
const HOUR = 3_600_000;
const { signal } = new AbortController();

const SITE = 'https://meridianwire.example';
const ROBOTS = `${SITE}/robots.txt`;
const TDM = `${SITE}/.well-known/tdmrep.json`;
const PAGE = `${SITE}/2026/03/12/merinsk`;
const CLOSED = 'User-agent: *\nDisallow: /2026/';

/** Rules over a web that answers these, at a clock that only sleeping moves. */
function aBot(answers: Readonly<Record<string, Scripted>> = {}) {
  const web = new ScriptedWeb(answers);
  const time = sleepingClock(START);
  const pauses = hostPauses();
  const rules = createPageRules({ web, turns: createHostTurns(time), clock: time.clock, feedStates: pauses });
  return {
    web,
    time,
    pauses,
    rules,
    refusal: async (url = PAGE) => (await rules.refusal(asked(url), signal))?.message ?? null,
  };
}

describe('whether a page may be read', () => {
  it('is asked of its origin before, and of nobody where there are no such files', async () => {
    const { web, refusal } = aBot();

    expect(await refusal()).toBeNull();
    expect(web.asked).toEqual([ROBOTS, TDM]);
  });

  it('is refused by robots.txt, and then nothing else is asked', async () => {
    const { web, refusal } = aBot({ [ROBOTS]: CLOSED });

    expect(await refusal()).toBe('robots.txt of meridianwire.example says "Disallow: /2026/"');
    expect(await refusal(`${SITE}/about`)).toBeNull();
    expect(web.asked).toEqual([ROBOTS, TDM]);
  });

  it('is refused by tdmrep.json where its first location that fits reserves the page', async () => {
    const file = [
      { location: '/open/', 'tdm-reservation': 0 },
      { location: '/', 'tdm-reservation': 1, 'tdm-policy': `${SITE}/policy.json` },
    ];
    const { refusal } = aBot({ [TDM]: JSON.stringify(file) });

    expect(await refusal()).toBe('tdmrep.json of meridianwire.example reserves it');
    expect(await refusal(`${SITE}/open/1`)).toBeNull();
  });

  it('is nobody’s objection where tdmrep.json is something else', async () => {
    for (const body of [
      '<html>Not found</html>',
      '{"tdm-reservation": 1}',
      '[null, 7, "x", {"location": 3, "tdm-reservation": 1}]',
      '[{"location": "/", "tdm-reservation": 2}]',
      `[${'['.repeat(100_000)}`,
      `[{"location": "/${'*a'.repeat(200_000)}", "tdm-reservation": 1}, "${'x'.repeat(200_000)}"]`,
    ]) {
      expect(await aBot({ [TDM]: body }).refusal(), body.slice(0, 40)).toBeNull();
    }
    expect(await aBot({ [TDM]: 503 }).refusal()).toBeNull();
    expect(await aBot({ [TDM]: '{"location": "/2026/*", "tdm-reservation": "1"}' }).refusal()).not.toBeNull();
  });

  it('is a matter of each origin: another port, scheme or name has its own files', async () => {
    const { web, refusal } = aBot({ [ROBOTS]: CLOSED });

    expect(await refusal('https://www.meridianwire.example/2026/1')).toBeNull();
    expect(await refusal('http://meridianwire.example/2026/1')).toBeNull();
    expect(await refusal('https://meridianwire.example:8443/2026/1')).toBeNull();
    expect(await refusal()).not.toBeNull();
    expect(web.asked.filter((url) => url.endsWith('robots.txt'))).toHaveLength(4);
  });
});

describe('a robots.txt that cannot be had', () => {
  it('is none where the host answers that it has none', async () => {
    for (const status of [400, 401, 403, 404, 410, 451, 204, 304]) {
      expect(await aBot({ [ROBOTS]: status }).refusal(), String(status)).toBeNull();
    }
  });

  it('is none where the host redirects for ever', async () => {
    expect(await aBot({ [ROBOTS]: new Refusal('too-many-redirects', 'more than five times') }).refusal()).toBeNull();
  });

  it('closes everything where the host does not say, until it is asked again', async () => {
    const { web, time, rules, refusal } = aBot({ [ROBOTS]: 500 });

    expect((await rules.refusal(asked(PAGE), signal))?.code).toBe('robots-unreadable');
    expect(await refusal(`${SITE}/about`)).toBe('/robots.txt answers 500');
    time.pass(14 * 60_000);
    await refusal();
    expect(web.asked).toEqual([ROBOTS]);

    web.answers = {};
    time.pass(60_000);
    expect(await refusal()).toBeNull();
    expect(web.asked).toEqual([ROBOTS, ROBOTS, TDM]);
  });

  it('closes everything where the host cannot be reached, in the words of what went wrong', async () => {
    for (const code of [
      'web-timeout',
      'web-unreachable',
      'web-bad-answer',
      'redirect-refused',
      'web-too-large',
    ] as const) {
      const { rules } = aBot({ [ROBOTS]: new Refusal(code, 'so it is') });
      expect((await rules.refusal(asked(PAGE), signal))?.code).toBe(code);
    }
    const { rules } = aBot({ [ROBOTS]: new Uint8Array(10_000_000) });
    expect((await rules.refusal(asked(PAGE), signal))?.code).toBe('web-too-large');
  });

  it('is read in the last copy while the host cannot be reached, for a week', async () => {
    const { web, time, refusal } = aBot({ [ROBOTS]: 'User-agent: *\nDisallow: /archive/' });
    expect(await refusal()).toBeNull();

    web.answers = { [ROBOTS]: 502 };
    for (let day = 1; day <= 6; day += 1) {
      time.pass(24 * HOUR);
      expect(await refusal(), `day ${day}`).toBeNull();
      expect(await refusal(`${SITE}/archive/1`), `day ${day}`).toContain('Disallow: /archive/');
    }
    time.pass(24 * HOUR);
    expect(await refusal()).toBe('/robots.txt answers 502');
  });

  it('pauses the whole host where it is asked too much', async () => {
    const { pauses, rules } = aBot({ [ROBOTS]: { status: 429, headers: { 'retry-after': '7200' } } });

    expect((await rules.refusal(asked(PAGE), signal))?.code).toBe('host-paused');
    expect(pauses.paused.get('meridianwire.example')).toBe(START + 2 * HOUR);
  });

  it('never shows a store that is full as a host that refuses', async () => {
    const { web, time } = aBot({ [ROBOTS]: 429 });
    const feedStates = {
      pauseHost: async () => {
        throw new Refusal('store-full', 'the disk is full');
      },
    };
    const rules = createPageRules({ web, turns: createHostTurns(time), clock: time.clock, feedStates });

    await expect(rules.refusal(asked(PAGE), signal)).rejects.toThrow('the disk is full');
  });
});

describe('the files of an origin', () => {
  it('are asked for once, however many pages wait for them', async () => {
    const { web, rules } = aBot();

    await Promise.all(Array.from({ length: 50 }, (_, index) => rules.refusal(asked(`${SITE}/${index}`), signal)));

    expect(web.asked).toEqual([ROBOTS, TDM]);
  });

  it('are asked for again after a day', async () => {
    const { web, time, refusal } = aBot({ [ROBOTS]: CLOSED });
    await refusal();
    time.pass(24 * HOUR - 1);
    await refusal();
    expect(web.asked).toEqual([ROBOTS]);

    web.answers = {};
    time.pass(1);
    expect(await refusal()).toBeNull();
    expect(web.asked).toEqual([ROBOTS, ROBOTS, TDM]);
  });

  it('are a second apart, and not asked for at once after the feed', async () => {
    const { time, web } = aBot();
    const turns = createHostTurns(time);
    turns.note(`${SITE}/feed.xml`, START - 400);
    const rules = createPageRules({ web, turns, clock: time.clock, feedStates: hostPauses() });

    await rules.refusal(asked(PAGE), signal);

    expect(time.slept).toEqual([600, 1_000]);
  });

  it('are asked for by somebody else where the one who asked was ended', async () => {
    const { rules, web } = aBot();
    const ended = new AbortController();
    const first = rules.refusal(asked(PAGE), ended.signal);
    const second = rules.refusal(asked(PAGE), signal);

    ended.abort();

    await expect(first).rejects.toThrow();
    expect(await second).toBeNull();
    expect(web.asked).toContain(ROBOTS);
  });

  it('are forgotten when there are too many of them, those first that nobody looked at for longest', async () => {
    const { web, rules } = aBot();
    const big = `User-agent: *\nDisallow: /closed\n# ${'x'.repeat(400_000)}`;
    const sites = Array.from({ length: 40 }, (_, index) => `https://s${index}.example`);
    web.answers = Object.fromEntries(sites.map((site) => [`${site}/robots.txt`, big]));
    for (const site of sites) {
      await rules.refusal(asked(`${site}/a`), signal);
      await rules.refusal(asked(`${sites[0]}/a`), signal);
    }
    const before = web.asked.length;

    expect(web.asked.filter((url) => url === `${sites[0]}/robots.txt`)).toHaveLength(1);
    await rules.refusal(asked(`${sites[0]}/a`), signal);
    await rules.refusal(asked(`${sites.at(-1)}/a`), signal);
    expect(web.asked).toHaveLength(before);
    await rules.refusal(asked(`${sites[1]}/a`), signal);
    expect(web.asked.slice(before)).toEqual([`${sites[1]}/robots.txt`]);
  });
});

describe('a host that wants to be left alone between two pages', () => {
  it('says for how long, once it was asked', async () => {
    const { rules, refusal } = aBot({ [ROBOTS]: 'User-agent: sitrep\nCrawl-delay: 7\nDisallow:' });

    expect(rules.delayMs(PAGE)).toBe(0);
    await refusal();
    expect(rules.delayMs(PAGE)).toBe(7_000);
  });
});

describe('a refusal', () => {
  it('is news once a day for each host', () => {
    const { rules, time } = aBot();

    expect([rules.isNews('a.example'), rules.isNews('a.example'), rules.isNews('b.example')]).toEqual([
      true,
      false,
      true,
    ]);
    time.pass(24 * HOUR);
    expect(rules.isNews('a.example')).toBe(true);
  });
});

describe('what somebody in chat names', () => {
  it('is asked within the public network only, and says nothing to those who may look further', async () => {
    const answers: string[] = [];
    const web: Web = {
      async get({ url, publicOnly }) {
        answers.push(`${url} ${publicOnly}`);
        if (publicOnly) throw new Refusal('address-forbidden', 'it lies in a private network');
        return { status: 404, url, headers: new Map(), body: new Uint8Array(), redirects: [] };
      },
    };
    const rules = createPageRules({ web, turns: NO_WAITING, clock: () => START, feedStates: hostPauses() });

    const fromChat = await rules.refusal({ url: PAGE, publicOnly: true }, signal);
    const fromFile = await rules.refusal({ url: PAGE, publicOnly: false }, signal);

    expect(fromChat?.code).toBe('address-forbidden');
    expect(fromFile).toBeNull();
    expect(answers[0]).toBe(`${ROBOTS} true`);
    expect(answers).toContain(`${ROBOTS} false`);
  });
});
