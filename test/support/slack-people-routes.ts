/** What the double answers to the methods that are about people: who they are, windows, homes, words to one of them, files. */
import { type Call, type Method, No, parsed } from './slack-call.ts';

/** The scope that a method takes, as far as a test looks at it. */
export const PEOPLE_SCOPES: Readonly<Record<string, string>> = {
  'chat.postEphemeral': 'chat:write',
  'conversations.open': 'im:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'users.conversations': 'channels:read',
  'users.info': 'users:read',
};

/** By their names. */
export const PEOPLE_METHODS: Readonly<Record<string, Method>> = {
  'users.info': ({ world, args }) => {
    const user = world.people.users.get(args.user ?? '');
    if (user === undefined) throw new No('user_not_found');
    return { user };
  },
  'users.conversations': ({ world, team, args }) => {
    const channels = [...world.channels.values()]
      .filter((channel) => channel.team === team.id && channel.isMember && !channel.id.startsWith('D'))
      .filter(({ members }) => args.user === undefined || members === undefined || members.includes(args.user))
      .map(({ id }) => ({ id }));
    const start = Number(args.cursor ?? 0);
    const end = start + Number(args.limit ?? 100);
    const next_cursor = end < channels.length ? String(end) : '';
    return { channels: channels.slice(start, end), response_metadata: { next_cursor } };
  },
  'conversations.open': ({ world, team, args }) => {
    const user = args.users ?? '';
    if (!world.people.users.has(user)) throw new No('user_not_found');
    const id = `D0${user.slice(1)}`;
    if (!world.channels.has(id)) world.addChannel({ id, team: team.id });
    return { channel: { id } };
  },
  'chat.postEphemeral': ({ world, args }) => {
    const { channel = '', user = '', thread_ts = null, blocks, ...body } = args;
    const known = world.channels.get(channel);
    if (known === undefined) throw new No('channel_not_found');
    if (!known.isMember) throw new No('not_in_channel');
    world.people.said.push({
      address: null,
      channel,
      user,
      thread: thread_ts,
      body: { ...body, blocks: parsed(blocks) },
    });
    return { message_ts: world.nextTs() };
  },
  'views.open': ({ world, args }) => {
    const opened = world.people.open(args.trigger_id ?? '', viewIn(args));
    if (typeof opened === 'string') throw new No(opened);
    return { view: { ...opened.view, id: opened.id, hash: opened.hash } };
  },
  'views.update': ({ world, args }) => {
    const known = world.people.views.get(args.view_id ?? '');
    if (known === undefined) throw new No('not_found');
    if (args.hash !== undefined && args.hash !== known.hash) throw new No('hash_conflict');
    const { id, hash, view } = world.people.put({ ...known, view: viewIn(args) });
    return { view: { ...view, id, hash } };
  },
  'views.publish': ({ world, args }) => {
    const user = args.user_id ?? '';
    const view = viewIn(args);
    world.people.homes.set(user, [...(world.people.homes.get(user) ?? []), view]);
    return { view };
  },
  'files.getUploadURLExternal': ({ world, args, origin }) => {
    const file_id = world.people.nextId('F0');
    world.people.uploads.push({ name: args.filename ?? '', channel: null, thread: null, text: '' });
    return { file_id, upload_url: `${origin}/upload/${world.people.uploads.length - 1}` };
  },
  'files.completeUploadExternal': ({ world, args }) => {
    const upload = world.people.uploads.at(-1);
    if (upload === undefined || upload.text === '') throw new No('file_not_found');
    upload.channel = args.channel_id ?? null;
    upload.thread = args.thread_ts ?? null;
    return { files: parsed(args.files) as object[] };
  },
};

function viewIn({ view }: Call['args']): Readonly<Record<string, any>> {
  return parsed(view) as Readonly<Record<string, any>>;
}
