import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { PageDocument } from '../../src/articles/page-dom.ts';
import { termsOf } from '../../src/articles/page-terms.ts';

function terms(html: string) {
  const { document } = parseHTML(html) as unknown as { readonly document: PageDocument };
  return termsOf(document);
}

const page = ({ head = '', body = '' }) => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const stub = (parts: { head?: string; body?: string }) => terms(page(parts)).isStub;

/** So many words of a report, in paragraphs of about forty. */
function report(
  words: number,
  sentence = 'Rescue crews searched the collapsed arcade in Merinsk until late in the evening',
): string {
  const each = sentence.split(' ');
  const told: string[] = [];
  for (let index = 0; index < words; index += 1) told.push(each[index % each.length] ?? '');
  const paragraphs: string[] = [];
  for (let at = 0; at < words; at += 40) paragraphs.push(`<p>${told.slice(at, at + 40).join(' ')}.</p>`);
  return paragraphs.join('');
}

const data = (fields: Record<string, unknown>) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...fields })}</script>`;
const PAID = data({
  isAccessibleForFree: false,
  hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.rest' },
});
const WALL =
  '<div class="paywall"><h3>Keep reading for one euro</h3><p>Subscribe to continue reading this story.</p><a href="/login">Log in</a></div>';

/** A page around a report: a menu, teasers with texts of their own, a footer. */
const around = (article: string) =>
  `<header><nav><a href="/">Home</a><a href="/subscribe">Subscribe</a><a href="/login">Log in</a></nav></header>
  <main><article><h1>Strike on market in Merinsk</h1>${article}</article>
  <section class="related-stories"><h2>Related</h2>${report(60)}</section>
  <aside><p>Our newsletter tells you every morning what has happened in the night, and why it matters to you.</p></aside></main>
  <div class="teasers">${report(300)}</div><footer><p>${report(80)}</p></footer>`;

describe('a page that reserves its text', () => {
  it('says so in its head, to everybody or to us', () => {
    expect(terms(page({ head: '<meta name="robots" content="index, noai">' })).reserved).toBe('robots: noai');
    expect(terms(page({ head: '<META name="SITREP" content="nosnippet">' })).reserved).toBe('sitrep: nosnippet');
    expect(terms(page({ head: '<meta name="tdm-reservation" content="1">' })).reserved).toBe('tdm-reservation');
    expect(
      terms(page({ head: '<meta name="robots" content="max-image-preview:large"><meta name="robots" content="none">' }))
        .reserved,
    ).toBe('robots: none');
  });

  it('does not where it speaks to others, or of other things', () => {
    const head =
      '<meta name="googlebot" content="noindex"><meta name="robots" content="index,follow,max-snippet:-1"><meta name="tdm-reservation" content="0"><meta property="og:title" content="noai"><meta name="description" content="nosnippet">';
    expect(terms(page({ head })).reserved).toBeNull();
  });
});

describe('a beginning before a paywall', () => {
  it('is short and asks to pay for the rest', () => {
    expect(stub({ head: PAID, body: around(`${report(70)}${WALL}`) })).toBe(true);
    expect(stub({ body: around(`${report(70)}${WALL}`) })).toBe(true);
    expect(stub({ body: `<div>${report(70)}${WALL}</div>` })).toBe(true);
    expect(stub({ body: around(`${report(70)}</article>${WALL}<article>`) })).toBe(true);
  });

  it('is as long as its own words are, and not as what stands in boxes between them', () => {
    const box = (name: string) => `<div class="${name}">${report(100)}</div>`;
    const boxes = ['article-related', 'mostRead', 'c-newsletter', 'paywall__offer'].map(box).join('');

    expect(stub({ head: PAID, body: around(`${report(70)}${boxes}${WALL}`) })).toBe(true);
    expect(stub({ head: PAID, body: around(`${report(70)}${box('a').repeat(4)}${WALL}`) })).toBe(false);
  });

  it('is short and its data says that it is not free', () => {
    expect(stub({ head: PAID, body: around(report(60)) })).toBe(true);
    expect(stub({ head: '<meta property="article:content_tier" content="locked">', body: around(report(60)) })).toBe(
      true,
    );
    expect(stub({ body: around(`<meta itemprop="isAccessibleForFree" content="False">${report(60)}`) })).toBe(true);
    expect(
      stub({
        head: data({
          '@type': undefined,
          '@graph': [{ '@type': 'ReportageNewsArticle', isAccessibleForFree: 'http://schema.org/False' }],
        }),
        body: around(report(60)),
      }),
    ).toBe(true);
  });

  it('is much shorter than its publisher counted', () => {
    const head = data({ isAccessibleForFree: false, wordCount: 900 });
    const whole = data({ isAccessibleForFree: false, articleBody: report(800).replace(/<[^>]+>/g, ' ') });

    expect(stub({ head, body: around(report(300)) })).toBe(true);
    expect(stub({ head: whole, body: around(report(120)) })).toBe(true);
  });

  it('breaks off before a box with the name of a wall', () => {
    const cut = report(60).replace(/\.<\/p>$/, '…</p>');

    expect(stub({ body: around(`${cut}<div id="piano-inline"></div>`) })).toBe(true);
    expect(stub({ body: around(`${report(60)}<div id="piano-inline"></div>`) })).toBe(false);
  });

  it('may show nothing at all', () => {
    expect(stub({ head: PAID, body: around('') })).toBe(true);
  });

  it('is told in every language of our feeds', () => {
    for (const line of [
      'This article is for subscribers only.',
      'You have reached your limit of free articles this month.',
      'Please log in or register to continue reading.',
      'Jetzt weiterlesen mit SPIEGELBILD Plus: jetzt Abo abschließen',
      'Dieser Artikel ist kostenpflichtig.',
      'La suite est réservée aux abonnés.',
      'Il vous reste 82 % de cet article à lire.',
      'Abonnez-vous pour lire la suite',
      'Suscríbete para seguir leyendo',
      'Contenido exclusivo para suscriptores',
      'Assine para continuar a ler',
      'Conteúdo exclusivo para assinantes',
      'Abbonati per continuare a leggere',
      'Contenuto riservato agli abbonati',
      'Verder lezen? Neem een abonnement',
      'Dit artikel is alleen voor abonnees',
      'Zaloguj się, aby czytać dalej',
      'Artykuł tylko dla prenumeratorów',
      'Чтобы читать дальше, оформите подписку',
      'Материал доступен только подписчикам',
      'Щоб читати далі, оформіть передплату',
      'Цей матеріал лише для передплатників',
      'اشترك الآن لمتابعة القراءة',
      'هذا المحتوى للمشتركين فقط',
      'Haberin devamını okumak için abone olun',
      'Bu içerik abonelere özel',
      'להמשך קריאה הצטרפו למנויים שלנו',
      'הכתבה למנויים בלבד',
      'この記事は有料会員限定です',
      '続きを読むにはログインしてください',
      '登录后继续阅读',
      '本文仅限订阅用户，付费阅读',
    ]) {
      expect(stub({ body: around(`${report(50)}<div class="box"><p>${line}</p></div>`) }), line).toBe(true);
    }
  });
});

describe('a whole report', () => {
  it('is no beginning, although it is not free: some publishers show all of it', () => {
    expect(stub({ head: PAID, body: around(`${report(700)}${WALL}`) })).toBe(false);
    expect(stub({ head: PAID, body: around(`${report(150)}<div class="rest">${report(500)}</div>`) })).toBe(false);
    expect(stub({ head: PAID, body: around(report(150)) })).toBe(false);
    expect(stub({ head: data({ isAccessibleForFree: false, wordCount: 62 }), body: around(report(60)) })).toBe(false);
  });

  it('is no beginning because it is short', () => {
    for (const words of [12, 40, 80, 200]) {
      expect(stub({ body: around(report(words)) }), String(words)).toBe(false);
      expect(stub({ head: data({ isAccessibleForFree: true }), body: around(report(words)) }), String(words)).toBe(
        false,
      );
      expect(
        stub({ head: '<meta property="article:content_tier" content="metered">', body: around(report(words)) }),
      ).toBe(false);
    }
  });

  it('is no beginning because a box offers a subscription', () => {
    for (const box of [
      '<div class="newsletter"><p>Subscribe to our newsletter</p><form><input><button>Sign up</button></form></div>',
      '<div class="promo"><p>Support independent journalism. Subscribe today.</p></div>',
      '<p><a href="/subscribe">Subscribe</a> <a href="/login">Log in</a></p>',
      '<p>Already a subscriber? Log in</p>',
      '<ul><li><a href="/2">Continue reading</a></li></ul>',
      '<p>Read more: how the market was rebuilt</p>',
      '<div class="paywall" hidden><p>Subscribe to continue reading</p></div>',
      '<div class="meter" style="display: none"><p>You have reached your limit of free articles</p></div>',
      '<p>Subscribers can give this article to friends.</p>',
    ]) {
      expect(stub({ body: around(`${report(60)}${box}`) }), box).toBe(false);
    }
  });

  it('is no beginning where its data says that it is free', () => {
    expect(stub({ head: data({ isAccessibleForFree: true }), body: around(`${report(60)}${WALL}`) })).toBe(false);
  });

  it('may stand in a box whose name sounds like a wall', () => {
    expect(stub({ body: `<main><h1>Strike</h1><div class="premium-content">${report(500)}</div></main>` })).toBe(false);
  });
});

describe('a page that means harm', () => {
  it('is looked at once, and is no error', () => {
    for (const body of [
      '<div>'.repeat(500) + report(100),
      '<p>subscribe to continue reading</p>'.repeat(20_000),
      `${'<article>'.repeat(400)}<h1>x</h1>`,
      `<p>${'continue reading '.repeat(50_000)}</p>`,
      '<div class="paywall-related-share-comments">x</div>'.repeat(20_000),
      `<div class="${'paywall'.repeat(100_000)}">x</div>`,
      '<meta name="robots" content="all">'.repeat(10_000),
      '…'.repeat(100_000),
    ]) {
      expect(typeof terms(page({ body })).isStub, body.slice(0, 30)).toBe('boolean');
    }
    const nested = `${'{"@graph":['.repeat(5_000)}${']}'.repeat(5_000)}`;
    for (const json of [
      '{',
      'null',
      '[]',
      '"x"',
      nested,
      '{"@type":7,"hasPart":[null,7,{"isAccessibleForFree":null}]}',
    ]) {
      expect(
        stub({ head: `<script type="application/ld+json">${json}</script>`, body: report(50) }),
        json.slice(0, 20),
      ).toBe(false);
    }
  });
});
