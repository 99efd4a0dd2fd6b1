import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from '../../src/feeds/decode.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const KYIV_1251 = [0xca, 0xe8, 0xe5, 0xe2];
const xml = (encoding: string) => ascii(`<?xml version="1.0" encoding="${encoding}"?>`);

describe('the encoding of a feed', () => {
  it('is what the XML declaration says', () => {
    expect(decodeFeed(joined(xml('windows-1251'), KYIV_1251), 'text/xml')).toContain('Киев');
  });

  it('is what the header says, before the declaration', () => {
    expect(decodeFeed(joined(xml('iso-8859-1'), KYIV_1251), 'text/xml; charset="windows-1251"')).toContain('Киев');
  });

  it('is UTF-8 when the bytes are, whatever one-byte alphabet the server claims', () => {
    const bytes = joined(xml('UTF-8'), ascii('Київ'));

    expect(decodeFeed(bytes, 'text/xml; charset=ISO-8859-1')).toContain('Київ');
  });

  it('is UTF-8 where nothing is said and the bytes are', () => {
    expect(decodeFeed(ascii('<rss>停火'), null)).toBe('<rss>停火');
  });

  it('is windows-1252 where nothing is said and they are not', () => {
    expect(decodeFeed(joined(ascii('<rss>'), [0x93, 0xe9, 0x94]), null)).toBe('<rss>“é”');
  });

  it('stays UTF-8 when a few bytes of it are broken', () => {
    expect(decodeFeed(joined(xml('UTF-8'), ascii('Київ'), [0xff]), null)).toContain('Київ\uFFFD');
  });

  it('shows itself by its mark, which is no part of the text', () => {
    const utf16 = [...'<rss/>Я'].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]);

    expect(decodeFeed(joined([0xff, 0xfe], utf16), 'text/xml; charset=utf-8')).toBe('<rss/>Я');
    expect(decodeFeed(Uint8Array.from(utf16), null)).toBe('<rss/>Я');
    expect(decodeFeed(joined([0xef, 0xbb, 0xbf], ascii('<rss/>')), null)).toBe('<rss/>');
  });

  it('is never UTF-7, which hides markup in plain letters', () => {
    expect(decodeFeed(joined(xml('UTF-7'), ascii('+ADw-script+AD4-')), 'text/xml; charset=utf-7')).toContain(
      '+ADw-script',
    );
  });

  it('does not let over-long sequences become markup', () => {
    expect(decodeFeed(joined(xml('UTF-8'), [0xc0, 0xbc], ascii('script'), [0xc0, 0xbe]), null)).not.toContain(
      '<script',
    );
  });

  it('gives well-formed text without controls, whatever the bytes and claims', () => {
    const claims = [
      null,
      'utf-8',
      'utf-7',
      'utf-16',
      'gb18030',
      'shift_jis',
      'iso-2022-jp',
      'hz-gb-2312',
      'koi8-r',
      'x',
    ];
    const claim = fc.constantFrom(...claims);
    const start = fc.constantFrom(
      [],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe, 0, 0],
      [0, 0, 0, 0x3c],
      [0x3c, 0],
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), claim, claim, (first, rest, header, declared) => {
        const document = declared === null ? joined(first, rest) : joined(first, xml(declared), rest);

        const text = decodeFeed(document, header === null ? null : `text/xml;charset=${header}`);

        expect(text.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
