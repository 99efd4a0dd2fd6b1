/**
 * `npm run fuzz -- [target…] [--for 30m] [--seed 7]`: tries changed inputs on each parser, for as long as one likes (a minute each
 * without `--for`). What breaks a promise is written to bench/results/fuzz/, with the seed that finds it again; then it ends with 1.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fuzz, fuzzCorpus } from './fuzz.ts';
import { FUZZ_TARGETS } from './targets.ts';

/** 200 kB are read in a few hundred milliseconds; five seconds are the end of any thread. */
const SLOW_MS = 2_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { for: { type: 'string', default: '1m' }, seed: { type: 'string' } },
});
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const [, count, unit = ''] = /^(\d{1,6})([smh])$/.exec(values.for) ?? [];
const forMs = count === undefined ? null : Number(count) * (UNITS[unit] ?? 0);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed);
const unknown = positionals.find((name) => !(name in FUZZ_TARGETS));
if (forMs === null || !Number.isSafeInteger(seed) || unknown !== undefined) {
  console.error(`Allowed are the targets ${Object.keys(FUZZ_TARGETS).join(', ')}, --for 30m and --seed 7.`);
  process.exit(2);
}

const corpus = fuzzCorpus();
for (const name of positionals.length > 0 ? positionals : Object.keys(FUZZ_TARGETS)) {
  const target = FUZZ_TARGETS[name];
  if (target === undefined) continue;
  const end = performance.now() + forMs;
  let inputs = 0;
  const goesOn = (tried: number) => {
    inputs = tried;
    return performance.now() < end;
  };
  const finding = await fuzz({ target, corpus, seed, goesOn, slowMs: SLOW_MS });
  console.log(`${name.padEnd(10)} ${inputs} inputs, seed ${seed}: ${finding === null ? 'nothing found' : finding.why}`);
  if (finding === null) continue;
  mkdirSync('bench/results/fuzz', { recursive: true });
  const file = `bench/results/fuzz/${name}-${seed}-${inputs}.bin`;
  writeFileSync(file, finding.input);
  console.log(`The input is ${file}`);
  process.exitCode = 1;
}
