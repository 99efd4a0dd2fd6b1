import { describe, expect, it } from 'vitest';
import { conflictsByFolder } from '../../src/office/conflict-of-folder.ts';

const CONFLICTS = [
  { id: 'russia-ukraine', name: 'Russia–Ukraine war', aliases: ['Ukraine war', 'війна в Україні'] },
  { id: 'sudan', name: 'Sudan', aliases: ['السودان'] },
  { id: 'south-sudan', name: 'South Sudan', aliases: [] },
  { id: 'israel-palestine', name: 'Israel–Palestine (Gaza and the West Bank)', aliases: ['Gaza war'] },
  { id: 'israel-lebanon', name: 'Israel–Lebanon / Hezbollah', aliases: ['Hezbollah'] },
  { id: 'iran-us-israel', name: 'Iran, the United States and Israel', aliases: ['Iran war'] },
  { id: 'sahel', name: 'Sahel: Mali, Burkina Faso, Niger', aliases: ['Sahel insurgencies'] },
];

const conflictOf = conflictsByFolder(CONFLICTS);

describe('the conflict that a folder is named after', () => {
  it.each([
    [['sudan'], 'sudan'],
    [['SUDAN  War'], 'sudan'],
    [['السودان'], 'sudan'],
    [['South-Sudan'], 'south-sudan'],
    [['World', 'Africa', 'Sudan'], 'sudan'],
    [['Sudan', 'Weblogs'], 'sudan'],
    [['Ukraine'], 'russia-ukraine'],
    [['Ukraine / Russia'], 'russia-ukraine'],
    [['Russia and Ukraine'], 'russia-ukraine'],
    [['Війна в Україні'], 'russia-ukraine'],
    [['Gaza'], 'israel-palestine'],
    [['Hezbolah'], 'israel-lebanon'],
    [['Sahel'], 'sahel'],
  ])('is told by id, name or alias, however it is written: %j', (way, id) => {
    expect(conflictOf(way)).toBe(id);
  });

  it.each([
    [['Israel']],
    [['United States']],
    [['World']],
    [['War']],
    [['Suda']],
    [['Sedan']],
    [['Mali Burkina']],
    [['']],
    [[]],
    [['x'.repeat(100_000)]],
  ])('is none where it is named after no conflict, or only after one of its sides: %#', (way) => {
    expect(conflictOf(way)).toBeNull();
  });
});
