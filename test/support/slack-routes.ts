/** What the double answers to each method of the Web API. */
import type { Answer, Heard } from './loopback-rest.ts';
import { type Call, type Method, No, parsed } from './slack-call.ts';
import { LOOKED_METHODS, LOOKED_SCOPES, scopesSaid } from './slack-looked-routes.ts';
import { PEOPLE_METHODS, PEOPLE_SCOPES } from './slack-people-routes.ts';
import { APP, type DoubleMessage, type SlackWorld } from './slack-world.ts';

/** What the methods need beside the world. */
export interface SlackRoutesParts {
  readonly appToken: () => string | null;
  /** An address for one connection. */
  readonly socket: () => string;
  /** Where the double is. */
  readonly origin: () => string;
  /** The workspaces that codes stand for, each until it is used. */
  readonly codes: Map<string, string>;
}

/** Answers every request; what Slack says no to is answered with 200 as well. */
export function slackRoutes(world: SlackWorld, parts: SlackRoutesParts): (heard: Heard) => Answer {
  return (heard) => {
    const elsewhere = beside(world, heard);
    if (elsewhere !== null) return elsewhere;
    try {
      return { status: 200, body: { ok: true, ...answer(world, parts, heard) }, headers: scopesSaid(world, heard) };
    } catch (thrown) {
      if (!(thrown instanceof No)) throw thrown;
      return { status: 200, body: { ok: false, error: thrown.message, ...thrown.more } };
    }
  };
}

/** What is asked of no method: answers by their addresses, the bytes of files. */
function beside({ people }: SlackWorld, { path, body }: Heard): Answer | null {
  const [, place, id = ''] = /^\/(actions|upload|files)\/(.+)$/.exec(path) ?? [];
  switch (place) {
    case 'actions': {
      const status = people.answer(id, body);
      return status === 200 ? { status, body: 'ok' } : { status, body: { ok: false, error: 'expired_url' } };
    }
    case 'upload': {
      const upload = people.uploads[Number(id)];
      if (upload !== undefined) upload.text = String(body.text);
      return { status: upload === undefined ? 404 : 200 };
    }
    case 'files':
      return { status: 200, body: `the text of ${id}` };
    default:
      return null;
  }
}

function answer(world: SlackWorld, { appToken, socket, codes, origin }: SlackRoutesParts, heard: Heard): object {
  const args = heard.body as Call['args'];
  const token = /^Bearer (.+)$/.exec(heard.authorization ?? '')?.[1] ?? null;
  const method = heard.path.slice(1);
  if (method === 'oauth.v2.access') return exchange(world, codes, args);
  if (method === 'apps.connections.open') {
    if (token === null || token !== appToken()) throw new No('invalid_auth');
    return { url: socket() };
  }
  if (token === null) throw new No('not_authed');
  const team = world.teamOf(token);
  if (team === null) throw new No('invalid_auth');
  if (team.refusedWith !== null) throw new No(team.refusedWith);
  const run = METHODS[method] ?? PEOPLE_METHODS[method] ?? LOOKED_METHODS[method];
  if (run === undefined) throw new No('unknown_method');
  const call = { world, team, args, origin: origin() };
  const needed = SCOPE_OF[method]?.(call) ?? PEOPLE_SCOPES[method] ?? LOOKED_SCOPES[method];
  if (needed !== undefined && !team.scopes.includes(needed)) {
    throw new No('missing_scope', { needed, provided: team.scopes.join(',') });
  }
  return run(call);
}

const historyScope = ({ world, args }: Call): string =>
  world.channels.get(args.channel ?? '')?.isPrivate === true ? 'groups:history' : 'channels:history';

const SCOPE_OF: Readonly<Record<string, (call: Call) => string>> = {
  'chat.postMessage': () => 'chat:write',
  'chat.update': () => 'chat:write',
  'conversations.history': historyScope,
  'conversations.replies': historyScope,
};

const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': ({ team }) => ({
    url: 'https://newsroom.example/',
    team: team.name,
    user: 'sitrep',
    team_id: team.id,
    user_id: team.botUser,
    bot_id: team.bot,
    is_enterprise_install: false,
  }),
  'chat.postMessage': (call) => {
    const { world, team, args } = call;
    const channel = openChannel(call);
    const thread = args.thread_ts ?? null;
    if (thread !== null && find(call, channel, thread) === undefined) throw new No('thread_not_found');
    const { text = '', blocks, metadata, channel: _, thread_ts, ...asked } = args;
    const message = world.addMessage({
      channel,
      team: team.id,
      thread,
      user: team.botUser,
      bot: team.bot,
      text,
      blocks: parsed(blocks),
      metadata: parsed(metadata),
      asked,
    });
    return { channel, ts: message.ts, message: shown(message, true) };
  },
  'chat.update': (call) => {
    const channel = openChannel(call);
    const message = find(call, channel, call.args.ts ?? '');
    if (message === undefined) throw new No('message_not_found');
    if (message.bot !== call.team.bot) throw new No('cant_update_message');
    const { text, blocks, metadata } = call.args;
    message.text = text ?? message.text;
    if (blocks !== undefined) message.blocks = parsed(blocks);
    if (metadata !== undefined) message.metadata = parsed(metadata);
    message.edits += 1;
    return { channel, ts: message.ts, text: message.text, message: shown(message, true) };
  },
  'conversations.history': (call) =>
    page(
      call,
      messagesOf(call).filter(({ thread, ts }) => thread === null || thread === ts),
      'newest first',
    ),
  'conversations.replies': (call) => {
    const root = call.args.ts ?? '';
    const all = messagesOf(call, { withRoot: root }).filter(({ thread, ts }) => ts === root || thread === root);
    if (all.length === 0) throw new No('thread_not_found');
    return page(call, all, 'oldest first');
  },
};

function exchange(world: SlackWorld, codes: Map<string, string>, args: Call['args']): object {
  const team = world.teams.get(codes.get(args.code ?? '') ?? '');
  codes.delete(args.code ?? '');
  if (team === undefined) throw new No('invalid_code');
  return {
    access_token: team.token,
    token_type: 'bot',
    scope: team.scopes.join(','),
    bot_user_id: team.botUser,
    app_id: APP,
    team: { id: team.id, name: team.name },
    enterprise: null,
    authed_user: { id: 'U0INSTALLER' },
    is_enterprise_install: false,
  };
}

/** The channel of a call, if something may be posted or changed there. */
function openChannel({ world, team, args }: Call): string {
  const channel = world.channels.get(args.channel ?? '');
  if (channel === undefined || channel.team !== team.id) throw new No('channel_not_found');
  if (channel.isPrivate && !channel.isMember) throw new No('channel_not_found');
  if (channel.isArchived) throw new No('is_archived');
  if (!channel.isMember) throw new No('not_in_channel');
  if (channel.isRestricted) throw new No('restricted_action');
  return channel.id;
}

function find({ world, team }: Call, channel: string, ts: string): DoubleMessage | undefined {
  return world.messages.find((message) => message.team === team.id && message.channel === channel && message.ts === ts);
}

/** The messages a reading call is about; the first message of a thread is always among them. */
function messagesOf(
  { world, team, args }: Call,
  { withRoot = null }: { readonly withRoot?: string | null } = {},
): readonly DoubleMessage[] {
  const channel = world.channels.get(args.channel ?? '');
  if (channel === undefined || channel.team !== team.id) throw new No('channel_not_found');
  if (!channel.isMember) throw new No('not_in_channel');
  const { oldest = '0', latest = '9999999999', inclusive = 'false' } = args;
  const isWithin = (ts: string) =>
    inclusive === 'true'
      ? Number(ts) >= Number(oldest) && Number(ts) <= Number(latest)
      : Number(ts) > Number(oldest) && Number(ts) < Number(latest);
  return world.messagesIn(channel.id).filter(({ ts }) => ts === withRoot || isWithin(ts));
}

function page({ args }: Call, all: readonly DoubleMessage[], order: 'newest first' | 'oldest first'): object {
  const ordered = order === 'newest first' ? all.toReversed() : all;
  const start = Number(args.cursor ?? 0);
  const end = start + Number(args.limit ?? 100);
  return {
    messages: ordered.slice(start, end).map((message) => shown(message, args.include_all_metadata === 'true')),
    has_more: end < ordered.length,
    response_metadata: { next_cursor: end < ordered.length ? String(end) : '' },
  };
}

/** A message in Slack's words; its metadata only for whoever asks. */
function shown({ ts, thread, user, bot, text, blocks, metadata }: DoubleMessage, withMetadata: boolean): object {
  return {
    type: 'message',
    ts,
    user,
    text,
    blocks,
    ...(bot !== null && { bot_id: bot, app_id: APP }),
    ...(thread !== null && { thread_ts: thread }),
    ...(withMetadata && metadata !== undefined && { metadata }),
  };
}
