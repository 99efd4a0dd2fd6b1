/**
 * The write side that commands ask: a channel's wishes, feeds, retractions, deletion. What a file says is never changed
 * from chat; what is changed from chat is kept in the store, and each change is audited with who and when.
 */
import type { EpochMs } from './clock.ts';
import type { Destination, DestinationId } from './delivery/delivery.ts';
import type { Feed, FeedId } from './feeds/feed.ts';
import type { FeedCandidate, HowFound } from './feeds/ports.ts';
import type { StoryId } from './stories/story.ts';

/** A server of Discord ("discord:<guild>") or a workspace of Slack ("slack:<team>"); "console" for the terminal. */
export type CommunityId = string & { readonly CommunityId: unique symbol };

/** Who asks. An adapter finds out what they may do each time anew, from what the platform says at that moment. */
export interface Asker {
  readonly platform: 'discord' | 'slack' | 'console';
  /** The platform's id of the person; never a name. */
  readonly user: string;
  /** `change`: this community's admins. `operator`: those the operator's file lists, everywhere. */
  readonly rights: 'read' | 'change' | 'operator';
  /** Null in a direct message. */
  readonly community: CommunityId | null;
}

/** What can be wished for a channel from chat. */
export interface ChannelWishes {
  readonly conflicts: Destination['conflicts'];
  readonly plan: Destination['plan'];
  readonly stories: number;
  readonly quietHours: Destination['quietHours'];
  readonly alerts: Destination['alerts'];
  readonly stateMedia: Destination['stateMedia'];
  readonly layout: Destination['layout'];
  readonly language: string;
  readonly publish: boolean;
}

/** What holds in a channel, and who decided it. */
export interface ChannelView {
  readonly destination: Destination;
  /** `file`: sitrep.yaml names it, so that chat may not change it. `nobody`: it is not briefed. */
  readonly decidedBy: 'file' | 'chat' | 'nobody';
  /** Why nothing is sent there at present; null when all is well. */
  readonly paused: string | null;
}

/** A feed as chat sees it. */
export interface FeedView {
  readonly feed: Feed;
  /** `terminal`: whoever keeps the bot added it there, so that it may lie where the operator allows. */
  readonly decidedBy: 'file' | 'chat' | 'terminal';
  /** Paused by a person; since when. */
  readonly pausedAt: EpochMs | null;
}

/** What a feed is like, for whoever adds it or tries it. */
export interface FeedAbout {
  /** Empty when it names none. */
  readonly title: string;
  readonly how: HowFound;
  /** Entries a day, by the dates they claim; null where fewer than two are dated. */
  readonly perDay: number | null;
  /** Whether nothing was published there for a quarter of a year: ten entries are no sign of life. */
  readonly isSilent: boolean;
  /** The newest entry; null when there is none. */
  readonly last: { readonly title: string; readonly url: string | null; readonly published: EpochMs | null } | null;
}

/** What became of adding feeds. */
export interface FeedsAdded {
  readonly added: readonly { readonly feed: Feed; readonly about: FeedAbout }[];
  /** Addresses that were not added, each with the reason. */
  readonly left: readonly { readonly url: string; readonly reason: string }[];
  /** Other feeds of the page, where the address of one was given: nobody has asked them. */
  readonly others: readonly FeedCandidate[];
}

/** A feed of a list that is to be imported. */
export interface PlannedFeed {
  /** As the list has it; empty where it does not say. */
  readonly title: string;
  readonly url: string;
  /** The address as it may be shown. */
  readonly shown: string;
  /** "World / Africa"; empty for none. */
  readonly folders: readonly string[];
  /** The conflicts its folders are named after. */
  readonly conflicts: readonly string[];
  readonly state: 'new' | 'known' | 'unusable';
  /** The feed that is read from there already; null where none is. */
  readonly knownAs: FeedId | null;
  /** Why it cannot be added; null where nothing hinders it that is known without asking it. */
  readonly reason: string | null;
}

/** What a list of feeds would bring. */
export interface ImportPlan {
  readonly feeds: readonly PlannedFeed[];
  /** The conflicts that folders are named after. */
  readonly conflicts: readonly { readonly id: string; readonly name: string }[];
  /** How many feeds may still be added from here. */
  readonly room: number;
  /** What of the list was passed over, in a few sentences. */
  readonly notes: readonly string[];
}

/** The first entries of a feed, as a test of it shows them. */
export interface FeedTest {
  readonly url: string;
  readonly title: string;
  readonly about: FeedAbout;
  /** Other feeds of the page. */
  readonly others: readonly FeedCandidate[];
  readonly entries: readonly {
    readonly title: string;
    readonly url: string | null;
    readonly published: EpochMs | null;
    /** The rule that leaves the entry out; null when it is kept. */
    readonly droppedBy: string | null;
  }[];
}

/** One change, for the audit. */
export interface AuditEntry {
  readonly at: EpochMs;
  readonly platform: Asker['platform'];
  readonly community: CommunityId | null;
  /** Null once the community has been forgotten. */
  readonly user: string | null;
  /** "channel set", "feeds add": the command. */
  readonly what: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What may be changed. Every call that changes something writes it down together with its audit entry, in one
 * transaction, or throws `Refusal`: `not-allowed`, `locked-by-file`, `change-invalid`, `change-unknown`,
 * `too-many-changes` (five a minute and fifty a day from one person), or `store-…`. Rights are checked here too, so that
 * no way of asking goes past them.
 */
export interface Office {
  /** What is briefed now: the files' destinations and the channels followed from chat, without those of communities we left. */
  destinations(): readonly Destination[];
  /** What is read now: the files' feeds and those added from chat, without the paused ones. */
  feeds(): readonly Feed[];
  channel(destination: DestinationId): ChannelView;
  /** Changes a channel's wishes, those named; a channel that was not briefed is from now on. */
  setChannel(ask: {
    readonly by: Asker;
    readonly destination: DestinationId;
    readonly wishes: Partial<ChannelWishes>;
    /** The command, for the audit. */
    readonly what: string;
  }): Promise<ChannelView>;
  /** Ends a channel's briefings. */
  unfollow(ask: { readonly by: Asker; readonly destination: DestinationId }): Promise<void>;

  feedList(): readonly FeedView[];
  /** Adds feeds: an address of a feed, or of a page that names one. At most 200 for each community. */
  addFeeds(ask: {
    readonly by: Asker;
    readonly urls: readonly string[];
    /** Which conflicts a feed is kept for, by the address given; none where nothing is said. */
    readonly conflicts?: ReadonlyMap<string, readonly string[]>;
    readonly what: string;
  }): Promise<FeedsAdded>;
  /** Takes out a feed that was added from chat, by this community or, for an operator, by any. */
  removeFeed(ask: { readonly by: Asker; readonly feed: FeedId }): Promise<void>;
  pauseFeed(ask: { readonly by: Asker; readonly feed: FeedId; readonly paused: boolean }): Promise<void>;
  /** Reads a feed, or an address, once, and changes nothing. Only for those who may change something. */
  testFeed(ask: { readonly by: Asker; readonly feedOrUrl: string }): Promise<FeedTest>;
  /** What the feeds of an OPML document would be here, its folders conflicts; nobody is asked. `change-invalid` when it is none. */
  planImport(ask: { readonly by: Asker; readonly opml: string }): ImportPlan;
  /**
   * All feeds as OPML 2.0, in a folder for each conflict they are kept for, and how many were left out: whoever is no operator does not get addresses that may hold a key (a
   * user name, a query).
   */
  exportFeeds(ask: { readonly by: Asker }): { readonly text: string; readonly left: number };

  /**
   * Takes a story back: every message that shows it, in this community (for an operator everywhere), is edited, and a notice is
   * posted below it. How many messages will change.
   */
  retract(ask: { readonly by: Asker; readonly story: StoryId; readonly reason: string }): Promise<number>;
  /** Tells a channel no more of a story, neither in briefings nor by changing its card; or tells it again. */
  muteStory(ask: {
    readonly by: Asker;
    readonly destination: DestinationId;
    readonly story: StoryId;
    readonly muted: boolean;
  }): Promise<void>;
  /** Stories of which a channel is not told any more. */
  muted(destination: DestinationId): ReadonlySet<StoryId>;
  /** Deletes at once all that is kept of a community: channels, feeds, what was posted, who changed what. */
  forget(ask: { readonly by: Asker; readonly community: CommunityId }): Promise<void>;
  /** Newest first. */
  audit(ask: { readonly community: CommunityId | null; readonly limit: number }): Promise<readonly AuditEntry[]>;

  /** Of which communities the bot is a member, as far as we know. */
  communities(): readonly CommunityId[];
  /**
   * Remembers in which community a channel is. An adapter says so before it hands on a question that was asked there: only
   * the admins of that community may change the channel, and it is forgotten with it.
   */
  place(destination: DestinationId, community: CommunityId): Promise<void>;
  /** In which community a channel is; null where nobody has said. */
  communityOf(destination: DestinationId): CommunityId | null;
  /** The bot is a member of a community: true when it was not before, as far as we know. Ends a deletion that was waiting. */
  joined(community: CommunityId): Promise<boolean>;
  /** The bot is no member any more: nothing is sent there from now on, and in thirty days all of it is deleted. */
  left(community: CommunityId): Promise<void>;
  /** Deletes the communities that were left thirty days ago; to be called every hour or so. */
  upkeep(): Promise<void>;
}
