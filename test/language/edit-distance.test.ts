import { expect, it } from 'vitest';
import { editDistance } from '../../src/language/edit-distance.ts';

it('counts letters changed, added, left out or swapped', () => {
  expect(editDistance('brief', 'breif')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('sudan', 'sudan')).toBe(0);
});
