/** What holds in a channel, in the words in which it may be wished: what a form begins with. */
import type { Destination } from '../../delivery/delivery.ts';
import type { ChannelView } from '../../office.ts';

/** What holds, written as the option of that name takes it; empty where nothing does. */
export function held(option: string, { destination, decidedBy }: ChannelView): string {
  const { conflicts, plan, stories, quietHours, alerts, stateMedia, layout, language, publish } = destination;
  if (decidedBy === 'nobody') return option === 'timezone' ? plan.timezone : '';
  switch (option) {
    case 'conflicts':
      return conflicts === 'all' ? 'all' : conflicts.join(', ');
    case 'at':
      return plan.at.join(' ');
    case 'timezone':
      return plan.timezone;
    case 'stories':
      return String(stories);
    case 'quiet-hours':
      return quietHours === null ? 'off' : `${quietHours.from}-${quietHours.to}`;
    case 'alerts':
      return alertLevel(alerts);
    case 'state-media':
      return stateMedia;
    case 'layout':
      return layout;
    case 'language':
      return language;
    case 'publish':
      return publish ? 'on' : 'off';
    default:
      return '';
  }
}

/** A file may say more than the levels that chat has; then none of them holds. */
function alertLevel(alerts: Destination['alerts']): string {
  if (alerts === null) return 'off';
  return alerts.severity === 0.8 ? 'major' : alerts.severity === 0.6 ? 'serious' : '';
}
