/** The time zones that can be named, under the names they have today. */

/** Names that the data of Node still leads with, and what the places are called today (IANA `backward`). */
const TODAY: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** A zone, and the names by which it is found. */
export interface Zone {
  readonly name: string;
  readonly also: string | null;
}

let zones: readonly Zone[] | null = null;

/** All zones by name, UTC first. */
export function timezones(): readonly Zone[] {
  zones ??= [
    { name: 'UTC', also: null },
    ...Intl.supportedValuesOf('timeZone')
      .filter((name) => name !== 'UTC')
      .map((name) => (name in TODAY ? { name: TODAY[name] ?? name, also: name } : { name, also: null }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ];
  return zones;
}

/** The zone that was named: by its whole name in any case, or by its place alone ("Kyiv"); null when it is none. */
export function timezoneNamed(text: string): string | null {
  const wanted = text.slice(0, 100).trim().replace(/\s+/g, '_').toLowerCase();
  const whole = timezones().find(({ name, also }) => name.toLowerCase() === wanted || also?.toLowerCase() === wanted);
  if (whole !== undefined) return whole.name;
  const places = timezones().filter(({ name, also }) => [name, also].some((one) => placeOf(one ?? '') === wanted));
  if (places.length === 1 && places[0] !== undefined) return places[0].name;
  return isKnownToNode(text.trim()) ? text.trim() : null;
}

function placeOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

/** Offsets such as "+02:00" are no zones: they do not know when the clocks change. */
function isKnownToNode(zone: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,60}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
