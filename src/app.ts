/** Puts the parts together, starts them in the right order and stops them in the reverse one. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Article } from './articles/article.ts';
import { createHostTurns } from './articles/host-turns.ts';
import { createPageReader } from './articles/page-reader.ts';
import { createPageRules } from './articles/page-rules.ts';
import type { Clock, EpochMs } from './clock.ts';
import { left, silent } from './complaints.ts';
import type { BriefReport, CycleParts, CycleReport, Progress, ReadReport } from './cycle.ts';
import type { ChatAdapter, Delivery, Destination, DestinationId } from './delivery/delivery.ts';
import { recordNotice } from './delivery/record-notice.ts';
import { FOLLOWED_MS, recordUpdates } from './delivery/record-updates.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Feed, PolledFeed } from './feeds/feed.ts';
import { createFeedParser } from './feeds/feed-parser.ts';
import { createFeedFinder } from './feeds/find-feeds.ts';
import type { FeedFinder, FeedParser, Web } from './feeds/ports.ts';
import type { WorkerPool } from './feeds/worker-pool.ts';
import { createOffice } from './office/create-office.ts';
import type { FileDecisions } from './office/ports.ts';
import type { Office } from './office.ts';
import { newsroomHere, newsroomInThread } from './open-newsroom.ts';
import { describeProblem, type Outcome, type Problem, type ProblemCode, Refusal } from './outcome.ts';
import { calendar } from './scheduler/calendar.ts';
import type { Settings } from './settings/load-settings.ts';
import type { Installations } from './store/installations.ts';
import { openStore } from './store/open-store.ts';
import type { SecretKeys } from './store/sealed.ts';
import type { Store } from './store/store.ts';
import type { StoryId } from './stories/story.ts';
import { prepareWorld } from './stories/world.ts';
import { createThreads } from './threads.ts';
import { createPause } from './turns.ts';

/** What an app is made of, where it differs from what the settings say. */
export interface AppOptions {
  readonly settings: Settings;
  /** `run` takes the data folder for this process, `read` only looks into it, `memory` keeps nothing. */
  readonly use: 'run' | 'read' | 'memory';
  readonly clock?: Clock;
  readonly feeds?: readonly Feed[];
  readonly destinations?: readonly Destination[];
  readonly adapters?: readonly ChatAdapter[];
  /** Opens no connection at all. */
  readonly offline?: boolean;
  /** "host:port" on loopback that may be read, besides what the settings allow. */
  readonly allowPrivate?: readonly string[];
  /** Threads that were started before; the app ends them. */
  readonly workers?: WorkerPool;
  /** Stands between the stages and the network. */
  readonly reach?: (web: Web) => Web;
  /** The shortest time between two requests to one host. */
  readonly hostIntervalMs?: number;
  readonly onProblem?: (problem: Problem) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** The running parts. */
export interface App {
  readonly desk: Desk;
  readonly office: Office;
  readonly parser: FeedParser;
  readonly web: Web;
  /** Finds feeds as for the operator: also where the settings allow it. */
  readonly finder: FeedFinder;
  now(): EpochMs;
  /** One pass through the stages. */
  cycle(signal: AbortSignal): Promise<CycleReport>;
  /** Asks the feeds that are due and reads what they bring. */
  readDue(signal: AbortSignal): Promise<ReadReport>;
  /** Reads feeds that were polled, or got elsewhere, as if they had been polled. */
  read(polled: Outcome<PolledFeed>, signal: AbortSignal): Promise<ReadReport>;
  /** Briefs a destination outside its plan, once for each name; nothing happens if that was done before. */
  briefOnce(destination: Destination, name: string, signal: AbortSignal): Promise<void>;
  /** Whether a destination was ever briefed. */
  wasBriefed(destination: Destination): Promise<boolean>;
  /**
   * Reads every half minute and briefs every ten seconds, until the signal is aborted. Throws `Refusal` (`store-…`) when
   * nothing can be written down.
   */
  run(
    signal: AbortSignal,
    on: {
      read(report: ReadReport): Promise<void>;
      brief(report: BriefReport): Promise<void>;
      failure(cause: unknown): void;
    },
  ): Promise<void>;
  deliveries(since: EpochMs): Promise<readonly Delivery[]>;
  /** Serves the destinations of one more place where briefings appear. */
  serve(adapter: ChatAdapter): void;
  /** Has a few words of ours shown at a destination, once for each name. */
  notify(notice: Parameters<typeof recordNotice>[0]): Promise<void>;
  /** Tells the log, and the operators where they want it, of something that went wrong while nobody waited for it. */
  report(problem: Problem): void;
  /** When something was last done, kept over restarts. */
  moment(name: string): { last(): Promise<EpochMs | null>; note(at: EpochMs): Promise<void> };
  /** What communities gave us so that we may speak there. Throws `Refusal` (`secret-key-wrong`) for keys that do not open it. */
  installations(keys: SecretKeys): Promise<Installations>;
  /** The guarded way out for what a chat service holds for us; `apiUrl` is where that service is when it is another one. */
  webFor(apiUrl: string | null): Web;
  /** What is wrong that a person should know of; empty when all is well. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What anybody who asks something can bring about as often as they like is told to the log alone. */
const LOG_ONLY: ReadonlySet<ProblemCode> = new Set(['answer-lost', 'command-failed']);

/** A post that is due for longer means that something is broken (`promises.md` D9). */
const UNPOSTED_MS = 10 * 60_000;
const PRUNE_EVERY_MS = 3_600_000;
/** The first briefing waits for the first reading, but no longer. */
const FIRST_READING_MS = 180_000;
/** A tick that has not come for as long means that the loop hangs. */
const UNTICKED_MS = 15 * 60_000;

/** Opens the store, the network and the workers. Throws `Refusal` (`store-…`) when the data folder cannot be used. */
export async function openApp(options: AppOptions): Promise<App> {
  const { settings, clock = Date.now } = options;
  const store = await openStore({ folder: settings.environment.dataDir, mode: options.use, clock });
  // Loading them holds everything up for a fifth of a second: better before anybody can ask than at the first tick.
  if (options.use === 'run') await stages();
  const workers = options.workers ?? createThreads();
  const { contact } = settings.network;
  const guarded = webAtFirstUse([...settings.network.allowPrivate, ...(options.allowPrivate ?? [])], contact);
  // Whoever adds a feed from chat is not the operator: what they name reaches the public network only.
  const publicOnly = webAtFirstUse([], contact);
  const outside = options.offline ? CLOSED : (options.reach?.(guarded) ?? guarded);
  const fromChat = options.offline ? CLOSED : publicOnly;
  const web: Web = {
    get: (request, signal) => (request.publicOnly ? fromChat : outside).get(request, signal),
  };
  const parser = createFeedParser(workers, clock);
  const world = prepareWorld(settings.background);
  const newsroom = options.use === 'run' ? newsroomInThread(settings.background) : newsroomHere(world);
  // While a pass reads, or after one that failed, what was seen since its start is not yet told: it belongs to a later
  // briefing.
  let untoldSince: EpochMs | null = null;
  const adapters = [...(options.adapters ?? [])];
  const ending = new AbortController();
  const decided: FileDecisions = {
    ...settings,
    destinations: options.destinations ?? settings.destinations,
    feeds: options.feeds ?? settings.feeds,
  };
  const sleep: CycleParts['sleep'] = async (ms, signal) => {
    await wait(Math.min(ms, options.hostIntervalMs ?? ms), undefined, { signal });
  };
  const turns = createHostTurns({ clock, sleep });
  /** Whoever looks for a feed asks a host no faster than a pass would (`promises.md` F7). */
  const inTurn = (within: Web): Web => ({
    get: (request, signal) => turns.take(request.url, 0, () => within.get(request, signal), signal),
  });
  const finding = {
    parser,
    clock,
    telegramBridge: settings.network.telegramBridge,
    // Whoever only looks into the data folder writes nothing there.
    hosts: options.use === 'read' ? { ...store.feedStates, pauseHost: async () => {} } : store.feedStates,
  };
  const finder = createFeedFinder({ web: inTurn(outside), ...finding });
  const office = await createOffice({
    store: store.office,
    files: () => decided,
    deliveries: store.deliveries,
    calendar,
    finders: {
      chat: createFeedFinder({ web: inTurn(fromChat), ...finding }),
      files: finder,
    },
    clock,
    signal: ending.signal,
  });
  /** Stories whose posted cards may read differently now. */
  let toUpdate: ReadonlySet<StoryId> = new Set();
  const parts: CycleParts = {
    feeds: office.feeds,
    destinations: office.destinations,
    muted: (destination) => office.muted(destination as DestinationId),
    adapters,
    world,
    language: settings.language,
    web,
    parser,
    pages: createPageReader(workers, clock),
    rules: createPageRules({ web, turns, clock, feedStates: store.feedStates }),
    turns,
    ...store,
    calendar,
    newsroom,
    pause: createPause(),
    clock,
    horizon: () => (untoldSince === null ? clock() : untoldSince - 1),
    random: Math.random,
    sleep,
    onProblem: (problem) => report(problem),
    onNotice: async (notice) => {
      options.onProblem?.(notice);
      const { notices } = settings.operators;
      if (notices !== null) await notify({ destination: notices, name: notice.name, text: describeProblem(notice) });
    },
    onProgress: options.onProgress ?? (() => {}),
  };
  const desk = createDesk({ ...parts, search: store.search, counts: store, communityOf: office.communityOf });
  const startedAt = clock();
  const notify: App['notify'] = (notice) => recordNotice(notice, parts);
  const tellOperators = async (problem: Problem): Promise<void> => {
    const { notices } = settings.operators;
    // Where nothing can be posted, nobody can be told so.
    if (notices === null || notices === problem.subject || LOG_ONLY.has(problem.code)) return;
    const name = `${problem.code}:${problem.subject}:${new Date(clock()).toISOString()}`;
    await notify({ destination: notices, name, text: describeProblem(problem) });
  };

  const report: App['report'] = (problem) => {
    options.onProblem?.(problem);
    // Whoever waits for a briefing is not kept waiting by a notice that cannot be written down.
    void tellOperators(problem).catch(() => {});
  };
  const ofServices: (Web & { close(): Promise<void> })[] = [];

  const app: App = {
    desk,
    office,
    parser,
    web,
    finder,
    now: clock,
    async cycle(signal) {
      const report = await (await stages()).runCycle(parts, signal);
      await store.setLastCycleAt(clock());
      return report;
    },
    readDue: async (signal) => (await stages()).readDue(parts, signal),
    read: async (polled, signal) => (await stages()).readNews(polled, parts, signal),
    async briefOnce(destination, name, signal) {
      await (await stages()).briefOnce(destination, name, parts, signal);
    },
    wasBriefed: async (destination) => (await store.pastBriefings.last(destination.id)) !== null,
    async run(signal, on) {
      // Whoever was asked to end while the parts were opened hears nothing of it any more.
      if (signal.aborted) return;
      const end = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => end.resolve(), { once: true });
      // What cannot be written down must not be sent, so a store that says no ends the bot; the rest is tried again.
      const failed = (cause: unknown) =>
        cause instanceof Refusal && cause.code.startsWith('store-') ? end.reject(cause) : on.failure(cause);
      let prunedAt = Number.NEGATIVE_INFINITY;
      // What changed while nobody looked, or was not yet recorded when the last process ended.
      toUpdate = new Set((await store.cards.since(clock() - FOLLOWED_MS)).map(({ id }) => id));
      const firstPass = Promise.withResolvers<void>();
      const read = async () => {
        const begun = clock();
        untoldSince ??= begun;
        const onPass = async (report: ReadReport) => {
          await store.setLastCycleAt(clock());
          untoldSince = clock();
          toUpdate = new Set([...toUpdate, ...report.changed.map(({ id }) => id)]);
          desk.learn(report.changed, report.gone);
          await on.read(report);
          if (clock() - begun > FIRST_READING_MS) firstPass.resolve();
        };
        try {
          await (await stages()).readDue(parts, signal, await articlesLeftOver(store), onPass);
          untoldSince = null;
        } finally {
          firstPass.resolve();
        }
        if (clock() - prunedAt < PRUNE_EVERY_MS) return;
        prunedAt = clock();
        const { articlesMs, bodiesMs } = settings.retention;
        await office.upkeep();
        await store.prune({ articlesBefore: prunedAt - articlesMs, bodiesBefore: prunedAt - bodiesMs });
      };
      const brief = async () => {
        // Whoever starts the bot at seven wants the news of the night in the briefing of seven.
        await firstPass.promise;
        const looked = toUpdate;
        toUpdate = new Set();
        const waiting = await recordUpdates(looked, parts);
        toUpdate = new Set([...waiting, ...toUpdate]);
        await on.brief(await (await stages()).briefDue(parts, signal));
      };
      const { startTicker } = await import('./scheduler/ticker.ts');
      // Two loops, so that a host that hangs keeps no channel waiting for its briefing.
      const loops = [
        startTicker({ every: '*/30 * * * * *', onTick: read, onFailure: failed }),
        startTicker({ every: '*/10 * * * * *', onTick: brief, onFailure: failed }),
      ];
      await end.promise.finally(() => Promise.all(loops.map((loop) => loop.stop())));
    },
    serve: (adapter) => void adapters.push(adapter),
    notify,
    report,
    moment: (name) => ({ last: () => store.moment(name), note: (at) => store.setMoment(name, at) }),
    installations: (keys) => store.installations(keys),
    webFor(apiUrl) {
      const opened = webAtFirstUse(apiUrl === null ? [] : [hostAndPort(apiUrl)], contact);
      ofServices.push(opened);
      return opened;
    },
    deliveries: (since) => store.deliveries.list(since),
    async complaints() {
      const now = clock();
      const lastCycle = (await store.lastCycleAt()) ?? startedAt;
      const rows = await store.deliveries.list(now - 24 * 3_600_000);
      const late = rows.filter(
        ({ state, dueAt }) => (state === 'due' || state === 'sending') && now - dueAt > UNPOSTED_MS,
      );
      return [
        ...(now - Math.max(lastCycle, startedAt) > UNTICKED_MS
          ? ['no pass through the feeds ended in a quarter of an hour']
          : []),
        ...late.map(({ destination, slot }) => `${destination}: the post of ${slot} is more than ten minutes late`),
        ...silent(rows, office.destinations()),
        ...left(decided.destinations, office.destinations()),
      ];
    },
    async close() {
      ending.abort();
      await newsroom.close();
      await workers.close();
      await guarded.close();
      await publicOnly.close();
      for (const opened of ofServices) await opened.close();
      await store.close();
    },
  };
  return app;
}

/** "127.0.0.1:4801", also where the address names no port. */
function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** The guarded way out. Its client is a hundred files and 60 ms, which nobody waits for who opens no connection. */
function webAtFirstUse(allowPrivate: readonly string[], contact: string | null): Web & { close(): Promise<void> } {
  let opened: Promise<Web & { close(): Promise<void> }> | null = null;
  const open = async () => (await import('./web/guarded-web.ts')).createWeb({ allowPrivate, contact });
  return {
    async get(request, signal) {
      opened ??= open();
      return (await opened).get(request, signal);
    },
    close: async () => (await opened)?.close(),
  };
}

/** The stages are a hundred files, which nobody waits for who only looks at what is kept. */
const stages = () => import('./cycle.ts');

const ARTICLES_AT_ONCE = 100;

/** Articles that a pass kept and, because it was ended, did not put into stories. */
async function articlesLeftOver(store: Store): Promise<readonly Article[]> {
  const left: Article[] = [];
  for await (const seen of store.stories.pagesSeenSince((await store.lastCycleAt()) ?? 0, ARTICLES_AT_ONCE)) {
    const told = await store.stories.storiesOf(seen.map(({ id }) => id));
    left.push(...seen.filter(({ id }) => !told.has(id)));
  }
  return left;
}

/** The network of somebody who asked for none. */
const CLOSED: Web = {
  async get({ url }) {
    throw new Refusal('web-unreachable', `${url} was not read, because no connection is to be opened`);
  },
};
