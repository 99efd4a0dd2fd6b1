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
    [
      'UTF-8 where its meta says Latin-1 and its bytes prove the meta wrong',
      bytes('<meta charset="iso-8859-1">a 70 kilómetros'),
      'text/html',
      '<meta charset="iso-8859-1">a 70 kilómetros',
    ],
    [
      'UTF-8 where its header says something else and many letters prove the header wrong',
      bytes('Удар по ринку'),
      'text/html; charset=windows-1251',
      'Удар по ринку',
    ],
    ['the one of the header where two bytes may be an accident', bytes('я'), 'text/html; charset=gbk', '褟'],
    [
      'the one of its meta where a byte is not UTF-8',
      bytes('<meta charset="latin1">é', [0xe9]),
      null,
      '<meta charset="latin1">Ã©é',
    ],
    ['windows-1252 where it is not UTF-8', bytes([0x93, 0x41, 0x94]), 'text/html; charset=none-such', '“A”'],
  ])('is %s', (_, body, type, text) => {
    expect(decodePage(body, type)).toBe(text);
  });
});
