import { createHash } from 'node:crypto';

/** Longer addresses are no news links; browsers and services stop at about this length. */
export const LONGEST_ADDRESS = 2_048;

/**
 * The absolute http or https address that `href` means on a page at `base`; null when it is none that may be shown.
 * Names and passwords before the host are dropped: they serve to disguise where a link leads.
 */
export function absoluteAddress(href: string, base: string | null): string | null {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.length > LONGEST_ADDRESS) return null;
  const url = parsed(trimmed, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null;
  url.username = '';
  url.password = '';
  return url.href.length > LONGEST_ADDRESS ? null : url.href;
}

/**
 * As `absoluteAddress`, for what publishers write where a link belongs: broken over lines, escaped twice, in angle brackets,
 * with the scheme twice, with too few or too many slashes behind it, or without one before "www." or the host of `base`.
 */
export function linkAddress(href: string, base: string | null): string | null {
  const plain = href
    .slice(0, 4 * LONGEST_ADDRESS)
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join('')
    .replaceAll('&amp;', '&')
    .replace(/^<(.*)>$/, '$1')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
    .replace(/^https?:\/\/(?=https?:\/)/i, '')
    .replace(/^(https?):(?:\/?|\/{3,})(?=[^/])/i, '$1://');
  const host = base === null ? '' : (URL.parse(base)?.host ?? '');
  const isHost = /^www\.[^\s/.]+\.[^\s/]{2,}/i.test(plain) || (host !== '' && `${plain}/`.startsWith(`${host}/`));
  if (isHost) return absoluteAddress(`${base?.startsWith('http:') ? 'http' : 'https'}://${plain}`, null);
  return absoluteAddress(plain.startsWith('//') && base === null ? `https:${plain}` : plain, base);
}

function parsed(href: string, base: string | null): URL | null {
  if (base !== null && URL.canParse(base)) return URL.parse(href, base);
  return URL.parse(href);
}

/** Whether an address may hold a key to what is there: in a user name, a password, a query. */
export function mayHoldKey(url: string): boolean {
  const address = URL.parse(url);
  return address === null || address.search !== '' || address.username !== '' || address.password !== '';
}

/** What tells one address from another where it is kept: itself, or a digest of one that may hold a key. */
export function addressKey(url: string): string {
  return mayHoldKey(url) ? `sha256:${createHash('sha256').update(url).digest('base64url')}` : url;
}
