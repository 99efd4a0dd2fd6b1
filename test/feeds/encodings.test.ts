import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from '../../src/feeds/decode.ts';
import { HEADLINES } from '../support/headlines.ts';
import { encodeLegacy } from '../support/legacy-encoder.ts';

const feedOf = (title: string, { encoding = '', language = '' } = {}) =>
  `${encoding && `<?xml version="1.0" encoding="${encoding}"?>`}<rss version="2.0"><channel>${language && `<language>${language}</language>`}<title>${title}</title></channel></rss>`;

const inEncodings = HEADLINES.flatMap(({ language, encodings, text }) =>
  encodings.map((encoding) => [language, encoding, text] as const),
);

describe('news in an encoding of before Unicode', () => {
  it.each(inEncodings)('is read where it is declared: %s in %s', (_, encoding, text) => {
    const feed = feedOf(text, { encoding });

    expect(decodeFeed(encodeLegacy(feed, encoding), null)).toBe(feed);
    expect(decodeFeed(encodeLegacy(feedOf(text), encoding), `text/xml; charset=${encoding}`)).toBe(feedOf(text));
  });

  it.each(inEncodings)('is read where only its language is named: %s in %s', (language, encoding, text) => {
    const feed = feedOf(text, { language });

    expect(decodeFeed(encodeLegacy(feed, encoding), null)).toBe(feed);
  });

  it.each(inEncodings)('is read where nothing is named: %s in %s', (_, encoding, text) => {
    const feed = feedOf(text);

    expect(decodeFeed(encodeLegacy(feed, encoding), null)).toBe(feed);
  });

  it.each(inEncodings.filter(([, encoding]) => encoding !== 'iso-2022-jp'))(
    'is read where it is called UTF-8: %s in %s',
    (_, encoding, text) => {
      const feed = feedOf(text, { encoding: 'utf-8' });

      expect(decodeFeed(encodeLegacy(feed, encoding), 'text/xml; charset=utf-8')).toBe(feed);
    },
  );

  it('is read where a server calls everything Latin and the document knows better', () => {
    for (const [, encoding, text] of inEncodings.filter(([language]) =>
      'ru uk bg el he ar th ja zh ko'.includes(language),
    )) {
      const feed = feedOf(text, { encoding });

      expect(decodeFeed(encodeLegacy(feed, encoding), 'text/xml; charset=iso-8859-1')).toBe(feed);
    }
  });
});

const SINGLE =
  `windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258
  windows-874 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14
  iso-8859-15 iso-8859-16 koi8-r koi8-u ibm866 macintosh x-mac-cyrillic`.split(/\s+/);
const DOUBLE = 'gb18030 big5 shift_jis euc-jp euc-kr'.split(' ');

/** Letters that an encoding has, for texts of them. */
function lettersOf(encoding: string): readonly string[] {
  const bytes = Array.from({ length: 96 }, (_, index) => index + 0xa0);
  const decoder = new TextDecoder(encoding);
  const pairs = bytes.slice(16, 84).flatMap((one) => bytes.slice(4, 90).map((two) => [one, two]));
  const all = DOUBLE.includes(encoding) ? pairs : bytes.map((byte) => [byte]);
  return all.map((codes) => decoder.decode(Uint8Array.from(codes))).filter((text) => /^\p{L}$/u.test(text));
}

describe('a text that says in what it is written', () => {
  it.each([...SINGLE, ...DOUBLE])('comes back letter by letter from %s', (encoding) => {
    const letters = lettersOf(encoding);
    // Fewer letters than a dozen prove nothing against what a document says of itself.
    const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 11 });
    fc.assert(
      fc.property(text, (signs) => {
        const feed = feedOf(signs.join(''), { encoding });
        const bytes = encodeLegacy(feed, encoding);
        // Some few letters of two bytes are letters of UTF-8 as well, and nobody could tell.
        fc.pre(new TextDecoder().decode(bytes).includes('\uFFFD'));

        expect(decodeFeed(bytes, null)).toBe(feed);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back whole from every form of Unicode, marked or not', () => {
    const forms = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...forms), fc.boolean(), (raw, form, isMarked) => {
        const feed = feedOf(raw.replace(/[\p{Cc}\uFEFF\uFFFE\uFFFF]/gu, ''), { encoding: form });

        expect(decodeFeed(inForm(`${isMarked ? '\uFEFF' : ''}${feed}`, form), 'text/xml; charset=iso-8859-1')).toBe(
          feed,
        );
      }),
    );
  });
});

function inForm(text: string, form: string): Uint8Array {
  if (form === 'utf-8') return new TextEncoder().encode(text);
  const isWide = form.startsWith('utf-32');
  const units = isWide
    ? [...text].map((sign) => sign.codePointAt(0)!)
    : text.split('').map((unit) => unit.charCodeAt(0));
  const size = isWide ? 4 : 2;
  const view = new DataView(new ArrayBuffer(units.length * size));
  for (const [index, unit] of units.entries()) {
    if (isWide) view.setUint32(index * 4, unit, form.endsWith('le'));
    else view.setUint16(index * 2, unit, form.endsWith('le'));
  }
  return new Uint8Array(view.buffer);
}

describe('UTF-8 with bytes that are none', () => {
  const bytesOf = (...parts: readonly (string | number)[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

  it('keeps what a word processor pasted into it', () => {
    const bytes = bytesOf('<rss>Київ каже: ', 0x93, 'так', 0x94, ' та caf', 0xe9, ' теж');

    expect(decodeFeed(bytes, null)).toBe('<rss>Київ каже: “так” та café теж');
  });

  it('makes no letters of a sequence that was cut, and no markup of one that is too long', () => {
    const bytes = bytesOf('<rss>Київ каже ', 0xe2, 0x80, ' і ', 0xc0, 0xbc, 'script', 0xc0, 0xbe);

    expect(decodeFeed(bytes, null)).toMatch(/^<rss>Київ каже \uFFFD+ і \uFFFD+script\uFFFD+$/);
  });
});
