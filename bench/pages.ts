/**
 * How well pages are read: the specimens of test/specimens/pages, ours beside Readability alone, Defuddle alone and the
 * better of the two. Prints a line for each page and one for each half; `--half open|blind`, `--page NAME` to see texts.
 */
import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import defuddle from 'defuddle';
import { parseHTML } from 'linkedom';
import { decodePage } from '../src/articles/decode-page.ts';
import { readPage } from '../src/articles/page-worker.ts';
import type { PageText } from '../src/articles/ports.ts';
import { type Half, likeness, type PageSpecimen, pageSpecimens } from '../test/support/page-specimens.ts';

const { values } = parseArgs({ options: { half: { type: 'string' }, page: { type: 'string' } } });

const Defuddle = defuddle as unknown as new (document: unknown, options: object) => { parse(): { content: string } };
type BrowserDocument = ConstructorParameters<typeof Readability>[0];
const documentOf = (html: string) => (parseHTML(html) as unknown as { document: BrowserDocument }).document;

function readabilityAlone(html: string): string {
  try {
    return new Readability(documentOf(html)).parse()?.textContent ?? '';
  } catch {
    return '';
  }
}

function defuddleAlone(html: string, url: string): string {
  const complain = console.error;
  console.error = () => {};
  try {
    const document = Object.assign(documentOf(html), { styleSheets: [] });
    const { content } = new Defuddle(document, { url, useAsync: false }).parse();
    const spaced = content.replace(/<\/(?:p|h\d|li|div)>/g, ' $&');
    return (documentOf(`<html><body>${spaced}</body></html>`) as unknown as { body: { textContent: string } }).body
      .textContent;
  } catch {
    return '';
  } finally {
    console.error = complain;
  }
}

/** The same page with the scripts and menus of a newspaper around it: 330 KB and 5,000 tags more. */
function asLargeAsAPaper(html: string): string {
  const script = `<script>window.x = {${'"key": "value of some length", '.repeat(8_500)}"end": 1};</script>`;
  const entry =
    '<li class="nav-item"><a class="nav-link" href="/section/page" data-track="menu"><span>Section</span></a></li>';
  const menu = `<nav class="mega-menu"><ul>${entry.repeat(660)}</ul></nav>`;
  const after = html.search(/<body[^>]*>/i) + (/<body[^>]*>/i.exec(html)?.[0].length ?? 0);
  return `${html.slice(0, after)}${script}${menu}${html.slice(after)}`;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
const quantile = (numbers: readonly number[], q: number) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ?? 0;
const inOneSpace = (text: string | null) => text?.replace(/\s+/g, ' ') ?? null;

interface Row {
  readonly ours: number;
  readonly readability: number;
  readonly defuddle: number;
  readonly best: number;
  readonly ms: number;
  readonly largeMs: number;
  readonly title: boolean;
  readonly date: boolean;
  readonly authors: boolean;
  readonly language: boolean;
}

function timed(specimen: PageSpecimen): { readonly read: PageText; readonly ms: number; readonly largeMs: number } {
  const run = (bytes: Uint8Array, contentType: string) => {
    const start = performance.now();
    const read = readPage({ bytes, contentType, url: specimen.url });
    if ('unread' in read) throw new Error(`${specimen.page}: ${read.unread}`);
    return { read, ms: performance.now() - start };
  };
  const runs = [1, 2, 3].map(() => run(specimen.bytes, 'text/html'));
  const large = new TextEncoder().encode(asLargeAsAPaper(decodePage(specimen.bytes, 'text/html')));
  const [first] = runs;
  if (first === undefined) throw new Error('no run');
  return {
    read: first.read,
    ms: quantile(
      runs.map(({ ms }) => ms),
      0.5,
    ),
    largeMs: run(large, 'text/html; charset=utf-8').ms,
  };
}

function rowOf(specimen: PageSpecimen): Row {
  const { read, ms, largeMs } = timed(specimen);
  const html = decodePage(specimen.bytes, 'text/html');
  const [ours, readability, other] = [read.text, readabilityAlone(html), defuddleAlone(html, specimen.url)].map(
    (text) => likeness(text, specimen),
  ) as [number, number, number];
  const row = {
    ours,
    readability,
    defuddle: other,
    best: Math.max(readability, other),
    ms,
    largeMs,
    title: inOneSpace(read.title) === inOneSpace(specimen.title),
    date: read.published?.slice(0, 10) === specimen.published.slice(0, 10),
    authors: [...read.authors].sort().join('|') === [...specimen.authors].sort().join('|'),
    language: read.language === specimen.language,
  };
  const figures = [row.ours, row.readability, row.defuddle, row.best].map((n) => n.toFixed(3)).join(' ');
  const wrong = (['title', 'date', 'authors', 'language'] as const).filter((key) => !row[key]);
  console.log(
    `${specimen.page.padEnd(30)} ${figures} ${row.ms.toFixed(1).padStart(6)}  ${read.readBy} ${wrong.join(' ')}`,
  );
  if (values.page !== undefined)
    console.log(`--- found\n${read.text}\n--- wanted\n${specimen.text}\n---`, { ...read, text: '' });
  return row;
}

for (const half of ['open', 'blind'] as const satisfies readonly Half[]) {
  if (values.half !== undefined && values.half !== half) continue;
  console.log(`\n${half.padEnd(30)} ours  read  defu  best      ms  read by, what is wrong`);
  const rows = pageSpecimens(half)
    .filter(({ page }) => values.page === undefined || values.page === page)
    .map(rowOf);
  const all = (of: (row: Row) => number) => rows.map(of);
  const share = (of: (row: Row) => boolean) => mean(rows.map((row) => (of(row) ? 1 : 0))).toFixed(3);
  console.log(
    [
      `${half}: ${rows.length} pages`,
      `F1 ours ${mean(all((r) => r.ours)).toFixed(4)} (worst ${Math.min(...all((r) => r.ours)).toFixed(3)})`,
      `readability ${mean(all((r) => r.readability)).toFixed(4)}`,
      `defuddle ${mean(all((r) => r.defuddle)).toFixed(4)}`,
      `better of both ${mean(all((r) => r.best)).toFixed(4)}`,
      `title ${share((r) => r.title)}, date ${share((r) => r.date)}, authors ${share((r) => r.authors)}, language ${share((r) => r.language)}`,
      `ms p50 ${quantile(
        all((r) => r.ms),
        0.5,
      ).toFixed(1)}, p95 ${quantile(
        all((r) => r.ms),
        0.95,
      ).toFixed(1)}`,
      `as large as a newspaper's: p50 ${quantile(
        all((r) => r.largeMs),
        0.5,
      ).toFixed(1)}, p95 ${quantile(
        all((r) => r.largeMs),
        0.95,
      ).toFixed(1)}`,
    ].join('\n  '),
  );
}
