import { describe, expect, it } from 'vitest';
import { fuzz, fuzzCorpus } from './fuzz.ts';
import { mutated, randomFrom } from './mutate.ts';
import { FUZZ_TARGETS } from './targets.ts';

const corpus = fuzzCorpus();
const patient = { corpus, seed: 20260105, slowMs: Number.POSITIVE_INFINITY };

describe('whatever strangers send', () => {
  it.each(Object.entries(FUZZ_TARGETS))('is read by %s without breaking a promise', async (_, target) => {
    expect(await fuzz({ ...patient, target, goesOn: (tried) => tried < 200 })).toBeNull();
  });
});

describe('the fuzzer itself', () => {
  it('finds a parser that cannot bear two brackets', async () => {
    const target = (bytes: Uint8Array) => {
      if (new TextDecoder().decode(bytes).includes('[[')) throw new Error('two brackets');
    };

    const finding = await fuzz({ ...patient, target, goesOn: (tried) => tried < 20_000 });

    expect(finding?.why).toContain('two brackets');
  });

  it('finds a parser that takes too long, when it does so twice', async () => {
    const target = async () => void (await new Promise((done) => setImmediate(done)));
    expect(await fuzz({ ...patient, target, slowMs: -1, goesOn: (tried) => tried < 1 })).toMatchObject({
      why: expect.stringMatching(/^it took \d+ ms for \d+ bytes$/),
    });
  });

  it('makes the same inputs of the same seed, and others of another', () => {
    const made = (seed: number) => {
      const random = randomFrom(seed);
      return Array.from({ length: 20 }, () =>
        Buffer.from(mutated(corpus[0] ?? new Uint8Array(), corpus, random)).toString('hex'),
      );
    };
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
  });
});
