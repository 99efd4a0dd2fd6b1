/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** Tells the time. Handed in from `main.ts`, so that a test can set it; no stage reads one by itself. */
export type Clock = () => EpochMs;
