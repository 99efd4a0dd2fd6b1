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

    await createPageReader(workers, () => 7).read({ ...sent('<p>x'), summary: 'S' }, signal);

    expect(asked).toEqual(['page-worker.ts', 'readPage', { ...sent('<p>x'), summary: 'S', now: 7 }, 5_000]);
  });

  it.each([
    ['is too slow', new DOMException('late', 'TimeoutError')],
    ['breaks the reader', new RangeError('stack')],
  ])('reads a page that %s once more without its tree', async (_, thrown) => {
    const workers: Workers = {
      run: async (_file, name) => {
        if (name === 'readPage') throw thrown;
        return { ...page, readBy: 'paragraphs' };
      },
    };

    const read = await createPageReader(workers).read(sent('<p>x'), signal);

    expect(read).toMatchObject({ text: page.text, readBy: 'paragraphs' });
  });

  it('is over when it is aborted, and asks for nothing more', async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const workers: Workers = {
      run: async (_file, name) => {
        asked.push(name);
        stop.abort(new Error('stopped'));
        throw new Error('ended');
      },
    };

    await expect(createPageReader(workers).read(sent('<p>x'), stop.signal)).rejects.toThrow('stopped');

    expect(asked).toEqual(['readPage']);
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
    ['end tags whose name another tag is written into', '<li><a>x</a<b'.repeat(20), true],
    ['less-than signs', '<'.repeat(1_000), false],
  ])('of %s', (_, html, deep) => {
    expect(nestsDeeperThan(10, html)).toBe(deep);
  });
});
