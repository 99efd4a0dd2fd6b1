import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../src/adapters/service/in-turn.ts';
import { Line, type Place } from '../../../src/adapters/service/line.ts';

const HOUR_MS = 3_600_000;
const inTime = { withinMs: HOUR_MS, tooSlow: () => 'too slow' };

/** Takes the three places that one person has at once. */
function threePlaces(line: Line): readonly Place[] {
  return Array.from({ length: 3 }, () => line.enter('ada')).filter((place) => place !== null);
}

describe('work in turn', () => {
  it('begins when it is its turn, and makes room for the next', async () => {
    const line = new Line();
    const [first] = threePlaces(line);
    const worked: string[] = [];
    const work = (name: string) => async () => {
      worked.push(name);
      return name;
    };

    const fourth = inTurn(line.enter('ada') as Place, work('fourth'), inTime);
    const fifth = inTurn(line.enter('ada') as Place, work('fifth'), inTime);
    await new Promise((resolve) => setImmediate(resolve));
    expect(worked).toEqual([]);
    first?.leave();

    expect(await Promise.all([fourth, fifth])).toEqual(['fourth', 'fifth']);
  });

  it('that takes too long is told to stop, leaves the line, and something is said in its place', async () => {
    const line = new Line();
    const places = threePlaces(line);
    const stopped: boolean[] = [];
    const stuck = (signal: AbortSignal) =>
      new Promise<string>(() => signal.addEventListener('abort', () => stopped.push(signal.aborted)));

    const said = await Promise.all(
      places.map((place) => inTurn(place, stuck, { withinMs: 1, tooSlow: () => 'too slow' })),
    );

    expect([said, stopped]).toEqual([Array(3).fill('too slow'), Array(3).fill(true)]);
    expect(await inTurn(line.enter('ada') as Place, async () => 'done', inTime)).toBe('done');
  });

  it('that fails leaves the line as well', async () => {
    const line = new Line();
    const fail = async () => Promise.reject(new Error('a bug'));

    for (const place of threePlaces(line)) await expect(inTurn(place, fail, inTime)).rejects.toThrow('a bug');

    expect(await inTurn(line.enter('ada') as Place, async () => 'done', inTime)).toBe('done');
  });
});
