/** What the double answers to whoever only looks: channels, the app of a bot, what a token may do. */
import type { Heard } from './loopback-rest.ts';
import { type Method, No } from './slack-call.ts';
import { APP, type SlackWorld } from './slack-world.ts';

/** The scope that a method takes, as far as a test looks at it. */
export const LOOKED_SCOPES: Readonly<Record<string, string>> = {
  'bots.info': 'users:read',
  'conversations.info': 'channels:read',
};

/** By their names. */
export const LOOKED_METHODS: Readonly<Record<string, Method>> = {
  'bots.info': ({ team, args }) => {
    if (args.bot !== team.bot) throw new No('bot_not_found');
    return { bot: { id: team.bot, app_id: APP, name: 'sitrep', deleted: false } };
  },
  'conversations.info': ({ world, team, args }) => {
    const channel = world.channels.get(args.channel ?? '');
    if (channel === undefined || channel.team !== team.id) throw new No('channel_not_found');
    if (channel.isPrivate && !channel.isMember) throw new No('channel_not_found');
    return {
      channel: {
        id: channel.id,
        name: 'briefings',
        is_private: channel.isPrivate,
        is_archived: channel.isArchived,
        is_member: channel.isMember,
      },
    };
  },
};

/** What Slack writes above an answer of what a token may do. */
export function scopesSaid(world: SlackWorld, { authorization }: Heard): Readonly<Record<string, string>> {
  const team = world.teamOf(authorization?.replace(/^Bearer /, '') ?? null);
  return team === null ? {} : { 'x-oauth-scopes': team.scopes.join(',') };
}
