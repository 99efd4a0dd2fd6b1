import { describe, expect, it } from 'vitest';
import { discordHtml } from './markdown.ts';

const READER = { timeZone: 'UTC', now: Date.UTC(2026, 2, 13, 13) };
const html = (text: string) => discordHtml(text, READER);

describe('Discord’s Markdown', () => {
  it.each([
    ['## Title', '<discord-header level="2">Title</discord-header>'],
    ['### 1\\. Title', '<discord-header level="3">1. Title</discord-header>'],
    ['-# small', '<discord-subscript>small</discord-subscript>'],
    ['> one\n> two', '<discord-quote>one<br>two</discord-quote>'],
    [
      '- one\n- two',
      '<discord-unordered-list><discord-list-item>one</discord-list-item><discord-list-item>two</discord-list-item></discord-unordered-list>',
    ],
    ['a\nb', '<div class="lines">a<br>b</div>'],
    ['#hash and -dash', '<div class="lines">#hash and -dash</div>'],
  ])('draws the blocks of %j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it.each([
    ['**bold** and *slanted* and ~~struck~~', '<strong>bold</strong> and <em>slanted</em> and <s>struck</s>'],
    ['\\*\\*not bold\\*\\* \\[1\\]', '**not bold** [1]'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['[words](<https://a.example/x>)', '<discord-link href="https://a.example/x">words</discord-link>'],
    ['[[1]](<https://a.example/x_\\(y\\)>)', '<discord-link href="https://a.example/x_(y)">[1]</discord-link>'],
    ['<t:1773406800:f>', '<discord-time>13 March 2026 at 13:00</discord-time>'],
    ['<t:1773403200:R>', '<discord-time>1 hour ago</discord-time>'],
    ['<b>&"', '&#60;b&#62;&#38;&#34;'],
    ['“Острева” 👩‍👩‍👧', '“Острева” 👩‍👩‍👧'],
  ])('draws %j within a line', (text, expected) => {
    expect(html(text)).toBe(`<div class="lines">${expected}</div>`);
  });
});
