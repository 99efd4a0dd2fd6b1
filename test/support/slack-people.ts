/** What the double knows of people: who they are, which windows they look at, by which addresses they can be answered. */

/** Somebody, in Slack's words. */
export interface DoublePerson {
  readonly id: string;
  readonly team_id: string;
  readonly tz: string;
  readonly [name: string]: unknown;
}

/** A window or a home as somebody sees it. */
export interface DoubleView {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  readonly view: Readonly<Record<string, any>>;
}

/** What was said in return to something, by its address or to one person alone. */
export interface DoubleWords {
  /** By which address; null for what was said to one person in a channel. */
  readonly address: string | null;
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  readonly body: Readonly<Record<string, any>>;
}

interface Address {
  readonly channel: string;
  readonly user: string;
  uses: number;
  expired: boolean;
}

/** https://docs.slack.dev/interactivity/handling-user-interaction */
const ANSWERS_AN_ADDRESS = 5;
const TRIGGER_MS = 3_000;

/** All of it. */
export class DoublePeople {
  readonly users = new Map<string, DoublePerson>();
  /** By their ids, as they are now. */
  readonly views = new Map<string, DoubleView>();
  /** By the people who look at them, every one that was shown. */
  readonly homes = new Map<string, Readonly<Record<string, any>>[]>();
  readonly said: DoubleWords[] = [];
  readonly uploads: { name: string; channel: string | null; thread: string | null; text: string }[] = [];
  readonly #addresses = new Map<string, Address>();
  readonly #triggers = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  readonly #clock: () => number;
  #ids = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  add(fields: Partial<DoublePerson> & Pick<DoublePerson, 'id' | 'team_id'>): DoublePerson {
    const person = { tz: 'Europe/Kyiv', is_admin: false, is_owner: false, deleted: false, is_bot: false, ...fields };
    this.users.set(person.id, person);
    return person;
  }

  nextId(kind: string): string {
    this.#ids += 1;
    return `${kind}${String(this.#ids).padStart(6, '0')}`;
  }

  /** With it one window can be opened, for three seconds. */
  trigger(user: string): string {
    const id = this.nextId('trigger.');
    this.#triggers.set(id, { user, at: this.#clock(), used: false });
    return id;
  }

  /** The name of an address by which somebody can be answered. */
  address(channel: string, user: string): string {
    const id = this.nextId('address');
    this.#addresses.set(id, { channel, user, uses: 0, expired: false });
    return id;
  }

  /** No answer is taken any more by any address there is. */
  expireAddresses(): void {
    for (const address of this.#addresses.values()) address.expired = true;
  }

  /** An answer arrives; the status it gets. */
  answer(id: string, body: DoubleWords['body']): number {
    const address = this.#addresses.get(id);
    if (address === undefined || address.expired || address.uses >= ANSWERS_AN_ADDRESS) return 404;
    if (!body.text && !body.blocks) return 400;
    address.uses += 1;
    const { channel, user } = address;
    this.said.push({ address: id, channel, user, thread: body.thread_ts ?? null, body });
    return 200;
  }

  /** Opens a window; the word of Slack's where it cannot. */
  open(trigger: string, view: DoubleView['view']): DoubleView | string {
    const known = this.#triggers.get(trigger);
    if (known === undefined) return 'invalid_trigger_id';
    if (this.#clock() - known.at > TRIGGER_MS) return 'expired_trigger_id';
    if (known.used) return 'exchanged_trigger_id';
    known.used = true;
    return this.put({ id: this.nextId('V0'), user: known.user, view });
  }

  put({ id, user, view }: Omit<DoubleView, 'hash'>): DoubleView {
    const shown = { id, user, view, hash: this.nextId('hash') };
    this.views.set(id, shown);
    return shown;
  }
}
