import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mutated, randomFrom } from './mutate.ts';
import type { FuzzTarget } from './targets.ts';

/** An input that broke a promise. */
export interface Finding {
  readonly input: Uint8Array;
  readonly why: string;
}

/** Where good and odd inputs lie; what is absent is passed over. */
const CORPUS = [
  'test/specimens/feeds',
  'test/specimens/pages',
  'config/demo',
  '../shared/attacks/feeds',
  '../shared/real',
];

/** The files that inputs are made of, the small ones: changes are more telling there. */
export function fuzzCorpus(folders: readonly string[] = CORPUS): readonly Uint8Array[] {
  const files = folders.flatMap((folder) => filesBelow(folder)).filter((file) => statSync(file).size <= 100_000);
  return files.length === 0 ? [new TextEncoder().encode('<rss>')] : files.sort().map((file) => readFileSync(file));
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** What is tried, and until when. */
export interface FuzzPlan {
  readonly target: FuzzTarget;
  readonly corpus: readonly Uint8Array[];
  readonly seed: number;
  /** Asked before each input: how many were tried so far. */
  readonly goesOn: (tried: number) => boolean;
  /** An input that takes longer, in milliseconds, is a finding; infinity asks nothing. */
  readonly slowMs: number;
}

/** Tries changed inputs on a target until one breaks a promise or the plan ends; null when none did. */
export async function fuzz({ target, corpus, seed, goesOn, slowMs }: FuzzPlan): Promise<Finding | null> {
  const random = randomFrom(seed);
  for (let tried = 0; goesOn(tried); tried += 1) {
    const start = corpus[Math.floor(random() * corpus.length)] ?? new Uint8Array();
    const input = mutated(start, corpus, random);
    const began = performance.now();
    try {
      await target(input);
    } catch (thrown) {
      return { input, why: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
    }
    const took = performance.now() - began;
    // Once more: a shared machine may have been busy elsewhere.
    if (took > slowMs && (await timeOf(target, input)) > slowMs) {
      return { input, why: `it took ${Math.round(took)} ms for ${input.length} bytes` };
    }
  }
  return null;
}

async function timeOf(target: FuzzTarget, input: Uint8Array): Promise<number> {
  const began = performance.now();
  await target(input);
  return performance.now() - began;
}
