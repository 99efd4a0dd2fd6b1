/** One call of a method of the double's Web API. */
import type { DoubleTeam, SlackWorld } from './slack-world.ts';

/** How a method says no. */
export class No extends Error {
  readonly more: object;

  constructor(error: string, more: object = {}) {
    super(error);
    this.more = more;
  }
}

/** One call of a method. */
export interface Call {
  readonly world: SlackWorld;
  readonly team: DoubleTeam;
  readonly args: Readonly<Record<string, string>>;
  /** Where the double is. */
  readonly origin: string;
}

/** What is answered to a call. */
export type Method = (call: Call) => object;

/** An argument that is JSON. */
export function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
