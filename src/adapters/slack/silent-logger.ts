import type { Logger, LogLevel } from '@slack/bolt';

/**
 * The library's log, thrown away: it would hold whole payloads, and what we must know of it reaches us as errors and
 * events. Its own constants are not used, so that nothing of the library is loaded for it.
 */
export const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => 'error' as LogLevel,
};
