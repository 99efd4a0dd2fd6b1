/** A channel as a page: what it wants, who decided it, and when the next briefings come. */
import type { ConflictNames, Reply } from '../../../commands/command.ts';
import type { EpochMs } from '../../clock.ts';
import type { Destination } from '../../delivery/delivery.ts';
import type { ChannelView } from '../../office.ts';
import { type Block, DOT, type Inline, joined, ours, type Row, said, theirs, titled } from './page.ts';
import { moment, zoneName } from './when.ts';
import { conflictName, counted, languageName, numberWords } from './wording.ts';

/** All that holds in a channel, and what has just been changed of it. */
export function channelPage({ changed, view, next, conflicts }: Extract<Reply, { kind: 'channel' }>): readonly Block[] {
  const { destination } = view;
  const { stories, quietHours, alerts, stateMedia, layout, language, publish } = destination;
  const row = (key: string, ...text: Inline[]): Row => ({ key: [ours(key)], text });
  return titled('This channel', [
    ...(changed === null ? [] : [said(changed)]),
    ...state(view),
    {
      kind: 'pairs',
      rows: [
        row('Conflicts', ...conflictWords(destination, conflicts)),
        row('Briefings', ...planWords(destination)),
        ...(next === null ? [] : [row('Next', moment(next, destination.plan.timezone, { zoned: true }))]),
        row('Stories', ours(`up to ${numberWords(stories)}`)),
        row('Quiet hours', ...quietWords(quietHours)),
        row('Alerts', ours(alertWords(alerts))),
        row('State media', ours(STATE_MEDIA[stateMedia])),
        row('Layout', ours(LAYOUT[layout])),
        row('Language', theirs(languageName(language))),
        row('Published', ours(publish ? 'yes, to the channels that follow this one' : 'no')),
      ],
    },
  ]);
}

/** When the next briefings of a channel come. */
export function schedulePage(view: ChannelView, runs: readonly EpochMs[]): readonly Block[] {
  const { destination } = view;
  const { timezone } = destination.plan;
  return titled('Schedule', [
    ...state(view),
    { kind: 'paragraph', text: [ours('Briefings '), ...planWords(destination)] },
    ...(runs.length === 0
      ? [said('No briefing is due.')]
      : [{ kind: 'list', items: runs.map((at) => [moment(at, timezone, { zoned: true })]) } as const]),
    ...(destination.quietHours === null
      ? []
      : [{ kind: 'small', text: [ours('Quiet hours ', 'quiet'), ...quietWords(destination.quietHours)] } as const]),
  ]);
}

/** A channel among others, in a line: what it is told, when, and when next. */
export function channelLine(
  { destination, paused }: ChannelView,
  next: EpochMs | null,
  names: ConflictNames,
): Inline[] {
  return joined(
    [
      [ours('conflicts: '), ...conflictWords(destination, names)],
      planWords(destination),
      ...(next === null ? [] : [[ours('next '), moment(next, destination.plan.timezone, { zoned: true })]]),
      ...(paused === null
        ? []
        : [[ours('nothing is sent there at present: ', 'caution'), theirs(paused, { role: 'caution' })]]),
    ],
    DOT,
  );
}

function state({ decidedBy, paused }: ChannelView): Block[] {
  return [
    said(
      {
        file: 'An operator’s file decides what is told here; it cannot be changed from chat.',
        chat: 'What is told here was decided in chat.',
        nobody: 'This channel is not briefed. “/follow” begins it.',
      }[decidedBy],
    ),
    ...(paused === null
      ? []
      : [
          {
            kind: 'paragraph',
            text: [ours('Nothing is sent here at present: ', 'caution'), theirs(paused, { role: 'caution' })],
          } as const,
        ]),
  ];
}

function conflictWords({ conflicts }: Destination, names: ConflictNames): Inline[] {
  if (conflicts === 'all') return [ours('all')];
  if (conflicts.length === 0) return [ours('none')];
  const known = new Map(names.map(({ id, name }) => [id, name]));
  return joined(
    conflicts.map((id) => [theirs(conflictName(id, known))]),
    ours(', '),
  );
}

function planWords({ plan: { at, cron, timezone } }: Destination): Inline[] {
  const zone = theirs(zoneName(timezone));
  if (cron !== null) return [ours('by the plan '), theirs(cron), ours(', '), zone];
  if (at.length === 0) return [ours('only when asked for')];
  return [ours('daily at '), theirs(at.join(', ')), ours(' '), zone];
}

function quietWords(hours: Destination['quietHours']): Inline[] {
  return hours === null ? [ours('none')] : [theirs(hours.from), ours(' to '), theirs(hours.to)];
}

function alertWords(alerts: Destination['alerts']): string {
  if (alerts === null) return 'off';
  const { severity, independent, cooldownMs } = alerts;
  const minutes = Math.round(cooldownMs / 60_000);
  const pause = minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute');
  return `from severity ${severity} and ${counted(independent, 'independent root')}, at most one in ${pause}`;
}

const STATE_MEDIA: Readonly<Record<Destination['stateMedia'], string>> = {
  label: 'shown with a label',
  separate: 'shown apart',
  off: 'not shown',
};

const LAYOUT: Readonly<Record<Destination['layout'], string>> = {
  thread: 'stories in the thread of the briefing',
  messages: 'stories beside each other',
  forum: 'each story a post of the forum',
};
