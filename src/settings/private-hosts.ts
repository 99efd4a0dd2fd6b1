import { BlockList, isIP } from 'node:net';

/**
 * What is wrong with an entry of `network.allowPrivate`, as what was expected; null when nothing is. An entry opens one
 * port of one host or one network, never everything, and never the addresses at which clouds hand out credentials.
 */
export function privateHostFault(entry: string): string | null {
  const [, host = '', digits = ''] = /^(\[[^\]]+\]|[^:[\]]+):(\d{1,5})$/.exec(entry) ?? [];
  const port = Number(digits);
  if (host === '' || port < 1 || port > 65_535) return '"host:port" or "CIDR:port", such as "10.0.0.7:8080"';
  const [address = '', prefix, ...more] = host.replace(/^\[|\]$/g, '').split('/');
  const family = isIP(address);
  if (family === 0) {
    if (prefix !== undefined) return 'an IP network such as "10.20.0.0/16:80"';
    if (METADATA_NAMES.has(address.toLowerCase())) return 'no metadata address';
    return /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?$/i.test(address) ? null : 'a host name or an IP address';
  }
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  if (prefix === undefined) return METADATA.check(address, kind) ? 'no metadata address' : null;
  const bits = /^\d{1,3}$/.test(prefix) && more.length === 0 ? Number(prefix) : Number.NaN;
  const [least, most] = family === 4 ? [8, 32] : [32, 128];
  if (!(bits <= most)) return 'an IP network such as "10.20.0.0/16:80"';
  if (bits < least) return `a smaller network, /${least} or longer`;
  return bits === most && METADATA.check(address, kind) ? 'no metadata address' : null;
}

const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.azure.internal',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** Where clouds answer for their machines: link-local of all, and the odd ones of Alibaba, Azure, Oracle and AWS. */
const METADATA = new BlockList();
METADATA.addSubnet('169.254.0.0', 16, 'ipv4');
for (const address of ['100.100.100.200', '168.63.129.16', '192.0.0.192']) METADATA.addAddress(address, 'ipv4');
METADATA.addSubnet('fe80::', 10, 'ipv6');
for (const address of ['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254']) METADATA.addAddress(address, 'ipv6');
