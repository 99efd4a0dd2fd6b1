import type { Asker, CommunityId } from '../../office.ts';

/** Whoever sits at the terminal of the bot is its operator. */
export const TERMINAL: Asker = {
  platform: 'console',
  user: 'terminal',
  rights: 'operator',
  community: 'console' as CommunityId,
};
