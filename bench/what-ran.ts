import type { Profiler } from 'node:inspector';

/** A stretch of time in which the loop did not come round. */
export interface Block {
  readonly ms: number;
  /** Of which this thread worked; the rest of the time the machine was busy with others. */
  readonly ownMs: number;
  /** Monotonic, in microseconds, as the profiler counts. */
  readonly from: number;
  readonly to: number;
  readonly stage: string;
}

/** The functions of ours that were on the stack for most of a block, the innermost first. */
export function whatRan(
  { nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile,
  { from, to }: Block,
): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const seen = new Map<string, { count: number; depth: number }>();
  let at = startTime;
  let all = 0;
  for (const [i, sample] of samples.entries()) {
    at += timeDeltas[i] ?? 0;
    if (at < from || at > to) continue;
    all += 1;
    const names = new Set<string>();
    let depth = 0;
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const { functionName, url, lineNumber } = byId.get(id)?.callFrame ?? { functionName: '', url: '', lineNumber: 0 };
      const file = url.split('/src/')[1];
      if (file !== undefined) names.add(`${functionName || 'anonymous'} (${file}:${lineNumber + 1})`);
      else if (/^\((?!root|program)|^(?:all|run|exec|get|deserialize|parse)$/.test(functionName))
        names.add(functionName);
      depth += 1;
    }
    for (const name of names) {
      const one = seen.get(name) ?? { count: 0, depth };
      seen.set(name, { count: one.count + 1, depth: one.depth });
      depth -= 1;
    }
  }
  const most = [...seen].filter(([, { count }]) => count >= 0.25 * all).sort((a, b) => a[1].count - b[1].count);
  return most
    .slice(0, 5)
    .map(([name, { count }]) => `${name} ${Math.round((100 * count) / all)}%`)
    .join(' < ');
}
