import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../commands/index.ts';
import { aDesk } from './desk.ts';

/** Files in `commands/` that are no commands. */
const HELPERS = ['choose.ts', 'command.ts', 'index.ts', 'since.ts'];

const files = readdirSync('commands').filter((file) => !HELPERS.includes(file));
const commands = commandsFor(aDesk());

describe('the recipe for a command', () => {
  it.each(files)('commands/%s stands in commands/index.ts', (file) => {
    const names = commands.map(({ name }) => `${name}.ts`);

    expect(
      names,
      `commands/${file} is not in commandsFor(). Add its line to commands/index.ts; if it is no command, name it under HELPERS in this test.`,
    ).toContain(file);
  });

  it.each(files)('commands/%s has a test', (file) => {
    const test = `test/commands/${file.replace(/\.ts$/, '.test.ts')}`;

    expect(existsSync(test), `Write ${test}: what it answers, and what it says to bad input.`).toBe(true);
  });

  it('gives each command one name, a summary and options that are told apart', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    for (const { name, summary, options } of commands) {
      expect(name).toMatch(/^[a-z]{2,20}$/);
      expect(summary.length).toBeGreaterThan(10);
      // The limit of Discord for a description: https://docs.discord.com/developers/interactions/application-commands
      expect(summary.length).toBeLessThanOrEqual(100);
      expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
      const required = options.map((option) => option.required);
      expect(required, `/${name}: options that must be given come first`).toEqual(
        required.toSorted((a, b) => Number(b) - Number(a)),
      );
    }
  });
});
