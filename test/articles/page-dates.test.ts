import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenDate } from '../../src/articles/page-dates.ts';
import { readPage } from '../../src/articles/page-worker.ts';

const iso = (text: string, locale: string | null = null) => {
  const ms = writtenDate(text, locale);
  return ms === null ? null : new Date(ms).toISOString();
};

describe('a date as pages write it', () => {
  it.each([
    ['2026-03-08T11:20:00.477Z', '2026-03-08T11:20:00.477Z'],
    ['2026-04-07T19:51:00+0200', '2026-04-07T17:51:00.000Z'],
    ['20260308', '2026-03-08T00:00:00.000Z'],
    ['20260308T2224', '2026-03-08T22:24:00.000Z'],
    ['Sun, 08 Mar 2026 07:15:45 EST', '2026-03-08T12:15:45.000Z'],
    ['Sun Mar 08 2026 10:00:00 GMT+0100 (CET)', '2026-03-08T09:00:00.000Z'],
    ['1998-03-08', '1998-03-08T00:00:00.000Z'],
    ['Published: Sunday, 8 Mar 2026 | 4:35 PM ET', '2026-03-08T21:35:00.000Z'],
    ['August 12, 2026, 5:00PM EDT', '2026-08-12T21:00:00.000Z'],
    ['Posted March 8, 2026', '2026-03-08T00:00:00.000Z'],
    ['8.42am BST August 12, 2026', '2026-08-12T07:42:00.000Z'],
    ['Publié le 27 octobre 2026 à 14h03', '2026-10-27T14:03:00.000Z'],
    ['8 de marzo de 2026', '2026-03-08T00:00:00.000Z'],
    ['8. März 2026, 14:05 Uhr', '2026-03-08T14:05:00.000Z'],
    ['8 березня 2026, 09:30', '2026-03-08T09:30:00.000Z'],
    ['8 марта 2026 г.', '2026-03-08T00:00:00.000Z'],
    ['8 مارس 2026', '2026-03-08T00:00:00.000Z'],
    ['08.03.2026 11:15', '2026-03-08T11:15:00.000Z'],
    ['2026年04月02日 13:31', '2026-04-02T13:31:00.000Z'],
    ['令和8年5月9日', '2026-05-09T00:00:00.000Z'],
  ])('reads "%s"', (text, moment) => {
    expect(iso(text)).toBe(moment);
  });

  it.each([
    ['bn', 'প্রকাশ: ১৪ এপ্রিল ২০২৬, ২০: ১৫', '2026-04-14T20:15:00.000Z'],
    ['th', '3 พ.ค. 2569 10:20 น.', '2026-05-03T10:20:00.000Z'],
    ['fa', '۱۹ اردیبهشت ۱۴۰۵، ۱۳:۴۰', '2026-05-09T13:40:00.000Z'],
    ['fa', '۱۴۰۵/۰۲/۱۹', '2026-05-09T00:00:00.000Z'],
    ['ar', 'الجمعة 27 شباط 2026', '2026-02-27T00:00:00.000Z'],
    ['ar', '27 كانون الثاني 2026', '2026-01-27T00:00:00.000Z'],
    ['ar', 'فبراير 1, 2026', '2026-02-01T00:00:00.000Z'],
    ['he', '10:30, 16.04.26', '2026-04-16T10:30:00.000Z'],
    ['he', '8 באפריל 2026', '2026-04-08T00:00:00.000Z'],
    ['hi', '03 May 2026, 06:15 PM IST', '2026-05-03T12:45:00.000Z'],
    ['hi', '3 मई 2026', '2026-05-03T00:00:00.000Z'],
    ['ko', '2026.05.12. 오후 8:15', '2026-05-12T20:15:00.000Z'],
    ['ko', '2026년 5월 12일 오전 8:15', '2026-05-12T08:15:00.000Z'],
    ['vi', 'Thứ tư, 13/5/2026, 10:00 (GMT+7)', '2026-05-13T03:00:00.000Z'],
    ['id', 'Minggu, 22 Maret 2026 19:02 WIB', '2026-03-22T12:02:00.000Z'],
    ['el', '10 Απριλίου 2026, 18:40', '2026-04-10T18:40:00.000Z'],
    ['hu', '2026. március 8. 14:05', '2026-03-08T14:05:00.000Z'],
    ['lt', '2026 m. kovo 8 d. 12:00', '2026-03-08T12:00:00.000Z'],
    ['tr', 'Nisan 05, 2026 19:20', '2026-04-05T19:20:00.000Z'],
    ['pl', '8 maja 2026, 10:42', '2026-05-08T10:42:00.000Z'],
    ['cs', '22. března 2026  19:05', '2026-03-22T19:05:00.000Z'],
    ['uk', 'Субота, 11 квітня 2026, 06:38', '2026-04-11T06:38:00.000Z'],
    ['fi', '9. huhtikuuta 2026 klo 19.40', '2026-04-09T19:40:00.000Z'],
    ['sv', '2026-04-15 06.31', '2026-04-15T06:31:00.000Z'],
    ['da', '6. maj 2026, 17:09', '2026-05-06T17:09:00.000Z'],
    ['pl', '8 listopada 2026', '2026-11-08T00:00:00.000Z'],
    ['hr', '8. listopada 2026.', '2026-10-08T00:00:00.000Z'],
    ['pt', '12/05/2026 10h33', '2026-05-12T10:33:00.000Z'],
    ['en-GB', '12/05/2026 10:33', '2026-05-12T10:33:00.000Z'],
    ['en-US', '12/05/2026 10:33', '2026-12-05T10:33:00.000Z'],
    ['fr', '03/08/2026', '2026-08-03T00:00:00.000Z'],
    ['en', 'Fri, 01/30/2026 - 16:20', '2026-01-30T16:20:00.000Z'],
  ])('reads in %s "%s"', (locale, text, moment) => {
    expect(iso(text, locale)).toBe(moment);
  });

  it.each(['soon', '3 hours ago', '03/08/2026', '31 February 2026', '9999-99-99', 'Call 030/12/34567', ''])(
    'reads nothing in "%s"',
    (text) => {
      expect(iso(text, 'en')).toBeNull();
    },
  );

  it('counts Persian days as the calendar of Iran does', () => {
    const parts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    for (let ms = Date.UTC(2005, 0, 1); ms < Date.UTC(2040, 0, 1); ms += 86_400_000 * 3) {
      const of = (type: string) =>
        parts
          .formatToParts(ms)
          .find((part) => part.type === type)
          ?.value.padStart(2, '0');
      expect(writtenDate(`${of('year')}/${of('month')}/${of('day')}`, 'fa')).toBe(ms);
    }
  });

  it('is a moment or nothing, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 40 }),
            fc.constantFrom('8', '2026', ' May ', '/', ':', '12', '۱۴۰۵', 'พ.ค.', '年'),
          ),
          { maxLength: 20 },
        ),
        fc.constantFrom(null, 'en', 'fa', 'th', 'xx', 'no such locale'),
        (pieces, locale) => {
          const ms = writtenDate(pieces.join(''), locale);
          expect(ms === null || Number.isFinite(ms)).toBe(true);
        },
      ),
    );
  });
});

describe('when a page was published', () => {
  const published = (html: string, url = 'https://www.albion.example/a/1', now: number | null = null) => {
    const page = readPage({ bytes: new TextEncoder().encode(html), contentType: 'text/html', url, now });
    return 'unread' in page ? page.unread : page.published;
  };
  const linked = (data: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...data })}</script>`;
  const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

  it('is the day in its address where nothing else tells one', () => {
    expect(published('<h1>Talks go on</h1>', 'https://www.albion.example/2026/03/08/talks')).toBe(
      '2026-03-08T00:00:00.000Z',
    );
    expect(published('<h1>Talks go on</h1>', 'https://www.albion.example/world/2026/mar/08/talks')).toBe(
      '2026-03-08T00:00:00.000Z',
    );
  });

  it('is the claim that agrees with its address where another one does not', () => {
    const html =
      linked({ datePublished: '2026-03-20T10:00:00Z' }) + meta('article:published_time', '2026-03-08T09:00:00Z');
    expect(published(html, 'https://www.albion.example/2026/03/08/talks')).toBe('2026-03-08T09:00:00.000Z');
  });

  it('is made exact by another claim of the same day', () => {
    expect(
      published(
        meta('article:published_time', '2026-03-08T23:30:00') + linked({ dateCreated: '2026-03-08T23:30:00-05:00' }),
      ),
    ).toBe('2026-03-09T04:30:00.000Z');
    expect(published(meta('date', '2026-03-08') + meta('dc.date', '2026-03-08T07:10:00'))).toBe(
      '2026-03-08T07:10:00.000Z',
    );
  });

  it('is what stands beside the headline, not beside another story or a comment', () => {
    const html = `<aside><time datetime="2026-01-01">1 January</time></aside><ul class="comments"><li>2 January 2026</li></ul>
      <h1>Talks go on without a date</h1><div class="x">9 March 2026, 10:15</div><p>The talks went on.</p>`;
    expect(published(html)).toBe('2026-03-09T10:15:00.000Z');
  });

  it('may stand above the headline', () => {
    expect(published('<span>9 March 2026</span><h1>Talks go on without a date</h1><p>The talks went on.</p>')).toBe(
      '2026-03-09T00:00:00.000Z',
    );
  });

  it('is the first publication and not the update', () => {
    const html =
      '<h1>Talks go on without a date</h1><div class="date">Updated 10 March 2026</div><div class="date">Published 9 March 2026</div>';
    expect(published(html)).toBe('2026-03-09T00:00:00.000Z');
    expect(published('<h1>Talks go on</h1><p class="date">Updated: 10 March 2026. Published: 9 March 2026</p>')).toBe(
      '2026-03-09T00:00:00.000Z',
    );
  });

  it('is the printed one where the claimed one moves with every change', () => {
    const claimed = linked({ datePublished: '2026-03-20T10:00:00Z', dateModified: '2026-03-20T10:00:00Z' });
    expect(published(`${claimed}<h1>Talks go on</h1><p class="date">Published 9 March 2026</p>`)).toBe(
      '2026-03-09T00:00:00.000Z',
    );
  });

  it('is the last change at last', () => {
    expect(published(meta('article:modified_time', '2026-03-20T10:00:00Z'))).toBe('2026-03-20T10:00:00.000Z');
  });

  it('never lies ahead', () => {
    const now = Date.UTC(2026, 2, 10);
    expect(published(linked({ datePublished: '2027-01-01T00:00:00Z' }), undefined, now)).toBeNull();
    const both =
      linked({ datePublished: '2027-01-01T00:00:00Z' }) + meta('article:published_time', '2026-03-09T00:00:00Z');
    expect(published(both, undefined, now)).toBe('2026-03-09T00:00:00.000Z');
  });

  it('takes 03/08 for March or August by the page’s country', () => {
    const page = (lang: string) =>
      `<html lang="${lang}"><body><h1>Talks go on without a date</h1><p class="date">03/08/2026</p></body></html>`;
    expect(published(page('en-GB'))).toBe('2026-08-03T00:00:00.000Z');
    expect(published(page('en-US'))).toBe('2026-03-08T00:00:00.000Z');
    expect(published(page('en'), 'https://www.paper.in/a/1')).toBe('2026-08-03T00:00:00.000Z');
    expect(published(page('en'))).toBeNull();
  });
});
