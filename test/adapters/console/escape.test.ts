import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, escapeMarkdown } from '../../../src/adapters/console/escape.ts';
import { hasRightToLeft, isolate, linkTarget, plainText } from '../../../src/adapters/page/plain-text.ts';

/** Text with a good share of what is dangerous. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]8;;https://evil.example\u001b\\',
        '\u001b]0;title\u0007',
        '\u001b[2J',
        '\u009b1A',
        '\u202e',
        '\u2066',
        '\u2069',
        '\u200b',
        '\u200c',
        '\u200d',
        '\ufe0f',
        '\u0301',
        '\u{e0041}',
        '\u{1f3f4}',
        'سلام',
        'क्ष',
        '👩‍👩‍👧',
        'র‍্যাব',
        ' ',
        '\r\n',
        '\t',
        'a',
        '1',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const ACTS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/u;

describe('plain text', () => {
  it.each([
    ['an escape sequence that colours', 'Army \u001b[31mred\u001b[0m fires', 'Army red fires'],
    ['one that moves the cursor', 'one\u001b[2Atwo', 'onetwo'],
    ['the one-byte form', 'one\u009b2Atwo', 'onetwo'],
    ['a link made by the source', '\u001b]8;;https://evil.example\u001b\\Reuters\u001b]8;;\u0007', 'Reuters'],
    ['a window title', 'a\u001b]0;owned\u0007b', 'ab'],
    ['an escape sequence that never ends, without losing what follows', 'a\u001b]0;the rest', 'a]0;the rest'],
    ['an override', 'Army \u202eyldneirf\u202c fires', 'Army yldneirf fires'],
    ['pops that would close our isolates', '\u2069\u2069x', 'x'],
    ['zero width inside a word', 'Ce\u200base\u2060fire', 'Ceasefire'],
    ['fillers that look empty', '\u3164\u115f\u1160\uffa0\u2800', ''],
    ['stray variation selectors', 'a\ufe0f\ufe0e\ufe0fb', 'ab'],
    ['half a character', '\ud83d half', '\ufffd half'],
    ['a broken flag', '\u{1f3f4}\u{e0067}\u{e0062}', '\u{1f3f4}'],
    ['words hidden in tags', 'Hi\u{e0069}\u{e0067}\u{e006e}', 'Hi'],
    ['a heap of marks', `Z${'\u0335\u0301'.repeat(40)}`, 'Z\u0335\u0301\u0335\u0301'],
    ['line breaks of every kind', 'a\r\nb\u2028c\u0085d\te', 'a b c d e'],
    ['a joiner where no script needs one', 'pay\u200dpal \u200c x', 'paypal x'],
  ])('takes %s out', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it.each([
    ['Persian with its half-space', 'می\u200cخواهم'],
    ['Hindi', 'क्षेत्र में युद्धविराम'],
    ['Bengali with a joiner before the virama', 'র\u200d্যাব'],
    ['Hebrew', 'הפסקת אש נכנסה לתוקף'],
    ['Arabic with its marks', 'العبّارةُ'],
    ['an emoji family and a pirate', '👩‍👩‍👧 🏴‍☠️'],
    ['flags of a country and of a part of one', '🇺🇦 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a key cap', '1️⃣'],
    ['signs', '5 < 6 > 4; 2*3*4 = 24; x² + H₂O; Lt. Gen. [ret.] (Smith)'],
    ['Chinese', '停火协议生效'],
  ])('leaves %s as it is', (_, text) => {
    expect(plainText(text)).toBe(text);
  });

  it('is one line, acts on nothing, is well-formed, and stays the same when cleaned again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = plainText(text);

        expect(plain).not.toMatch(ACTS);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).not.toMatch(/\p{M}{5,}/u);
        expect(plain).toBe(plain.trim());
        expect(plainText(plain)).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no longer for ten times the text than about ten times as long', () => {
    const hostile = [
      '\u009d',
      '\u009b',
      '\u0090x',
      '\u{1f3f4}\u{e0067}',
      '\ud83d',
      'x\u200c',
      '\u001b[',
      '\u001b]',
      '\u200d',
      '\u0301',
      'क\u094d\u200d',
      ' ',
      '👩\u200d',
      '\u001b]8;;',
    ];
    for (const piece of hostile) {
      const started = performance.now();
      plainText(piece.repeat(200_000));
      expect(performance.now() - started).toBeLessThan(3_000);
    }
  });
});

const ROWS = '../shared/attacks/markup.jsonl';
describe.skipIf(!existsSync(ROWS))('sample attacks on characters (../shared/attacks)', () => {
  const rows = existsSync(ROWS)
    ? readFileSync(ROWS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; cat: string; input: string })
    : [];

  it.each(rows.filter(({ cat }) => cat === 'must-survive'))('$id survives letter by letter', ({ input }) => {
    expect(plainText(input)).toBe(input.replace(/\s+/g, ' ').trim());
  });

  it.each(rows)('$id acts on nothing', ({ input }) => {
    const plain = plainText(input);

    expect(plain).not.toMatch(ACTS);
    expect(plain).not.toMatch(/\p{M}{7,}|[\u115f\u1160\u3164\uffa0\u2800]/u);
    expect(plain.isWellFormed()).toBe(true);
  });
});

describe('text from right to left', () => {
  it('is wrapped once, so that it reorders nothing around it', () => {
    expect(isolate('العبّارة')).toBe('\u2068العبّارة\u2069');
  });

  it('is wrapped only where there is any', () => {
    expect(isolate('Ferry 12')).toBe('Ferry 12');
    expect(hasRightToLeft('צפון')).toBe(true);
  });
});

describe('Markdown', () => {
  it.each([
    ['emphasis', '2*3*4 _x_ ~~y~~', '2\\*3\\*4 \\_x\\_ \\~\\~y\\~\\~'],
    ['a link', '[Reuters](https://evil.example)', '\\[Reuters\\](https\\://evil.example)'],
    ['an address', 'see www.evil.example', 'see www\\.evil.example'],
    ['a tag', '<b>', '\\<b\\>'],
    ['an entity', '&lt;b&gt; R&D', '\\&lt;b\\&gt; R\\&D'],
    ['a heading', '# no', '\\# no'],
    ['a list', '1. Kyiv', '1\\. Kyiv'],
    ['a quotation', '> no', '\\> no'],
    ['ordinary words', 'Lt. Gen. (ret.) said: "No."', 'Lt. Gen. (ret.) said: "No."'],
  ])('shows %s as text', (_, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('escapes every sign that could act', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]/g, ' ')).not.toMatch(/[`*_[\]<>~|]|&#?\w|^[#+>-]/);
      }),
    );
  });
});

describe('HTML', () => {
  it('shows tags, entities and quotation marks as text', () => {
    expect(escapeHtml(`<script>"&amp;'`)).toBe('&lt;script&gt;&quot;&amp;amp;&#39;');
  });
});

describe('an address', () => {
  it.each([
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a name that looks like a host', 'https://reuters.com@evil.example/'],
    ['nothing', ''],
    ['half of one', 'https://'],
  ])('that is %s leads nowhere', (_, url) => {
    expect(linkTarget(url)).toBeNull();
  });

  it('shows a mixed host as what it is', () => {
    expect(linkTarget('https://rеuters.com/a')).toBe('https://xn--ruters-3of.com/a');
  });

  it('is visible ASCII without any sign that ends a link, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          anyText.map((text) => `https://a.example/${text}`),
        ),
        (url) => {
          const target = linkTarget(url);

          if (target !== null) expect(target).toMatch(/^https?:\/\/[^\s<>"'`\\\p{Cc}]+$/u);
        },
      ),
    );
  });
});
