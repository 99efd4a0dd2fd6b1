/** Threads below a message, and posts of a forum. */
import {
  ChannelFlags,
  DiscordAPIError,
  type ForumChannel,
  type MediaChannel,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { TAG_NAME, TAGS, THREAD_ARCHIVED_AFTER } from './limits.ts';
import type { MessageAddress } from './message-address.ts';
import { type Ask, readMessage, type Sent } from './requests.ts';

/** Starts the thread of a message; its id is the message's. Null where Discord lets us start none there. */
export async function startThread(
  ask: Ask,
  { channel, message }: MessageAddress,
  name: string,
): Promise<string | null> {
  try {
    await ask('POST', Routes.threads(channel, message), {
      body: { name, auto_archive_duration: THREAD_ARCHIVED_AFTER },
    });
    return message;
  } catch (cause) {
    if (!(cause instanceof DiscordAPIError)) throw cause;
    if (cause.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return message;
    // The message was deleted, or the server has as many threads as it may.
    if (cause.code === RESTJSONErrorCodes.UnknownMessage || cause.status === 400) return null;
    // Somebody took the right from us, which says nothing about the channel itself.
    if (cause.code === RESTJSONErrorCodes.MissingPermissions) return null;
    throw cause;
  }
}

/**
 * Changes something in a thread. One that was quiet for long takes no change before it is opened again; one that somebody
 * locked stays as it is.
 */
export async function evenIfClosed<T>(ask: Ask, thread: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (cause) {
    if (!isRefusal(cause) || cause.code !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw cause;
    await ask('PATCH', Routes.channel(thread), { body: { archived: false } }).catch((locked: unknown) => {
      throw isRefusal(locked) && (locked.status === 400 || locked.status === 403) ? cause : locked;
    });
    return change();
  }
}

function isRefusal(cause: unknown): cause is DiscordAPIError {
  return cause instanceof DiscordAPIError;
}

/** Makes a post of a forum: a thread with its first message, which has the same id unless Discord says otherwise. */
export async function makePost(
  ask: Ask,
  forum: ForumChannel | MediaChannel,
  { name, tags, message }: { readonly name: string; readonly tags: readonly string[]; readonly message: Sent },
): Promise<MessageAddress> {
  const { files, body } = message;
  const answer = await ask('POST', Routes.threads(forum.id), {
    body: { name, applied_tags: tags, auto_archive_duration: THREAD_ARCHIVED_AFTER, message: body },
    files,
  });
  const { id } = readMessage(answer);
  const { message: first } = answer as { readonly message?: unknown };
  return { channel: id, message: first === undefined ? id : readMessage(first).id };
}

/**
 * The tags of a forum that are named like one of these, at most five. A forum that wants a tag gets its first one where
 * none is: that is better than no post. Tags that only moderators may set are left alone.
 */
export function tagsFor(
  { availableTags, flags }: Pick<ForumChannel, 'availableTags' | 'flags'>,
  names: readonly string[],
): readonly string[] {
  const ours = availableTags.filter(({ moderated }) => !moderated);
  const wanted = names.map(plainName);
  const named = ours.filter((tag) => wanted.some((name) => isNamed(tag.name, name))).slice(0, TAGS);
  return (named.length === 0 && flags.has(ChannelFlags.RequireTag) ? ours.slice(0, 1) : named).map(({ id }) => id);
}

/** A tag is cut where Discord allows no more. */
function isNamed(tag: string, name: string): boolean {
  const plain = plainName(tag);
  return plain !== '' && (tag.length < TAG_NAME ? plain === name : name.startsWith(plain));
}

/** "Karsovia–Velmar" and "karsovia-velmar" are the same name. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
