import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import { deliveryId } from '../../src/delivery/delivery-id.ts';
import { DESK } from '../support/delivery-builders.ts';

it('an id is 24 base32 characters and stays the same', () => {
  expect(deliveryId('2026-03-13T12:00:00.000Z', DESK, 0)).toMatch(/^[a-z2-7]{24}$/);
  expect(deliveryId('2026-03-13T12:00:00.000Z', DESK, 0)).toBe(deliveryId('2026-03-13T12:00:00.000Z', DESK, 0));
});

it('no two deliveries share an id, wherever one part of their names ends and the next begins', () => {
  const name = fc.tuple(fc.string(), fc.string(), fc.nat(20));
  fc.assert(
    fc.property(name, name, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      const [a, b] = [one, other].map(([slot, to, part]) => deliveryId(slot, to as DestinationId, part));
      expect(a).not.toBe(b);
    }),
    { numRuns: 500 },
  );
});
