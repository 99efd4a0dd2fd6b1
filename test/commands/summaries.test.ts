import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../commands/families.ts';
import { commandsFor } from '../../commands/index.ts';
import { SUMMARY_LANGUAGES, summariesIn } from '../../commands/summaries.ts';
import { aDesk, anOffice } from './desk.ts';

const COMMANDS = commandsFor(aDesk(), anOffice());
const EXPECTED: readonly (readonly [string, string | null, string])[] = [
  ...Object.entries(FAMILIES).map(([family, summary]) => [family, null, summary] as const),
  ...COMMANDS.flatMap(({ name, summary, options }) => [
    [name, null, summary] as const,
    ...options.map((option) => [name, option.name, option.summary] as const),
  ]),
];
/** An option that adapters add to what can be shown to everybody. */
const SHARED = '*.share';

describe.each(SUMMARY_LANGUAGES)('the summaries in "%s"', (language) => {
  const texts = summariesIn(language);

  it.each(EXPECTED)('say what /%s %s is about, in words that fit', (command, option, english) => {
    const said = texts.summary(command, option);

    expect(
      said,
      `Add "${[command, option].filter(Boolean).join('.')}" to commands/languages/${language}.ts.`,
    ).not.toBeNull();
    expect(said?.trim()).toBe(said);
    expect(said?.length).toBeGreaterThan(2);
    expect(said?.length).toBeLessThanOrEqual(100);
    expect(said).not.toBe(english);
  });

  it('keep what is typed as it is typed', () => {
    for (const [command, option, english] of EXPECTED) {
      const typed =
        english.match(
          /\d\d:\d\d-\d\d:\d\d|\d\d:\d\d|\b\d+[mhd]\b|\ball$|\boff$|\bEurope\/Kyiv\b|\bOPML\b|^yes\b|\bforget\b/g,
        ) ?? [];

      for (const value of typed) expect(texts.summary(command, option), `${command} ${option}`).toContain(value);
    }
  });

  it('say nothing of what there is not', () => {
    const known = EXPECTED.map(([command, option]) => (option === null ? command : `${command}.${option}`));

    expect(texts.keys().filter((key) => !known.includes(key))).toEqual([SHARED]);
    expect(texts.summary('nothing', null)).toBeNull();
    expect(texts.summary('brief', 'nothing')).toBeNull();
    expect(texts.summary('toString', null)).toBeNull();
  });

  it('know the option that shows an answer to everybody, of every command', () => {
    expect(texts.summary('brief', 'share')).toBe(texts.summary('feeds list', 'share'));
    expect(texts.summary('brief', 'share')).toMatch(/\S/);
  });
});
