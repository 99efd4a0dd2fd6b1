import { describe, expect, it } from 'vitest';
import type { Command, Option } from '../../../commands/command.ts';
import { commandsFor } from '../../../commands/index.ts';
import { commandsForDiscord } from '../../../src/adapters/discord/command-json.ts';
import { sameCommands } from '../../../src/adapters/discord/register.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';

const COMMANDS = commandsFor(aDesk(), anOffice());
/** What Discord's own numbers are called. */
const [SUBCOMMAND, STRING, INTEGER, BOOLEAN, ATTACHMENT] = [1, 3, 4, 5, 11];
const MANAGE_SERVER = '32';

interface Json {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly Json[];
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly contexts?: readonly number[];
  readonly integration_types?: readonly number[];
  readonly default_member_permissions?: string;
}

function register(commands: readonly Command[], translations: Parameters<typeof commandsForDiscord>[1] = []) {
  return commandsForDiscord(commands, translations) as readonly Json[];
}

function aCommand(fields: Partial<Command> = {}): Command {
  return {
    name: 'latest',
    summary: 'The newest stories',
    options: [],
    rights: 'read',
    shareable: false,
    form: [],
    answer: async () => ({ kind: 'note', text: '' }),
    ...fields,
  };
}

function anOption(fields: Partial<Option> = {}): Option {
  return { name: 'story', summary: 'which story', type: 'words', required: false, ...fields };
}

/** The options of one command that has nothing else. */
function optionsOf(command: Partial<Command>): readonly Json[] {
  return register([aCommand(command)])[0]?.options ?? [];
}

describe('a command as Discord registers it', () => {
  it('puts commands of two words under their first', () => {
    const registered = register([
      aCommand({ name: 'feeds list' }),
      aCommand({ name: 'latest' }),
      aCommand({ name: 'feeds add', rights: 'change' }),
    ]);

    expect(registered.map(({ name, options }) => [name, options?.map((option) => [option.type, option.name])])).toEqual(
      [
        [
          'feeds',
          [
            [SUBCOMMAND, 'list'],
            [SUBCOMMAND, 'add'],
          ],
        ],
        ['latest', []],
      ],
    );
  });

  it.each<[Option['type'], Partial<Option>, Partial<Json>]>([
    ['number', { between: [1, 7] }, { type: INTEGER, min_value: 1, max_value: 7 }],
    [
      'choice',
      { choices: ['label', 'off'] },
      {
        type: STRING,
        choices: [
          { name: 'label', value: 'label' },
          { name: 'off', value: 'off' },
        ],
      },
    ],
    ['file', {}, { type: ATTACHMENT }],
    ['words', {}, { type: STRING }],
    ['address', {}, { type: STRING }],
    ['conflict', {}, { type: STRING, autocomplete: true }],
    ['conflicts', {}, { type: STRING, autocomplete: true }],
    ['since', {}, { type: STRING, autocomplete: true }],
    ['times', {}, { type: STRING, autocomplete: true }],
    ['hours', {}, { type: STRING, autocomplete: true }],
    ['story', {}, { type: STRING, autocomplete: true }],
    ['speaker', {}, { type: STRING, autocomplete: true }],
    ['feed', {}, { type: STRING, autocomplete: true }],
    ['timezone', {}, { type: STRING, autocomplete: true }],
    ['command', {}, { type: STRING, autocomplete: true }],
  ])('types an option of %s', (type, fields, json) => {
    const [option] = optionsOf({ options: [anOption({ type, ...fields })] });

    expect(option).toEqual({ name: 'story', description: 'which story', required: false, ...json });
  });

  it('puts what must be given first', () => {
    const options = optionsOf({
      options: [anOption({ name: 'since' }), anOption({ name: 'words', required: true })],
      shareable: true,
    });

    expect(options.map(({ name }) => name)).toEqual(['words', 'since', 'share']);
  });

  it('offers to show an answer to the whole channel only where that is meant', () => {
    expect(optionsOf({ shareable: true })).toEqual([
      { type: BOOLEAN, name: 'share', description: 'show it to the whole channel', required: false },
    ]);
    expect(optionsOf({ shareable: false })).toEqual([]);
  });

  it('lets be left out what a form asks for, or nobody could open the form', () => {
    const [url] = optionsOf({ options: [anOption({ name: 'url', required: true })], form: ['url'] });

    expect(url?.required).toBe(false);
  });

  it('offers what only changes something to those who may manage the server, and only there', () => {
    const [forget, feeds, latest] = register([
      aCommand({ name: 'forget', rights: 'change' }),
      aCommand({ name: 'feeds list' }),
      aCommand({ name: 'feeds add', rights: 'change' }),
      aCommand({ name: 'latest' }),
    ]);

    expect(forget).toMatchObject({
      default_member_permissions: MANAGE_SERVER,
      contexts: [0],
      integration_types: [0],
    });
    for (const command of [feeds, latest]) {
      expect(command).not.toHaveProperty('default_member_permissions');
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
  });

  it('says in every language of Discord what was said in ours, both kinds of Spanish alike', () => {
    const spanish = {
      language: 'es',
      summary: (command: string, option: string | null) =>
        command === 'latest' && option === null ? 'Lo más reciente' : null,
    };
    const unknown = { language: 'eo', summary: () => 'La plej novaj' };

    const [latest] = register([aCommand({ options: [anOption()] })], [spanish, unknown]);

    expect(latest?.description_localizations).toEqual({ 'es-ES': 'Lo más reciente', 'es-419': 'Lo más reciente' });
    expect(latest?.options?.[0]).not.toHaveProperty('description_localizations');
  });

  it('cuts a description that is longer than Discord takes', () => {
    const [latest] = register([aCommand({ summary: 'The newest stories of all '.repeat(9) })]);

    expect(latest?.description?.length).toBeLessThanOrEqual(100);
    expect(latest?.description).toMatch(/^The newest stories .*…$/);
  });

  it('gives the menu of a message an entry for its sources', () => {
    expect(register(COMMANDS).at(-1)).toMatchObject({ type: 3, name: 'Sources of this' });
  });
});

// The rules stand on https://docs.discord.com/developers/interactions/application-commands.
describe('our commands keep to the rules of Discord', () => {
  const registered = commandsForDiscord(COMMANDS) as readonly Json[];
  const inside = (json: Json): readonly Json[] => [json, ...(json.options ?? []).flatMap(inside)];

  it.each(registered.map((json) => [json.name, json] as const))('/%s', (_name, json) => {
    for (const { name, description, description_localizations: other = {}, options = [], choices = [], type } of inside(
      json,
    )) {
      expect(
        Object.values(other).every(({ length }) => length > 0 && length <= 100),
        name,
      ).toBe(true);
      if (type !== 3 || description !== undefined) {
        expect(name).toMatch(/^[-_'\p{Ll}\p{N}]{1,32}$/u);
        expect(description?.length, name).toBeGreaterThan(0);
        expect(description?.length, name).toBeLessThanOrEqual(100);
      }
      expect(options.length, name).toBeLessThanOrEqual(25);
      expect(new Set(options.map((option) => option.name)).size, name).toBe(options.length);
      expect(choices.length, name).toBeLessThanOrEqual(25);
      const required = options.map((option) => option.required === true);
      expect(required, name).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  it('and are described in every language we have', () => {
    const described = registered.filter(({ type }) => type === 1).flatMap(inside);

    for (const { name, description_localizations: other } of described) {
      expect(Object.keys(other ?? {}).toSorted(), name).toEqual(['de', 'es-419', 'es-ES', 'fr', 'ru', 'uk']);
    }
  });

  it('in eight thousand characters a command, the longest language counted', () => {
    const longest = ({ description = '', description_localizations: other = {} }: Json) =>
      Math.max(description.length, ...Object.values(other).map(({ length }) => length));
    const size = (json: Json): number =>
      json.name.length +
      longest(json) +
      (json.choices ?? []).reduce((sum, { name, value }) => sum + name.length + value.length, 0) +
      (json.options ?? []).reduce((sum, option) => sum + size(option), 0);

    for (const json of registered) expect(size(json), json.name).toBeLessThan(8_000);
  });

  it('at most a hundred of them', () => {
    expect(registered.filter(({ type }) => type === 1).length).toBeLessThanOrEqual(100);
  });
});

describe('whether what is registered is what we have', () => {
  const ours = commandsForDiscord(COMMANDS);
  /** As Discord gives a list back: with what it fills in, without what says nothing, in another order. */
  const theirs = () =>
    structuredClone(ours)
      .toReversed()
      .map((command, index) => ({
        name_localizations: null,
        description_localizations: null,
        default_member_permissions: null,
        dm_permission: true,
        nsfw: false,
        ...JSON.parse(
          JSON.stringify(command, (key, value: unknown) =>
            value === false || (key === 'options' && Array.isArray(value) && value.length === 0) ? undefined : value,
          ),
        ),
        contexts: command.contexts?.toReversed(),
        id: String(1_000 + index),
        application_id: '1',
        version: String(2_000 + index),
      }));

  it('is not deceived by what Discord fills in, leaves out and turns around', () => {
    expect(sameCommands(ours, theirs())).toBe(true);
  });

  it.each<[string, (there: Record<string, unknown>[]) => unknown]>([
    ['one is missing', (there) => there.pop()],
    ['one is left over', (there) => there.push({ type: 1, name: 'old', description: 'gone' })],
    ['a description differs', (there) => Object.assign(there[1] ?? {}, { description: 'Other words' })],
    [
      'a description in another language differs',
      (there) => Object.assign(there[1] ?? {}, { description_localizations: { de: 'Andere' } }),
    ],
    ['it is offered to others', (there) => Object.assign(there[1] ?? {}, { default_member_permissions: '8' })],
    ['it is offered elsewhere', (there) => Object.assign(there[1] ?? {}, { contexts: [1] })],
    [
      'an option is missing',
      (there) => {
        const brief = there.find(({ name }) => name === 'brief');
        if (Array.isArray(brief?.options)) brief.options.pop();
      },
    ],
  ])('sees that %s', (_what, change) => {
    const there = theirs();
    change(there);

    expect(sameCommands(ours, there)).toBe(false);
  });
});
