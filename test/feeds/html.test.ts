import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHtml, htmlToText } from '../../src/feeds/html.ts';

const BASE = 'https://news.example/2026/story.html';

describe('HTML as plain text', () => {
  it.each([
    ['entities are decoded once, and what they spell is text', 'AT&amp;T &lt;b&gt; 5 &gt; 3', 'AT&T <b> 5 > 3'],
    ['paragraphs are divided by a blank line', '<p>one<p>two</p>three', 'one\n\ntwo\n\nthree'],
    ['a line break is a space, two of them are a paragraph', 'x<br>y<br><br>z', 'x y\n\nz'],
    ['a "<" that opens no tag is text', 'a < b and c > d', 'a < b and c > d'],
    ['scripts and styles are not read', '<script>alert(1)</script>ok<style>p{}</style>', 'ok'],
    ['nor what a style hides from readers', 'a<div style="display: none">secret</div><p hidden>secret</p>b', 'a\n\nb'],
    ['list items and cells stand apart', '<ul><li>a<li>b</ul><table><tr><td>1<td>2</table>', 'a\n\nb\n\n1 2'],
    ['pictures vanish, with their captions', '<figure><img src="data:x"><figcaption>c</figcaption></figure>w', 'w'],
    ['numbers from the alphabet of Windows mean what was meant', '&#147;so&#148;', '“so”'],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('keeps joiners where emoji and scripts need them, and drops what shows nothing', () => {
    const family = '👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿';
    const persian = 'می‌خواهم';

    expect(htmlToText(`${family} ${persian} a\u{E0041}\u200B\u202Eb`)).toBe(`${family} ${persian} ab`);
  });
});

describe('clean HTML', () => {
  it.each([
    ['loose text becomes a paragraph', 'one <em>two</em>', '<p>one <em>two</em></p>'],
    ['handlers, styles and classes are gone', '<p class=x onclick="y()" style="z">a</p>', '<p>a</p>'],
    [
      'links are absolute',
      '<a href="../q?a=1&amp;b=2">l</a>',
      '<p><a href="https://news.example/q?a=1&amp;b=2">l</a></p>',
    ],
    ['links that act or disguise are text', '<a href="javascript:x">a</a><a href="data:,x">b</a>', '<p>ab</p>'],
    [
      'a name before the host is dropped',
      '<a href="https://bbc.example@evil.example/">a</a>',
      '<p><a href="https://evil.example/">a</a></p>',
    ],
    ['everything that is opened is closed', '<ul><li><b>a<li>b', '<ul><li><b>a</b></li><li>b</li></ul>'],
    [
      'a link within a link is two links',
      '<a href=/1>x <a href=/2>y</a>',
      '<p><a href="https://news.example/1">x </a><a href="https://news.example/2">y</a></p>',
    ],
    ['empty elements vanish', '<p> </p><p><em></em></p><p>a</p>', '<p>a</p>'],
    ['quotations are kept', '<blockquote><p>q</p></blockquote>', '<blockquote><p>q</p></blockquote>'],
    ['frames, forms and media are gone', '<iframe src=x></iframe><video>v</video><form>f</form>', '<p>f</p>'],
  ])('%s', (_, html, clean) => {
    expect(cleanHtml(html, BASE)).toBe(clean);
  });

  const markup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'<p> </p> <ul> <li> </ul> <a~href="/x"> </a> <em> </em> <script> </script> <blockquote> <br> <td> <svg> </svg> < &lt; & " <!-- -->'
            .split(' ')
            .map((piece) => piece.replace('~', ' ')),
        ),
        fc.string({ unit: 'grapheme' }),
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join(''));

  it('holds nothing but its own elements, nested as they should be, whatever comes in', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const clean = cleanHtml(html, BASE);
        const open: string[] = [];
        for (const [tag, slash, name, attributes] of clean.matchAll(/<(\/?)([a-z\d]+)((?: [^<>]*)?)>/g)) {
          expect(tag).toMatch(/^<\/?(?:p|h[1-6]|pre|ul|ol|li|blockquote|a|em|strong|b|i|q|cite|code|sub|sup|br)\b/);
          if (name === 'a' && slash === '') expect(attributes).toMatch(/^ href="https?:\/\/[^"]+"$/);
          else expect(attributes).toBe('');
          if (name === 'br') continue;
          if (slash === '') open.push(name!);
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
        expect(clean.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is clean already when it is cleaned again, and says the same words', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const clean = cleanHtml(html, BASE);

        expect(cleanHtml(clean, BASE)).toBe(clean);
        expect(htmlToText(clean).replace(/\s/g, '')).toBe(htmlToText(html).replace(/\s/g, ''));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the time HTML takes', () => {
  // The bases of known attacks on strippers of tags. They take some 20 ms; a quadratic pattern takes minutes.
  it.each(
    '< a<p <div> </x> &amp; & <!-- <p~ <em>x <ul><li> <svg></p> <script> <title> e\u0301 \u200D <a~href=x>'
      .split(' ')
      .map((piece) => piece.replace('~', ' ')),
  )('does not grow beyond the length of many "%s"', (piece) => {
    const html = piece.repeat(100_000 / piece.length);
    const began = performance.now();

    htmlToText(html);
    cleanHtml(html, BASE);

    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
