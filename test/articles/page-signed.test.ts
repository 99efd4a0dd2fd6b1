import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/articles/author-names.ts';
import { pageLanguage } from '../../src/articles/page-language.ts';
import { readPage } from '../../src/articles/page-worker.ts';

const read = (html: string, url = 'https://www.albion.example/news/a1') => {
  const page = readPage({ bytes: new TextEncoder().encode(html), contentType: 'text/html; charset=utf-8', url });
  if ('unread' in page) throw new Error(page.unread);
  return page;
};

describe('the names in a byline', () => {
  it.each<[string, readonly string[]]>([
    ['By Ann Bell and Carl Dow in Geneva', ['Ann Bell', 'Carl Dow']],
    ['Written by: Ann Bell, Senior Correspondent', ['Ann Bell']],
    ['Par Claire Vautrin (Dolnik, envoyée spéciale)', ['Claire Vautrin']],
    ['di Marta Silvani', ['Marta Silvani']],
    ['By WALTER PYM of the Gazette', ['Walter Pym']],
    ['김하늘 기자', ['김하늘']],
    ['作者：陈一鸣', ['陈一鸣']],
    ['यारा नासेर', ['यारा नासेर']],
    ['بقلم: سلمى إدريس', ['سلمى إدريس']],
    ['Автор: Марина Серова', ['Марина Серова']],
    ['The newsroom', ['The newsroom']],
    ['https://www.facebook.example/ann', []],
    ['admin', []],
    ['Super User', []],
    ['12 March 2026', []],
  ])('"%s"', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

describe('who signed a page', () => {
  it('is all of the byline where the head names only the first', () => {
    const html = `<meta name="author" content="Ann Bell"><h1>Convoy reaches the town</h1>
      <div class="byline">By <a rel="author">Ann Bell</a> and <a rel="author">Carl Dow</a></div>`;
    expect(read(html).authors).toEqual(['Ann Bell', 'Carl Dow']);
  });

  it('is a person before the outlet', () => {
    const linked = { '@type': 'NewsArticle', author: { name: 'Albion News' }, publisher: { name: 'Albion News' } };
    const html = `<script type="application/ld+json">${JSON.stringify(linked)}</script><h1>Convoy reaches the town</h1><p class="author">Ann Bell</p>`;
    expect(read(html).authors).toEqual(['Ann Bell']);
  });

  it('is nobody who only left a comment or has an office', () => {
    const html = `<h1>Convoy reaches the town</h1><div class="byline"><span>Ann Bell</span><span>Correspondent</span></div>
      <div class="comment"><b class="author">Carl Dow</b></div>`;
    expect(read(html).authors).toEqual(['Ann Bell']);
  });
});

describe('the headline of a page', () => {
  it.each([
    [
      'the heading where the head has one for search engines',
      'Convoy: Um Talha reached | News | Albion',
      'Convoy reaches Um Talha after nine weeks',
      'Convoy reaches Um Talha after nine weeks',
    ],
    [
      'the claimed one where the heading has a label before it',
      'Convoy reaches Um Talha',
      'War in the south: Convoy reaches Um Talha',
      'Convoy reaches Um Talha',
    ],
    [
      'the claimed one where the only heading is the outlet’s',
      'Convoy reaches Um Talha - Albion',
      'Albion',
      'Convoy reaches Um Talha',
    ],
  ])('is %s', (_, claimed, heading, title) => {
    const html = `<head><title>${claimed}</title><meta property="og:title" content="${claimed}">
      <meta property="og:site_name" content="Albion"></head><body><h1>${heading}</h1></body>`;
    expect(read(html).title).toBe(title);
  });

  it('is what an old page prints large, where its title begins with the outlet', () => {
    const html = `<title>The Valley Gazette: Dam at Sarrow holds</title>
      <body><font size=5><b>Dam at Sarrow holds</b></font><p>It holds.</p></body>`;
    expect(read(html).title).toBe('Dam at Sarrow holds');
  });

  it('is cut off from an outlet without a space before it', () => {
    const html =
      '<title>莱德纳大桥发生交火_江报</title><meta property="og:site_name" content="江报"><body><p>x</p></body>';
    expect(read(html).title).toBe('莱德纳大桥发生交火');
  });
});

describe('the language of a page', () => {
  const ukrainian = `Карсовія та Вельмар провели перший за рік обмін полоненими, повідомила омбудсменка. Обмін відбувся на мосту о
    дев’ятій ранку, чоловіки йшли назустріч одні одним групами по десятеро, а їхні родини чекали від вечора.`;
  const swedish = `Bröderna Hauk har fiskat i älven i trettio år. I tisdags hittade de en mina mellan två nät. Vi trodde att det
    var en säl, säger Lars Hauk, som rodde därifrån baklänges utan att lyfta årorna mer än nödvändigt den morgonen.`;

  it.each<[string, readonly string[], string, string, string | null]>([
    ['what the page says', ['uk'], ukrainian, 'https://a.example/', 'uk'],
    ['what the text says where the page is wrong', ['ru', 'en'], ukrainian, 'https://a.example/', 'uk'],
    ['the claim that the text bears out, of several', ['en', 'uk_UA'], ukrainian, 'https://a.example/', 'uk'],
    ['what the page says where we cannot know better', ['sv-SE'], swedish, 'https://a.example/', 'sv'],
    ['its country’s where the page says nothing and we do not know the words', [], swedish, 'https://a.se/', 'sv'],
    ['what the page says of a few words', ['de'], 'Halvik', 'https://a.example/', 'de'],
    ['nothing where nobody says anything', [], '', 'https://a.example/', null],
  ])('is %s', (_, claims, text, url, language) => {
    expect(pageLanguage(claims, text, url)).toBe(language);
  });
});
