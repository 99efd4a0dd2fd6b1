/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** Tells the time. Handed in from `main.ts`, so that a test can set it; no stage reads one by itself. */
export type Clock = () => EpochMs;

/**
 * Gives whatever waits its turn, where long work would keep it waiting; returns at once where nothing has waited for long.
 * Handed in as well: no stage meets the machine's timers by itself.
 */
export type Pause = () => Promise<void>;
