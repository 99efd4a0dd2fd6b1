import type { EpochMs } from '../clock.ts';

/** Nothing on the web is older, whatever it claims. */
const EARLIEST = Date.UTC(1990, 0, 1);

const ZONES: Readonly<Record<string, string>> = {
  ut: '+0000',
  utc: '+0000',
  gmt: '+0000',
  z: '+0000',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
  bst: '+0100',
  cet: '+0100',
  cest: '+0200',
  eet: '+0200',
  eest: '+0300',
  msk: '+0300',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The date an entry claims (RFC 822 and its bad spellings, RFC 3339, plain days); null for anything that is none. */
export function readFeedDate(text: string | null | undefined): EpochMs | null {
  const trimmed = text?.trim().slice(0, 80) ?? '';
  const at = internet(trimmed) ?? mail(trimmed);
  return at === null || Number.isNaN(at) || at < EARLIEST ? null : at;
}

function internet(text: string): EpochMs | null {
  const found =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    );
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  return instant(
    [year, month, day, hour, minute, second].map((part) => Number(part ?? 0)),
    zone ?? 'Z',
  );
}

function mail(text: string): EpochMs | null {
  const found =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([a-z]{1,4}|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/i.exec(
      text,
    );
  if (found === null) return null;
  const [, day, name, year, hour, minute, second, zone] = found;
  const month = MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
  const full = Number(year) < 70 ? Number(year) + 2000 : Number(year) < 100 ? Number(year) + 1900 : Number(year);
  return instant(
    [full, month, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)],
    zone ?? 'GMT',
  );
}

/** A day that exists at a time that exists; null otherwise ("31 February"). */
function instant(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  zone: string,
): EpochMs | null {
  const at = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  const date = new Date(at);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCHours() !== hour % 24 || minute > 59)
    return null;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(ZONES[zone.toLowerCase()] ?? zone);
  if (offset === null) return at;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return at - (offset[1] === '-' ? -1 : 1) * minutes * 60_000;
}
