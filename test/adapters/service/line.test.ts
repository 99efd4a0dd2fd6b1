import { describe, expect, it } from 'vitest';
import { Line, type Place } from '../../../src/adapters/service/line.ts';

/** Enters so often; places there was room for, and who of them has begun. */
async function enter(line: Line, person: string, times: number) {
  const places = Array.from({ length: times }, () => line.enter(person)).filter((place) => place !== null);
  const begun: Place[] = [];
  for (const place of places) void place.turn.then(() => begun.push(place));
  await settled();
  return { places, begun };
}

/** Until every promise that is kept now was heard. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('people in line', () => {
  it('have three questions worked on at once and twenty more waiting', async () => {
    const { places, begun } = await enter(new Line(), 'ada', 40);

    expect(places).toHaveLength(23);
    expect(begun).toEqual(places.slice(0, 3));
  });

  it('are served in the order they came', async () => {
    const { places, begun } = await enter(new Line(), 'ada', 6);

    places[1]?.leave();
    places[0]?.leave();
    await settled();

    expect(begun).toEqual(places.slice(0, 5));
  });

  it('pass those who have enough already', async () => {
    const line = new Line();
    await enter(line, 'ada', 23);
    const { begun } = await enter(line, 'ben', 1);

    expect(begun).toHaveLength(1);
  });

  it('are fifty at once, all in all', async () => {
    const line = new Line();
    let begun = 0;
    for (let person = 0; person < 60; person += 1) begun += (await enter(line, `p${person}`, 1)).begun.length;

    expect(begun).toBe(50);
  });

  it('are at most five hundred beside those', async () => {
    const line = new Line();
    let places = 0;
    for (let person = 0; person < 100; person += 1) places += (await enter(line, `p${person}`, 10)).places.length;

    expect(places).toBe(550);
  });

  it('may leave before their turn, and the next is not kept waiting', async () => {
    const line = new Line();
    const { places, begun } = await enter(line, 'ada', 5);

    places[3]?.leave();
    places[0]?.leave();
    await settled();

    expect(begun).toEqual([...places.slice(0, 3), places[4]]);
    expect((await enter(line, 'ada', 40)).places).toHaveLength(20);
  });
});
