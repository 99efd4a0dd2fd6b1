/** A connection of ours to the double, as tests hold it. Both are closed when the test is over. */
import { onTestFinished } from 'vitest';
import { type ConnectionParts, connectSlack, type SlackConnection } from '../../src/adapters/slack/connection.ts';
import type { Installations, KeptInstallation } from '../../src/adapters/slack/installations.ts';
import { SlackChat } from '../../src/adapters/slack/slack-chat.ts';
import type { Destination, DestinationId, Posting } from '../../src/delivery/delivery.ts';
import type { CommunityId, Office } from '../../src/office.ts';
import type { Problem } from '../../src/outcome.ts';
import { NOON } from './builders.ts';
import { aDestination, aPosting } from './delivery-builders.ts';
import type { Heard, Where } from './loopback-rest.ts';
import { SlackDouble } from './slack-double.ts';
import type { DoubleChannel } from './slack-world.ts';

/** What the office was told, in words: "joined slack:T1". */
export class NotedOffice implements Pick<Office, 'joined' | 'left' | 'place' | 'destinations'> {
  readonly told: string[] = [];
  readonly #destinations: readonly Destination[];
  /** What it says no with; null while it takes everything. */
  refusesWith: Error | null = null;

  constructor(destinations: readonly DestinationId[] = []) {
    this.#destinations = destinations.map((id) => aDestination({ id }));
  }

  destinations(): readonly Destination[] {
    return this.#destinations;
  }

  async joined(community: CommunityId): Promise<boolean> {
    this.#note(`joined ${community}`);
    return true;
  }

  async left(community: CommunityId): Promise<void> {
    this.#note(`left ${community}`);
  }

  async place(destination: DestinationId, community: CommunityId): Promise<void> {
    this.#note(`placed ${destination} in ${community}`);
  }

  #note(words: string): void {
    if (this.refusesWith !== null) throw this.refusesWith;
    this.told.push(words);
  }
}

/** Installations in the memory of one test. */
export class NotedInstallations implements Installations {
  readonly kept = new Map<CommunityId, KeptInstallation>();

  async all(): Promise<readonly KeptInstallation[]> {
    return [...this.kept.values()];
  }

  async keep(installation: KeptInstallation): Promise<void> {
    this.kept.set(installation.community, installation);
  }

  async drop(community: CommunityId): Promise<void> {
    this.kept.delete(community);
  }
}

/** Both ends, and what the operator and the office were told. */
export interface Connected {
  readonly double: SlackDouble;
  readonly connection: SlackConnection;
  readonly office: NotedOffice;
  readonly problems: readonly Problem[];
}

/** Fields of the connection; those that need the double are made from it. */
export type Wanted = Partial<ConnectionParts> & {
  readonly with?: (double: SlackDouble) => Partial<ConnectionParts>;
  /** Called before anything is sent. */
  readonly prepare?: (both: { readonly double: SlackDouble; readonly connection: SlackConnection }) => void;
};

/** A connection in Socket Mode that was not made yet. */
export async function aConnection({ with: made, prepare, ...fields }: Wanted = {}): Promise<Connected> {
  const clock = fields.clock ?? (() => NOON);
  const double = await SlackDouble.start({ clock });
  const problems: Problem[] = [];
  const office = fields.office instanceof NotedOffice ? fields.office : new NotedOffice();
  const connection = connectSlack({
    botToken: () => double.botToken,
    appToken: () => double.appToken,
    signingSecrets: null,
    port: null,
    oauth: null,
    apiUrl: double.api,
    clock,
    onProblem: (problem) => problems.push(problem),
    pauseMs: () => 1,
    ...fields,
    ...made?.(double),
    office,
  });
  onTestFinished(async () => {
    await connection.destroy();
    await double.close();
  });
  prepare?.({ double, connection });
  return { double, connection, office, problems };
}

/** A connection that is ready, with both of its sockets. */
export async function connected(wanted: Wanted = {}): Promise<Connected> {
  const both = await aConnection(wanted);
  await both.connection.login();
  await both.double.rest.until(() => wanted.appToken === null || both.double.sockets.connected === 2);
  return both;
}

/** Time that stands still until something waits or a test lets it pass. */
export class TestTime {
  now = NOON;
  /** How long was waited for each turn. */
  readonly waited: number[] = [];
  readonly clock = (): number => this.now;
  readonly wait = async (ms: number): Promise<void> => {
    this.waited.push(ms);
    this.now += ms;
  };
}

/** A chat that is ready to post into one channel of the double. */
export interface ChatRoom extends Connected {
  readonly chat: SlackChat;
  readonly time: TestTime;
  readonly channel: string;
  readonly destination: DestinationId;
  /** What was asked of Slack since it was ready. */
  asked(where?: Where): readonly Heard[];
  /** A posting to that channel. */
  aDelivery(fields?: Parameters<typeof aPosting>[0]): Posting;
}

/** A chat over a connection that is ready, and a channel of that kind. The time is noon until a test says otherwise. */
export async function aChatRoom(channel: Partial<DoubleChannel> = {}, wanted: Wanted = {}): Promise<ChatRoom> {
  const time = new TestTime();
  let chat: SlackChat | null = null;
  const both = await connected({
    clock: time.clock,
    timeoutMs: 5_000,
    ...wanted,
    prepare({ connection, double }) {
      chat = new SlackChat({ connection, clock: time.clock, wait: time.wait });
      wanted.prepare?.({ connection, double });
    },
  });
  const { id } = both.double.world.addChannel(channel);
  const destination = `slack:${id}` as DestinationId;
  const before = both.double.rest.requests.length;
  return {
    ...both,
    chat: chat as unknown as SlackChat,
    time,
    channel: id,
    destination,
    asked: (where = {}) => both.double.rest.asked(where, before),
    aDelivery: (fields) => aPosting({ destination, ...fields }),
  };
}

/** What every message is posted to, and where one is read. */
export const POSTING = { path: /^\/chat\.postMessage$/ };
export const UPDATING = { path: /^\/chat\.update$/ };
export const READING = { path: /^\/conversations\.(history|replies)$/ };
