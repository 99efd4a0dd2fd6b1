/** Addresses of feeds as everybody may see them. */

/** What stands in place of the address of a feed that lies in a private network. */
export const INTRANET = '(intranet)';

/** An address without what may be a key to it, and without a host that only the operator's network knows. */
export function publicAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return '';
  if (isPrivateHost(parsed.hostname)) return INTRANET;
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}${parsed.search === '' ? '' : '?…'}`;
}

/** Names that are looked up in private networks only. */
const PRIVATE_NAMES = /\.(?:local|localhost|internal|intranet|lan|home|corp|private|home\.arpa)$/i;

/** Private, local and shared ranges, written as the URL standard writes every address of four numbers. */
const PRIVATE_NUMBERS =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;

/** Whether a host is one of a private network, as far as its name tells; of IPv6 every written address counts as one. */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return name.startsWith('[') || !name.includes('.') || PRIVATE_NAMES.test(name) || PRIVATE_NUMBERS.test(name);
}
