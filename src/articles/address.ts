import { getDomain } from 'tldts';
import type { OutletDomain } from '../feeds/feed.ts';

/** Longer addresses are of no use to a reader, and a chat service refuses them. */
const ADDRESS_CHARACTERS = 2_048;

/**
 * Names that only say where a reader came from, in lower case. Gathered from the parameter lists that browsers and
 * ad blockers publish and from the links of the feeds we read (BBC at_*, DW maca, Al Jazeera traffic_source, …).
 */
const TRACKING_NAMES: ReadonlySet<string> = new Set(
  `fbclid fb_source fb_ref fb_action_ids fb_action_types gclid gclsrc dclid gbraid wbraid msclkid yclid ymclid ysclid twclid
  ttclid igshid igsh li_fat_id mibextid mkt_tok vero_id vero_conv wickedid rb_clickid s_cid s_kwcid _openstat cmp cmpid cmp_id
  icid ocid ncid xtor xtref xts emc smid smtyp ref_src ref_url referringsource traffic_source tracking_source taid maca wprss
  soc_src soc_trk guccounter guce_referrer guce_referrer_sig hss_channel sr_share share_id __twitter_impression gaa_at gaa_n
  gaa_ts gaa_sig usqp amp_js_v amp_gsa _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking oly_anon_id oly_enc_id spm scm
  trk trkcampaign campaign_id campaignid mbid cvid ito intcid intcmp int_source int_medium int_campaign rsstag rss_id rss
  fromrss phpsessid jsessionid aspsessionid`.split(/\s+/),
);

/** Families of such names, by how they begin. */
const TRACKING_PREFIXES: readonly string[] = [
  'utm_',
  'mc_',
  'at_',
  'ns_',
  'pk_',
  'piwik_',
  'mtm_',
  'matomo_',
  'hsa_',
  'ga_',
  'itm_',
  'wt.',
  'dm_i',
];

/** Names that track or address, according to what they say: `?ref=rss` tracks, `?ref=2023-14` is a document. */
const DOUBTFUL_NAMES: ReadonlySet<string> = new Set(
  'ref source src from via referrer referer medium partner campaign feature output feed'.split(' '),
);

const CHANNEL =
  /^(?:rss\d*|rss[-_]\w{1,20}|feeds?|atom|xml|news-?letters?|e?mail|twitter|x|facebook|fb|telegram|whatsapp|share|social|push|hp|home(?:page)?|(?:www\.)?(?:google|bing|twitter|facebook|t)\.\w{2,3})$/i;

/**
 * The address of a page without what does not name it: absolute, http or https, host in lower case and, where it is
 * written in other scripts, in punycode, without user and password, default port, fragment and tracking parameters.
 * Null when there is none that may be read or shown.
 */
export function canonicalAddress(url: string, base?: string): string | null {
  const trimmed = url.trim();
  if (trimmed === '' || trimmed.length > 4 * ADDRESS_CHARACTERS) return null;
  const parsed = URL.parse(trimmed, base);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.hostname === '') {
    return null;
  }
  parsed.hash = '';
  // `https://bbc.co.uk@evil.example/` shows one host and opens another.
  parsed.username = '';
  parsed.password = '';
  parsed.hostname = parsed.hostname.replace(/\.+$/, '');
  parsed.pathname = parsed.pathname.replace(/;(?:jsessionid|phpsessid)=[^/;]*/gi, '');
  parsed.search = parsed.search
    .split('&')
    .map((pair) => pair.replace(/^\?+/, ''))
    .filter((pair) => pair !== '' && !tracks(pair))
    .join('&');
  return parsed.href.length > ADDRESS_CHARACTERS ? null : parsed.href;
}

/**
 * What two addresses of one page have in common: without scheme, leading `www.`, trailing slash and the order of the
 * parameters. For comparing, never for asking. Null for a home page, which names a site and no article.
 */
export function pageKey(address: string): string | null {
  const { hostname, port, pathname, search } = new URL(address);
  const path = pathname.replace(/\/(?:index\.(?:html?|php))?$/i, '');
  if (path === '' && search === '') return null;
  const host = hostname.replace(/^www\./, '') + (port === '' ? '' : `:${port}`);
  const parameters = search.slice(1).split('&').sort().join('&');
  return `${host}${path}${parameters === '' ? '' : `?${parameters}`}`;
}

/** The domain by which outlets.yaml knows whoever runs an address: "news.example" of "https://www.news.example/a". */
export function outletDomain(address: string): OutletDomain | null {
  const host = URL.parse(address)?.hostname ?? '';
  return host === '' ? null : ((getDomain(host, { allowPrivateDomains: true }) ?? host) as OutletDomain);
}

function tracks(pair: string): boolean {
  const [rawName = '', value = ''] = pair.split('=', 2);
  const name = rawName.toLowerCase();
  if (TRACKING_NAMES.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))) return true;
  return DOUBTFUL_NAMES.has(name) && value.length <= 40 && CHANNEL.test(value);
}
