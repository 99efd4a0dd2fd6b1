import { defineConfig } from 'vitest/config';

/** The larger suite: the whole bot as a process of its own, against the real protocols on loopback, in real time. */
export default defineConfig({
  test: {
    include: ['test/chat/*.scenario.ts'],
    globalSetup: ['test/chat/prepare-harness.ts'],
    pool: 'forks',
    // One bot at a time: what is looked at is its behaviour, and two of them would slow each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
