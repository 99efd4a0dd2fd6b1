import { describe, expect, it } from 'vitest';
import { BREAK } from '../../../src/adapters/discord/escape.ts';
import { fittedSpans, spans } from '../../../src/adapters/discord/spans.ts';
import { linkTo, ours, theirs } from '../../../src/adapters/page/page.ts';
import { moment } from '../../../src/adapters/page/when.ts';

const LISTED = { markLinks: false };
const LINKED = { markLinks: true };
const MARKS = {
  kind: 'marks',
  marks: [
    { number: 1, url: 'https://a.example/1' },
    { number: 2, url: 'javascript:alert(1)' },
  ],
} as const;

describe('a line for Discord', () => {
  it('tells a moment in the zone of each reader', () => {
    const at = Date.UTC(2026, 4, 6, 16);

    expect(spans([ours('next '), moment(at, 'Europe/Kyiv', { zoned: true })], LISTED)).toBe('next <t:1778083200:f>');
    expect(spans([moment(at, 'UTC', { style: 'hour' })], LISTED)).toBe('<t:1778083200:t>');
    expect(spans([ours('Updated ', 'rise'), moment(at, 'UTC', { style: 'relative', role: 'rise' })], LISTED)).toBe(
      '**Updated <t:1778083200:R>**',
    );
  });

  it('tells a moment that Discord has none for in words', () => {
    expect(
      spans(
        [{ kind: 'time', at: 9e15, text: 'in 287,000 years', style: 'moment', role: 'plain', zoned: true }],
        LISTED,
      ),
    ).toBe('in 287,000 years');
  });

  it('shows source markers as numbers where their list stands below, else as links where they lead somewhere', () => {
    expect(spans([ours('It rose.'), MARKS], LISTED)).toBe('It rose. \\[1\\]\\[2\\]');
    expect(spans([ours('It rose.'), MARKS], LINKED)).toBe('It rose. [[1]](<https://a.example/1>)\\[2\\]');
  });

  it('sets a name that may not be the words of a link beside one', () => {
    expect(spans([linkTo('The [Post]', 'https://post.example/a')], LISTED)).toBe(
      'The \\[Post\\] ([link](<https://post.example/a>))',
    );
    expect(spans([linkTo('Post', 'javascript:alert(1)')], LISTED)).toBe('Post');
  });

  it('leaves out an address that would take the room of the text', () => {
    expect(spans([linkTo('Post', `https://post.example/${'a'.repeat(400)}`)], LISTED)).toBe('Post');
  });

  it('keeps two emphases apart, and an emphasis from the sign it ends with', () => {
    expect(spans([ours('a', 'strong'), ours('b', 'caution')], LISTED)).toBe(`**a**${BREAK}*b*`);
    expect(spans([theirs('a~', { role: 'struck' })], LISTED)).toBe(`~~a\\~${BREAK}~~`);
  });

  it('keeps the sign at the end of a heading', () => {
    expect(spans([theirs('Written in C#', { role: 'strong' })], { ...LISTED, heading: true })).toBe(
      `Written in C#${BREAK}`,
    );
  });

  it('isolates words from right to left, around a link and not within', () => {
    expect(spans([theirs('سلام'), ours(', '), linkTo('صوت', 'https://a.example/')], LISTED)).toBe(
      '\u2068سلام\u2069, \u2068[صوت](<https://a.example/>)\u2069',
    );
  });

  it('that is too long ends at the end of a sentence, and is never longer than allowed', () => {
    const text = 'The guard *denied* it. '.repeat(40).trim();

    expect(fittedSpans([theirs(text), MARKS], LISTED, 300)).toMatch(/denied\\\* it\. \\\[1\\\]\\\[2\\\]$/);
    expect(
      fittedSpans(
        Array.from({ length: 90 }, () => theirs('*'.repeat(50))),
        LISTED,
        300,
      ).length,
    ).toBeLessThanOrEqual(300);
  });
});
