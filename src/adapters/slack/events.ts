/**
 * What we are told of by Slack: each event with the scope it takes and what it is for. The manifest subscribes to these
 * and to no others, and a test compares this list with what is listened to.
 */
export const EVENTS = {
  app_home_opened: { scopes: [], why: 'to show somebody their home' },
  app_mention: { scopes: ['app_mentions:read'], why: 'who mentions us in a channel is answered there' },
  app_uninstalled: { scopes: [], why: 'to stop at once, and to forget the token' },
  channel_unarchive: { scopes: ['channels:read'], why: 'a channel that refused us may be tried again' },
  group_unarchive: { scopes: ['groups:read'], why: 'the same for a private channel' },
  member_joined_channel: {
    scopes: ['channels:read', 'groups:read'],
    why: 'we were invited, so that a channel that refused us may be tried again',
  },
  'message.im': { scopes: ['im:history'], why: 'who writes to us directly is answered there' },
  tokens_revoked: { scopes: [], why: 'to stop at once, and to forget the token' },
} as const satisfies Readonly<Record<string, { readonly scopes: readonly string[]; readonly why: string }>>;
