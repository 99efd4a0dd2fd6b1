import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBriefing, renderPart } from '../../../src/adapters/console/render-text.ts';
import type { Style } from '../../../src/adapters/console/style.ts';
import { displayWidth } from '../../../src/adapters/console/width.ts';
import { partsOf } from '../../../src/delivery/parts.ts';
import type { StoryId } from '../../../src/stories/story.ts';
import { aCard, aQuote, aRichBriefing, aRichCard, aSource } from '../page/specimen.ts';

const PAPER: Style = { width: 80, colour: false, links: false };
const WIDE: Style = { width: 100, colour: false, links: true };

/** Words as a reader sees them, in one line. */
const words = (text: string) =>
  stripVTControlCharacters(text)
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s*│ /g, ' ')
    .replace(/\s+/g, ' ');

describe('a briefing in the terminal', () => {
  it('stands in the order that was promised', () => {
    const text = renderBriefing(aRichBriefing(), PAPER);

    const order = [
      'Conflict briefing · Wed 6 May 2026',
      'covers Tue 5 May 07:00 → Wed 6 May 19:00 Kyiv time',
      'Top line',
      'Since the last briefing',
      'Conflict board',
      '1. Gunfire hits crowded ferry',
      'What happened',
      'Figures',
      'Claims by side',
      'In their words',
      'Analysis · Marta Quill, Institute for River Studies',
      'What it could mean',
      'Timeline',
      'Not verified:',
      '[1] Lowland Post',
      'Read more @ Lowland Post',
      '2. Tesk and Marran agree',
      'Also reported',
      'Watch',
      'Corrections',
      '11 relevant of 1,240 articles',
      'End of the briefing',
    ].map((landmark) => text.indexOf(landmark));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('is the same as its parts one after the other', () => {
    const briefing = aRichBriefing();

    const parts = partsOf(briefing).map((part) => renderPart(part, PAPER));

    expect(parts.join('')).toBe(renderBriefing(briefing, PAPER));
  });

  it('shows every number beside its claimant, disagreement as disagreement', () => {
    const text = words(renderBriefing(aRichBriefing(), WIDE));

    expect(text).toContain(
      'Killed at least 19 – Riverside Medics’ Union, earlier 14 [1][2] 8 – Orlu river guard, disputed [1][3]',
    );
    expect(text).toContain('more than 9,000 families');
    expect(text).toContain('Party claim 40 fighters “neutralised” – Orlu General Staff, state media only [3]');
  });

  it('gives each quotation its speaker, role, outlet, label and marker', () => {
    const text = words(renderBriefing(aRichBriefing(), WIDE));

    expect(text).toContain(
      '“We heard two bangs and then the engine stopped.” — Ilse Brandt, a passenger · Lowland Post [1] (also in 2 others)',
    );
    expect(text).toContain(
      '— Colonel Pavo Renn, spokesman of the Orlu river guard · Orlu State Bulletin, state media [3]',
    );
    expect(text).toContain('· صوت الضفة (in Arabic) [2]');
    expect(text).toContain(
      '“a door that is not shut” (part of a sentence) — Ada Lindqvist, the mediator · Hill Gazette [5]',
    );
  });

  it('says in the line under the headline how well a story is supported', () => {
    const text = words(renderBriefing(aRichBriefing(), WIDE));

    expect(text).toContain(
      'Orlu · attack on civilians · Tue 5 May · 2 independent + 1 state outlet (+1 copy) · conflicting tolls',
    );
    expect(text).toContain('Tesk–Marran · negotiations · Wed 6 May · 2 independent · updated · ▬ stalled');
  });

  it('tells a side, who speaks for it, and a denial, each once', () => {
    const claims = [
      { side: 'Front', claimant: 'Oda Falk', text: 'denied responsibility', stance: 'denies', ev: ['p1:s2'] },
      { side: 'Guard', claimant: 'Guard', text: 'The guard did not comment', stance: 'no comment', ev: ['p1:s3'] },
      { side: 'League', claimant: 'League', text: 'the boat was theirs', stance: 'disputes', ev: ['p1:s4'] },
    ] as const;

    const text = renderBriefing(aRichBriefing({ stories: [aCard({ claims })] }), WIDE);

    expect(words(text)).toContain(
      '• Front, Oda Falk: denied responsibility [1] • Guard: The guard did not comment [1] • League (disputes): the boat was theirs [1]',
    );
  });

  it('leaves out every section for which there is no evidence', () => {
    const briefing = aRichBriefing({
      stories: [aCard()],
      changes: [],
      board: [],
      alsoReported: [],
      watch: [],
      corrections: [],
    });

    const text = renderBriefing(briefing, PAPER);

    expect(text).not.toMatch(
      /Figures|Claims by side|In their words|Analysis|could mean|Timeline|Not verified|Since the last|board|Also|Watch\n/,
    );
    expect(text).toContain('corrections: none');
  });

  it('says on a quiet day that nothing passed the threshold, and how much was read', () => {
    const text = renderBriefing(aRichBriefing({ stories: [], topLine: null, changes: [], quiet: true }), PAPER);

    expect(text).toContain('quiet day');
    expect(text).toContain('No story above this channel’s threshold (1,240 reports read).');
  });

  it('names the story that another one follows up', () => {
    const stories = [aRichCard(), aCard({ follows: 's-bbbbbbbbbb' as StoryId })];

    const text = words(renderBriefing(aRichBriefing({ stories }), WIDE));

    expect(text).toContain('follow-up to story 1, a separate event');
  });

  it('prints addresses where they can not hide behind words, and whole', () => {
    const text = renderBriefing(aRichBriefing(), { width: 40, colour: false, links: false });

    for (const { url } of aRichBriefing().sources) expect(text).toContain(url);
  });

  it('hides addresses behind words where the terminal shows links, markers included', () => {
    const text = renderBriefing(aRichBriefing(), WIDE);

    expect(text).toContain('\u001b]8;;https://lowlandpost.example/orlu/ferry\u001b\\Lowland Post\u001b]8;;\u001b\\');
    expect(text).toContain('\u001b]8;;https://lowlandpost.example/orlu/ferry\u001b\\[1]\u001b]8;;\u001b\\');
    expect(stripVTControlCharacters(text)).not.toContain('https://');
  });

  it('says the same with and without colour', () => {
    const plain = renderBriefing(aRichBriefing(), { ...WIDE, links: false });
    const coloured = renderBriefing(aRichBriefing(), { width: 100, colour: true, links: false });

    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it.each([40, 60, 80, 100])('is never wider than %i columns, but for addresses', (width) => {
    const lines = renderBriefing(aRichBriefing(), { width, colour: false, links: false }).split('\n');

    const wider = lines.filter((line) => displayWidth(line) > width && !/^\s*\S*https:\S+$/.test(line));
    expect(wider).toEqual([]);
  });

  it('never begins a line with a marker', () => {
    const lines = renderBriefing(aRichBriefing(), { width: 44, colour: false, links: true }).split('\n');

    // The list of sources, in which each line is one, aside.
    expect(lines.filter((line) => /^\s*\[\d+\](?! )/.test(stripVTControlCharacters(line)))).toEqual([]);
  });
});

describe('text from outside, in the terminal', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom('\u001b[2J', '\u001b]8;;https://evil.example\u0007', '\u202e', '\r', '\n', '停火', 'سلام', ' '),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('moves, colours and links nothing, in whatever field it comes, and fits the width', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 40, max: 100 }), (text, width) => {
        const card = aCard({
          headline: { text, ev: [], from: text, lang: text },
          whatHappened: [{ text, ev: [`${text}:s1`, 'p1:s1'], origin: 'verbatim' }],
          figures: [
            {
              kind: 'killed',
              low: 3,
              group: text,
              claimant: text,
              claimantSide: text,
              by: text,
              since: text,
              loaded: text,
              asOf: text,
              status: 'verified',
              scope: 'cumulative',
              ev: ['p1:s1'],
            },
          ],
          claims: [{ side: text, claimant: text, text, stance: 'denies', ev: ['p1:s1'] }],
          quotes: [aQuote({ text, speaker: text, role: text, side: text, outlet: text, url: text, lang: text })],
          analysis: [{ text, by: text, byRole: text, ev: [] }],
          implications: [{ text, by: text, byRole: text, ev: [] }],
          gaps: [{ text, ev: [], origin: 'verbatim' }],
          sources: [
            aSource({ outlet: text, url: `https://a.example/${text}`, country: text, lang: text, label: 'state' }),
          ],
          readMore: { outlet: text, url: text },
        });
        const briefing = aRichBriefing({
          stories: [card],
          topLine: { text, ev: [], origin: 'template' },
          changes: [{ kind: 'toll', storyId: card.id, before: text, after: text, ev: [] }],
          board: [
            {
              conflictId: card.conflictIds[0] ?? ('x' as never),
              name: text,
              arrow: 'up',
              reason: text,
              events24h: 1,
              baseline14d: 1,
            },
          ],
          alsoReported: [{ text, url: text, outlet: text }],
          watch: [{ text, by: text, ev: [] }],
          corrections: [{ storyId: card.id, text, ev: [] }],
          sources: [],
        });

        const shown = renderBriefing(briefing, { width, colour: false, links: false });

        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066\u2067]/u);
        for (const line of shown.split('\n')) {
          if (!line.includes('https://a.example/')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(line.split('\u2068').length).toBe(line.split('\u2069').length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads a very long text in a moment', () => {
    const long = (length: number) =>
      aCard({ whatHappened: [{ text: '停a '.repeat(length), ev: [], origin: 'verbatim' }] });
    const started = performance.now();
    renderBriefing(aRichBriefing({ stories: [long(50_000)] }), PAPER);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
