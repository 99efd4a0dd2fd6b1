import { defineConfig } from 'vitest/config';

/** The larger suite: the whole bot as a process of its own, against the real protocols on loopback, in real time. */
export default defineConfig({
  test: {
    include: ['test/chat/*.scenario.ts'],
    globalSetup: ['test/chat/prepare-harness.ts'],
    pool: 'forks',
    // Most of a scenario is waiting for an hour to come, so two bots at once hardly slow each other.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
