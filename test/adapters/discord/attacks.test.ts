import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/adapters/discord/layout.ts';
import { paintPage } from '../../../src/adapters/discord/paint.ts';
import { renderPart } from '../../../src/adapters/discord/render-part.ts';
import { renderReply } from '../../../src/adapters/discord/render-reply.ts';
import { partPage } from '../../../src/adapters/page/briefing-page.ts';
import { linkTarget, plainText } from '../../../src/adapters/page/plain-text.ts';
import { partsOf } from '../../../src/delivery/parts.ts';
import { aRichBriefing, aRichCard } from '../page/specimen.ts';
import { aStory, DELIVERY } from '../slack/parts.ts';
import { ANSWERS, ITEM, PLACES } from '../slack/places.ts';
import { everyReply } from '../slack/replies.ts';
import { type Body, componentsIn, expectBody, shapeOf, targetsIn, textsIn } from './judge.ts';

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
      .filter(({ target }) => target !== 'slack')
  : [];

const check: (
  vector: Row,
  out: unknown,
  benign: unknown,
  context: { readonly allowedUrls: readonly string[] },
) => (readonly [property: string, why: string])[] = rowsAreThere
  ? (await import(pathToFileURL(RULES).href)).check
  : () => [];

const PLACEHOLDER = 'Placeholder text';
const OURS = [...new Set([ITEM, ...addressesIn(partsOf(aRichBriefing())), ...addressesIn(everyReply())])];

function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'url' && typeof inner === 'string' ? [inner] : addressesIn(inner),
  );
}

const partWith = (place: string, text: string) =>
  renderPart({ id: DELIVERY, part: (PLACES[place] ?? PLACES.notice)?.(text) ?? aStory() });
const answerWith = (place: string, text: string): Body =>
  renderReply((ANSWERS[place] ?? ANSWERS.note)?.(text) ?? { kind: 'note', text }, {
    zone: 'UTC',
    page: 1,
    question: { command: 'search', options: { words: text } },
  }).body;

/** A text that is too long makes others give way, and their links and signs with them. */
const sameShape = ({ cat }: Row) => cat !== 'length';

/** An edited message has the same body as a new one. */
function sent({ cat }: Row, body: Body): unknown {
  return cat === 'edit' ? { discord: body, discordEdit: body } : { discord: body };
}

function faultsOf(row: Row, body: Body, benign: Body): unknown[] {
  const link = targetsIn(benign).includes(ITEM);
  const allowedUrls = [...OURS, ...attachedTo(body).map(({ name }) => `attachment://${name}`)];
  return check(row, sent(row, body), sent(row, benign), { allowedUrls }).filter(([property]) => {
    if (property === 'structure_equal_to_benign') return sameShape(row);
    return property !== 'link_label_intact' || link;
  });
}

const words = rows.filter(({ field }) => field !== 'url');
const addresses = rows.filter(({ field }) => field === 'url');

describe.skipIf(!rowsAreThere)('sample attacks on what Discord reads (../shared/attacks)', () => {
  it.each(Object.keys(PLACES))(
    `${words.length} texts as the %s act on nothing, and what must survive does`,
    (place) => {
      const benign = partWith(place, PLACEHOLDER).body;
      for (const row of words) {
        const { body, title } = partWith(place, row.input);

        expect(faultsOf(row, body, benign), row.id).toEqual([]);
        if (sameShape(row)) expect(shapeOf(body), row.id).toEqual(shapeOf(benign));
        expectBody(body);
        expect(title.length).toBeLessThanOrEqual(100);
        expect(title).not.toMatch(/^$|@everyone|@here|[\p{Cc}\u202a-\u202e]/u);
      }
    },
  );

  it.each(Object.keys(ANSWERS))(`${words.length} texts as the %s of an answer act on nothing`, (place) => {
    const benign = answerWith(place, PLACEHOLDER);
    for (const row of words) {
      const body = answerWith(place, row.input);

      expect(faultsOf(row, body, benign), row.id).toEqual([]);
      if (sameShape(row)) expect(shapeOf(body), row.id).toEqual(shapeOf(benign));
      expectBody(body, attachedTo(body));
    }
  });

  it.each(addresses)('$id leads nowhere it should not', (row) => {
    const card = aRichCard();
    const url = row.input;
    const { body } = renderPart({
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
    const allowedUrls = [linkTarget(url) ?? ITEM];

    expect(check(row, sent(row, body), null, { allowedUrls })).toEqual([]);
    expect(targetsIn(body).filter((target) => !allowedUrls.includes(target))).toEqual([]);
  });
});

function attachedTo(body: Body): { readonly name: string }[] {
  return componentsIn(body.components).flatMap(({ type, ...rest }) =>
    type === 13 ? [{ name: JSON.stringify(rest).replace(/.*attachment:\/\/([\w.-]+).*/, '$1') }] : [],
  );
}

/** Text with a good share of what Discord gives a meaning. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...'*_~|`>#-+.()[]<>\\@:!&1'.split(''),
        ...[
          '**',
          '__',
          '~~',
          '||',
          '```',
          '``',
          '-# ',
          '# ',
          '### ',
          '> ',
          '>>> ',
          '- ',
          '1. ',
          '2026) ',
          '\\*',
          '\\\\',
        ],
        ...['@everyone', '@here', '@\u200beveryone', '<@1>', '<@&2>', '<#3>', '<t:0:R>', '<id:browse>', '</ask me:4>'],
        ...['<:ok:5>', '<a:ok:5>', ':smile:', '<a@b.example>', '<tel:+1555>', '<+1555>', '<https://evil.example>'],
        ...['https://evil.example/', 'http://', 'steam://run', 'www.evil.example', 'discord.gg/evil', 'evil.example'],
        ...['[a](https://evil.example)', '](https://evil.example)', '](<https://evil.example>)', '[', '](', '[[1]]('],
        ...['\n', '\r\n', '\u2028', '\u202e', '\u2066', '\u2069', '\u200b', '\u200d', '\ud83d', '\u3164', '\u0301'],
        ...['👩‍👩‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'سلام', 'می‌خواهم', 'क्ष', ' ', 'a', 'word', 'word '.repeat(300), 'a'.repeat(700)],
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

/** A longer text may be cut. */
const LONG = 120;

/** A part as it would be shown if messages had no end. */
function unbounded(place: string, text: string): Pick<Body, 'components'> {
  const part = PLACES[place]?.(text) ?? aStory();
  return { components: layOut(paintPage(partPage(part))) };
}

describe('any text at all', () => {
  it('in any place of a part is a message that Discord takes, in which it acts on nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(PLACES)), anyText, (place, text) => {
        const { body, title } = partWith(place, text);

        expectBody(body);
        expect(title.length).toBeLessThanOrEqual(100);
        expect(targetsIn(body).filter((url) => !OURS.includes(url))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves everything around it as it is, where nothing has to give way', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(PLACES)), anyText, (place, text) => {
        fc.pre(text !== '' && text.length < LONG);

        expect(shapeOf(unbounded(place, text))).toEqual(shapeOf(unbounded(place, PLACEHOLDER)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('in any place of an answer is a message that Discord takes, in which it acts on nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(ANSWERS)), anyText, (place, text) => {
        const body = answerWith(place, text);

        expectBody(body, attachedTo(body));
        expect(targetsIn(body).filter((url) => !OURS.includes(url))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is shown letter by letter, where it is short', () => {
    fc.assert(
      fc.property(fc.constantFrom('headline', 'claim', 'notice', 'reason of a retraction'), anyText, (place, text) => {
        const plain = plainText(text);
        fc.pre(plain !== '' && plain.length < 100);

        const shown = textsIn(partWith(place, text).body)
          .join('\n')
          .replace(/\\([^0-9A-Za-z\s])/g, '$1')
          .replace(/[\u200b\u2068\u2069]/g, '');

        expect(shown).toContain(plain);
      }),
      { numRuns: 1_000 },
    );
  });
});
