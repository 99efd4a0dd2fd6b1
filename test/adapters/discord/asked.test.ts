import type { APIInteraction } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { readAsked } from '../../../src/adapters/discord/asked.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import { clicked, said, typed } from './asking.ts';

const COMMANDS = commandsFor(aDesk(), anOffice());
const read = (interaction: object) => readAsked(interaction as APIInteraction, COMMANDS);

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('__proto__', 'constructor'));
/** Ids that look like ours, and some that do not. */
const anyId = fc.oneof(
  anyText,
  fc
    .tuple(
      fc.constantFrom('0', '1', '2', ''),
      fc.constantFrom('story', 'channel set', 'feeds add', '__proto__', ''),
      fc.constantFrom('', 'story=s-1', 'story=%', '__proto__=1', 'story=1&story=2'),
      fc.constantFrom('', '0', '1', '9999', '-1', 'x'),
      fc.constantFrom('', 'x'),
    )
    .map((parts) => parts.join('|')),
);
const anyValue = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.double());

describe('whatever is asked, an answer is found', () => {
  it('to a click on anything', () => {
    fc.assert(
      fc.property(anyId, fc.option(fc.array(anyText)), fc.boolean(), (id, values, ephemeral) => {
        const asked = read(clicked(id, { ephemeral, ...(values !== null && { values }) }));

        expect(['question', 'form', 'note']).toContain(asked.kind);
        if (asked.kind === 'question') {
          expect(COMMANDS).toContain(asked.command);
          expect(asked.page).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it('to any command with anything said, and the command hears of its own options only', () => {
    const anyName = fc.oneof(fc.constantFrom(...COMMANDS.map(({ name }) => name)), anyText);
    const anyOption = fc.tuple(fc.oneof(fc.constantFrom('story', 'conflict', 'share'), anyText), anyValue);
    fc.assert(
      fc.property(anyName, fc.array(anyOption), (name, given) => {
        const asked = read(
          typed(
            name,
            given.map(([option, value]) => ({ type: 3, name: option, value })),
          ),
        );

        expect(['question', 'form', 'note']).toContain(asked.kind);
        if (asked.kind === 'question') {
          const known = asked.command.options.map((option) => option.name);
          expect(known).toEqual(expect.arrayContaining(Object.keys(asked.options)));
        }
      }),
    );
  });

  it('to any form that is sent', () => {
    fc.assert(
      fc.property(anyId, fc.array(fc.tuple(anyText, anyText)), (custom_id, fields) => {
        const components = fields.map(([name, value]) => ({
          type: 18,
          component: { type: 4, custom_id: name, value },
        }));

        expect(['question', 'note']).toContain(read({ type: 5, data: { custom_id, components } }).kind);
      }),
    );
  });

  it('to a message whose components lie deeper than any of ours, or that is no message at all', () => {
    let components: object = [{ type: 2, custom_id: '1|story|story=s-7||' }];
    for (let depth = 0; depth < 10_000; depth += 1) components = [{ type: 17, components }];
    const on = (message: unknown) =>
      read({
        type: 2,
        application_id: '1',
        data: { type: 3, name: 'Sources of this', target_id: '5', resolved: { messages: { 5: message } } },
      });

    expect(on({ author: { id: '1' }, components }).kind).toBe('note');
    expect(on({ author: { id: '1' } }).kind).toBe('note');
    expect(on(undefined).kind).toBe('note');
  });

  it('to a kind of command that was not there when this was written', () => {
    expect(read({ type: 2, data: { type: 2, name: 'Profile', target_id: '5' } }).kind).toBe('note');
    expect(read({ type: 99 }).kind).toBe('nothing');
  });
});

describe('a form', () => {
  it('is not asked for where its command was told anything', () => {
    expect(read(typed('channel set')).kind).toBe('form');
    expect(read(typed('channel set', [said('layout', 'messages')])).kind).toBe('question');
    expect(read(typed('channel show')).kind).toBe('question');
  });
});
