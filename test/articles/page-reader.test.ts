import { describe, expect, it } from 'vitest';
import { nestsDeeperThan } from '../../src/articles/html-depth.ts';
import { createPageReader, PAGE_BYTES, type Workers } from '../../src/articles/page-reader.ts';
import type { PageText } from '../../src/articles/ports.ts';

const signal = new AbortController().signal;
const url = 'https://news.example/a';
const sent = (html: string) => ({ bytes: new TextEncoder().encode(html), contentType: null, url });
const page: PageText = {
  title: 'T',
  canonicalUrl: url,
  authors: [],
  published: null,
  language: null,
  outlet: null,
  text: 'The market in the town was hit by a drone on Sunday, and the officials said that twelve people had died.',
  readBy: 'readability',
  isStub: false,
  reserved: null,
};

/** Threads that answer at once. */
const answering = (answer: () => unknown): Workers => ({ run: async () => answer() });

describe('reading a page off the main thread', () => {
  it('asks for the function of the worker’s file with five seconds’ time', async () => {
    const asked: unknown[] = [];
    const workers: Workers = {
      run: async (file, name, data, deadlineMs) => {
        asked.push(file.pathname.split('/').at(-1), name, data, deadlineMs);
        return page;
      },
    };

    await createPageReader(workers).read(sent('<p>x'), signal);

    expect(asked).toEqual(['page-worker.ts', 'readPage', sent('<p>x'), 5_000]);
  });

  it('tells the language from the text where the page does not', async () => {
    const read = await createPageReader(answering(() => page)).read(sent(''), signal);
    expect(read.language).toBe('en');
  });

  it.each([
    ['page-too-deep', '<p>', () => ({ unread: 'too deep' })],
    ['page-unreadable', '<p>', () => ({ unread: 'too many tags' })],
    ['page-unreadable', 'x'.repeat(PAGE_BYTES + 1), () => page],
    ['page-unreadable', '<p>', () => ({ ...page, title: null, text: '' })],
    [
      'page-unreadable',
      '<p>',
      () => {
        throw new RangeError('stack');
      },
    ],
    [
      'page-too-slow',
      '<p>',
      () => {
        throw new DOMException('late', 'TimeoutError');
      },
    ],
  ])('refuses with %s', async (code, html, answer) => {
    await expect(createPageReader(answering(answer)).read(sent(html), signal)).rejects.toMatchObject({ code });
  });
});

describe('the depth of a page', () => {
  it.each<[string, string, boolean]>([
    ['elements inside elements', '<div>'.repeat(20), true],
    ['elements beside elements', '<div>x</div>'.repeat(1_000), false],
    ['paragraphs nobody ended', '<p>x'.repeat(1_000), false],
    ['items nobody ended', `<ul>${'<li>x'.repeat(1_000)}`, false],
    ['elements without an end', '<br><img src="a">'.repeat(1_000), false],
    ['self-closing elements', '<x-a/>'.repeat(1_000), false],
    ['tags in a script', `<script>${'"<div>"'.repeat(1_000)}</script>`, false],
    ['tags in a comment', `<!--${'<div>'.repeat(1_000)}-->`, false],
    ['tags in an attribute', `<a title="${'<div>'.repeat(1_000)}">x</a>`, false],
    ['end tags of nothing between', '<b></i>'.repeat(20), true],
    ['less-than signs', '<'.repeat(1_000), false],
  ])('of %s', (_, html, deep) => {
    expect(nestsDeeperThan(10, html)).toBe(deep);
  });

  it('is told in time that grows with the page and no faster', () => {
    const seconds = (html: string) => {
      const start = performance.now();
      nestsDeeperThan(512, html);
      return performance.now() - start;
    };
    for (const piece of ['<', '<a ', '<!--', '</x', '<a b="', '<div><p>', '<script>']) {
      seconds(piece.repeat(50_000));
      const [once, twice] = [seconds(piece.repeat(100_000)), seconds(piece.repeat(200_000))];
      expect(twice).toBeLessThan(once * 5 + 30);
    }
  });
});
