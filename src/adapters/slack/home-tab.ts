/** Shows people their home: when they open it, and after they changed something. */
import type { App } from '@slack/bolt';
import { timezoneNamed } from '../../../commands/timezones.ts';
import type { Clock } from '../../clock.ts';
import type { Destination } from '../../delivery/delivery.ts';
import type { Desk } from '../../desk.ts';
import type { Office } from '../../office.ts';
import { failureOf } from '../service/failure.ts';
import { inTurn } from '../service/in-turn.ts';
import { Line } from '../service/line.ts';
import type { AnswerParts } from './answer-question.ts';
import { whyNot } from './answers.ts';
import { channelsOf } from './channels-of.ts';
import { type From, fromEvent } from './from.ts';
import { type HomeParts, renderHome } from './home.ts';
import { readDestination } from './message-address.ts';
import { thing } from './payload.ts';
import { askedFrom, liesIn } from './question.ts';
import type { Workspace } from './workspaces.ts';

/** What homes need. */
export interface HomeTabParts extends Omit<AnswerParts, 'office' | 'line' | 'apiUrl'> {
  readonly desk: Pick<Desk, 'conflicts' | 'board' | 'latest' | 'status' | 'schedule'>;
  readonly office: Pick<Office, 'channel' | 'destinations'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly hear: (team: string | undefined, work: (workspace: Workspace) => Promise<void>) => Promise<void>;
}

/** As many people as look at their homes on a day; of the others a home is shown anew when they open it. */
const REMEMBERED = 5_000;
const STORIES = 5;

/** The homes that people look at. */
export class HomeTab {
  readonly #parts: HomeTabParts;
  readonly #line = new Line();
  /** Who has opened their home, and from where. */
  readonly #opened = new Map<string, From>();
  /** Whose home is being shown, and whether it is to be shown once more. */
  readonly #showing = new Map<string, { again: boolean }>();

  constructor(app: App, parts: HomeTabParts) {
    this.#parts = parts;
    app.event('app_home_opened', async ({ event, context }) => {
      if (thing(event).tab !== 'home') return;
      await parts.hear(context.teamId, async (workspace) => {
        const from = fromEvent(event, workspace);
        this.#remember(from);
        await this.#show(from);
      });
    });
  }

  /** Shows the home of somebody anew, if they have opened it. */
  async refresh(who: Pick<From, 'user' | 'workspace'>): Promise<void> {
    const from = this.#opened.get(nameOf(who));
    if (from !== undefined) await this.#show({ ...from, workspace: who.workspace });
  }

  #remember(from: From): void {
    this.#opened.delete(nameOf(from));
    this.#opened.set(nameOf(from), from);
    for (const oldest of this.#opened.keys()) {
      if (this.#opened.size <= REMEMBERED) break;
      this.#opened.delete(oldest);
    }
  }

  /** One after the other for each person: however often it is asked for meanwhile, it is shown once more. */
  async #show(from: From): Promise<void> {
    const name = nameOf(from);
    const showing = this.#showing.get(name);
    if (showing !== undefined) {
      showing.again = true;
      return;
    }
    const mine = { again: true };
    this.#showing.set(name, mine);
    try {
      while (mine.again) {
        mine.again = false;
        await this.#showOnce(from);
      }
    } finally {
      this.#showing.delete(name);
    }
  }

  async #showOnce(from: From): Promise<void> {
    const { api, answerWithinMs, onProblem, signal } = this.#parts;
    const place = this.#line.enter(nameOf(from));
    if (place === null) return;
    const home = await inTurn(place, () => this.#read(from), { withinMs: answerWithinMs, tooSlow: () => null });
    if (home === null) return;
    try {
      const ask = api.asking(from.workspace.token(), signal);
      await ask('views.publish', { user_id: from.user, view: renderHome(home) });
    } catch (cause) {
      onProblem({ code: 'answer-lost', subject: '/home', detail: whyNot(cause).why });
    }
  }

  async #read(from: From): Promise<HomeParts | null> {
    const { desk, people, api, signal, onProblem } = this.#parts;
    try {
      const ask = api.asking(from.workspace.token(), signal);
      const person = await people.know(from, ask, { toChange: false });
      const { destination } = askedFrom(from, person, null, this.#parts);
      const [channels, board, stories, status] = await Promise.all([
        this.#channelsOf(from),
        desk.board(destination),
        desk.latest({ conflict: null, limit: STORIES }),
        person?.rights === 'operator' ? desk.status() : null,
      ]);
      const mayChange = person !== null && person.rights !== 'read';
      return {
        zone: timezoneNamed(person?.zone ?? '') ?? destination.plan.timezone,
        channels: channels?.map((channel) => ({ ...channel, mayChange })) ?? null,
        conflicts: desk.conflicts(),
        board,
        stories,
        status,
      };
    } catch (cause) {
      onProblem(failureOf(cause, '/home'));
      return null;
    }
  }

  /** The channels somebody is in and that are briefed; null where Slack does not tell in which they are. */
  async #channelsOf(from: From) {
    const { office, desk } = this.#parts;
    const briefed = office.destinations().filter(({ id }) => liesIn(id, from.workspace, this.#parts));
    const theirs = await this.#theirs(from, briefed);
    if (theirs === null) return null;
    return briefed
      .filter(({ id }) => theirs.has(readDestination(id)?.channel ?? ''))
      .map((destination) => ({
        view: office.channel(destination.id),
        next: desk.schedule({ destination, count: 1 })[0] ?? null,
      }));
  }

  async #theirs(
    { workspace, user, channel }: From,
    briefed: readonly Destination[],
  ): Promise<ReadonlySet<string> | null> {
    const { api, signal, onProblem } = this.#parts;
    // Nothing is asked where the answer does not matter.
    if (briefed.length === 0) return new Set();
    try {
      const found = await channelsOf(user, api.asking(workspace.token(), signal));
      return new Set([...found, ...(channel === null ? [] : [channel])]);
    } catch (cause) {
      onProblem({ code: 'answer-lost', subject: '/home', detail: `users.conversations: ${whyNot(cause).why}` });
      return null;
    }
  }
}

function nameOf({ workspace, user }: Pick<From, 'user' | 'workspace'>): string {
  return `${workspace.team}/${user}`;
}
