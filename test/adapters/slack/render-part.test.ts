import { describe, expect, it } from 'vitest';
import { renderPart } from '../../../src/adapters/slack/render-part.ts';
import type { Part } from '../../../src/delivery/delivery.ts';
import { aCard, aQuote, aRichBriefing, aRichCard, aSource } from '../page/specimen.ts';
import { expectMessage, nodesIn, wordsIn } from './judge.ts';
import { aNotice, anUpdate, aRetraction, aStory, DELIVERY, everyPart } from './parts.ts';

const shown = (part: Part, tools = false) => renderPart({ id: DELIVERY, part }, { tools });
const ofType = (message: { readonly blocks: unknown }, type: string) =>
  [...nodesIn(message.blocks)].filter((node) => node.type === type);
const buttons = (message: { readonly blocks: unknown }) =>
  ofType(message, 'button').map(({ text }) => (text as { readonly text: string }).text);

describe('a part of a briefing in Slack', () => {
  it.each(everyPart().map((part, index) => [`${index} ${part.kind}`, part] as const))(
    '%s is a message that Slack takes, with and without tools',
    (_, part) => {
      expectMessage(shown(part));
      expectMessage(shown(part, true));
    },
  );

  it('carries the id of its delivery in its metadata, so that it is found again', () => {
    expect(shown(aStory()).metadata).toEqual({
      event_type: 'sitrep_delivery',
      event_payload: { delivery_id: DELIVERY, story_id: 's-bbbbbbbbbb' },
    });
    expect(shown(aNotice()).metadata.event_payload).toEqual({ delivery_id: DELIVERY });
  });

  it('is a headline, how well it is supported, what happened, figures, sides, voices and where it all comes from', () => {
    const message = shown(aStory());

    expect(message.blocks[0]).toEqual({
      type: 'header',
      text: {
        type: 'plain_text',
        text: '1. Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say',
        emoji: false,
      },
    });
    expect(message.blocks[1]).toMatchObject({
      type: 'context',
      elements: [{ text: expect.stringContaining('conflicting tolls') }],
    });
    const words = wordsIn(message.blocks);
    for (const part of [
      'What happened\nGunfire struck a crowded ferry',
      'Killed: at least 19 – Riverside Medics’ Union, earlier 14\u00a0[1][2]',
      'Upper Bank Front (denies): It had no boat on the river that day.\u00a0[1]',
      'Orlu State Bulletin, state media\u00a0[3]',
      '[4]\u00a0Coast Courier, copy of another report, feed text',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('quotes in the way of Slack, and lists in its lists', () => {
    const message = shown(aStory());

    expect(ofType(message, 'rich_text_quote').map(wordsIn)[0]).toBe(
      '“We heard two bangs and then the engine stopped.”\n— Ilse Brandt, a passenger\u00a0· Lowland Post\u00a0[1] (also in 2 others)',
    );
    expect(ofType(message, 'rich_text_list').map(({ elements }) => (elements as unknown[]).length)).toEqual([
      4, 2, 2, 3,
    ]);
  });

  it('leads from each marker and each source to its article', () => {
    const links = ofType(shown(aStory()), 'link');

    expect(links).toContainEqual({ type: 'link', url: 'https://lowlandpost.example/orlu/ferry', text: '[1]' });
    expect(links).toContainEqual({ type: 'link', url: 'https://coastcourier.example/w/88123', text: 'Coast Courier' });
  });

  it('tells moments in the zone of whoever reads them', () => {
    expect(ofType(shown(aStory()), 'date')).toContainEqual({
      type: 'date',
      timestamp: Date.UTC(2026, 4, 6, 10, 30) / 1_000,
      format: '{date_short_pretty}, {time}',
      fallback: 'Wed 6 May 13:30',
      style: { bold: true },
    });
  });

  it('wraps what is written from right to left, so that it reorders nothing around it', () => {
    expect(wordsIn(shown(aStory()).blocks)).toContain('“\u2068كانت العبّارة تحمل عائلات ولم يكن على متنها جنود.\u2069”');
  });

  it('offers what can be asked about a story, and the way to its article', () => {
    expect(buttons(shown(aStory()))).toEqual(['Full story', 'Quotes', 'Sources', 'Why', 'Read more @ Lowland Post']);
    expect(ofType(shown(aStory()), 'button')[0]).toMatchObject({
      action_id: 'ask story',
      value: `1|story|story=s-bbbbbbbbbb||${DELIVERY}|`,
    });
  });

  it('has a menu for those who may change something only where one is wanted', () => {
    expect(ofType(shown(aStory()), 'overflow')).toEqual([]);
    expect(ofType(shown(aStory(), true), 'overflow')[0]?.options).toContainEqual({
      text: { type: 'plain_text', text: 'Retract this story…', emoji: false },
      value: `1|retract|story=s-bbbbbbbbbb||${DELIVERY}|`,
    });
    expect(ofType(shown(aNotice(), true), 'overflow')).toEqual([]);
  });

  it('says first what an update changed', () => {
    expect(wordsIn(shown(anUpdate()).blocks.slice(2, 3))).toBe('Updated : toll 19 → 21');
    expect(shown(anUpdate()).text).toContain('Updated Wed 6 May 20:00 Kyiv time: toll 19 → 21');
  });

  it('strikes out what is taken back, says why, and keeps the way to the article', () => {
    const message = shown(aRetraction());

    expect(ofType(message, 'text')).toContainEqual({
      type: 'text',
      text: 'Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say',
      style: { bold: true, strike: true },
    });
    expect(wordsIn(message.blocks)).toContain('The toll was of another day.');
    expect(wordsIn(message.blocks)).not.toContain('What happened');
    expect(buttons(message)).toEqual(['Newest stories', 'Read more @ Lowland Post']);
  });

  it('says all of it again in words, for notifications and for those who have it read to them', () => {
    const lines = shown(aStory()).text.split('\n');

    expect(lines[0]).toBe('1. Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say');
    expect(lines).toContain('In their words');
    expect(lines).toContain('• Upper Bank Front (denies): It had no boat on the river that day.');
  });

  it('never says nothing', () => {
    expect(shown(aNotice('')).text).toBe('A message without words');
    expectMessage(shown(aNotice('')));
  });
});

describe('a story with more than there is room for', () => {
  const sentence = 'A sentence of the report that says what happened at Narrow Point on that day. ';
  const long = (times: number) => sentence.repeat(times).trim();

  it('leaves the addresses behind its markers out first, while its sources still lead to them', () => {
    const url = (index: number) => `https://lowlandpost.example/${index}/${'a'.repeat(500)}`;
    const sources = [1, 2, 3, 4, 5, 6].map((index) => aSource({ articleId: `p${index}`, url: url(index) }));
    const ev = sources.map(({ articleId }) => `${articleId}:s0`);
    const card = aRichCard({
      sources,
      whatHappened: [1, 2, 3].map(() => ({ text: sentence, ev, origin: 'verbatim' })),
    });
    const message = shown(aStory({ card, briefing: aRichBriefing({ sources }) }));

    expectMessage(message);
    expect(ofType(message, 'link').map(({ text }) => text)).not.toContain('[1]');
    expect(wordsIn(message.blocks)).toContain('Timeline');
    for (const { url: address } of sources) expect(ofType(message, 'link').map((link) => link.url)).toContain(address);
  });

  it('leaves out whole sections in their order, and never who says it', () => {
    const rich = aRichCard();
    const card = {
      ...rich,
      claims: rich.claims.map((claim) => ({ ...claim, text: long(15) })),
      quotes: rich.quotes.map((quote) => ({ ...quote, text: long(15) })),
    };

    const message = shown(aStory({ card }));

    const words = wordsIn(message.blocks);
    expectMessage(message);
    expect(words.length).toBeLessThanOrEqual(6_500);
    expect(words).not.toContain('Timeline');
    expect(words).toContain('— Ilse Brandt, a passenger');
    expect(words).toContain('at least 19 – Riverside Medics’ Union');
    expect(words).toContain('state media (Orlu)');
    expect(words).toContain('could not be independently verified');
    expect(buttons(message)).toContain('Read more @ Lowland Post');
  });

  it('ends texts at the end of a sentence', () => {
    const card = aCard({ whatHappened: [{ text: long(400), ev: ['p1:s0'], origin: 'verbatim' }] });

    const words = wordsIn(shown(aStory({ card })).blocks);

    expect(words).toMatch(/on that day\.\u00a0\[1\]/);
    expect(words).not.toMatch(/on that…/);
  });

  it('tells a headline that is too long for one as a line', () => {
    const text = `${'Very '.repeat(30)}long headline`;
    const message = shown(aStory({ card: aCard({ headline: { text, ev: [], from: 'Lowland Post', lang: 'en' } }) }));

    expect(ofType(message, 'header')).toEqual([]);
    expect(wordsIn(message.blocks)).toContain(`1. ${text}`);
  });

  it('fits whatever its texts hold', () => {
    const text = '🏴󠁧󠁢󠁥󠁮󠁧󠁿é'.repeat(200);
    const card = aRichCard({
      headline: { text, ev: [], from: text, lang: 'en' },
      whatHappened: [{ text, ev: ['p1:s0'], origin: 'verbatim' }],
      allQuotes: [],
      quotes: [aQuote({ text, speaker: text, outlet: text })],
      gaps: [{ text, ev: [], origin: 'verbatim' }],
      sources: Array.from({ length: 60 }, (_, index) => aSource({ articleId: `q${index}`, outlet: text })),
      readMore: { url: `https://a.example/${'b'.repeat(2_000)}`, outlet: text },
    });

    for (const part of [
      aStory({ card }),
      anUpdate({ card, changed: Array(100).fill(text) }),
      aRetraction({ card, reason: text }),
    ]) {
      expectMessage(shown(part, true));
    }
    expectMessage(shown(aNotice(text)));
  });
});
