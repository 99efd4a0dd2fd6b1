import type { HostTurns, PageReader, PageRules, PageText } from '../../src/articles/ports.ts';
import type { EpochMs } from '../../src/clock.ts';
import type { Web, WebResponse } from '../../src/feeds/ports.ts';
import { Refusal } from '../../src/outcome.ts';

/** What a web answers at an address: a status, a body, headers, all of it, or a refusal. */
export type Scripted =
  | number
  | string
  | Uint8Array
  | Refusal
  | {
      readonly status?: number;
      readonly body?: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
      readonly url?: string;
      /** Where a redirect leads. */
      readonly movedTo?: string;
    };

/** A web that answers what was written down for an address, and what is asked for elsewhere with `otherwise`. */
export class ScriptedWeb implements Web {
  readonly asked: string[] = [];
  answers: Readonly<Record<string, Scripted>>;
  readonly #otherwise: Scripted;

  constructor(answers: Readonly<Record<string, Scripted>> = {}, otherwise: Scripted = 404) {
    this.answers = answers;
    this.#otherwise = otherwise;
  }

  async get({ url, maxBytes }: { readonly url: string; readonly maxBytes: number }): Promise<WebResponse> {
    this.asked.push(url);
    const answer = this.answers[url] ?? this.#otherwise;
    if (answer instanceof Refusal) throw answer;
    const { status, body, headers, url: at, movedTo } = detailed(answer);
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
    if (bytes.length > maxBytes) throw new Refusal('web-too-large', 'the answer is larger');
    const type = { 'content-type': 'text/html' };
    return {
      status: status ?? (movedTo === undefined ? 200 : 302),
      url: at ?? url,
      headers: new Map(Object.entries({ ...type, ...headers })),
      body: bytes,
      redirects: movedTo === undefined ? [] : [{ status: status ?? 302, to: movedTo }],
    };
  }
}

function detailed(answer: Exclude<Scripted, Refusal>): Exclude<Scripted, number | string | Uint8Array | Refusal> {
  if (typeof answer === 'number') return { status: answer };
  return typeof answer === 'string' || answer instanceof Uint8Array ? { body: answer } : answer;
}

/** Rules that let everything through but what is named; what was told is told once. */
export function pageRules(refused: Readonly<Record<string, string>> = {}): PageRules & { readonly asked: string[] } {
  const told = new Set<string>();
  const asked: string[] = [];
  return {
    asked,
    async refusal({ url }) {
      asked.push(url);
      const reason = refused[url] ?? refused[new URL(url).origin];
      return reason === undefined ? null : new Refusal('page-refused', reason);
    },
    delayMs: () => 0,
    isNews(host) {
      const news = !told.has(host);
      told.add(host);
      return news;
    },
  };
}

/** Turns that nobody waits for. */
export const NO_WAITING: HostTurns = { take: (_url, _leastMs, ask) => ask(), note: () => {} };

/** Pauses of hosts, in memory. */
export function hostPauses(): {
  readonly paused: Map<string, EpochMs>;
  hostPausedUntil(host: string): Promise<EpochMs | null>;
  pauseHost(host: string, until: EpochMs): Promise<void>;
} {
  const paused = new Map<string, EpochMs>();
  return {
    paused,
    hostPausedUntil: async (host) => paused.get(host) ?? null,
    async pauseHost(host, until) {
      paused.set(host, until);
    },
  };
}

/** A clock that only goes on when somebody sleeps. */
export function sleepingClock(start: EpochMs): {
  readonly clock: () => EpochMs;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly slept: number[];
  pass(ms: number): void;
} {
  let now = start;
  const slept: number[] = [];
  return {
    clock: () => now,
    slept,
    pass(ms) {
      now += ms;
    },
    async sleep(ms, signal) {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

/** A reader that finds the same on every page. */
export function finding(page: Partial<PageText> = {}): PageReader {
  return {
    read: async () => ({
      title: 'Page title',
      canonicalUrl: null,
      authors: ['Ann Bell'],
      published: null,
      language: 'en',
      outlet: null,
      text: REPORT,
      readBy: 'readability',
      isStub: false,
      reserved: null,
      ...page,
    }),
  };
}

/** What `finding` finds. */
export const REPORT =
  'A drone strike hit a market in Merinsk on Thursday, killing at least 12 people, regional officials said. Rescuers searched a collapsed arcade into the evening.';
