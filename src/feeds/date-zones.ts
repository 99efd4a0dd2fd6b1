/** What clocks are called. */

/**
 * Hours east of Greenwich by the names of zones: those of RFC 822 as it defines them, then what only one part of the
 * world calls so. IST (India, Israel, Ireland), AST, GST, SST and the single letters of RFC 822, whose signs it had wrong
 * (RFC 5322, 4.3), are several things at once and therefore none.
 */
const ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    nst: -3.5,
    ndt: -2.5,
    adt: -3,
    akst: -9,
    akdt: -8,
    hst: -10,
    brt: -3,
    brst: -2,
    art: -3,
    clt: -4,
    clst: -3,
    cot: -5,
    pet: -5,
    vet: -4,
    uyt: -3,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    cest: 2,
    met: 1,
    mest: 2,
    mez: 1,
    mesz: 2,
    eet: 2,
    eest: 3,
    msk: 3,
    мск: 3,
    msd: 4,
    trt: 3,
    idt: 3,
    sast: 2,
    cat: 2,
    eat: 3,
    wat: 1,
    samt: 4,
    azt: 4,
    irst: 3.5,
    irdt: 4.5,
    aft: 4.5,
    pkt: 5,
    uzt: 5,
    npt: 5.75,
    yekt: 5,
    omst: 6,
    krat: 7,
    irkt: 8,
    yakt: 9,
    vlat: 10,
    magt: 11,
    pett: 12,
    ict: 7,
    wib: 7,
    wita: 8,
    wit: 9,
    hkt: 8,
    sgt: 8,
    pht: 8,
    kst: 9,
    jst: 9,
    awst: 8,
    acst: 9.5,
    acdt: 10.5,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
  }).map(([name, hours]) => [name, hours * 60]),
);

/**
 * Minutes east of Greenwich of what stands behind a time: nothing (nobody says, so it is taken as UTC), "Z", "+0200",
 * "+02", "GMT+2", "CEST", or an offset with its name behind it. Null for a zone that does not exist or that nobody knows.
 */
export function zoneMinutes(zone: string): number | null {
  const text = zone.trim().replaceAll('\u2212', '-').toLowerCase();
  if (text === '') return 0;
  const found = /^(?:(?:gmt|utc|ut|z) ?)?([+-]) ?(\d{1,2})(?::?(\d{2}))?(?: ?[\p{L}/_]{1,32})?$/u.exec(text);
  if (found === null) return ZONES.get(text.replace(/\.$/, '')) ?? null;
  const [hours, minutes] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hours > 14 || minutes > 59) return null;
  return (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
