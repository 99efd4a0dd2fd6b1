import { ChannelType, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { obstacleTo } from '../../../src/adapters/discord/obstacle.ts';
import type { Layout } from '../../../src/delivery/delivery.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, CreatePublicThreads, Administrator } = PermissionFlagsBits;
const ENOUGH = ViewChannel | SendMessages | SendMessagesInThreads | CreatePublicThreads;

const obstacle = (permissions: bigint | string, { type = ChannelType.GuildText, layout = 'thread' as Layout } = {}) =>
  obstacleTo(layout, { app_permissions: String(permissions), channel: { id: '66', type } } as never);

describe('what is in the way of briefings', () => {
  it.each([
    ['enough is allowed', ENOUGH, {}],
    ['everything is allowed', Administrator, {}],
    ['messages are to stand beside each other', ViewChannel | SendMessages, { layout: 'messages' as const }],
    ['it is a voice channel, where nothing has a thread', ViewChannel | SendMessages, { type: ChannelType.GuildVoice }],
    ['it is a thread', ViewChannel | SendMessages, { type: ChannelType.PublicThread }],
    ['Discord says nothing that can be read', 'many', {}],
  ])('is nothing where %s', (_, permissions, where) => {
    expect(obstacle(permissions, where)).toBeNull();
  });

  it.each([
    ['Send Messages', ENOUGH & ~SendMessages, 'I may not send messages in this channel: Send Messages is missing.'],
    [
      'everything',
      0n,
      'I may not send messages in this channel: View Channel, Send Messages, Create Public Threads, Send Messages in Threads are missing.',
    ],
    [
      'threads',
      ViewChannel | SendMessages | SendMessagesInThreads,
      'I may not start threads in this channel: Create Public Threads is missing.',
    ],
  ])('is told where the bot lacks %s', (_, permissions, sentence) => {
    expect(obstacle(permissions)).toBe(sentence);
  });

  it('is also told in a voice channel and in a thread', () => {
    for (const type of [ChannelType.GuildVoice, ChannelType.PublicThread]) {
      expect(obstacle(ViewChannel, { type })).toBe(
        'I may not send messages in this channel: Send Messages is missing.',
      );
    }
  });

  it('never stops anybody from being answered', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (app_permissions, channel) => {
        const told = obstacleTo('thread', { app_permissions, channel: Object(channel) } as never);
        expect(told === null || told.startsWith('I may not ')).toBe(true);
      }),
    );
  });
});

describe('all permissions there are', () => {
  it('leave nothing in the way', () => {
    expect(obstacle(PermissionsBitField.All)).toBeNull();
  });
});
