import type { DestinationId } from '../../src/delivery/delivery.ts';
import type { FeedFinder, FoundFeed } from '../../src/feeds/ports.ts';
import { createOffice } from '../../src/office/create-office.ts';
import type { FileDecisions } from '../../src/office/ports.ts';
import type { Asker } from '../../src/office.ts';
import { Refusal } from '../../src/outcome.ts';
import { calendar } from '../../src/scheduler/calendar.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { NOON } from './builders.ts';
import { ACME, GENERAL, OTHERS, OTHERS_GENERAL } from './office-builders.ts';

/** An admin of the first server, who has done nothing yet today. */
export function anAsker(fields: Partial<Asker> = {}): Asker {
  return { platform: 'discord', user: '900000000000000001', rights: 'change', community: ACME, ...fields };
}

/** Whoever keeps the bot, asking in the first server. */
export function anOperator(fields: Partial<Asker> = {}): Asker {
  return anAsker({ user: '900000000000000009', rights: 'operator', ...fields });
}

/** The network as a script: what answers at which address. What is not in it does not answer. */
export class ScriptedFinder implements FeedFinder {
  readonly asked: string[] = [];
  readonly #answers: (url: string) => Partial<FoundFeed> | Refusal | null;

  constructor(answers: (url: string) => Partial<FoundFeed> | Refusal | null = () => ({})) {
    this.#answers = answers;
  }

  async find(url: string): Promise<FoundFeed> {
    this.asked.push(url);
    const answer = this.#answers(url) ?? new Refusal('web-unreachable', 'the host did not answer');
    if (answer instanceof Refusal) throw answer;
    return aFoundFeed({ url, ...answer });
  }
}

/** A feed that answers at an address, with nothing in it. */
export function aFoundFeed(fields: Partial<FoundFeed> & Pick<FoundFeed, 'url'>): FoundFeed {
  return {
    how: 'this address',
    candidates: [],
    format: 'rss',
    readBy: 'rss-parser',
    title: 'A feed',
    link: null,
    description: '',
    language: 'en',
    ttlMinutes: null,
    entries: [],
    skipped: [],
    ...fields,
  };
}

/** Files that name nothing but two conflicts. */
export function someFiles(fields: Partial<FileDecisions> = {}): FileDecisions {
  return {
    destinations: [],
    feeds: [],
    background: {
      conflicts: [
        { id: 'sudan', name: 'Sudan', aliases: [] },
        { id: 'karsovia-velmar', name: 'Karsovia–Velmar war', aliases: ['Velmar war'] },
      ],
      outlets: new Map(),
    },
    timezone: 'Europe/Kyiv',
    language: 'en',
    ...fields,
  };
}

/** An office whose clock can be set, in two servers whose channels it knows. */
export async function anOffice({
  files = someFiles(),
  finder = new ScriptedFinder(),
  filesFinder = new ScriptedFinder(() => null),
  store: given,
}: {
  readonly files?: FileDecisions;
  readonly finder?: FeedFinder;
  readonly filesFinder?: FeedFinder;
  readonly store?: Store;
} = {}) {
  let now = NOON;
  const store = given ?? memoryStore(() => now);
  const parts = {
    store: store.office,
    files: () => files,
    deliveries: store.deliveries,
    calendar,
    finders: { chat: finder, files: filesFinder },
    clock: () => now,
    signal: new AbortController().signal,
  };
  const office = await createOffice(parts);
  for (const [destination, community] of [
    [GENERAL, ACME],
    [OTHERS_GENERAL, OTHERS],
  ] as const) {
    await office.joined(community);
    await office.place(destination, community);
  }
  return {
    office,
    store,
    at(time: number) {
      now = time;
    },
    /** The same bot after a restart. */
    again: () => createOffice(parts),
  };
}

/** How a call was refused; fails when it was not. */
export async function refusalOf(call: Promise<unknown> | (() => unknown)): Promise<{ code: string; detail: string }> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { code: thrown.code, detail: thrown.message };
    throw thrown;
  }
  throw new Error('Nothing was refused.');
}

/** All that chat decided and the audit, to see that nothing was changed. */
export async function everythingIn(store: Store): Promise<unknown> {
  return [await store.office.read(), await store.office.audit({ community: null, limit: 1_000 })];
}

/** A channel of nobody's knowledge. */
export const UNKNOWN_CHANNEL = 'discord:800000000000000009' as DestinationId;
