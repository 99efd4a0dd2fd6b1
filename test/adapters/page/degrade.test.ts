import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formPage } from '../../../src/adapters/page/briefing-page.ts';
import { type PartForm, shorterForms } from '../../../src/adapters/page/degrade.ts';
import type { Block } from '../../../src/adapters/page/page.ts';
import type { Part } from '../../../src/delivery/delivery.ts';
import type { StoryCard } from '../../../src/summarizer/card.ts';
import { aHugeCard, aQuote, aRichBriefing, aRichCard, aSource } from './specimen.ts';

const all = <T>(items: Iterable<T>): T[] => [...items];

const ofCard = (card: StoryCard) =>
  all(shorterForms({ kind: 'story', briefing: aRichBriefing(), card, place: 1 })) as (PartForm & {
    readonly part: Extract<Part, { kind: 'story' }>;
  })[];

/** A card with one of everything more than there is room for. */
function aFullCard(): StoryCard {
  const card = aRichCard();
  const [first] = card.implications;
  return aRichCard({
    analysis: [...card.analysis, ...card.analysis],
    implications: first === undefined ? [] : [first, first, first],
    claims: [
      ...card.claims,
      { side: 'Riverside', claimant: 'its mayor', text: 'Nobody asked us.', stance: 'asserts', ev: [] },
    ],
    sources: Array.from({ length: 7 }, (_, index) =>
      aSource({ articleId: `p${index + 1}`, outlet: `Outlet ${index + 1}`, ...(index > 4 ? { label: 'state' } : {}) }),
    ),
  });
}

const measure = ({ part: { card }, sourcesShown }: ReturnType<typeof ofCard>[number]) => ({
  timeline: card.timeline.length,
  quotes: card.quotes.length,
  analysis: card.analysis.length,
  implications: card.implications.length,
  claims: card.claims.length,
  sources: Math.min(sourcesShown, card.sources.length),
  sentences: card.whatHappened.length,
});

describe('a card with less and less room', () => {
  it('gives up one thing after the other, in the order of the briefing', () => {
    const full = { timeline: 3, quotes: 3, analysis: 2, implications: 3, claims: 3, sources: 7, sentences: 3 };

    expect(ofCard(aFullCard()).slice(0, 9).map(measure)).toEqual([
      full,
      { ...full, timeline: 0 },
      { ...full, timeline: 0, quotes: 2 },
      { ...full, timeline: 0, quotes: 2, analysis: 1 },
      { ...full, timeline: 0, quotes: 2, analysis: 1, implications: 2 },
      { ...full, timeline: 0, quotes: 2, analysis: 1, implications: 2, claims: 2 },
      { ...full, timeline: 0, quotes: 2, analysis: 1, implications: 2, claims: 2, sources: 3 },
      { ...full, timeline: 0, quotes: 2, analysis: 1, implications: 2, claims: 2, sources: 3, sentences: 2 },
      { ...full, timeline: 0, quotes: 1, analysis: 1, implications: 2, claims: 2, sources: 3, sentences: 2 },
    ]);
  });

  it('says how many sources it does not list, and what must be known of them', () => {
    const form = ofCard(aFullCard()).find(({ sourcesShown }) => sourcesShown === 3);

    expect(form === undefined ? '' : wordsOf(formPage(form))).toContain('+4, of them 2 state media');
  });

  it('keeps the label beside a quotation of a source that is not listed any more', () => {
    const sources = aFullCard().sources.map((source, index) => ({ ...source, url: `https://outlet.example/${index}` }));
    const quotes = [aQuote({ outlet: 'Outlet 7', url: 'https://outlet.example/6', ev: ['p7:s1'] })];
    const form = ofCard({ ...aFullCard(), sources, quotes }).find(({ sourcesShown }) => sourcesShown === 3);

    expect(form === undefined ? '' : wordsOf(formPage(form))).toContain('Outlet 7, state media');
  });

  it('keeps in each form who says it, how sure a number is, the caveat and the way to the article', () => {
    for (const form of ofCard(aRichCard()).slice(0, -1)) {
      const words = wordsOf(formPage(form));

      expect(words).toContain('at least 19');
      expect(words).toContain('Riverside Medics’ Union');
      expect(words).toContain('could not be independently verified');
      expect(words).toContain('state media only');
    }
    for (const form of ofCard(aRichCard())) expect(moreIn(formPage(form))).toEqual(['Lowland Post']);
  });

  it('ends a long quotation at the end of a sentence, and shows that it went on', () => {
    const text = `We heard two bangs. ${'Then the engine stopped and we waited. '.repeat(30).trim()}`;
    const quotes = ofCard(aRichCard({ quotes: [aQuote({ text })] })).map(({ part }) => part.card.quotes[0]?.text);

    expect(quotes.at(-3)).toMatch(/^We heard two bangs\. (?:Then the engine stopped and we waited\. )+\[…\]$/);
  });

  it('leaves a quotation out whose first sentence is too long, rather than cut it', () => {
    const text = `We heard ${'bang after '.repeat(100)}bang.`;

    expect(ofCard(aRichCard({ quotes: [aQuote({ text })] })).at(-1)?.part.card.quotes).toEqual([]);
  });

  it('is small at last, whatever the card holds', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 3_000 }), fc.constant('word '.repeat(2_000)));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (long, times) => {
        const last = ofCard(aHugeCard(long, times)).at(-1);

        expect(last === undefined ? 0 : wordsOf(formPage(last)).length).toBeLessThan(1_500);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what stands around the stories, with less and less room', () => {
  const words = (part: Part) => all(shorterForms(part)).map((form) => wordsOf(formPage(form)));

  it('names a few of many silent feeds', () => {
    const briefing = aRichBriefing();
    const feedsDown = Array.from({ length: 900 }, (_, index) => `feed-${index}`);
    const shown = words({ kind: 'foot', briefing: { ...briefing, coverage: { ...briefing.coverage, feedsDown } } });

    expect(shown[1]).toContain('not answering: feed-0, feed-1, feed-2, feed-3, feed-4, 895 more');
  });

  it('gives up what was also reported before what to watch, and corrections never', () => {
    const shown = words({ kind: 'foot', briefing: aRichBriefing() });

    expect(shown.at(-1)).not.toContain('trawler');
    expect(shown.at(-1)).toContain('We named Marran as host');
    const lastAlso = shown.findLastIndex((text) => text.includes('trawler'));
    expect(shown.findLastIndex((text) => text.includes('The council votes'))).toBeGreaterThan(lastAlso);
  });

  it('ends with the top line', () => {
    const last = words({ kind: 'head', briefing: aRichBriefing() }).at(-1);

    expect(last).toContain('Gunfire hit a crowded ferry');
    expect(last).not.toContain('Conflict board');
  });

  it('cuts a notice and the reason of a retraction at the end of a sentence', () => {
    const text = 'It was taken back. '.repeat(200).trim();
    const [, notice] = words({ kind: 'notice', text, about: null });
    const { period, sources, board } = aRichBriefing();
    const [, reason] = words({
      kind: 'retraction',
      edits: 'm',
      setting: { period, sources, board },
      card: aRichCard(),
      place: 1,
      reason: text,
      at: 0,
    });

    expect(notice).toMatch(/It was taken back\.\n$/);
    expect(reason).toMatch(/It was taken back\.\n/);
  });
});

/** The words of a page, a line for each block. */
function wordsOf(blocks: readonly Block[]): string {
  return blocks.map((block) => textsIn(block).join('')).join('\n');
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value && typeof value.text === 'string') return [value.text];
  if ('kind' in value && value.kind === 'paragraph') return [...Object.values(value).flatMap(textsIn), '\n'];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'title' && typeof inner === 'string' ? [`${inner}\n`] : textsIn(inner),
  );
}

function moreIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'more' ? [block.link.text] : 'blocks' in block ? moreIn(block.blocks) : [],
  );
}
