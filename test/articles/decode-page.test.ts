import { describe, expect, it } from 'vitest';
import { decodePage } from '../../src/articles/decode-page.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : part)));

describe('the encoding of a page', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['UTF-8 where nothing is said', bytes('Куп’янськ'), null, 'Куп’янськ'],
    ['the one of the header', bytes([0xcf, 0xf0]), 'text/html; charset=windows-1251', 'Пр'],
    [
      'the one of its meta',
      bytes('<meta charset="windows-1251">', [0xcf]),
      'text/html',
      '<meta charset="windows-1251">П',
    ],
    ['the one of its mark before any other', bytes([0xef, 0xbb, 0xbf], 'é'), 'text/html; charset=latin1', 'é'],
    ['windows-1252 where it is not UTF-8', bytes([0x93, 0x41, 0x94]), 'text/html; charset=none-such', '“A”'],
  ])('is %s', (_, body, type, text) => {
    expect(decodePage(body, type)).toBe(text);
  });
});
