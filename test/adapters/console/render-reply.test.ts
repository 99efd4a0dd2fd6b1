import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../commands/command.ts';
import { renderReply } from '../../../src/adapters/console/render-reply.ts';
import { renderBriefing } from '../../../src/adapters/console/render-text.ts';
import type { SourceLine } from '../../../src/desk.ts';
import { aQuote, aRichBriefing, aRichCard } from '../page/specimen.ts';

const STYLE = { width: 80, colour: false, links: false };
const AT = Date.UTC(2026, 4, 6, 16);
const conflicts = [{ id: 'orlu', name: 'The Orlu river war' }];

/** The reply in one line, as its reader takes it in. */
const shown = (reply: Reply) => renderReply(reply, STYLE, { zone: 'Europe/Kyiv' }).replace(/\s+/g, ' ');

const source = (given: Partial<SourceLine> = {}): SourceLine => ({
  feedId: 'lowland-post',
  outlet: 'Lowland Post',
  labels: ['state media'],
  reading: 'full',
  language: 'uk',
  lastAnswerAt: AT,
  problem: null,
  ...given,
});

describe('a reply in the terminal', () => {
  it('is a note as it was written, without what acts on a screen', () => {
    expect(renderReply({ kind: 'note', text: 'Nothing\u001b[2J yet.' }, STYLE)).toBe('Nothing yet.\n\n');
  });

  it('is a briefing as it is delivered', () => {
    const briefing = aRichBriefing();

    expect(renderReply({ kind: 'briefing', briefing }, STYLE)).toBe(renderBriefing(briefing, STYLE));
  });

  it('is stories in short, each with the way to all of it', () => {
    const text = shown({ kind: 'cards', title: 'The newest stories', cards: [aRichCard()], conflicts });

    expect(text).toContain('The newest stories');
    expect(text).toContain('The Orlu river war · attack on civilians');
    expect(text).toContain('/story s-bbbbbbbbbb');
    expect(text).toContain('Read more @ Lowland Post https://lowlandpost.example/orlu/ferry');
    expect(text).not.toContain('In their words');
  });

  it('is a story with every quotation, numbered by its own sources', () => {
    const text = shown({ kind: 'story', card: aRichCard(), conflicts });

    expect(text).toContain('“Nobody shot back.”');
    expect(text).toContain('[4] Coast Courier, copy of another report, feed text');
  });

  it('is quotations, each with speaker, outlet and address', () => {
    expect(shown({ kind: 'quotes', title: 'Quotations', quotes: [aQuote()] })).toContain(
      '“We heard two bangs and then the engine stopped.” │ — Ilse Brandt, a passenger · Lowland Post │ https://lowlandpost.example/orlu/ferry',
    );
  });

  it('is what was found, with the words around it', () => {
    const hit = {
      title: 'Ferry shut',
      url: 'https://a.example/1',
      outlet: 'Post',
      published: AT,
      storyId: 's-1',
      snippet: 'the ferry',
    };

    expect(shown({ kind: 'hits', title: 'Found', hits: [hit] })).toContain(
      '• Ferry shut – Post, Wed 6 May: the ferry /story s-1 https://a.example/1',
    );
  });

  it('is the sources of a story with their labels', () => {
    const card = aRichCard();

    expect(shown({ kind: 'story-sources', card, sources: card.sources })).toContain(
      '• Orlu State Bulletin · Wed 6 May · state media (Orlu)',
    );
  });

  it('is what is read, when it last answered, and what is wrong', () => {
    const text = shown({
      kind: 'sources',
      sources: [source(), source({ feedId: 'b', lastAnswerAt: null, problem: 'feed-gone: take it out.' })],
    });

    expect(text).toContain('Lowland Post · state media · Ukrainian · reads: full · last answer Wed 6 May 19:00');
    expect(text).toContain('no answer yet · feed-gone: take it out.');
  });

  it('is how the bot is doing, and what to do', () => {
    const text = shown({
      kind: 'status',
      status: {
        lastCycleAt: AT,
        lastPostAt: null,
        articles: 12_000,
        stories: 1,
        feeds: { all: 30, failing: [source({ problem: 'feed-gone: take it out.' })] },
        deliveries: { due: 0, held: 2, dead: 0 },
        next: [{ destination: 'console', at: AT }],
      },
    });

    expect(text).toContain('Last cycle Wed 6 May 19:00 Last post never yet Kept 12,000 articles, 1 story');
    expect(text).toContain(
      'Feeds 30 followed, 1 failing Posts 0 due, 2 held, 0 given up Next Wed 6 May 19:00 in console',
    );
    expect(text).toContain('• lowland-post: feed-gone: take it out. • Held posts wait for a person');
  });

  it('is all commands, side by side with what they do', () => {
    const text = renderReply({ kind: 'help', commands: [{ usage: '/status', summary: 'How it goes' }] }, STYLE);

    expect(text).toBe('Commands\n  /status  How it goes\n\n');
  });
});
