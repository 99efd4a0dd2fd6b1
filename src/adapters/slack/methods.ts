/**
 * What we ask of Slack: each method with the scopes it takes and what it is for. The manifest asks for these scopes and no
 * others, and a test compares this list with what is called.
 */
export const METHODS = {
  'apps.connections.open': { scopes: [], why: 'Socket Mode; its scope is that of the app-level token' },
  'auth.test': { scopes: [], why: 'in which workspace we are, and as whom' },
  'bots.info': { scopes: ['users:read'], why: 'whether both tokens are those of one app, for "sitrep doctor"' },
  'chat.postEphemeral': { scopes: ['chat:write'], why: 'answers that one person sees who mentioned us' },
  'chat.postMessage': { scopes: ['chat:write'], why: 'briefings and notices' },
  'chat.update': { scopes: ['chat:write'], why: 'stories that changed or were taken back' },
  'conversations.history': {
    scopes: ['channels:history', 'groups:history', 'im:history'],
    why: 'to find out whether a message arrived whose answer was lost, so that it is not posted twice',
  },
  'conversations.info': {
    scopes: ['channels:read', 'groups:read'],
    why: 'whether the bot is in the channels that are briefed, for "sitrep doctor"',
  },
  'conversations.replies': {
    scopes: ['channels:history', 'groups:history', 'im:history'],
    why: 'the same for a message in a thread',
  },
  'conversations.open': { scopes: ['im:write'], why: 'to greet whoever installed the app, and to hand over files' },
  'files.completeUploadExternal': { scopes: ['files:write'], why: 'lists of feeds as a file' },
  'files.getUploadURLExternal': { scopes: ['files:write'], why: 'the same' },
  'oauth.v2.access': { scopes: [], why: 'to be installed in a workspace' },
  'users.conversations': {
    scopes: ['channels:read', 'groups:read'],
    why: 'the home shows the channels somebody is in, and no others',
  },
  'users.info': { scopes: ['users:read'], why: 'whether whoever asks administers the workspace' },
  'views.open': { scopes: [], why: 'forms' },
  'views.publish': { scopes: [], why: 'the home' },
  'views.update': { scopes: [], why: 'answers in a window' },
} as const satisfies Readonly<Record<string, { readonly scopes: readonly string[]; readonly why: string }>>;

/** A method of the Web API that we use. */
export type Method = keyof typeof METHODS;
