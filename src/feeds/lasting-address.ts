import { absoluteAddress } from './address.ts';
import { isSameByHttps } from './moved-feeds.ts';
import type { WebResponse } from './ports.ts';

/**
 * The address under which what answered may be kept: as far as redirects from the first one on are for good (RFC 9110,
 * 15.4: 301 and 308). What a temporary one leads to is there today only. The same address by https holds in any case.
 */
export function lastingAddress(asked: string, { url, redirects }: Pick<WebResponse, 'url' | 'redirects'>): string {
  let lasting = absoluteAddress(asked, null) ?? asked;
  if (redirects.length === 0) return url;
  for (const { status, to } of redirects) {
    if (status !== 301 && status !== 308 && !isSameByHttps(lasting, to)) return lasting;
    lasting = to;
  }
  return url;
}
