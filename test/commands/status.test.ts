import { expect, it } from 'vitest';
import { status } from '../../commands/status.ts';
import { aDesk, aQuestion } from './desk.ts';

it('/status tells how the bot is doing', async () => {
  const desk = aDesk();

  expect(await status(desk).answer(aQuestion())).toEqual({ kind: 'status', status: await desk.status() });
});
