import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../commands/command.ts';
import { commandsFor } from '../../../commands/index.ts';
import { readAction } from '../../../src/adapters/slack/action-id.ts';
import { renderReply, renderWords } from '../../../src/adapters/slack/render-reply.ts';
import { inSlash } from '../../../src/adapters/slack/slash.ts';
import type { Desk } from '../../../src/desk.ts';
import type { Office } from '../../../src/office.ts';
import type { StoryId } from '../../../src/stories/story.ts';
import { aCard, aQuote, aRichBriefing, aRichCard } from '../page/specimen.ts';
import { expectMessage, nodesIn, schemaIsThere, wordsIn } from './judge.ts';
import { everyReply } from './replies.ts';

const QUESTION = { command: 'search', options: { words: 'ferry at Narrow Point' } };

const shown = (reply: Reply, page = 1, question: Parameters<typeof renderReply>[1]['question'] = QUESTION) =>
  renderReply(reply, { zone: 'Europe/Kyiv', page, question });
const words = (reply: Reply, page = 1) => wordsIn(shown(reply, page).message.blocks);
const ofType = (reply: Reply, type: string, page = 1) =>
  [...nodesIn(shown(reply, page).message.blocks)].filter((node) => node.type === type);
const labels = (reply: Reply, page = 1) =>
  ofType(reply, 'button', page).map(({ text }) => (text as { readonly text: string }).text);

describe('an answer in Slack', () => {
  it.skipIf(!schemaIsThere)('is judged by the schema of Block Kit, which takes nothing that it does not name', () => {
    const header = { type: 'header', text: { type: 'plain_text', text: 'A title', emoji: false } };
    const message = { text: 'A title', unfurl_links: false, unfurl_media: false };

    expectMessage({ ...message, blocks: [header] });
    expect(() => expectMessage({ ...message, blocks: [{ ...header, colour: 'red' }] })).toThrow('to deeply equal []');
  });

  it.each(everyReply().map((reply) => [reply.kind, reply] as const))(
    'of kind %s is a message that Slack takes',
    (_, reply) => {
      const { message } = shown(reply);

      expectMessage(message);
      expect(message.blocks).not.toEqual([]);
    },
  );

  it('names commands as they are typed here', () => {
    expect(words({ kind: 'note', text: 'See “/channel show”. Example: /follow orlu 07:00' })).toBe(
      'See “/sitrep channel show”. Example: /sitrep follow orlu 07:00',
    );
    expect(words({ kind: 'help', commands: [{ usage: '/status', summary: 'How it goes' }] })).toContain(
      '/sitrep status – How it goes',
    );
    expect(words({ kind: 'cards', title: 'Newest', cards: [aCard()], conflicts: [] })).toContain(
      '/sitrep story\u00a0s-aaaaaaaaaa',
    );
  });

  it('leaves the words of others as they are, even where they look like a command', () => {
    const headline = { text: 'Army types /status and waits', ev: [], from: 'Lowland Post', lang: 'en' };

    expect(words({ kind: 'story', card: aCard({ headline }), conflicts: [] })).toContain(
      'Army types /status and waits',
    );
    expect(inSlash('See /var/status and https://a.example/status, or /statuses')).toBe(
      'See /var/status and https://a.example/status, or /statuses',
    );
  });

  it('knows every command there is', () => {
    for (const { name } of commandsFor({} as Desk, {} as Office)) {
      expect(inSlash(`Try /${name}.`), `add it to slash.ts`).toBe(`Try /sitrep ${name}.`);
    }
  });

  it('is stories in short, each with a button to all of it and one to its article', () => {
    const reply: Reply = { kind: 'cards', title: 'The newest stories', cards: [aRichCard(), aCard()], conflicts: [] };

    expect(labels(reply)).toEqual(['Full story', 'Read more @ Lowland Post', 'Full story', 'Read more @ Lowland Post']);
    expect(words(reply)).not.toContain('In their words');
  });

  it('is a briefing page by page, as it is delivered', () => {
    const reply: Reply = { kind: 'briefing', briefing: aRichBriefing() };

    expect(words(reply, 1)).toContain('Top line');
    expect(words(reply, 2)).toContain('1. Gunfire hits crowded ferry');
    expect(labels(reply, 2)).toEqual([
      'Full story',
      'Quotes',
      'Sources',
      'Why',
      'Read more @ Lowland Post',
      'Previous page',
      'Next page',
    ]);
    expect(words(reply, 4)).toContain('End of the briefing');
    expect(labels(reply, 4)).toEqual(['Previous page']);
  });

  it('hands over a file beside its words', () => {
    const { files, message } = shown({
      kind: 'file',
      name: '../feeds & more.opml',
      text: '<opml/>',
      about: 'One feed.',
    });

    expect(files).toEqual([{ name: 'feeds-more.opml', text: '<opml/>' }]);
    expect(wordsIn(message.blocks)).toContain('One feed.');
  });

  it.each([
    ['empty', '', 'It is empty.'],
    ['too large', 'x'.repeat(1_000_001), 'It has 1000001 bytes, more than the 1000000 that are sent here.'],
  ])('says so where the file is %s', (_, text, said) => {
    const { files, message } = shown({ kind: 'file', name: 'a.txt', text, about: 'A file.' });

    expect(files).toEqual([]);
    expect(wordsIn(message.blocks)).toContain(said);
  });

  it('says something where there is nothing to say', () => {
    expectMessage(renderWords(''));
    expect(renderWords('').blocks).not.toEqual([]);
  });
});

describe('an answer that is too long for one message', () => {
  const many: Reply = {
    kind: 'quotes',
    title: 'Quotations',
    quotes: Array.from({ length: 200 }, (_, index) =>
      aQuote({ text: `Word number ${index}. ${'We heard two bangs. '.repeat(20)}` }),
    ),
  };

  /** How many pages there are, as the menu tells. */
  const pagesOf = (reply: Reply) => {
    const menu: any = ofType(reply, 'static_select')[0];
    return Number(/of (\d+)/.exec(menu.initial_option.text.text)?.[1]);
  };

  it('has pages that Slack takes, and on each the way to the others', () => {
    expect(pagesOf(many)).toBeGreaterThan(10);
    for (let page = 1; page <= pagesOf(many); page += 1) expectMessage(shown(many, page).message);
  });

  it('loses nothing between its pages', () => {
    const seen = new Set<string>();
    for (let page = 1; page <= pagesOf(many); page += 1) {
      for (const [, number = ''] of words(many, page).matchAll(/Word number (\d+)\./g)) seen.add(number);
    }

    expect(seen.size).toBe(200);
  });

  it('keeps a story and its buttons on one page', () => {
    const cards = Array.from({ length: 40 }, (_, index) => aCard({ id: `s-${index}` as StoryId }));
    const reply: Reply = { kind: 'cards', title: 'The newest stories', cards, conflicts: [] };
    let seen = 0;
    for (let page = 1; page <= pagesOf(reply); page += 1) {
      const stories = words(reply, page).split('stayed shut on Wednesday').length - 1;
      seen += stories;

      expect(labels(reply, page).filter((label) => label === 'Full story')).toHaveLength(stories);
    }
    expect(seen).toBe(40);
  });

  it('names the section again on each page', () => {
    expect(words(many, 2)).toMatch(/^Quotations“/);
  });

  it('is asked again for another page by a button', () => {
    const next = ofType(many, 'button').find(({ text }) => (text as any).text === 'Next page');

    expect(readAction(next)).toEqual({
      kind: 'ask',
      ask: { ...QUESTION, page: 2, delivery: null, destination: null },
    });
  });

  it('is asked again for another page by its menu', () => {
    const menu = ofType(many, 'static_select')[0];
    const chosen = (menu as any).options[4];

    expect(readAction({ ...menu, selected_option: chosen })).toEqual({
      kind: 'ask',
      ask: { ...QUESTION, page: 5, delivery: null, destination: null },
    });
  });

  it('has buttons alone where the question is too long for a menu', () => {
    const question = { command: 'search', options: { words: 'паром '.repeat(60) } };
    const { message } = shown(many, 2, question);

    expect([...nodesIn(message.blocks)].filter(({ type }) => type === 'static_select')).toEqual([]);
    expect(wordsIn(message.blocks)).toContain('Next page');
  });

  it('says so where the question is too long even for a button', () => {
    const question = { command: 'search', options: { words: 'паром '.repeat(500) } };

    expect(wordsIn(shown(many, 1, question).message.blocks)).toMatch(/\d+ more pages do not fit here; ask for less\./);
  });

  it.each([0, -1, 999, Number.NaN, 1.5])('shows the nearest page there is for page %s', (page) => {
    expectMessage(shown(many, page).message);
  });

  it('fits whatever an answer holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('слово '.repeat(400), 'x'.repeat(5_000), '停火协议生效。'.repeat(500), ''),
    );
    const quotes = fc
      .array(text, { maxLength: 40 })
      .map((texts) => texts.map((one) => aQuote({ text: one, speaker: one, outlet: one })));
    fc.assert(
      fc.property(text, quotes, fc.integer({ min: 1, max: 12 }), (title, list, page) => {
        expectMessage(shown({ kind: 'quotes', title, quotes: list }, page).message);
      }),
      { numRuns: 60 },
    );
  });
});
