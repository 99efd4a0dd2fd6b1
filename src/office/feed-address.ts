import { outletDomain } from '../articles/address.ts';
import type { Outlet } from '../articles/outlet.ts';
import { absoluteAddress, LONGEST_ADDRESS } from '../feeds/address.ts';
import type { OutletDomain } from '../feeds/feed.ts';

/**
 * What is wrong with an address that somebody gives for a feed; null when it may be asked. Whether it leads to a private
 * network only the web can tell.
 */
export function addressFault(written: string): string | null {
  const url = URL.parse(written.trim());
  if (url?.username || url?.password) {
    return 'addresses with a user name or a password are not taken from chat; the operator can put them into feeds.yaml';
  }
  if (absoluteAddress(written, null) !== null) return null;
  if (written.trim().length > LONGEST_ADDRESS) {
    return `this address is too long; up to ${LONGEST_ADDRESS} characters are taken`;
  }
  return 'this is no address of a page or a feed; write one such as https://meridianwire.example/world.xml';
}

/** What two addresses of one feed have in common: neither scheme, leading `www.`, trailing slash nor fragment tell them apart. */
export function feedKey(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/** The outlet of an address: the row of outlets.yaml that its host lies in, else its registrable domain, which nobody reviewed. */
export function outletAt(address: string, outlets: ReadonlyMap<OutletDomain, Outlet>): OutletDomain {
  const domain = outletDomain(address) ?? ('' as OutletDomain);
  let host: string = (URL.parse(address)?.hostname ?? '').replace(/^www\./, '');
  while (host.length > domain.length) {
    if (outlets.has(host as OutletDomain)) return host as OutletDomain;
    host = host.slice(host.indexOf('.') + 1);
  }
  return domain;
}

const LONGEST_SHOWN = 200;

/** An address as it is repeated to whoever gave it: short, and without a user name and a password. */
export function shownAddress(written: string): string {
  const url = URL.parse(written.trim());
  if (url?.username || url?.password) {
    url.username = '';
    url.password = '';
  }
  const shown = url?.hostname ? url.href : written.trim();
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}
