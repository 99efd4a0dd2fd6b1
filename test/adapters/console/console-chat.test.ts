import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ConsoleChat } from '../../../src/adapters/console/console-chat.ts';
import type { DestinationId, Part } from '../../../src/delivery/delivery.ts';
import { chatAdapterContract } from '../../contracts/chat-adapter.ts';

const CONSOLE = 'console' as DestinationId;

chatAdapterContract('ConsoleChat', { canEdit: false, ends: ['refused'] }, async () => {
  let shown = 0;
  const screen = new Writable({
    write: (_chunk, _encoding, done) => {
      shown += 1;
      done();
    },
  });
  return {
    adapter: new ConsoleChat(screen),
    destination: CONSOLE,
    shown: () => shown,
    attempts: () => shown,
    close: () => screen.destroy(),
    fail: () => screen.destroy(),
  };
});

const signal = new AbortController().signal;
const notice = (text: string): Part => ({ kind: 'notice', text, about: null });
const delivery = (id: string, text = 'Feed gone.') => ({ id, destination: CONSOLE, part: notice(text) });

/** An output that fails as it is told to. */
function failing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('broken'), { code })),
  });
}

describe('the terminal as a channel', () => {
  it('serves the console and nothing else', () => {
    const chat = new ConsoleChat(new PassThrough());

    expect(chat.serves(CONSOLE)).toBe(true);
    expect(chat.serves('discord:1' as DestinationId)).toBe(false);
  });

  it('prints a message once, under the id of its delivery', async () => {
    const output = new PassThrough();
    const chat = new ConsoleChat(output);

    const first = await chat.post(delivery('d1'), signal);
    const second = await chat.post(delivery('d1'), signal);

    expect(first).toEqual({ end: 'done', messageId: 'd1' });
    expect(second).toEqual(first);
    expect(String(output.read())).toBe('Feed gone.\n\n');
  });

  it('finds what it printed, and says that nothing else is on this screen', async () => {
    const chat = new ConsoleChat(new PassThrough());
    await chat.post(delivery('d1'), signal);

    expect(await chat.find({ id: 'd1' })).toEqual({ end: 'there', messageId: 'd1' });
    expect(await chat.find({ id: 'd2' })).toEqual({ end: 'absent' });
  });

  it('is refused, not broken, when the reader went away', async () => {
    const chat = new ConsoleChat(failing('EPIPE'));

    const first = await chat.post(delivery('d1'), signal);
    const second = await chat.post(delivery('d2'), signal);

    expect(first).toMatchObject({ end: 'refused', problem: { code: 'destination-refused', subject: 'd1' } });
    expect(second).toMatchObject({ end: 'refused', problem: { subject: 'd2' } });
    expect(await chat.find({ id: 'd1' })).toEqual({ end: 'absent' });
  });

  it('does not know whether a message arrived when the output failed half-way, and does not guess later', async () => {
    const chat = new ConsoleChat(failing('EIO'));

    const posted = await chat.post(delivery('d1'), signal);

    expect(posted).toMatchObject({ end: 'unknown', problem: { code: 'delivery-unknown' } });
    expect(await chat.find({ id: 'd1' })).toMatchObject({ end: 'cannot-look' });
  });

  it('stops waiting for a screen that takes nothing when it is told to stop', async () => {
    const stop = new AbortController();
    const chat = new ConsoleChat(new Writable({ write: () => {} }));

    const posting = chat.post(delivery('d1'), stop.signal);
    stop.abort();

    expect(await posting).toMatchObject({ end: 'unknown' });
  });

  it('prints nothing after it was told to stop', async () => {
    const output = new PassThrough();
    const chat = new ConsoleChat(output);

    const posted = await chat.post(delivery('d1'), AbortSignal.abort());

    expect(posted).toMatchObject({ end: 'unknown' });
    expect(output.read()).toBeNull();
    expect(await chat.find({ id: 'd1' })).toEqual({ end: 'absent' });
  });

  it('puts a half-typed line aside while it prints', async () => {
    const output = new PassThrough();
    const chat = new ConsoleChat(output);
    chat.sharePrompt({ hide: () => output.write('[hide]'), show: () => output.write('[show]') });

    await chat.post(delivery('d1'), signal);

    expect(String(output.read())).toBe('[hide]Feed gone.\n\n[show]');
  });

  it('shows escape sequences in a message as nothing', async () => {
    const output = new PassThrough();
    const chat = new ConsoleChat(output);

    await chat.post(delivery('d1', 'a\u001b[2Jb'), signal);

    expect(String(output.read())).toBe('ab\n\n');
  });
});
