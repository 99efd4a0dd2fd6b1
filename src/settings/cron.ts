/** What each of the six fields may hold, seconds first. Sunday is 0 or 7. */
const FIELDS: readonly { readonly name: string; readonly from: number; readonly to: number; readonly names: string }[] =
  [
    { name: 'second', from: 0, to: 59, names: '' },
    { name: 'minute', from: 0, to: 59, names: '' },
    { name: 'hour', from: 0, to: 23, names: '' },
    { name: 'day of the month', from: 1, to: 31, names: '' },
    { name: 'month', from: 1, to: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec' },
    { name: 'day of the week', from: 0, to: 7, names: 'sun mon tue wed thu fri sat' },
  ];

/** What is wrong with a cron expression of five or six fields (with seconds), as what was expected; null when nothing is. */
export function cronFault(expression: string): string | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) return 'five cron fields, or six with seconds, such as "0 7 * * 1-5"';
  for (const [index, text] of fields.entries()) {
    const field = FIELDS[index + FIELDS.length - fields.length];
    if (
      field &&
      !text
        .toLowerCase()
        .split(',')
        .every((part) => isPart(part, field))
    ) {
      return `a ${field.name} from ${field.from} to ${field.to} in place of "${text.slice(0, 20)}"`;
    }
  }
  return null;
}

function isPart(part: string, field: (typeof FIELDS)[number]): boolean {
  const [, range, step] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
  if (range === undefined || (step !== undefined && Number(step) === 0)) return false;
  if (range === '*') return true;
  const ends = range.split('-').map((end) => numberIn(end, field));
  const [first, last] = ends;
  if (ends.length > 2 || ends.includes(null)) return false;
  return last === undefined || (first ?? 0) <= (last ?? 0);
}

function numberIn(text: string, { from, to, names }: (typeof FIELDS)[number]): number | null {
  const named = text.length === 3 ? names.split(' ').indexOf(text) : -1;
  const value = named >= 0 ? named + from : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}
