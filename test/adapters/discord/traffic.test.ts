import { expect, it } from 'vitest';
import { COUNTED_MS, REFUSED_REQUESTS } from '../../../src/adapters/discord/limits.ts';
import { type Heard, Traffic } from '../../../src/adapters/discord/traffic.ts';
import { NOON } from '../../support/builders.ts';

const answered = (status: number, fields: Partial<Heard> = {}): Heard => ({
  status,
  withToken: true,
  scope: 'user',
  retryAfterMs: 0,
  ...fields,
});

function aTraffic() {
  const time = { now: NOON };
  const told: string[] = [];
  const traffic = new Traffic(
    () => time.now,
    ({ code }) => told.push(code),
  );
  return { traffic, time, told };
}

function hear(traffic: Traffic, times: number, heard: Heard): void {
  for (let count = 0; count < times; count++) traffic.heard(heard);
}

it('lets everything through while nothing is refused', () => {
  const { traffic, told } = aTraffic();

  hear(traffic, 5_000, answered(200));
  hear(traffic, 5_000, answered(404));
  hear(traffic, 5_000, answered(500));

  expect(traffic.obstacle()).toBeNull();
  expect(told).toEqual([]);
});

it.each([401, 403, 429])('is silent after 500 times %i in ten minutes, and tells it once', (status) => {
  const { traffic, told } = aTraffic();

  hear(traffic, REFUSED_REQUESTS - 1, answered(status, { withToken: false }));
  expect(traffic.obstacle()).toBeNull();
  hear(traffic, 3, answered(status, { withToken: false }));

  expect(traffic.obstacle()).toMatchObject({ code: 'too-many-refusals', until: NOON + COUNTED_MS });
  expect(traffic.obstacle({ withToken: false })).toMatchObject({ code: 'too-many-refusals' });
  expect(told).toEqual(['too-many-refusals']);
});

it('does not count the waits of a resource that is shared with others', () => {
  const { traffic } = aTraffic();

  hear(traffic, REFUSED_REQUESTS, answered(429, { scope: 'shared' }));

  expect(traffic.obstacle()).toBeNull();
});

it('speaks again when the first of the 500 is ten minutes old, and allows no 501 in any ten minutes', () => {
  const { traffic, time, told } = aTraffic();
  hear(traffic, 1, answered(403));
  time.now += 60_000;
  hear(traffic, REFUSED_REQUESTS - 1, answered(403));

  time.now = NOON + COUNTED_MS - 1;
  expect(traffic.obstacle()).not.toBeNull();
  time.now = NOON + COUNTED_MS;
  expect(traffic.obstacle()).toBeNull();
  hear(traffic, 1, answered(403));

  expect(traffic.obstacle()).toMatchObject({ until: NOON + 60_000 + COUNTED_MS });
  expect(told).toEqual(['too-many-refusals', 'too-many-refusals']);
});

it('does not wait for an hour that the clock was set back by', () => {
  const { traffic, time } = aTraffic();
  hear(traffic, REFUSED_REQUESTS, answered(403));

  time.now -= 3_600_000;

  expect(traffic.obstacle()).toBeNull();
});

it('sends nothing more with a token that was not accepted, tells it once, and still answers people', () => {
  const { traffic, told } = aTraffic();

  hear(traffic, 3, answered(401));

  expect(traffic.obstacle()).toMatchObject({ code: 'token-refused' });
  expect(traffic.obstacle({ withToken: false })).toBeNull();
  expect(told).toEqual(['token-refused']);
});

it('does not take the end of a request of somebody else for the end of our token', () => {
  const { traffic, told } = aTraffic();

  traffic.heard(answered(401, { withToken: false }));

  expect(traffic.obstacle()).toBeNull();
  expect(told).toEqual([]);
});

it.each(['global', null])('has everybody wait where the wait is for all of us (scope %s)', (scope) => {
  const { traffic, time } = aTraffic();

  traffic.heard(answered(429, { scope, retryAfterMs: 5_000 }));
  traffic.heard(answered(429, { scope, retryAfterMs: 1_000 }));

  expect(traffic.obstacle()).toMatchObject({ code: 'destination-later', until: NOON + 5_000 });
  time.now += 5_000;
  expect(traffic.obstacle()).toBeNull();
});

it('has nobody else wait where the wait is for one channel', () => {
  const { traffic } = aTraffic();

  traffic.heard(answered(429, { scope: 'user', retryAfterMs: 5_000 }));

  expect(traffic.obstacle()).toBeNull();
});
