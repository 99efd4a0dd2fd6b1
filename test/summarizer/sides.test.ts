import { describe, expect, it } from 'vitest';
import type { ConflictId } from '../../src/stories/conflict.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { sidesOf } from '../../src/summarizer/sides.ts';
import { aBackground, aConflict } from '../support/builders.ts';

const ids = ['c1' as ConflictId];
const world = prepareWorld(
  aBackground({
    conflicts: [
      aConflict({
        id: 'c1' as ConflictId,
        sides: [
          { name: 'Kivora Front', aliases: [] },
          { name: 'Islamic State', aliases: ['ISIL'] },
          { name: 'Lusaban Army', aliases: [] },
        ],
      }),
    ],
  }),
);
const sideOf = sidesOf([], world, ids);

describe('the side somebody speaks for', () => {
  it('is told by the last word of a movement’s name, where it stands as a name of its own', () => {
    expect(sideOf('A Front spokesman', null)).toBe('Kivora Front');
    expect(sideOf('Patient Ndala', 'the Front spokesman')).toBe('Kivora Front');
  });

  it('is never told by a word that names anybody’s state, army or another front', () => {
    expect(sideOf('Morgan Ellis', 'United States Department of State spokesperson')).toBeNull();
    expect(sideOf('the Secretary of State', null)).toBeNull();
    expect(sideOf('a Salvation Army officer', null)).toBeNull();
    expect(sideOf('a National Front deputy', null)).toBeNull();
  });
});
