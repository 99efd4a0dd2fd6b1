import { describe, expect, it } from 'vitest';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import { deliverDue } from '../../src/delivery/outbox.ts';
import type { Deliveries } from '../../src/delivery/ports.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { NOON } from '../support/builders.ts';
import { aLife, isKilled, type Mishaps, Service, seededRandom } from '../support/crashing-world.ts';
import { aRecording } from '../support/delivery-builders.ts';

const MISHAPS: Mishaps = { kill: 0.02, loseAnswer: 0.1, loseRequest: 0.08, askToWait: 0.05, storeSaysNo: 0.02 };
const CHANNELS = ['discord:1', 'discord:2', 'slack:C1'] as DestinationId[];

/** What people saw, against what was due. */
interface Verdict {
  readonly posts: number;
  readonly lost: number;
  readonly twice: number;
  readonly outOfOrder: number;
  readonly deaths: number;
}

/** Briefs three channels for ten days while everything goes wrong; `sabotage` plants a bug that must be noticed. */
async function live(seed: number, sabotage: (disk: Deliveries) => Deliveries = (disk) => disk): Promise<Verdict> {
  const random = seededRandom(seed);
  const service = new Service();
  let now = NOON;
  let deaths = 0;
  const disk = sabotage(memoryStore(() => now).deliveries);
  const due: { readonly id: string; readonly destination: DestinationId }[] = [];

  for (let day = 0; day < 10; day++, now += 86_400_000) {
    for (const destination of CHANNELS) {
      due.push(...(await disk.record(aRecording({ destination, at: now, stories: 2 }))));
    }
    for (let tick = 0; tick < 200 && (await disk.waiting()).length > 0; tick++, now += 20_000) {
      let life = aLife(disk, service, { random, mishaps: MISHAPS, clock: () => now });
      for (let turn = 0; turn < 3; turn++) {
        try {
          await deliverDue({
            deliveries: life.deliveries,
            destinations: () => [],
            adapters: [life.adapter],
            clock: () => now,
            random,
            signal: new AbortController().signal,
            onProblem: () => {},
          });
        } catch (thrown) {
          if (!isKilled(thrown)) throw thrown;
          deaths += 1;
          life = aLife(disk, service, { random, mishaps: MISHAPS, clock: () => now });
        }
      }
    }
  }

  const shown = service.messages.map(({ id }) => id);
  return {
    posts: due.length,
    lost: due.filter(({ id }) => !shown.includes(id)).length,
    twice: shown.length - new Set(shown).size,
    outOfOrder: CHANNELS.filter((channel) => {
      const wanted = due.filter(({ destination }) => destination === channel).map(({ id }) => id);
      const seen = service.messages.filter(({ destination }) => destination === channel).map(({ id }) => id);
      return wanted.filter((id) => seen.includes(id)).join() !== [...new Set(seen)].join();
    }).length,
    deaths,
  };
}

async function liveMany(seeds: number, sabotage?: (disk: Deliveries) => Deliveries): Promise<Verdict> {
  const sum = { posts: 0, lost: 0, twice: 0, outOfOrder: 0, deaths: 0 };
  for (let seed = 1; seed <= seeds; seed++) {
    const verdict = await live(seed, sabotage);
    for (const key of Object.keys(sum) as (keyof Verdict)[]) sum[key] += verdict[key];
  }
  return sum;
}

describe('thousands of posts through crashes, lost answers and full disks at every step', () => {
  it('are all shown, none twice, none out of order', async () => {
    const verdict = await liveMany(50);

    expect(verdict).toMatchObject({ posts: 6_000, lost: 0, twice: 0, outOfOrder: 0 });
    expect(verdict.deaths).toBeGreaterThan(500);
  });
});

describe('the judge of that simulation', () => {
  const planted: readonly (readonly [string, (disk: Deliveries) => Deliveries, 'lost' | 'twice'])[] = [
    [
      'posting again without looking',
      (disk) =>
        overriding(disk, {
          first: async (destination) => {
            const row = await disk.first(destination);
            return row === null ? null : { ...row, uncertain: false };
          },
        }),
      'twice',
    ],
    [
      'believing a lost answer',
      (disk) =>
        overriding(disk, {
          settle: (id, settlement) =>
            disk.settle(
              id,
              settlement.to === 'due' && settlement.uncertain ? { to: 'sent', messageId: 'm', at: 0 } : settlement,
            ),
        }),
      'lost',
    ],
    [
      'forgetting that a crash is an unknown end',
      (disk) =>
        overriding(disk, {
          recoverInterrupted: async (destination) => {
            const count = await disk.recoverInterrupted(destination);
            const row = await disk.first(destination);
            if (count > 0 && row !== null) {
              await disk.settle(row.id, { to: 'due', at: 0, uncertain: false, problem: 'delivery-unknown' });
            }
            return count;
          },
        }),
      'twice',
    ],
    [
      'taking what a crash interrupted for sent',
      (disk) =>
        overriding(disk, {
          recoverInterrupted: async (destination) => {
            const count = await disk.recoverInterrupted(destination);
            const row = await disk.first(destination);
            if (count > 0 && row !== null) await disk.settle(row.id, { to: 'sent', messageId: 'm', at: 0 });
            return count;
          },
        }),
      'lost',
    ],
  ];

  it.each(planted)('notices %s', async (_, sabotage, harm) => {
    const verdict = await liveMany(5, sabotage);

    expect(verdict[harm]).toBeGreaterThan(0);
  });
});

function overriding(disk: Deliveries, planted: Partial<Deliveries>): Deliveries {
  return {
    record: (recording) => disk.record(recording),
    waiting: () => disk.waiting(),
    first: (destination) => disk.first(destination),
    claim: (id) => disk.claim(id),
    settle: (id, settlement) => disk.settle(id, settlement),
    problemBefore: (id) => disk.problemBefore(id),
    recoverInterrupted: (destination) => disk.recoverInterrupted(destination),
    list: (since) => disk.list(since),
    postedStories: (ask) => disk.postedStories(ask),
    lastSentAt: () => disk.lastSentAt(),
    ...planted,
  };
}
