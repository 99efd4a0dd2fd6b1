import { describe, expect, it } from 'vitest';
import { chooseConflict, chooseSince, nearest, quoted } from '../../commands/choose.ts';
import { CONFLICTS } from './desk.ts';

const example = (id: string) => `/brief ${id}`;
const choose = (text: string | undefined) => chooseConflict(text, CONFLICTS, { example });

describe('a conflict', () => {
  it.each(['sudan', 'Sudan', ' SUDAN '])('%j is found', (text) => {
    expect(choose(text)).toEqual({ value: 'sudan' });
  });

  it.each(['russia-ukraine', 'Russia–Ukraine', 'russia ukraine', 'Russia'])(
    '%j is found by id, name or beginning',
    (text) => {
      expect(choose(text)).toEqual({ value: 'russia-ukraine' });
    },
  );

  it.each([undefined, '', 'all'])('%j means all of them', (text) => {
    expect(choose(text)).toEqual({ value: null });
  });

  it('that is not followed is answered with those close to it and an example', () => {
    expect(choose('sudn')).toEqual({
      note: {
        kind: 'note',
        text: 'No conflict here is called "sudn". Close to it: sudan, south-sudan, russia-ukraine. Example: /brief sudan',
      },
    });
  });

  it('that could be several is answered with those', () => {
    expect(choose('s')).toMatchObject({ note: { text: expect.stringContaining('Close to it: sudan, south-sudan. ') } });
  });

  it('cannot be named where none is followed', () => {
    expect(chooseConflict('x', [], { example })).toMatchObject({
      note: { text: expect.stringContaining('conflicts.yaml') },
    });
  });
});

describe('how far back', () => {
  it('is what was said, or the usual', () => {
    expect(chooseSince('7d', { otherwise: 1, example: '/x 7d' })).toEqual({ value: 604_800_000 });
    expect(chooseSince(undefined, { otherwise: null, example: '/x 7d' })).toEqual({ value: null });
  });

  it('is asked for again, politely, when nobody can tell', () => {
    expect(chooseSince('two weeks', { otherwise: 1, example: '/x 7d' })).toEqual({
      note: {
        kind: 'note',
        text: '"two weeks" is no time span I know. Allowed are 30m, 24h or 7d, up to a year. Example: /x 7d',
      },
    });
  });
});

describe('what was typed', () => {
  it('is quoted, and cut where nobody would read on', () => {
    expect(quoted('x')).toBe('"x"');
    expect(quoted('y'.repeat(500))).toBe(`"${'y'.repeat(60)}…"`);
  });

  it('is compared by letters changed, added, left out or swapped', () => {
    expect(nearest('serach', [{ word: 'status' }, { word: 'search' }])[0]).toEqual({ word: 'search' });
  });
});
