/** Who asks, and what they may do, by what Slack says of them. */
import { webApi } from '@slack/bolt';
import type { Clock, EpochMs } from '../../clock.ts';
import type { Asker } from '../../office.ts';
import type { Problem } from '../../outcome.ts';
import { endOf, errorOf } from './ends.ts';
import type { From } from './from.ts';
import { textOf, thing } from './payload.ts';
import type { Ask } from './web-api.ts';

/** What is known of somebody. */
export interface Person {
  readonly rights: Asker['rights'];
  /** The IANA zone they live in; null where nobody said. */
  readonly zone: string | null;
}

/** What knowing people needs. */
export interface PeopleParts {
  readonly operators: ReadonlySet<string>;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
}

/** For how long it is believed what somebody may not, and how they are shown things. What they may change is asked each time. */
const BELIEVED_MS = 60_000;
/** Where Slack gave no answer it is not asked again at once. */
const UNANSWERED_MS = 5_000;
const REMEMBERED = 5_000;

interface Known {
  readonly person: Person | null;
  readonly until: EpochMs;
}

type Someone = Pick<From, 'user' | 'team'> & { readonly workspace: { readonly team: string } };

/** Knows people as long as that holds. */
export class People {
  readonly #parts: PeopleParts;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<Person | null>>();
  /** When a workspace may be asked again that asked us to wait. */
  readonly #askable = new Map<string, EpochMs>();
  readonly #told = new Set<string>();

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  /**
   * What somebody may do; null where Slack does not say. With `toChange` what allows them to change anything is never
   * older than the question.
   */
  async know(someone: Someone, ask: Ask, { toChange }: { readonly toChange: boolean }): Promise<Person | null> {
    const { user, team, workspace } = someone;
    if (user === '') return STRANGER;
    // An organization is no workspace: there it is the profile that tells.
    const isTold = team !== null && !team.startsWith('E');
    if (isTold && team !== workspace.team) return STRANGER;
    if (isTold && this.#parts.operators.has(user))
      return { rights: 'operator', zone: this.#last(someone)?.zone ?? null };
    const known = this.#known.get(nameOf(someone));
    const holds = known !== undefined && known.until > this.#parts.clock();
    if (holds && (!toChange || known.person?.rights === 'read' || known.person === null)) return known.person;
    return this.#ask(someone, ask);
  }

  #last(someone: Someone): Person | null {
    return this.#known.get(nameOf(someone))?.person ?? null;
  }

  /** Asks once, however many wait for it. */
  #ask(someone: Someone, ask: Ask): Promise<Person | null> {
    const name = nameOf(someone);
    const asking = this.#asking.get(name) ?? this.#askNow(someone, ask);
    this.#asking.set(name, asking);
    const over = () => void this.#asking.delete(name);
    asking.then(over, over);
    return asking;
  }

  async #askNow(someone: Someone, ask: Ask): Promise<Person | null> {
    const { clock, operators } = this.#parts;
    const { user, workspace } = someone;
    if ((this.#askable.get(workspace.team) ?? 0) > clock()) return null;
    try {
      const profile = thing(await ask('users.info', { user })).user;
      const rights = rightsIn(profile, workspace.team);
      const isOperator = operators.has(user) && rights !== 'none';
      const person: Person = {
        rights: isOperator ? 'operator' : rights === 'none' ? 'read' : rights,
        zone: textOf(thing(profile).tz),
      };
      this.#told.delete(workspace.team);
      return this.#remember(someone, person, BELIEVED_MS);
    } catch (cause) {
      if (NOBODY.has(errorOf(cause) ?? '')) return this.#remember(someone, STRANGER, BELIEVED_MS);
      if (cause instanceof webApi.WebAPIRateLimitedError) {
        this.#askable.set(workspace.team, clock() + cause.retryAfter * 1_000);
        return null;
      }
      this.#tell(workspace.team, cause);
      return this.#remember(someone, null, UNANSWERED_MS);
    }
  }

  #remember(someone: Someone, person: Person | null, forMs: number): Person | null {
    const name = nameOf(someone);
    this.#known.delete(name);
    this.#known.set(name, { person, until: this.#parts.clock() + forMs });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
    return person;
  }

  /** Once, until Slack answers again. */
  #tell(team: string, cause: unknown): void {
    if (this.#told.has(team)) return;
    this.#told.add(team);
    const { clock, onProblem } = this.#parts;
    const { problem } = endOf(cause, { subject: `slack:${team}`, delivery: 'users.info', now: clock() });
    const code = problem.code === 'delivery-unknown' ? 'service-unreachable' : problem.code;
    onProblem({ ...problem, code, detail: `users.info: ${problem.detail ?? ''}` });
  }
}

/** Somebody of whom only is known that they are no member of this workspace. */
const STRANGER: Person = { rights: 'read', zone: null };

/** https://docs.slack.dev/reference/methods/users.info#errors */
const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible']);

/**
 * What a profile allows in a workspace: `none` for whoever is no member of it, or not any more. Guests read, whatever else
 * is said of them. https://docs.slack.dev/reference/objects/user-object
 */
export function rightsIn(profile: unknown, team: string): 'none' | 'read' | 'change' {
  const user = thing(profile);
  const { teams } = thing(user.enterprise_user);
  const isMember = user.team_id === team || (Array.isArray(teams) && teams.includes(team));
  if (!isMember || user.deleted === true || user.is_bot === true || user.is_stranger === true) return 'none';
  if (user.is_restricted === true || user.is_ultra_restricted === true) return 'read';
  return user.is_admin === true || user.is_owner === true || user.is_primary_owner === true ? 'change' : 'read';
}

function nameOf({ workspace, user }: Someone): string {
  return `${workspace.team}/${user}`;
}
