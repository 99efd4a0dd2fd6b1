import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../commands/families.ts';
import { commandsFor } from '../../commands/index.ts';
import { aDesk, anOffice } from './desk.ts';

/** Files in `commands/` that are no commands. */
const HELPERS = [
  'channel-wishes.ts',
  'choose-wish.ts',
  'choose.ts',
  'closest.ts',
  'command.ts',
  'families.ts',
  'feed-lines.ts',
  'fill-options.ts',
  'index.ts',
  'may-change.ts',
  'new-wishes.ts',
  'public-address.ts',
  'read-typed.ts',
  'since.ts',
  'split-words.ts',
  'suggest.ts',
  'summaries.ts',
  'timezones.ts',
];

const files = readdirSync('commands').filter((file) => file.endsWith('.ts') && !HELPERS.includes(file));
const commands = commandsFor(aDesk(), anOffice());

/** The files a command may stand in: of its own, or of its family. */
const homesOf = (name: string) => [`${name.replace(' ', '-')}.ts`, `${name.split(' ')[0]}.ts`];

describe('the recipe for a command', () => {
  it.each(files)('commands/%s stands in commands/index.ts', (file) => {
    expect(
      commands.flatMap(({ name }) => homesOf(name)),
      `commands/${file} is not in commandsFor(). Add its line to commands/index.ts; if it is no command, name it under HELPERS in this test.`,
    ).toContain(file);
  });

  it.each(files)('commands/%s has a test', (file) => {
    const test = `test/commands/${file.replace(/\.ts$/, '.test.ts')}`;

    expect(existsSync(test), `Write ${test}: what it answers, and what it says to bad input.`).toBe(true);
  });

  it('gives each command one name, a summary and options that are told apart', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    for (const { name, options } of commands) {
      expect(new Set(options.map((option) => option.name)).size, `/${name}`).toBe(options.length);
      const required = options.map((option) => option.required);
      expect(required, `/${name}: options that must be given come first`).toEqual(
        required.toSorted((a, b) => Number(b) - Number(a)),
      );
    }
  });

  // The limits of Discord: https://docs.discord.com/developers/interactions/application-commands
  it('keeps to what every platform can show', () => {
    for (const { name, summary, options } of commands) {
      expect(name).toMatch(/^[a-z]{2,32}(?: [a-z]{2,32})?$/);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const text of [summary, ...options.map((option) => option.summary)]) {
        expect(text.length, text).toBeGreaterThan(5);
        expect(text.length, text).toBeLessThanOrEqual(100);
      }
      for (const option of options) {
        expect(option.name).toMatch(/^[a-z][a-z-]{1,31}$/);
        expect(option.choices?.length ?? 0).toBeLessThanOrEqual(25);
        expect(option.type === 'choice').toBe(option.choices !== undefined);
      }
    }
    expect(new Set(commands.map(({ name }) => name.split(' ')[0])).size).toBeLessThanOrEqual(100);
  });

  it('asks in a form for at most five options, none of which must be given beforehand', () => {
    const forms = commands.filter(({ form }) => form.length > 0);

    expect(forms.map(({ name }) => name)).toEqual(['channel set', 'feeds add']);
    for (const { form, options } of forms) {
      expect(form.length).toBeLessThanOrEqual(5);
      const optional = options.filter(({ required }) => !required).map(({ name }) => name);
      expect(optional).toEqual(expect.arrayContaining([...form]));
      expect(options.every(({ required }) => !required)).toBe(true);
    }
  });

  it('says of every family what it is about, and has no family without commands', () => {
    const families = commands.filter(({ name }) => name.includes(' ')).map(({ name }) => name.split(' ')[0]);

    expect([...new Set(families)].toSorted()).toEqual(Object.keys(FAMILIES).toSorted());
    expect(commands.map(({ name }) => name)).not.toEqual(expect.arrayContaining(Object.keys(FAMILIES)));
    for (const summary of Object.values(FAMILIES)) expect(summary.length).toBeLessThanOrEqual(100);
  });
});
