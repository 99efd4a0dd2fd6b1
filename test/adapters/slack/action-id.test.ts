import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksIn, readAction, readAsk, writeAsk } from '../../../src/adapters/slack/action-id.ts';
import { renderPart } from '../../../src/adapters/slack/render-part.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import { aStory, DELIVERY } from './parts.ts';

const CHANNEL = 'slack:T0HARNESS1/C0BRIEFINGS' as DestinationId;

describe('what a button asks', () => {
  it('is read back as it was written', () => {
    const ask = {
      command: 'feeds add',
      options: { url: 'https://a.example/?q=1|2&x=ж' },
      page: 3,
      delivery: DELIVERY,
      destination: CHANNEL,
    };

    expect(readAsk(writeAsk(ask) ?? '')).toEqual(ask);
  });

  it('is the same for years: a button of the first version', () => {
    expect(readAsk(`1|story|story=s-bbbbbbbbbb||${DELIVERY}|`)).toEqual({
      command: 'story',
      options: { story: 's-bbbbbbbbbb' },
      page: null,
      delivery: DELIVERY,
      destination: null,
    });
  });

  it('is not written where it would be too long, or could not be read back', () => {
    expect(writeAsk({ command: 'search', options: { words: 'x'.repeat(2_000) } })).toBeNull();
    expect(writeAsk({ command: 'search', options: { words: 'x'.repeat(140) } }, 150)).toBeNull();
    expect(writeAsk({ command: 'Search!', options: {} })).toBeNull();
    expect(writeAsk({ command: 'schedule', options: {}, destination: 'discord:1' as DestinationId })).toBeNull();
  });

  it('is nothing where somebody else, or another version, wrote it', () => {
    for (const text of [
      '',
      '1',
      '2|story|||',
      '1|story|||',
      '1|story||||discord:1',
      '1|story|story||',
      `1|story|||${DELIVERY}x|`,
      '1|story|a=%||||',
    ]) {
      expect(readAsk(text), text).toBeNull();
    }
  });

  it('survives any options, and no text makes the reader fail', () => {
    const options = fc.dictionary(fc.stringMatching(/^[a-z]{1,10}$/), fc.string({ unit: 'binary', maxLength: 50 }), {
      maxKeys: 4,
    });
    fc.assert(
      fc.property(options, fc.option(fc.integer({ min: 1, max: 9_999 })), (given, page) => {
        const text = writeAsk({ command: 'search', options: given, page });

        const wellFormed = Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name, value.toWellFormed()]),
        );
        if (text !== null) expect(readAsk(text)).toMatchObject({ options: wellFormed, page });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readAsk(text)).toSatisfy((ask) => ask === null || typeof (ask as any).command === 'string');
      }),
    );
  });
});

describe('what somebody did', () => {
  it('is a button pressed, or an entry of a menu chosen', () => {
    const ask = { command: 'board', options: {}, page: null, delivery: null, destination: null };

    expect(readAction({ type: 'button', action_id: 'ask board', value: '1|board||||' })).toEqual({ kind: 'ask', ask });
    expect(readAction({ type: 'overflow', action_id: 'menu', selected_option: { value: '1|board||||' } })).toEqual({
      kind: 'ask',
      ask,
    });
  });

  it('is an address followed, which asks nothing', () => {
    expect(readAction({ type: 'button', action_id: 'link', url: 'https://a.example' })).toEqual({ kind: 'link' });
  });

  it('is unknown where nothing of ours was done', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom('button', 'overflow', 'static_select'),
        action_id: fc.anything(),
        value: fc.anything(),
        selected_option: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(anything, (action) => {
        expect(readAction(action)).toEqual({ kind: 'unknown' });
      }),
    );
  });
});

describe('a message of ours that somebody points at', () => {
  it('tells of which story it is, and of which delivery', () => {
    const [first] = asksIn(renderPart({ id: DELIVERY, part: aStory() }).blocks);

    expect(first).toMatchObject({ options: { story: 's-bbbbbbbbbb' }, delivery: DELIVERY });
  });

  it('tells nothing where it is somebody else’s, whatever is in it', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 8 }), (blocks) => {
        expect(asksIn(blocks)).toEqual([]);
      }),
    );
  });
});
