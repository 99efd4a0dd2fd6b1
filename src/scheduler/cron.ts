/** A cron expression as sets of numbers; five fields, or six with seconds in front. */
export interface CronTimes {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Both day fields restrict: then either is enough, as in every other cron; otherwise both must hold. */
  readonly eitherDay: boolean;
  /** The hours follow the clock on the wall (`*`), so a repeated hour counts twice. */
  readonly everyHour: boolean;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const SECOND: Field = { name: 'second', from: 0, to: 59 };
const MINUTE: Field = { name: 'minute', from: 0, to: 59 };
const HOUR: Field = { name: 'hour', from: 0, to: 23 };
const DAY_OF_MONTH: Field = { name: 'day of month', from: 1, to: 31 };
const MONTH: Field = {
  name: 'month',
  from: 1,
  to: 12,
  names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
const DAY_OF_WEEK: Field = {
  name: 'day of week',
  from: 0,
  to: 7,
  names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
};

const LONGEST_EXPRESSION = 200;

/** The longest each month can be. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads a cron expression; a string says, in words for the operator, why it is none. */
export function parseCron(expression: string): CronTimes | string {
  const words = expression.trim().split(/\s+/);
  if (expression.length > LONGEST_EXPRESSION || (words.length !== 5 && words.length !== 6)) {
    return 'a cron expression has five fields, or six with seconds: "0 7 * * 1-5"';
  }
  const fields = words.length === 6 ? words : ['0', ...words];
  const parsed = [SECOND, MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK].map((field, index) =>
    parseField(fields[index] ?? '', field),
  );
  const fault = parsed.find((values) => typeof values === 'string');
  if (fault !== undefined) return fault;

  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = parsed.filter(
    (values) => typeof values !== 'string',
  );
  const [, , hour = '', day = '', , weekday = ''] = fields;
  const times: CronTimes = {
    seconds,
    minutes,
    hours,
    daysOfMonth: new Set(days),
    months: new Set(months),
    daysOfWeek: new Set(weekdays.map((value) => value % 7)),
    eitherDay: !isOpen(day) && !isOpen(weekday),
    everyHour: isOpen(hour),
  };
  return canFire(times) ? times : 'never fires: no such day in the months given';
}

/** Whether a calendar day is one of the expression's; `month` counts from 1, `weekday` from Sunday. */
export function cronDayMatches(times: CronTimes, date: { month: number; day: number; weekday: number }): boolean {
  if (!times.months.has(date.month)) return false;
  const byMonth = times.daysOfMonth.has(date.day);
  const byWeek = times.daysOfWeek.has(date.weekday);
  return times.eitherDay ? byMonth || byWeek : byMonth && byWeek;
}

function isOpen(field: string): boolean {
  return field.startsWith('*') || field === '?';
}

function canFire(times: CronTimes): boolean {
  if (times.eitherDay) return true;
  return [...times.months].some((month) => {
    const longest = DAYS_IN_MONTH[month - 1] ?? 31;
    return [...times.daysOfMonth].some((day) => day <= longest);
  });
}

/** The numbers one field allows, in order; a string says what is wrong. */
function parseField(text: string, field: Field): readonly number[] | string {
  const allowed = new Set<number>();
  for (const item of text.split(',')) {
    const range = parseItem(item, field);
    if (range === null) return `"${item}" is no ${field.name} (${field.from}–${field.to})`;
    for (let value = range.from; value <= range.to; value += range.step) allowed.add(value);
  }
  return [...allowed].sort((a, b) => a - b);
}

/** "*", "7", "1-5", "mon-fri", "*∕15", "10-20∕2", "5∕10" (from 5 to the end); null when it is none of these. */
function parseItem(item: string, field: Field): { from: number; to: number; step: number } | null {
  const [range = '', stepText, ...more] = item.split('/');
  const step = stepText === undefined ? 1 : Number(/^\d{1,2}$/.test(stepText) ? stepText : 0);
  if (more.length > 0 || step < 1) return null;
  if (range === '*' || (range === '?' && stepText === undefined)) return { from: field.from, to: field.to, step };

  const [first = '', last, ...rest] = range.split('-');
  const from = numberOf(first, field);
  const to = last === undefined ? (stepText === undefined ? from : field.to) : numberOf(last, field);
  if (rest.length > 0 || from === null || to === null || from > to) return null;
  return { from, to, step };
}

function numberOf(text: string, field: Field): number | null {
  const named = text === '' ? -1 : (field.names?.indexOf(text.toLowerCase()) ?? -1);
  if (named >= 0) return named;
  if (!/^\d{1,2}$/.test(text)) return null;
  const value = Number(text);
  return value >= field.from && value <= field.to ? value : null;
}
