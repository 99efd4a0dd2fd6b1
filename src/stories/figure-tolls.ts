import type { Counted, Scan, Tolled } from './figure-scan.ts';

const TOLL_LINKS = new Set(
  `to at of is was above past stands stood reached reaches hit passed exceeded topped rose surpassed from by as : climbed now - — –
  до становить становила сягнула досягла складає перевищила составляет составило достигло превысило выросло
  auf bei von beträgt liegt à de est s’élève passe atteint a en es sube ascendió إلى بلغ بلغت هو`.split(/\s+/),
);

/** "the death toll rose to 14", "put its losses at three", "number of injured: 40". */
export function tollFor(scan: Scan, counted: Counted): Tolled | null {
  let best: Tolled | null = null;
  for (const toll of scan.tolls) if (toll.next <= counted.from) best = toll;
  if (best === null) return null;
  const path = scan.tokens.slice(best.next, counted.from);
  if (path.length > 16 || path.some((token) => /^[;?!]$/u.test(token.norm))) return null;
  const between = scan.counted.findLast((other) => other.at >= (best?.next ?? 0) && other.next <= counted.from);
  if (between !== undefined && !goesOn(scan, between.next, counted.from)) return null;
  const link = scan.tokens[counted.from - 1]?.norm ?? '';
  const second = scan.tokens[counted.from - 2]?.norm ?? '';
  const adjacent = path.length === 0;
  // "deaths of 12 soldiers" is read by its trigger; weak words need the link right before the number.
  const linked =
    TOLL_LINKS.has(link) || (TOLL_LINKS.has(second) && /^(?:least|a|the|about|за)$/u.test(link)) || link === 'до';
  if (best.weak && scan.language === 'en' && !weakToll(scan, best, link, path.length)) return null;
  if (!linked && !(adjacent && scan.language === 'ar') && !(scan.language === 'ar' && path.length <= 3)) return null;
  if (path.filter((token) => token.norm === ',').length > 2) return null;
  if (counted.people !== null && counted.people.group !== null && scan.language === 'en' && link === 'from')
    return null;
  return best;
}

/** "from 12 to 14", "17 from 21", "initially put at eight, now stands at 13": the toll speaks of this number too. */
function goesOn(scan: Scan, from: number, to: number): boolean {
  if (/^(?:to|до|auf|à|a|إلى)$/u.test(scan.tokens[to - 1]?.norm ?? '')) return true;
  if (scan.tokens[to - 1]?.norm === 'from' && to - from <= 2) return true;
  for (let i = from; i < to; i += 1)
    if (
      /^(?:now|stands|rose|risen|reached|climbed|current|зараз|сейчас|nun|jetzt|désormais|ahora)$/u.test(
        scan.tokens[i]?.norm ?? '',
      )
    )
      return true;
  return false;
}

/** "count" and "figure" mean a toll only as "raised its count to 31" and "the figure of 60", and where the dead are spoken of. */
function weakToll(scan: Scan, toll: Tolled, link: string, length: number): boolean {
  const norm = scan.tokens[toll.next - 1]?.norm;
  if (norm === 'losses') return length <= 8 && link !== 'by';
  if (norm === 'deaths' || norm === 'fatalities') return link === 'to' || link === 'at' || link === ':';
  const near = scan.tokens.some((token) =>
    /^(?:bod(?:y|ies)|dead|deaths?|killed|victims|toll|casualt(?:y|ies))$/u.test(token.norm),
  );
  return near && length <= 4;
}
