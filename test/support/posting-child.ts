/**
 * A bot of its own process that briefs two channels, to be killed at any moment. A channel is a file; a message is a
 * line of it. It prints a dot at each step. Usage: node posting-child.ts DATA_FOLDER CHANNEL_FOLDER endless|finish
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { ChatAdapter, DestinationId } from '../../src/delivery/delivery.ts';
import { deliverDue } from '../../src/delivery/outbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import { NOON } from './builders.ts';
import { aRecording } from './delivery-builders.ts';

const [dataFolder = '', channelFolder = '', task = 'finish'] = process.argv.slice(2);
const CHANNELS = ['files:one', 'files:two'] as DestinationId[];
const pathOf = (destination: string) => join(channelFolder, destination.replace(':', '-'));

/** Says that it has come to a step, and takes a few turns, so that a kill finds it in the middle of something. */
async function dawdle(): Promise<void> {
  process.stdout.write('.');
  for (let turns = Math.random() * 20; turns > 0; turns--) await turn();
}

const files: ChatAdapter = {
  serves: (destination) => destination.startsWith('files:'),
  async post({ id, destination }) {
    await dawdle();
    const file = openSync(pathOf(destination), 'a');
    writeSync(file, `${id}\n`);
    fsyncSync(file);
    closeSync(file);
    await dawdle();
    return { end: 'done', messageId: id };
  },
  edit: (posting, signal) => files.post(posting, signal),
  async find({ id, destination }) {
    await dawdle();
    const lines = existsSync(pathOf(destination)) ? readFileSync(pathOf(destination), 'utf8').split('\n') : [];
    return lines.includes(id) ? { end: 'there', messageId: id } : { end: 'absent' };
  },
};

const clock = () => NOON;
const store = await openStore({ folder: dataFolder, clock });
const deliver = () =>
  deliverDue({
    deliveries: store.deliveries,
    adapters: [files],
    destinations: () => [],
    clock,
    random: () => 0,
    signal: new AbortController().signal,
    onProblem: (problem) => process.stderr.write(`${problem.code}\n`),
  });

await deliver();
const known = (await store.deliveries.list(0)).length;
for (let slot = Math.floor(known / (CHANNELS.length * 5)); task === 'endless'; slot++) {
  for (const destination of CHANNELS) {
    await store.deliveries.record(aRecording({ destination, at: NOON + slot * 60_000, dueAt: NOON, stories: 3 }));
  }
  await deliver();
}
await store.close();
