import { describe, expect, it } from 'vitest';
import type { OutletDomain } from '../../src/feeds/feed.ts';
import type { Background, Conflict, ConflictId } from '../../src/stories/conflict.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { templateBackground } from './template-world.ts';

const WAR = 'ostania-varn' as ConflictId;

function conflict(fields: Partial<Omit<Conflict, 'id'>> & { readonly id: string }): Conflict {
  return {
    name: fields.id,
    aliases: [],
    countries: [],
    tier: 2,
    sides: [],
    people: [],
    places: [],
    mediators: [],
    not: [],
    standby: false,
    needsHumanReview: false,
    attributionNotes: [],
    ...fields,
    id: fields.id as ConflictId,
  };
}

function background(
  conflicts: readonly Conflict[],
  displayNames: readonly (readonly [string, string])[] = [],
): Background {
  return { ...templateBackground(), conflicts, displayNames: new Map(displayNames) };
}

describe('a world', () => {
  it('knows an outlet by its domain, and reviews nobody by itself', () => {
    const world = prepareWorld(templateBackground());

    expect(world.outlet('corewire.example' as OutletDomain).kind).toBe('wire');
    expect(world.outlet('elsewhere.example' as OutletDomain)).toMatchObject({
      owner: 'unreviewed',
      name: 'elsewhere.example',
    });
  });

  it('tells the side that a noun phrase names', () => {
    const world = prepareWorld(templateBackground());

    expect(world.sideOf("Varn's defence ministry", [WAR])).toBe('Varn');
    expect(world.sideOf('an Ostanian officer', [WAR])).toBe('Ostania');
    expect(world.sideOf('a nurse', [WAR])).toBeNull();
  });

  it('reads "the army" without its article where the phrase is about the conflict', () => {
    const world = prepareWorld(
      background([conflict({ id: 'x', sides: [{ name: 'Zahiran army', aliases: ['the army'] }] })]),
    );

    expect(world.sideOf('Army spokesman Brig. Gen. Hatem Suwaid', ['x' as ConflictId])).toBe('Zahiran army');
  });

  it('finds a person by any spelling, and nobody by a surname that two bear', () => {
    const world = prepareWorld(
      background([
        conflict({
          id: 'x',
          people: [
            { name: 'Taras Velichan', aliases: ['Велічан'] },
            { name: 'Amal Idris', aliases: [] },
            { name: 'Musa Idris', aliases: [] },
          ],
        }),
      ]),
    );

    expect(world.person('Тарас Велічан')?.name).toBe('Taras Velichan');
    expect(world.person('Velichan')?.name).toBe('Taras Velichan');
    expect(world.person('Idris')).toBeNull();
    expect(world.person('Amal Idris')?.name).toBe('Amal Idris');
    expect(world.person('')).toBeNull();
  });

  it('shows a name as the operator wants it, whatever its spelling', () => {
    const world = prepareWorld(
      background(
        [conflict({ id: 'x', people: [{ name: 'Zelenskyy', aliases: ['Zelensky', 'Зеленський'] }] })],
        [['Zelenskyy', 'Volodymyr Zelenskyy']],
      ),
    );

    expect(world.displayName('Zelensky')).toBe('Volodymyr Zelenskyy');
    expect(world.displayName('Зеленський')).toBe('Volodymyr Zelenskyy');
    expect(world.displayName('Halyna Roshka')).toBe('Halyna Roshka');
  });

  it('knows countries, their people and capitals in seven languages', () => {
    const { names } = prepareWorld(background([]));
    const countriesIn = (text: string) =>
      names
        .find(text)
        .flatMap(({ namings }) => namings.map(({ known }) => known.id).filter((id) => id.startsWith('country:')));

    expect(countriesIn('Sudan')).toEqual(['country:SD']);
    expect(countriesIn('South Sudan')).toEqual(['country:SS']);
    expect(countriesIn('Niger and Nigeria')).toEqual(['country:NE', 'country:NG']);
    expect(countriesIn('в Україні')).toEqual(['country:UA']);
    expect(countriesIn('في السودان')).toEqual(['country:SD']);
    expect(countriesIn('russische Truppen')).toEqual(['country:RU']);
    expect(countriesIn('l’armée congolaise')).toEqual(['country:CD']);
    expect(countriesIn('tropas ucranianas')).toEqual(['country:UA']);
  });
});
