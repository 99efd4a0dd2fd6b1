import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';
import { findQuotes, locateQuote } from '../../src/summarizer/quotes.ts';

const SOURCE =
  'Ines Roth spoke. “The road – all of it – is open, and it’s safe,” she said. “It was never closed.” It is.';

describe('a proposed quotation', () => {
  it.each([
    ['as it stands', 'The road – all of it – is open, and it’s safe'],
    ['with marks around it', '"The road – all of it – is open"'],
    ['in part', 'all of it – is open'],
    ['with other dashes, apostrophes and spaces', "The road — all of it - is open,  and it's safe"],
  ])('is found %s', (_, quote) => {
    expect(locateQuote(quote, SOURCE)).not.toBeNull();
  });

  it('says where', () => {
    const place = locateQuote('it was never closed'.replace('it', 'It'), SOURCE);

    expect(SOURCE.slice(place?.start, place?.end)).toBe('It was never closed');
  });

  it.each([
    ['nothing', ''],
    ['only marks', '“…”'],
    ['words outside the marks', 'Ines Roth spoke'],
    ['two quotations in one', 'it’s safe It was never closed'],
    ['an ellipsis between two', 'The road … was never closed'],
    ['a word more', 'The road is not open'],
    ['another case', 'the road'],
    ['a cut word', 'The roa'],
    ['a letter of another script', 'The r\u043Ead'],
  ])('is not found: %s', (_, quote) => {
    expect(locateQuote(quote, SOURCE)).toBeNull();
  });
});

const TABLE = '../shared/attacks/quotes.jsonl';

describe.skipIf(!existsSync(TABLE))('the table of altered quotations (skipped where it is absent)', () => {
  const rows = existsSync(TABLE)
    ? readFileSync(TABLE, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

  it.each(rows.filter((row) => 'verbatim' in row))('$id: $why', ({ quote, source, verbatim }) => {
    expect(locateQuote(quote, source) !== null).toBe(verbatim);
  });

  it.each(rows.filter((row) => 'speaker' in row))('$id: $speaker', ({ quote, source, speaker, speaker_ok: right }) => {
    const place = locateQuote(quote, source);
    const sentences = splitSentences(source, 'en');

    const said = findQuotes({ text: source, title: '', sentences, language: 'en' }).find(({ segments }) =>
      segments.some((segment) => place && segment.start <= place.start && place.end <= segment.end + 1),
    );

    expect(said?.shown === true && said.speaker === speaker).toBe(right);
  });
});
