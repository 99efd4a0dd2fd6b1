/** Runs in a thread of its own: the newsroom, asked by messages. */
import { parentPort, workerData } from 'node:worker_threads';
import { createNewsroom, type Newsroom } from './newsroom.ts';
import type { Background } from './stories/conflict.ts';
import { prepareWorld } from './stories/world.ts';

/** One thing the newsroom is asked. */
export interface Asked {
  readonly number: number;
  readonly name: keyof Newsroom;
  readonly args: readonly unknown[];
}

/** What came of it. */
export type Answered =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly thrown: unknown };

const newsroom = createNewsroom(prepareWorld(workerData as Background));

parentPort?.on('message', ({ number, name, args }: Asked) => {
  const work = newsroom[name] as (...args: readonly unknown[]) => Promise<unknown>;
  const answer = (answered: Answered) => parentPort?.postMessage(answered);
  work(...args).then(
    (value) => answer({ number, value }),
    (thrown: unknown) => answer({ number, thrown }),
  );
});
