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

  it('is named far from the beginning, or in an XML declaration', () => {
    const far = `<html><head>${'<!-- x -->'.repeat(800)}<meta charset="windows-1251">`;
    expect(decodePage(bytes(far, [0xcf]), null)).toBe(`${far}П`);
    expect(decodePage(bytes('<?xml version="1.0" encoding="windows-1251"?>', [0xcf]), null)).toMatch(/П$/);
  });
});

describe('the encoding of a page that names none, or two', () => {
  const texts: readonly [string, string, readonly number[]][] = [
    ['windows-1251', 'Мост закрыт', [0xcc, 0xee, 0xf1, 0xf2, 0x20, 0xe7, 0xe0, 0xea, 0xf0, 0xfb, 0xf2]],
    ['koi8-r', 'Мост закрыт', [0xed, 0xcf, 0xd3, 0xd4, 0x20, 0xda, 0xc1, 0xcb, 0xd2, 0xd9, 0xd4]],
    ['windows-1256', 'مياه البئر', [0xe3, 0xed, 0xc7, 0xe5, 0x20, 0xc7, 0xe1, 0xc8, 0xc6, 0xd1]],
    [
      'windows-1255',
      'הסדקים לא התרחבו',
      [0xe4, 0xf1, 0xe3, 0xf7, 0xe9, 0xed, 0x20, 0xec, 0xe0, 0x20, 0xe4, 0xfa, 0xf8, 0xe7, 0xe1, 0xe5],
    ],
    ['gb18030', '中国人的生活', [0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb, 0xb5, 0xc4, 0xc9, 0xfa, 0xbb, 0xee]],
    ['shift_jis', 'これはのです', [0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x82, 0xcc, 0x82, 0xc5, 0x82, 0xb7]],
    ['euc-kr', '이다는의에', [0xc0, 0xcc, 0xb4, 0xd9, 0xb4, 0xc2, 0xc0, 0xc7, 0xbf, 0xa1]],
  ];

  it.each(texts)('is %s by its letters', (_, text, written) => {
    expect(decodePage(bytes('<p>', written, '</p>'), 'text/html')).toBe(`<p>${text}</p>`);
  });

  it('is the one of the two that its letters bear out', () => {
    const written = texts[0]?.[2] ?? [];
    const page = bytes('<meta charset="windows-1251"><p>', written, ', ', written, '</p>');
    expect(decodePage(page, 'text/html; charset=iso-8859-1')).toContain('Мост закрыт, Мост закрыт');
  });

  it('is another where UTF-8 is named and the bytes are none', () => {
    const page = bytes('<meta charset="utf-8"><p>', texts[0]?.[2] ?? [], '</p>');
    expect(decodePage(page, 'text/html')).toContain('Мост закрыт');
  });
});
