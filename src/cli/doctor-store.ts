/** What `sitrep doctor` finds in the store: whether it opens, how the feeds fare, what was not delivered. */
import type { App } from '../app.ts';
import type { EpochMs } from '../clock.ts';
import type { SourceLine } from '../desk.ts';
import { ADVICE, type Finding, type ProblemCode, type Refusal } from '../outcome.ts';

const DAY_MS = 86_400_000;

/** The store that does not open. */
export function closedStoreFinding({ code, message }: Refusal): Finding {
  return { check: 'store', state: code === 'store-older' ? 'warning' : 'wrong', found: message, advice: ADVICE[code] };
}

/** The store that opens, read beside the process that may hold it; and all that it tells of the feeds and the posts. */
export async function storeFindings(app: App, holder: number | null): Promise<readonly Finding[]> {
  const { articles, stories, lastCycleAt, deliveries, feeds } = await app.desk.status();
  const runs = holder === null ? '' : `; the bot runs as process ${holder}`;
  const kept = `${articles.toLocaleString('en')} articles, ${stories.toLocaleString('en')} stories`;
  const last = lastCycleAt === null ? 'no pass has ended yet' : `last pass ${moment(lastCycleAt)}`;
  const lines = (await app.desk.sources()).filter(({ reading }) => reading !== 'off');
  const given = (await app.deliveries(app.now() - 7 * DAY_MS)).filter(({ state }) => state === 'dead').length;
  return [
    {
      check: 'store',
      state: 'ok',
      found: `opens: ${kept}, ${last}${runs}`,
      advice: null,
    },
    deliveriesFinding({ ...deliveries, given, late: holder === null ? [] : await app.complaints() }),
    ...feedFindings(lines, feeds.failing),
  ];
}

function moment(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function deliveriesFinding({
  due,
  held,
  given,
  late,
}: {
  readonly due: number;
  readonly held: number;
  readonly given: number;
  readonly late: readonly string[];
}): Finding {
  const check = 'deliveries';
  const found = [`${due} due, ${held} held, ${given} given up in seven days`, ...late].join('; ');
  const well = held === 0 && given === 0 && late.length === 0;
  const advice =
    '"sitrep deliveries --since 7d" lists them; what keeps a channel from being reached stands here beside it.';
  return { check, state: well ? 'ok' : 'warning', found, advice: well ? null : advice };
}

function feedFindings(lines: readonly SourceLine[], failing: readonly SourceLine[]): readonly Finding[] {
  const check = 'feeds';
  const on = new Set(lines.map(({ feedId }) => feedId));
  const bad = failing.filter(({ feedId }) => on.has(feedId));
  const answered = lines.filter(({ lastAnswerAt }) => lastAnswerAt !== null).length;
  const found = `${lines.length} on, ${answered} have answered so far, ${bad.length} failing`;
  const each = bad.map(failingFinding);
  if (lines.length === 0) {
    return [{ check, state: 'wrong', found: 'none is read', advice: 'Name one in feeds.yaml, or use /feeds add.' }];
  }
  if (bad.length === lines.length) {
    return [{ check, state: 'wrong', found, advice: 'Check whether this machine reaches the internet.' }, ...each];
  }
  return [{ check, state: 'ok', found, advice: null }, ...each];
}

function failingFinding({ feedId, problem, lastAnswerAt }: SourceLine): Finding {
  const [code = ''] = (problem ?? '').split('. ');
  const since = lastAnswerAt === null ? 'it has never answered' : `it last answered ${moment(lastAnswerAt)}`;
  const known = code in ADVICE ? ADVICE[code as ProblemCode] : 'Find its new address, or take it out of feeds.yaml.';
  return { check: `feed:${feedId}`, state: 'warning', found: `${code}; ${since}`, advice: known };
}
