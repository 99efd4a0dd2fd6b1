/** The log: JSON lines on standard error, with everything that looks like a secret taken out of the finished line. */
import { type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Shapes of secrets, because a secret can turn up where no path of ours expects it (in a library's error, in an address):
 * Discord bot tokens and webhook addresses, Slack tokens and hook addresses, bearer headers, credentials in an address.
 */
const SECRET_SHAPES: readonly RegExp[] = [
  /\b[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,45}/g,
  /\bxox[a-z]?(?:\.xox[a-z])?-[\w-]{8,}/g,
  /\bxapp-[\w-]{8,}/g,
  /(?<=\/api\/(?:v\d+\/)?webhooks\/)\d+\/[\w-]+/g,
  /(?<=hooks\.slack\.com\/)[\w/-]+/g,
  /(?<=\bBearer )[\w.~+/=-]+/gi,
  /(?<=\w:\/\/)[^\s/@"']+(?=@)/g,
];

/** The line with `[secret]` in place of everything that looks like one. */
export function withoutSecrets(line: string): string {
  return SECRET_SHAPES.reduce((text, shape) => text.replace(shape, '[secret]'), line);
}

/** A log that writes to `write`, by default standard error. `level` is one of pino's (`LOG_LEVEL`). */
export function createLog(level: string, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  return pino({ level, base: null }, { write: (line) => write(withoutSecrets(line)) });
}
