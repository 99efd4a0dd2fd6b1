/** Where a part belongs: the layout that was wished for, or what comes nearest to it in a channel of that kind. */
import type { Posting } from '../../delivery/delivery.ts';
import { type MessageAddress, readAddress } from './message-address.ts';
import type { Place } from './places.ts';

/** A place for one message. */
export type Spot =
  /** In a channel, a thread or a post; below the message `about` where there is one. */
  | { readonly in: 'channel'; readonly channel: string; readonly about: string | null }
  /** In the thread of a message, which is started where it is not there yet. */
  | { readonly in: 'thread-of'; readonly head: MessageAddress }
  /** A post of a forum, of its own. */
  | { readonly in: 'new-post' };

/**
 * In a forum every part is a post, or stands in the head's post. In a channel that can have threads, stories and foot
 * stand in the thread of the head, unless beside each other is what was wished for. Elsewhere everything stands beside
 * each other.
 */
export function spotFor({ part, layout, under }: Posting, { channel, kind }: Place): Spot {
  const home: Spot = { in: 'channel', channel: channel.id, about: null };
  const about = part.kind === 'notice' && part.about !== null ? readAddress(part.about, channel.id) : null;
  if (about !== null) return { in: 'channel', channel: about.channel, about: about.message };

  const head = under === null ? null : readAddress(under, channel.id);
  if (kind === 'forum') {
    const isOwn = head === null || (part.kind === 'story' && layout === 'forum');
    return isOwn || head === null ? { in: 'new-post' } : { in: 'channel', channel: head.channel, about: null };
  }
  if (head === null || kind === 'flat' || layout === 'messages') return home;
  if (part.kind !== 'story' && part.kind !== 'foot') return home;
  // A thread for the foot alone would hide it.
  if (part.briefing.stories.length === 0) return home;
  // The channel was a forum when the head was shown there.
  if (head.channel !== channel.id) return { in: 'channel', channel: head.channel, about: null };
  return { in: 'thread-of', head };
}
