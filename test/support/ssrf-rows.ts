/** The sample addresses of `../shared/attacks/ssrf.jsonl`, and name servers that answer as they say. */
import { existsSync, readFileSync } from 'node:fs';

const FILE = '../shared/attacks/ssrf.jsonl';

/** One address, what its names lead to, and what may become of it. */
export interface SsrfRow {
  readonly id: string;
  readonly url: string;
  readonly why: string;
  readonly expect: 'allow' | 'block' | 'connects_only_to';
  readonly dns?: Readonly<Record<string, readonly string[] | string>>;
  readonly dns_sequence?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly later_dns?: Readonly<Record<string, readonly string[]>>;
  readonly connect_only?: readonly string[];
  readonly redirects?: readonly (readonly [number, string])[];
  readonly config?: { readonly allow_private?: readonly string[] };
  readonly second_request_must_not_have?: readonly string[];
}

/** All of them; none where the file is absent. */
export const ssrfRows: readonly SsrfRow[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

/** Answers as the row says; the last answer of a sequence stays. */
export function resolverOf({ dns = {}, dns_sequence = {}, later_dns = {} }: SsrfRow) {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    const before = asked.filter((name) => name === host).length;
    asked.push(host);
    const sequence = [...(dns_sequence[host] ?? []), ...(later_dns[host] === undefined ? [] : [later_dns[host]])];
    const found = sequence[Math.min(before, sequence.length - 1)] ?? dns[host] ?? dns['*'];
    if (found === undefined || typeof found === 'string') throw new Error(found ?? 'ENOTFOUND');
    return found.map((address) => ({ address }));
  };
  return { resolve, asked };
}
