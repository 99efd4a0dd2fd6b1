import type { ChannelWishes } from '../office.ts';

type Wish = keyof ChannelWishes;

const WORDS: { readonly [W in Wish]: (wishes: ChannelWishes) => string } = {
  conflicts: ({ conflicts }) => (conflicts === 'all' ? 'all' : conflicts.join(', ')),
  plan: ({ plan }) => `${plan.cron ?? plan.at.join(', ')} ${plan.timezone}`,
  stories: ({ stories }) => String(stories),
  quietHours: ({ quietHours }) => (quietHours === null ? 'off' : `${quietHours.from}-${quietHours.to}`),
  alerts: ({ alerts }) =>
    alerts === null
      ? 'off'
      : `severity ${alerts.severity}, ${alerts.independent} independent, ${alerts.cooldownMs / 60_000}m apart`,
  stateMedia: ({ stateMedia }) => stateMedia,
  layout: ({ layout }) => layout,
  language: ({ language }) => language,
  publish: ({ publish }) => (publish ? 'yes' : 'no'),
};

const ALL = Object.keys(WORDS) as readonly Wish[];

/** Wishes as an audit entry tells them, "stories: 3; quietHours: 22:00-06:00". */
export function wishWords(wishes: ChannelWishes, names: readonly Wish[] = ALL): string {
  return names.map((name) => `${name}: ${WORDS[name](wishes)}`).join('; ');
}

/** In which wishes two channels differ. */
export function differingWishes(one: ChannelWishes, other: ChannelWishes): readonly Wish[] {
  return ALL.filter((name) => WORDS[name](one) !== WORDS[name](other));
}
