import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryIn, readCustomId, writeCustomId } from '../../../src/adapters/discord/custom-id.ts';

const DELIVERY = 'abcdefghijklmnopqrstuvwx';
const STORY = 's-abcdefghij';

describe('the id of a button', () => {
  it('says what is asked, about which story, on the message of which delivery', () => {
    const id = writeCustomId({ command: 'story', options: { story: STORY }, delivery: DELIVERY });

    expect(id).toBe(`1|story|story=${STORY}||${DELIVERY}`);
    expect(readCustomId(id ?? '')).toEqual({
      command: 'story',
      options: { story: STORY },
      page: null,
      delivery: DELIVERY,
    });
  });

  it('says the page of a list; a menu that was set to another page wins', () => {
    const id = writeCustomId({ command: 'feeds list', options: {}, page: 2 }) ?? '';

    expect(readCustomId(id)?.page).toBe(2);
    expect(readCustomId(id, '7')?.page).toBe(7);
    expect(readCustomId(id, 'all of them')).toBeNull();
  });

  it('gives back whatever was asked, when it has room for it', () => {
    const click = fc.record({
      command: fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9})?$/),
      options: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), fc.string({ unit: 'grapheme', maxLength: 12 })),
      page: fc.option(fc.integer({ min: 1, max: 9_999 })),
      delivery: fc.option(fc.stringMatching(/^[a-z2-7]{24}$/)),
    });
    fc.assert(
      fc.property(click, (asked) => {
        const id = writeCustomId(asked);
        fc.pre(id !== null);

        expect(id.length).toBeLessThanOrEqual(100);
        expect(readCustomId(id)).toEqual({ ...asked, options: { ...asked.options } });
      }),
      { numRuns: 2_000 },
    );
  });

  it('has as much room for the letters of any script', () => {
    const words = 'переговори про зернову угоду, क्षेत्र में युद्धविराम';

    expect(readCustomId(writeCustomId({ command: 'search', options: { words } }) ?? '')?.options).toEqual({ words });
  });

  it('hides nothing and heaps up nothing', () => {
    const words = 'a\u202eb\u200bc\u3164d\u2800e\u0301\u0301\u0301f|g';
    const id = writeCustomId({ command: 'search', options: { words } }) ?? '';

    expect(id).not.toMatch(/[\u202e\u200b\u3164\u2800]|\p{M}{2}|f\|g/u);
    expect(readCustomId(id)?.options).toEqual({ words });
  });

  it('is none where it would be longer than Discord takes', () => {
    expect(writeCustomId({ command: 'search', options: { words: 'x'.repeat(90) } })).toBeNull();
  });

  it('is written for half a character, too', () => {
    expect(readCustomId(writeCustomId({ command: 'search', options: { words: '\ud83d' } }) ?? '')?.options).toEqual({
      words: '\ufffd',
    });
  });
});

describe('an id that is none of ours', () => {
  it.each([
    ['of another version', `2|story|story=${STORY}||`],
    ['of another bot', 'ticket:open'],
    ['empty', ''],
    ['with a part too few', '1|story||'],
    ['with a part too many', '1|story||||'],
    ['with a command of three words', '1|feeds add now|||'],
    ['with a command that is a path', '1|../etc|||'],
    ['with an option twice', '1|story|story=a&story=b||'],
    ['with an option that reaches for the prototype', '1|story|__proto__=a||'],
    ['with an option without a value', '1|story|story||'],
    ['with half an escape', '1|story|story=%E0%A4||'],
    ['with page nought', '1|latest||0|'],
    ['with a page that is no number', '1|latest||1e9|'],
    ['with a delivery that is none', '1|latest|||ABC'],
    ['too long', `1|story|story=${'a'.repeat(90)}||`],
  ])('(%s) asks nothing', (_, id) => {
    expect(readCustomId(id)).toBeNull();
  });

  it('is never too strange to be read', () => {
    const near = fc.array(
      fc.constantFrom(
        '1',
        '|',
        '|',
        'story',
        '=',
        '&',
        '%',
        '%20',
        '%ZZ',
        's-abcdefghij',
        DELIVERY,
        '0',
        ' ',
        '\ud83d',
      ),
      { maxLength: 16 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          near.map((parts) => parts.join('')),
        ),
        fc.string(),
        (id, chosen) => {
          const read = readCustomId(id, chosen);

          if (read !== null) expect(Object.keys(read)).toEqual(['command', 'options', 'page', 'delivery']);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('a message that is read back', () => {
  const button = (custom_id: string) => ({ type: 2, style: 2, custom_id });

  it('tells its delivery, wherever its buttons stand', () => {
    const id = writeCustomId({ command: 'status', options: {}, delivery: DELIVERY }) ?? '';
    const inRow = [
      {
        type: 17,
        components: [
          { type: 10, content: id },
          { type: 1, components: [button('x'), button(id)] },
        ],
      },
    ];
    const beside = [{ type: 17, components: [{ type: 9, components: [], accessory: button(id) }] }];

    expect([deliveryIn(inRow), deliveryIn(beside)]).toEqual([DELIVERY, DELIVERY]);
  });

  it('tells of none when it is no message of ours, whatever it holds', () => {
    expect(deliveryIn([{ type: 10, content: `1|status|||${DELIVERY}` }])).toBeNull();
    fc.assert(fc.property(fc.anything(), (value) => deliveryIn(value) === null));
  });
});
