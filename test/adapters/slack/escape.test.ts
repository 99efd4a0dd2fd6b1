import { describe, expect, it } from 'vitest';
import { escapeFallback } from '../../../src/adapters/slack/escape.ts';

const BREAK = '\u200b';

describe('text in the fallback of a message', () => {
  it.each([
    ['a mass mention', '<!channel>', '&lt;!channel&gt;'],
    ['what was escaped before, so that it is not undone', '&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
    ['an address', 'See https://a.example', `See https:${BREAK}//a.example`],
    ['the name of an emoji', 'a :fire: b', `a :${BREAK}fire: b`],
    ['an emphasis', '*bold* _it_ ~no~', `*bold*${BREAK} _it_${BREAK} ~no~${BREAK}`],
    ['code', '`rm`', '’rm’'],
    ['a quotation', '> said', `${BREAK}&gt; said`],
  ])('is no %s', (_, text, expected) => {
    expect(escapeFallback(text)).toBe(expected);
  });

  it.each([
    '2*3*4 = 24',
    'snake_case_name',
    '100,000; 3:45 p.m.',
    '14:30:00 UTC',
    'Grade A|B',
    '@here',
    'الهدنة: بدأت',
  ])('leaves %s as it is', (text) => {
    expect(escapeFallback(text)).toBe(text);
  });
});
