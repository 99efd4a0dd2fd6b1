import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtClause, shorten } from '../../src/summarizer/fit.ts';

describe('cutting a statement to a length', () => {
  it('leaves a statement that fits as it is', () => {
    expect(cutAtClause('The convoy reached the town.', 140)).toBe('The convoy reached the town.');
  });

  it('cuts at the end of a clause and says so', () => {
    const text =
      'The convoy of forty lorries reached the town on Monday, the first since the road was closed in autumn';

    expect(cutAtClause(text, 80)).toBe('The convoy of forty lorries reached the town on Monday …');
  });

  it('gives up rather than lose a denial, a condition or whoever said it', () => {
    const head = 'Its forces had struck a command post near the bridge';
    const tails = [
      'and not the market beside it',
      'if the reports are right',
      'the ministry said on Monday',
      '“as planned”',
    ];

    for (const tail of tails) expect(cutAtClause(`${head}, ${tail}`, 60)).toBeNull();
  });

  it('never gives more than it was allowed, nor words that were not there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('army', 'not', 'town,', 'fell;', 'said')),
        fc.integer({ min: 20, max: 90 }),
        (words, most) => {
          const text = words.join(' ');

          const cut = cutAtClause(text, most);

          if (cut !== null) {
            expect(cut.length).toBeLessThanOrEqual(Math.max(most, text.length <= most ? text.length : 0));
            expect(text.startsWith(cut.replace(/ …$/, ''))).toBe(true);
          }
        },
      ),
    );
  });
});

describe('shortening a line of ours', () => {
  it('ends at a word and with a mark', () => {
    expect(shorten('Talks between the sides went on', 20)).toBe('Talks between the…');
  });
});
