import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/feeds/parse-worker.ts';
import { ADVICE } from '../../src/outcome.ts';
import { feedSpecimens, READ_AT } from '../support/feed-specimens.ts';

const specimens = feedSpecimens();

describe('a feed as nobody should write it', () => {
  it.each(
    specimens
      .filter(({ refused }) => refused === undefined)
      .map((specimen) => [specimen.file, specimen.why, specimen] as const),
  )('is read all the same: %s (%s)', async (_, __, { bytes, contentType, url, title, link, entries, more }) => {
    const answer = await parseDocument({ bytes, contentType, url, now: READ_AT });

    if ('refusal' in answer) return expect.unreachable(`${answer.refusal.code}: ${answer.refusal.detail}`);
    const read = answer.feed.entries.map((entry, index) => {
      const published = entry.published === null ? null : new Date(entry.published).toISOString();
      const asked = Object.keys(entries[index] ?? {});
      return Object.fromEntries(Object.entries({ ...entry, published }).filter(([key]) => asked.includes(key)));
    });
    expect(read).toEqual(entries);
    expect(answer.feed).toMatchObject({ title, link, ...more });
  });
});

describe('a document that is no feed', () => {
  it.each(
    specimens
      .filter(({ refused }) => refused !== undefined)
      .map((specimen) => [specimen.file, specimen.why, specimen] as const),
  )('is refused with advice: %s (%s)', async (_, __, { bytes, contentType, url, refused }) => {
    const answer = await parseDocument({ bytes, contentType, url, now: READ_AT });

    expect(answer).toMatchObject({ refusal: { code: refused } });
    expect(ADVICE).toHaveProperty(refused ?? '');
  });
});
