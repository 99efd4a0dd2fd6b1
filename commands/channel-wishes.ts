/** What can be wished for a channel: the options of `/channel set`, and what each of them means. */
import type { ChannelWishes } from '../src/office.ts';
import { type Chosen, mapChosen } from './choose.ts';
import { chooseConflicts, chooseHours, chooseNumber, chooseOne, chooseTimes, chooseTimezone } from './choose-wish.ts';
import type { ConflictNames, Option } from './command.ts';

const HOUR_MS = 3_600_000;

/** `major` is a mass-casualty or strategic event, `serious` any with deaths; two independent roots must tell of it. */
const ALERTS = {
  off: null,
  major: { severity: 0.8, independent: 2, cooldownMs: 6 * HOUR_MS },
  serious: { severity: 0.6, independent: 2, cooldownMs: 6 * HOUR_MS },
} as const satisfies Readonly<Record<string, ChannelWishes['alerts']>>;

const ALERT_LEVELS = ['off', 'major', 'serious'] as const;
const STATE_MEDIA = ['label', 'separate', 'off'] as const;
const LAYOUTS = ['thread', 'messages', 'forum'] as const;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'uk'] as const;
const PUBLISH = ['on', 'off'] as const;
const STORIES = [1, 7] as const;

/** The options of `/channel set`; all may be left out. */
export const WISHES = [
  { name: 'conflicts', summary: 'which conflicts, with commas between them, or all', type: 'conflicts' },
  { name: 'at', summary: 'local times: 07:00, or 07:00 19:00', type: 'times' },
  { name: 'timezone', summary: 'whose local time: Europe/Kyiv', type: 'timezone' },
  { name: 'stories', summary: 'how many stories get a card, 1 to 7', type: 'number', between: STORIES },
  { name: 'quiet-hours', summary: 'hours in which nothing is posted: 22:00-06:00, or off', type: 'hours' },
  { name: 'alerts', summary: 'big news at once, before the next briefing', type: 'choice', choices: ALERT_LEVELS },
  {
    name: 'state-media',
    summary: 'what state media get: a label, a part of their own, or no place',
    type: 'choice',
    choices: STATE_MEDIA,
  },
  {
    name: 'layout',
    summary: 'stories in a thread, as messages, or as posts of a forum',
    type: 'choice',
    choices: LAYOUTS,
  },
  {
    name: 'language',
    summary: 'the language of the briefing; quotations keep their own',
    type: 'choice',
    choices: LANGUAGES,
  },
  {
    name: 'publish',
    summary: 'publish to the channels that follow this announcement channel',
    type: 'choice',
    choices: PUBLISH,
  },
] as const satisfies readonly Omit<Option, 'required'>[];

/** What can be wished. */
export type WishName = (typeof WISHES)[number]['name'];

const EXAMPLES: Readonly<Record<Exclude<WishName, 'conflicts'>, string>> = {
  at: '"07:00 19:00"',
  timezone: 'Europe/Kyiv',
  stories: '3',
  'quiet-hours': '22:00-06:00',
  alerts: 'major',
  'state-media': 'label',
  layout: 'thread',
  language: 'en',
  publish: 'on',
};

/** One wish as it was typed, beside the plan that holds so far. */
export function chooseWish(
  name: WishName,
  text: string,
  { plan, conflicts }: { readonly plan: ChannelWishes['plan']; readonly conflicts: ConflictNames },
): Chosen<Partial<ChannelWishes>> {
  const example = (value: string) => `/channel set ${name}:${value}`;
  const say = { example: name === 'conflicts' ? '' : example(EXAMPLES[name]) };
  switch (name) {
    case 'conflicts':
      return mapChosen(chooseConflicts(text, conflicts, { example }), (chosen) => ({ conflicts: chosen }));
    case 'at':
      return mapChosen(chooseTimes(text, say), (at) => ({ plan: { ...plan, at, cron: null } }));
    case 'timezone':
      return mapChosen(chooseTimezone(text, say), (timezone) => ({ plan: { ...plan, timezone } }));
    case 'stories':
      return mapChosen(chooseNumber(text, STORIES, say), (stories) => ({ stories }));
    case 'quiet-hours':
      return mapChosen(chooseHours(text, say), (quietHours) => ({ quietHours }));
    case 'alerts':
      return mapChosen(chooseOne(text, ALERT_LEVELS, say), (level) => ({ alerts: ALERTS[level] }));
    case 'state-media':
      return mapChosen(chooseOne(text, STATE_MEDIA, say), (stateMedia) => ({ stateMedia }));
    case 'layout':
      return mapChosen(chooseOne(text, LAYOUTS, say), (layout) => ({ layout }));
    case 'language':
      return mapChosen(chooseOne(text, LANGUAGES, say), (language) => ({ language }));
    case 'publish':
      return mapChosen(chooseOne(text, PUBLISH, say), (publish) => ({ publish: publish === 'on' }));
  }
}
