import { Refusal } from '../outcome.ts';

/** What the libraries below throw, in our words; the original is kept as the cause. */
export function webRefusal(cause: unknown, host: string, late: boolean): Refusal {
  if (cause instanceof Refusal) return cause;
  const code = String((cause as { readonly code?: unknown } | null)?.code ?? '');
  if (late || TIMEOUTS.has(code)) return new Refusal('web-timeout', `${host} did not answer in time`, { cause });
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new Refusal('web-bad-answer', `the headers of ${host} are larger than 64 KiB`, { cause });
  }
  if (/^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|INVALID_CA)/.test(code)) {
    return new Refusal('web-unreachable', `${host} cannot prove who it is (${code})`, { cause });
  }
  if (/^(?:HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING|UND_ERR_)/.test(code) || isBadForm(cause)) {
    return new Refusal('web-bad-answer', `${host} broke off or did not answer in proper HTTP (${code})`, { cause });
  }
  return new Refusal('web-unreachable', `${host} could not be reached${code === '' ? '' : ` (${code})`}`, { cause });
}

const TIMEOUTS: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** Some of them have no code: an answer that is no HTTP at all, and what decompressing throws. */
function isBadForm(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === 'HTTPParserError' || /zlib|brotli/i.test(cause.message));
}
