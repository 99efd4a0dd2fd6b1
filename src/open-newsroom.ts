import { Worker } from 'node:worker_threads';
import type { Newsroom } from './newsroom.ts';
import type { Answered, Asked } from './newsroom-worker.ts';
import type { Background } from './stories/conflict.ts';
import type { World } from './stories/world.ts';
import { compileCacheFolder } from './threads.ts';

/** A newsroom that ends with the app. */
export interface OpenNewsroom extends Newsroom {
  close(): Promise<void>;
}

/** A newsroom in this thread, for who asks once and leaves: a thread would be most of the waiting. Loaded at the first question. */
export function newsroomHere(world: World): OpenNewsroom {
  let opened: Promise<Newsroom> | null = null;
  const open = async () => (await import('./newsroom.ts')).createNewsroom(world);
  return {
    ...asking(async (name, args) => {
      opened ??= open();
      const work = (await opened)[name] as (...args: readonly unknown[]) => Promise<unknown>;
      return work(...args);
    }),
    async close() {},
  };
}

/**
 * A newsroom in a thread of its own, so that whoever asks the bot something is answered while it reads. The thread starts
 * at the first question. When it ends by itself, all who wait are told, and the next question starts another, which has
 * read nothing yet.
 */
export function newsroomInThread(background: Background): OpenNewsroom {
  let thread: Thread | null = null;
  let asked = 0;

  const start = (): Thread => {
    const cache = compileCacheFolder();
    const worker = new Worker(new URL('./newsroom-worker.ts', import.meta.url), {
      name: 'newsroom',
      workerData: background,
      // What it reads comes from strangers: it gets no secret to lose.
      env: cache === null ? {} : { NODE_COMPILE_CACHE: cache },
      execArgv: [],
    });
    const started: Thread = { worker, waiting: new Map() };
    const { waiting } = started;
    const end = (cause: unknown) => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.values()) reject(cause);
      waiting.clear();
    };
    worker.on('message', (answered: Answered) => {
      const waits = waiting.get(answered.number);
      waiting.delete(answered.number);
      // It keeps the process from ending only while somebody waits for it.
      if (waiting.size === 0) worker.unref();
      if ('thrown' in answered) waits?.reject(answered.thrown);
      else waits?.resolve(answered.value);
    });
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`the newsroom's thread ended (${code})`)));
    return started;
  };

  return {
    ...asking((name, args) => {
      thread ??= start();
      asked += 1;
      const answer = Promise.withResolvers<unknown>();
      thread.waiting.set(asked, answer);
      thread.worker.ref();
      thread.worker.postMessage({ number: asked, name, args } satisfies Asked);
      return answer.promise;
    }),
    async close() {
      await thread?.worker.terminate();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  /** Who waits for an answer, by the number of the question. */
  readonly waiting: Map<number, PromiseWithResolvers<unknown>>;
}

/** A newsroom each of whose questions is put in one way. */
function asking(ask: (name: keyof Newsroom, args: readonly unknown[]) => Promise<unknown>): Newsroom {
  const question =
    <Name extends keyof Newsroom>(name: Name) =>
    (...args: Parameters<Newsroom[Name]>) =>
      ask(name, args) as ReturnType<Newsroom[Name]>;
  return {
    missing: question('missing'),
    read: question('read'),
    group: question('group'),
    write: question('write'),
    cover: question('cover'),
  };
}
