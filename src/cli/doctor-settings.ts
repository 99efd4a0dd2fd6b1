/** What `sitrep doctor` finds in the settings: faults, hours, destinations, and what nobody has decided. */
import type { EpochMs } from '../clock.ts';
import type { Finding } from '../outcome.ts';
import { calendar } from '../scheduler/calendar.ts';
import { type Complaint, describeComplaints } from '../settings/complaint.ts';
import type { Settings } from '../settings/load-settings.ts';

const DAY_MS = 86_400_000;

/** Each fault is a finding. */
export function faultFindings(complaints: readonly Complaint[]): readonly Finding[] {
  return complaints.map((complaint) => ({
    check: 'settings',
    state: 'wrong',
    found: describeComplaints([{ ...complaint, source: null }]),
    advice: 'Correct it. "sitrep config check" shows the line.',
  }));
}

/** Everything that the settings alone tell. */
export function settingsFindings(settings: Settings, now: EpochMs): readonly Finding[] {
  const { files, feeds, background, environment, model } = settings;
  return [
    ok('settings', `${files.length} files, ${feeds.length} feeds, ${background.conflicts.length} conflicts`),
    ok('time-zone', `${settings.timezone}, where it is ${localTime(now, settings.timezone)}`),
    scheduleFinding(settings, now),
    ...destinationFindings(settings),
    conflictsFinding(settings.conflictsReviewed, now),
    ...operatorFindings(settings),
    ...(environment.databaseUrl === null
      ? []
      : [warning('database', 'DATABASE_URL is not used by this version', 'Take it out; data is kept in DATA_DIR.')]),
    ...(model.provider === 'none'
      ? []
      : [warning('model', `${model.provider} is not used by this version`, 'Set "model: { provider: none }".')]),
  ];
}

function ok(check: string, found: string): Finding {
  return { check, state: 'ok', found, advice: null };
}

function warning(check: string, found: string, advice: string): Finding {
  return { check, state: 'warning', found, advice };
}

function localTime(at: EpochMs, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

function scheduleFinding({ destinations }: Settings, now: EpochMs): Finding {
  const check = 'schedule';
  if (destinations.length === 0) {
    return warning(
      check,
      'sitrep.yaml names no destination',
      'Name one under destinations, or use /follow in a channel.',
    );
  }
  const never = destinations.find(({ plan }) => calendar.faultOf(plan) !== null);
  if (never !== undefined) {
    const advice = 'Correct "at" or "cron" of its briefing in sitrep.yaml.';
    return warning(check, `${never.id}: ${calendar.faultOf(never.plan)}`, advice);
  }
  const next = destinations
    .flatMap(({ id, plan }) => calendar.next(plan, now, 1).map(({ at }) => ({ id, at, zone: plan.timezone })))
    .sort((a, b) => a.at - b.at)[0];
  if (next === undefined) return ok(check, 'no briefing is due');
  return ok(check, `the next briefing is due at ${next.id}: ${localTime(next.at, next.zone)} ${next.zone}`);
}

/** The destination that no look at a service tells of. */
function destinationFindings({ destinations }: Settings): readonly Finding[] {
  return destinations.filter(({ id }) => id === 'console').map(({ id }) => ok(id, 'this terminal'));
}

/** A person looks through the names of the conflicts at least as often. */
const REVIEWED_WITHIN_MS = 90 * DAY_MS;

function conflictsFinding(reviewed: string | null, now: EpochMs): Finding {
  const check = 'conflicts-file';
  const advice = 'Read conflicts.yaml through, correct it, and set "reviewed" to the day you did.';
  if (reviewed === null) return warning(check, 'nobody has said when conflicts.yaml was last read through', advice);
  const days = Math.floor((now - Date.parse(reviewed)) / DAY_MS);
  if (days < -1) return warning(check, `"reviewed" of conflicts.yaml lies in the future: ${reviewed}`, advice);
  const found = `conflicts.yaml was last read through on ${reviewed}`;
  return now - Date.parse(reviewed) > REVIEWED_WITHIN_MS
    ? warning(check, `${found}, ${days} days ago`, advice)
    : ok(check, found);
}

function operatorFindings({ operators, environment }: Settings): readonly Finding[] {
  const { discordToken, slackBotToken } = environment;
  if (discordToken === null && slackBotToken === null) {
    const found = 'only this terminal is served';
    return ['operators', 'notices'].map((check) => ({ check, state: 'skipped', found, advice: null }));
  }
  const unnamed = [
    ...(discordToken !== null && operators.discord.length === 0 ? ['discord'] : []),
    ...(slackBotToken !== null && operators.slack.length === 0 ? ['slack'] : []),
  ];
  return [
    unnamed.length === 0
      ? ok('operators', `${operators.discord.length + operators.slack.length} named`)
      : warning(
          'operators',
          `nobody is named for ${unnamed.join(' and ')}: each server's admins decide for their own channels only`,
          'Put your own user id under operators in sitrep.yaml.',
        ),
    operators.notices === null
      ? warning(
          'notices',
          'failures are told in the log only',
          'Name a channel under operators, notices, in sitrep.yaml.',
        )
      : ok('notices', `failures are told at ${operators.notices}`),
  ];
}
