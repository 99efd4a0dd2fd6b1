import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../commands/command.ts';
import { readCustomId } from '../../../src/adapters/discord/custom-id.ts';
import { renderReply } from '../../../src/adapters/discord/render-reply.ts';
import { aCard, aHugeCard, aQuote, aRichBriefing, aRichCard } from '../page/specimen.ts';
import { everyReply } from '../slack/replies.ts';
import { componentsIn, expectBody, idsIn, type Node, textsIn } from './judge.ts';

const QUESTION = { command: 'quotes', options: { conflict: 'orlu' } };

const render = (reply: Reply, page = 1, question: Parameters<typeof renderReply>[1]['question'] = QUESTION) =>
  renderReply(reply, { zone: 'Europe/Kyiv', page, question });
const wordsOf = (reply: Reply, page = 1) => textsIn(render(reply, page).body).join('\n\n');
const menuOf = (reply: Reply, page = 1, question = QUESTION): Node | undefined =>
  componentsIn(render(reply, page, question).body.components).find(({ type }) => type === 3);
const buttonsOf = (reply: Reply) => componentsIn(render(reply).body.components).flatMap(({ label }) => label ?? []);

/** As many quotations, each with its number. */
const quotes = (count: number): Reply => ({
  kind: 'quotes',
  title: 'Quotations',
  quotes: Array.from({ length: count }, (_, index) =>
    aQuote({ text: `Quotation ${index + 1}. ${'We waited and waited. '.repeat(12).trim()}` }),
  ),
});

describe('an answer as a message of Discord', () => {
  it.each(everyReply().map((reply) => [reply.kind, reply] as const))('(%s) is one that Discord takes', (_, reply) => {
    const { body, files } = render(reply);

    expectBody(body, files);
    expect(textsIn(body).join('')).not.toBe('');
  });

  it('offers what lies near a story', () => {
    const card = aRichCard();
    const conflicts = [{ id: 'orlu', name: 'The Orlu river war' }];

    expect(buttonsOf({ kind: 'story', card, conflicts })).toEqual(['Read more @ Lowland Post', 'Sources', 'Why']);
    expect(buttonsOf({ kind: 'story-sources', card, sources: card.sources })).toEqual(['Full story', 'Why']);
    expect(buttonsOf({ kind: 'why', why: { card, rank: 1, parts: [], toldBefore: false }, conflicts })).toEqual([
      'Full story',
      'Sources',
    ]);
  });

  it('shows stories in short, each with its article and a button to all of it', () => {
    const cards: Reply = { kind: 'cards', title: 'The newest stories', cards: [aRichCard(), aCard()], conflicts: [] };

    expect(wordsOf(cards)).toContain('-# Read more @ [Lowland Post](<https://lowlandpost.example/orlu/ferry>)');
    expect(wordsOf(cards)).not.toContain('In their words');
    expect(idsIn(render(cards).body).map((id) => readCustomId(id)?.options.story)).toEqual([
      's-bbbbbbbbbb',
      's-aaaaaaaaaa',
    ]);
  });

  it('shows a story in short, however long its one sentence is, cut where a sentence ends', () => {
    const long = (text: string): Reply => ({
      kind: 'cards',
      title: 'The newest stories',
      conflicts: [],
      cards: [aCard({ whatHappened: [{ text, ev: ['p1:s0'], origin: 'verbatim' }] })],
    });

    expect(wordsOf(long('The ferry stays shut. '.repeat(5_000)))).toMatch(
      /\n(The ferry stays shut\. ?){3,40}( \\\[1\\\])?\n/,
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 3_000 }),
        (unit, times) => {
          const { body } = render(long(unit.repeat(times)));

          expectBody(body);
          for (const shown of textsIn(body)) expect(shown.length).toBeLessThanOrEqual(3_000);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a sentence', (text: string) => aHugeCard(text, 1)],
    ['many of them', (text: string) => aHugeCard(text, 10)],
  ])('shows a story of %s that no outlet writes as one text that Discord takes', (_, made) => {
    for (const text of ['word '.repeat(20_000), '*'.repeat(20_000), '한'.repeat(20_000)]) {
      const cards: Reply = { kind: 'cards', title: 'x', conflicts: [], cards: [made(text)] };

      expectBody(render(cards).body);
    }
  });

  it('says so when there is nothing to say', () => {
    expect(wordsOf({ kind: 'note', text: '' })).toBe('-# Nothing to show.');
  });
});

describe('an answer that is longer than a message', () => {
  it('has pages, each of which Discord takes, which together say all of it, in order', () => {
    const pages = menuOf(quotes(40))?.options?.length ?? 0;
    const all = Array.from({ length: pages }, (_, index) => wordsOf(quotes(40), index + 1));

    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) expectBody(render(quotes(40), page).body);
    expect(all.join('\n').match(/Quotation \d+/g)).toEqual(
      Array.from({ length: 40 }, (_, index) => `Quotation ${index + 1}`),
    );
  });

  it('has a menu that says which page this is, and what is on each', () => {
    const menu = menuOf(quotes(40), 2);

    expect(menu?.placeholder).toMatch(/^Page 2 of \d+$/);
    expect(menu?.options?.[0]).toEqual({ label: expect.stringMatching(/^1\. “Quotation 1\. We waited/), value: '1' });
  });

  it('asks the same question again, for the page that was chosen', () => {
    expect(readCustomId(menuOf(quotes(40), 2)?.custom_id ?? '', '3')).toEqual({ ...QUESTION, page: 3, delivery: null });
  });

  it('tells the name of the section on each page', () => {
    expect(wordsOf(quotes(40), 2)).toMatch(/^\*\*Quotations\*\*\n> “Quotation/);
  });

  it('shows the nearest page there is', () => {
    const last = menuOf(quotes(40))?.options?.length ?? 0;

    expect(wordsOf(quotes(40), 99)).toBe(wordsOf(quotes(40), last));
    expect(wordsOf(quotes(40), -1)).toBe(wordsOf(quotes(40), 1));
    expect(wordsOf(quotes(40), Number.NaN)).toBe(wordsOf(quotes(40), 1));
  });

  it('of more pages than a menu has room for offers the first, the last and those around', () => {
    const values = menuOf(quotes(600), 40)?.options?.map(({ value }) => Number(value)) ?? [];

    expect(values).toHaveLength(25);
    expect(values).toContain(1);
    expect(values).toContain(40);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expectBody(render(quotes(600), 40).body);
  });

  it('says what is left where the question does not fit into a menu', () => {
    const question = { command: 'quotes', options: { conflict: 'x'.repeat(100) } };

    expect(menuOf(quotes(40), 1, question)).toBeUndefined();
    expect(textsIn(render(quotes(40), 1, question).body).at(-1)).toMatch(/^-# \d+ more pages do not fit here/);
  });

  it('is a note of any length, divided between its sentences', () => {
    const text = 'This is how it is. '.repeat(600).trim();
    const note: Reply = { kind: 'note', text };
    const pages = menuOf(note)?.options?.length ?? 0;
    const said = Array.from({ length: pages }, (_, index) => wordsOf(note, index + 1)).join(' ');

    expect(said.replace(/\s+/g, ' ')).toBe(text);
  });

  it('is one that Discord takes on every page, whatever it holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('*'.repeat(4_000), 'word '.repeat(900), 'One sentence. '.repeat(200), '한'.repeat(2_000)),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (texts, page) => {
        const hits = texts.map((words) => ({
          title: words,
          url: 'https://lowlandpost.example/1',
          outlet: words,
          published: 0,
          storyId: null,
          snippet: words,
        }));

        expectBody(render({ kind: 'hits', title: texts.join(' '), hits }, page).body);
        expectBody(
          render(
            { kind: 'quotes', title: 'x', quotes: texts.map((words) => aQuote({ text: words, speaker: words })) },
            page,
          ).body,
        );
        expectBody(
          render(
            {
              kind: 'cards',
              title: 'x',
              conflicts: [],
              cards: texts.map((words) => aRichCard({ headline: { text: words, ev: [], from: '', lang: 'en' } })),
            },
            page,
          ).body,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('a briefing as an answer', () => {
  const reply: Reply = { kind: 'briefing', briefing: aRichBriefing() };

  it('has a page for what is on top, one for each story and one for the rest', () => {
    expect(menuOf(reply)?.options?.map(({ label }) => label)).toEqual([
      '1. Top line, what changed, conflict board',
      '2. Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say',
      '3. Tesk and Marran agree to meet again, set no date',
      '4. Also reported, what to watch, what was read',
    ]);
  });

  it('has the story on its page, with the buttons of a story that belong to no delivery', () => {
    const body = render(reply, 2).body;

    expectBody(body);
    expect(textsIn(body)[0]).toMatch(/^### 1\\\. Gunfire hits/);
    expect(idsIn(body).map((id) => readCustomId(id)?.command)).toEqual(['story', 'quotes', 'sources', 'why', 'quotes']);
    expect(idsIn(body).map((id) => readCustomId(id)?.delivery)).toEqual([null, null, null, null, null]);
  });
});

describe('a file as an answer', () => {
  const file = (name: string, text: string): Reply => ({ kind: 'file', name, text, about: 'One feed.' });

  it('is attached, and shown by a component of the message', () => {
    const { body, files } = render(file('feeds.opml', '<opml/>'));

    expect(files).toEqual([{ name: 'feeds.opml', text: '<opml/>' }]);
    expect(componentsIn(body.components)).toContainEqual({ type: 13, file: { url: 'attachment://feeds.opml' } });
    expectBody(body, files);
  });

  it('has a name that Discord keeps as it is', () => {
    for (const name of ['../../etc/passwd', 'überblick für alle.opml', '', '…', '.hidden', 'a'.repeat(300)]) {
      expect(render(file(name, 'x')).files[0]?.name).toMatch(/^\w[\w.-]{0,59}$/);
    }
  });

  it('that is empty, or larger than a megabyte, is not attached and says so', () => {
    expect(render(file('a.opml', '')).files).toEqual([]);
    expect(wordsOf(file('a.opml', ''))).toContain('It is empty.');
    expect(render(file('a.opml', 'ж'.repeat(500_001))).files).toEqual([]);
    expect(wordsOf(file('a.opml', 'ж'.repeat(500_001)))).toContain('It has 1000002 bytes');
  });
});
