import { describe, expect, it } from 'vitest';
import { BREAK, escapeAddress, escapeText, mayBeLabel } from '../../../src/adapters/discord/escape.ts';
import { actsIn } from './reading.ts';

describe('text for Discord', () => {
  it.each([
    ['emphasis', '2*3*4 _x_ ~~y~~ ||z||', '2\\*3\\*4 \\_x\\_ \\~\\~y\\~\\~ \\|\\|z\\|\\|'],
    ['code', '`a` ```b```', '\\`a\\` \\`\\`\\`b\\`\\`\\`'],
    ['a link', '[Reuters](https://evil.example)', '\\[Reuters\\]\\(https\\://evil.example)'],
    ['what would prolong a link of ours', 'x](<https://evil.example>)', 'x\\]\\(\\<https\\://evil.example\\>)'],
    ['an address', 'see http://evil.example', 'see http\\://evil.example'],
    ['an address without a scheme', 'www.evil.example discord.gg/x', 'www\\.evil.example discord\\.gg/x'],
    ['a mention', '<@1> <@&2> <#3>', `\\<@${BREAK}1\\> \\<@${BREAK}&2\\> \\<#3\\>`],
    ['everybody', '@everyone, @Here', `@${BREAK}everyone, @${BREAK}Here`],
    ['a moment', '<t:0:R>', '\\<t\\:0:R\\>'],
    ['a command', '</ask me:4>', '\\</ask me:4\\>'],
    ['an emoji by its name', ':flag-ua: and <:ok:5>', '\\:flag-ua: and \\<\\:ok:5\\>'],
    ['a heading', '# no', '\\# no'],
    ['small print', '-# no', '\\-# no'],
    ['a list', '- no', '\\- no'],
    ['a numbered list', '1234567890. Kyiv', '1234567890\\. Kyiv'],
    ['a quotation', '>>> no', '\\>\\>\\> no'],
    ['a sign at its end', 'no\\', 'no\\\\'],
    [
      'ordinary words',
      'Lt. Gen. (ret.) said: "No." at 3:45 p.m.; a@b.example #1 – +5',
      'Lt. Gen. (ret.) said: "No." at 3:45 p.m.; a@b.example #1 – +5',
    ],
  ])('shows %s as text', (_, text, expected) => {
    expect(escapeText(text)).toBe(expected);
    expect(actsIn(escapeText(text))).toEqual([]);
  });

  it('acts before it is escaped, so that this test would see it', () => {
    expect(actsIn('# a **b** [c](https://d.example) <t:0:R> @here :ok: https://e.example')).toEqual([
      ['mention', '@here'],
      ['# '],
      ['sign'],
      ['sign'],
      ['link', 'https://d.example'],
      ['time'],
      ['emoji'],
      ['link', 'https://e.example'],
    ]);
    expect(actsIn('\\[1\\] [1] x\\](https://evil.example)')).toEqual([['link', 'https://evil.example']]);
  });
});

describe('the words of a link', () => {
  it.each(['Lowland Post', 'صوت الضفة', 'Вісник Марана', 'R&D (Orlu)', '24'])('may be %s', (text) => {
    expect(mayBeLabel(text)).toBe(true);
  });

  it.each([
    ['signs, because no backslash counts there', 'The *Post*'],
    ['brackets', 'The [Post]'],
    ['an emoji, because it makes the link plain text', 'Post ✅'],
    ['a flag', '🇺🇦 Post'],
    ['an address', 'https://post.example'],
    ['an invitation', 'Discord.gg/x'],
    ['an invisible sign that its script needs, because it is taken out', 'می\u200cخواهم'],
    ['nothing to press', '…'],
  ])('may not hold %s', (_, text) => {
    expect(mayBeLabel(text)).toBe(false);
  });

  it('lead to an address whose brackets end nothing', () => {
    const link = `[a](<${escapeAddress('https://a.example/b_(c)')}>)`;

    expect(actsIn(link)).toEqual([['link', 'https://a.example/b_(c)']]);
  });
});
