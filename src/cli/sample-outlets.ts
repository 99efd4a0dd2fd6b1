/** The invented outlets of `config/demo` as a real web server on loopback: a feed for each, and a page for each article. */
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock, EpochMs } from '../clock.ts';

/** One article of the sample: a file of `config/demo/articles`. */
export interface SampleArticle {
  readonly url: URL;
  readonly title: string;
  readonly published: EpochMs;
  readonly paragraphs: readonly string[];
}

/** A sample outlet as its feed describes it. */
export interface SampleOutlet {
  readonly host: string;
  readonly name: string;
  readonly language: string;
  readonly feedPath: string;
  /** Whether the feed carries whole articles or only their first sentence. */
  readonly whole: boolean;
}

/** Reads the sample articles: `url`, `title`, `published`, a blank line, paragraphs. */
export async function readSampleArticles(folder: string): Promise<readonly SampleArticle[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(files.map(async (name) => parseSample(await readFile(join(folder, name), 'utf8'), name)));
}

function parseSample(source: string, name: string): SampleArticle {
  const [head = '', ...paragraphs] = source.trim().split(/\n\s*\n/);
  const field = (key: string): string => {
    const line = head.split('\n').find((candidate) => candidate.startsWith(`${key}: `));
    if (line === undefined) throw new Error(`${name} has no line "${key}: …" above its first blank line`);
    return line.slice(key.length + 2).trim();
  };
  return { url: new URL(field('url')), title: field('title'), published: Date.parse(field('published')), paragraphs };
}

/** Serves the sample on loopback. Only what is published at `clock()` is there yet. */
export async function serveSampleOutlets(
  outlets: readonly SampleOutlet[],
  articles: readonly SampleArticle[],
  clock: Clock,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const [, host = '', ...rest] = (request.url ?? '/').split('/');
    const path = `/${rest.join('/')}`;
    const published = articles.filter((article) => article.published <= clock());
    const outlet = outlets.find((candidate) => candidate.host === host);
    const article = published.find(({ url }) => url.host === host && url.pathname === path);
    const answer = (type: string, body: string) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    if (host === '') answer('text/html', listing(outlets, published));
    else if (outlet && path === outlet.feedPath) {
      const own = published.filter(({ url }) => url.host === host).sort((a, b) => b.published - a.published);
      answer(...feedOf(outlet, own));
    } else if (outlet && article) answer('text/html', pageOf(outlet, article));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing at this address.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function feedOf(outlet: SampleOutlet, articles: readonly SampleArticle[]): [type: string, body: string] {
  if (outlet.feedPath.endsWith('.json')) return ['application/feed+json', jsonFeed(outlet, articles)];
  if (outlet.feedPath.endsWith('.rdf')) return ['application/rdf+xml', rdf(outlet, articles)];
  if (outlet.feedPath.includes('atom')) return ['application/atom+xml', atom(outlet, articles)];
  return ['application/rss+xml', rss(outlet, articles)];
}

const home = (outlet: SampleOutlet) => `https://${outlet.host}/`;
const bodyOf = (outlet: SampleOutlet, article: SampleArticle) =>
  (outlet.whole ? article.paragraphs : article.paragraphs.slice(0, 1))
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('');
const iso = (at: EpochMs) => new Date(at).toISOString();

function rss(outlet: SampleOutlet, articles: readonly SampleArticle[]): string {
  const items = articles.map(
    (article) =>
      `<item><title>${escaped(article.title)}</title><link>${article.url.href}?utm_source=rss&amp;utm_medium=feed</link>` +
      `<guid isPermaLink="true">${article.url.href}</guid><pubDate>${new Date(article.published).toUTCString()}</pubDate>` +
      `<description>${escaped(bodyOf(outlet, article))}</description></item>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escaped(outlet.name)}</title>` +
    `<link>${home(outlet)}</link><description>${escaped(outlet.name)}</description><language>${outlet.language}</language>` +
    `<ttl>15</ttl>${items.join('')}</channel></rss>`
  );
}

function atom(outlet: SampleOutlet, articles: readonly SampleArticle[]): string {
  const entries = articles.map(
    (article) =>
      `<entry><title>${escaped(article.title)}</title><id>${article.url.href}</id><link rel="alternate" href="${article.url.href}"/>` +
      `<published>${iso(article.published)}</published><updated>${iso(article.published)}</updated>` +
      `<content type="html">${escaped(bodyOf(outlet, article))}</content></entry>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">` +
    `<title>${escaped(outlet.name)}</title><id>${home(outlet)}</id><link rel="alternate" href="${home(outlet)}"/>` +
    `<updated>${iso(articles[0]?.published ?? 0)}</updated>${entries.join('')}</feed>`
  );
}

function rdf(outlet: SampleOutlet, articles: readonly SampleArticle[]): string {
  const items = articles.map(
    (article) =>
      `<item rdf:about="${article.url.href}"><title>${escaped(article.title)}</title><link>${article.url.href}</link>` +
      `<dc:date>${iso(article.published)}</dc:date><content:encoded>${escaped(bodyOf(outlet, article))}</content:encoded></item>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">' +
    `<channel rdf:about="${home(outlet)}"><title>${escaped(outlet.name)}</title><link>${home(outlet)}</link>` +
    `<description>${escaped(outlet.name)}</description></channel>${items.join('')}</rdf:RDF>`
  );
}

function jsonFeed(outlet: SampleOutlet, articles: readonly SampleArticle[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    home_page_url: home(outlet),
    language: outlet.language,
    items: articles.map((article) => ({
      id: article.url.href,
      url: article.url.href,
      title: article.title,
      date_published: iso(article.published),
      content_html: bodyOf(outlet, article),
    })),
  });
}

/** A news page with the usual furniture around the article, so that finding the text is real work. */
function pageOf(outlet: SampleOutlet, article: SampleArticle): string {
  const rtl = outlet.language === 'ar';
  const menu =
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>';
  return (
    `<!doctype html><html lang="${outlet.language}"${rtl ? ' dir="rtl"' : ''}><head><meta charset="utf-8">` +
    `<title>${escaped(article.title)} | ${escaped(outlet.name)}</title><link rel="canonical" href="${article.url.href}">` +
    `<meta property="og:site_name" content="${escaped(outlet.name)}"><meta property="article:published_time" content="${iso(article.published)}">` +
    `</head><body><header>${menu}</header><main><article><h1>${escaped(article.title)}</h1><time datetime="${iso(article.published)}">${iso(article.published).slice(0, 10)}</time>` +
    `${article.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</article>` +
    '<aside><h2>Most read</h2><ul><li><a href="/1">Weather for the weekend</a></li><li><a href="/2">Ten recipes for spring</a></li></ul></aside></main>' +
    `<footer><p>© ${escaped(outlet.name)}. An invented outlet.</p></footer></body></html>`
  );
}

function listing(outlets: readonly SampleOutlet[], articles: readonly SampleArticle[]): string {
  const rows = outlets.map((outlet) => {
    const own = articles.filter(({ url }) => url.host === outlet.host);
    const links = own.map(({ url, title }) => `<li><a href="/${url.host}${url.pathname}">${escaped(title)}</a></li>`);
    return `<section lang="${outlet.language}"><h2>${escaped(outlet.name)}</h2><ul>${links.join('')}</ul></section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample outlets</title></head><body><h1>Sample outlets</h1><p>Everything here is invented.</p>${rows.join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
