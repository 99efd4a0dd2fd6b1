import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTarget, plainText } from '../../../src/adapters/page/plain-text.ts';
import { renderPart } from '../../../src/adapters/slack/render-part.ts';
import { renderReply } from '../../../src/adapters/slack/render-reply.ts';
import { partsOf } from '../../../src/delivery/parts.ts';
import { aRichBriefing, aRichCard } from '../page/specimen.ts';
import { expectMessage, nodesIn } from './judge.ts';
import { aStory, DELIVERY } from './parts.ts';
import { ANSWERS, ITEM, PLACES } from './places.ts';
import { everyReply } from './replies.ts';

const ROWS = '../shared/attacks/markup.jsonl';
const RULES = '../shared/attacks/properties.mjs';
const rowsAreThere = existsSync(ROWS) && existsSync(RULES);

interface Row {
  readonly id: string;
  readonly cat: string;
  readonly target: 'both' | 'discord' | 'slack';
  readonly field: string;
  readonly input: string;
}

const rows: readonly Row[] = rowsAreThere
  ? readFileSync(ROWS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .filter(({ target }) => target !== 'discord')
  : [];

const check: (
  vector: Row,
  out: unknown,
  benign: unknown,
  context: { readonly allowedUrls: readonly string[] },
) => unknown[] = rowsAreThere ? (await import(pathToFileURL(RULES).href)).check : () => [];

const PLACEHOLDER = 'Placeholder text';
const OURS = [...new Set([ITEM, ...addressesIn(partsOf(aRichBriefing())), ...addressesIn(everyReply())])];

function addressesIn(value: unknown): string[] {
  return [...nodesIn(value)].flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
}

const partWith = (place: string, text: string) =>
  renderPart({ id: DELIVERY, part: PLACES[place]!(text) }, { tools: true });
const answerWith = (place: string, text: string) =>
  renderReply(ANSWERS[place]!(text), {
    zone: 'UTC',
    page: 1,
    question: { command: 'search', options: { words: text } },
  }).message;

/**
 * What is wrong with a message. Where a text is too long for it, other parts make room, and their links go with them; the
 * way to the article is looked for where there is one.
 */
function faultsOf(row: Row, message: unknown, benign: unknown): unknown[] {
  const link = addressesIn(benign).includes(ITEM);
  return check(row, { slack: message }, { slack: benign }, { allowedUrls: [ITEM, ...OURS] }).filter(
    ([property]: any) => {
      if (property === 'structure_equal_to_benign') return row.cat !== 'length';
      return property !== 'link_label_intact' || link;
    },
  );
}

const words = rows.filter(({ field }) => field !== 'url');
const addresses = rows.filter(({ field }) => field === 'url');

describe.skipIf(!rowsAreThere)('sample attacks on what Slack reads (../shared/attacks)', () => {
  it.each(Object.keys(PLACES))(
    `${words.length} texts as the %s act on nothing, and what must survive does`,
    (place) => {
      for (const row of words) {
        const [message, benign] = [partWith(place, row.input), partWith(place, PLACEHOLDER)];

        expect(faultsOf(row, message, benign), row.id).toEqual([]);
        expectMessage(message);
      }
    },
  );

  it.each(Object.keys(ANSWERS))(`${words.length} texts as the %s of an answer act on nothing`, (place) => {
    const benign = answerWith(place, PLACEHOLDER);
    for (const row of words) {
      const message = answerWith(place, row.input);

      const faults = faultsOf(row, message, benign);

      expect(
        faults.filter(([property]: any) => property !== 'link_label_intact'),
        row.id,
      ).toEqual([]);
      expectMessage(message);
    }
  });

  it.each(addresses)('$id leads nowhere it should not', (row) => {
    const card = aRichCard();
    const url = row.input;
    const message = renderPart({
      id: DELIVERY,
      part: aStory({
        card: {
          ...card,
          sources: card.sources.map((source) => ({ ...source, url })),
          quotes: card.quotes.map((quote) => ({ ...quote, url })),
          readMore: { url, outlet: 'Lowland Post' },
        },
      }),
    });
    const allowedUrls = [linkTarget(url) ?? ITEM, ...OURS];

    expect(check(row, { slack: message }, null, { allowedUrls })).toEqual([]);
    expectMessage(message);
  });
});

describe('any text at all', () => {
  /** Text with a good share of what Slack gives a meaning. */
  const anyText = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom(
          '<!channel>',
          '<!here|x>',
          '<@U1>',
          '<#C1>',
          '&lt;',
          '&amp;',
          '&',
          '<',
          '>',
          '*',
          '_',
          '~',
          '`',
          '```',
          ':',
          ':smile:',
          '@here',
          'https://evil.example/',
          '\n> ',
          '\n',
          '\u2028',
          '\u202e',
          '\u2069',
          '\u200b',
          '\u200d',
          '\ud83d',
          '👩‍👩‍👧',
          '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
          'سلام',
          'क्ष',
          '|',
          '<https://evil.example|Reuters>',
          'a'.repeat(700),
          'word '.repeat(300),
        ),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));

  it('in any place of a part is a message that Slack takes, in which it acts on nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(PLACES)), anyText, (place, text) => {
        const message = partWith(place, text);

        expectMessage(message);
        expectNothingActs(message.text);
        expect(addressesIn(message.blocks).filter((url) => !OURS.includes(url))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('in any place of an answer is a message that Slack takes, in which it acts on nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(ANSWERS)), anyText, (place, text) => {
        const message = answerWith(place, text);

        expectMessage(message);
        expectNothingActs(message.text);
        expect(addressesIn(message.blocks).filter((url) => !OURS.includes(url))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is shown as it is, where it is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const plain = plainText(text);
        fc.pre(plain !== '');

        const shown = JSON.stringify(partWith('notice', text).blocks);

        expect(shown.replace(/[\u2068\u2069]/g, '')).toContain(JSON.stringify(plain).slice(1, -1));
      }),
      { numRuns: 500 },
    );
  });
});

/** Nothing in the fallback is a mention, an address, an emoji, an emphasis, a code or a quotation. */
function expectNothingActs(text: string): void {
  expect(text).not.toMatch(/[<>`]|https?:\/\/|:[\w'+-]+:(?!\d)|^&gt;/m);
  for (const line of text.split('\n')) expect(line).not.toMatch(/(?:^|\s)([*_~])\S(?:.*\S)?\1(?:$|[\s.,:;!?)])/);
}
