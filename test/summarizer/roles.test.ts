import { describe, expect, it } from 'vitest';
import { readStory } from '../../src/summarizer/reading.ts';
import { rolesOf } from '../../src/summarizer/roles.ts';
import { sidesOf } from '../../src/summarizer/sides.ts';
import { dolnik, reportOf, world } from './dolnik.ts';

const here = 'harbourpost.example';
const there = 'plainsmonitor.example';

function read(...texts: readonly string[]) {
  return readStory(dolnik(texts.map((text, i) => reportOf(`r${i}`, i === 0 ? here : there, text))), world, 'en');
}

describe('the role of a speaker', () => {
  it('joins the rank of one article and the office of another', () => {
    const roleOf = rolesOf(
      read(
        '“The mill was a depot,” Brig. Gen. Orin Kesh said.',
        'Brig. Gen. Orin Kesh, an army spokesman, told reporters that the mill was a depot.',
      ),
    );

    expect(roleOf('Orin Kesh', 'Brig. Gen.', null)).toBe('Brig. Gen., army spokesman');
  });

  it('is the fullest that any article gives', () => {
    const roleOf = rolesOf(
      read(
        '“Nobody slept,” said Mara Tull, a nurse.',
        'Mara Tull, a nurse at the only clinic in the valley, said that nobody slept.',
      ),
    );

    expect(roleOf('Mara Tull', 'nurse', null)).toBe('nurse at the only clinic in the valley');
  });

  it('says whose spokesman somebody is where the side is known', () => {
    const roleOf = rolesOf(read('“We hold the mill,” its spokesman, Ivo Marsh, said.'));

    expect(roleOf('Ivo Marsh', 'spokesman', 'Kivora Front')).toBe('Kivora Front spokesman');
    expect(roleOf('Ivo Marsh', 'spokesman', null)).toBe('spokesman');
  });

  it('takes no clause for a role', () => {
    const roleOf = rolesOf(read('“We fled,” said Ivo Marsh, who runs a pharmacy, adding that others stayed.'));

    expect(roleOf('Ivo Marsh', null, null)).toBeNull();
  });
});

describe('the side of a speaker', () => {
  it('is that of the ministry whose spokesman he is, where only another article says whose it is', () => {
    const readings = read(
      '“The object was military,” Colonel Orin Kesh, the defence ministry’s spokesman, said.',
      'Velmar’s defence ministry said it had hit a depot.',
    );

    expect(sidesOf(readings, world, dolnik().conflicts)('Orin Kesh', null)).toBe('Velmar');
  });
});
