/** The invented articles beside the project: what their briefing must say, and must never say. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeBriefing } from '../../src/briefings/compose.ts';
import { coverageOf } from '../../src/briefings/coverage.ts';
import { languageCode } from '../../src/language/code.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import type { Named } from '../../src/stories/conflict.ts';
import { groupIntoStories } from '../../src/stories/group.ts';
import { readReport } from '../../src/stories/read-report.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { articleOf } from '../../src/summarizer/evidence.ts';
import { containment } from '../../src/summarizer/vectors.ts';
import { writeCard } from '../../src/summarizer/write-card.ts';
import { aBackground, aConflict, anArticle, anOutlet } from '../support/builders.ts';

const GOLD = '../shared/gold';
const here = existsSync(`${GOLD}/clusters.json`);
const NOW = Date.parse('2026-03-13T13:00:00Z');

function named(rows: Record<string, string[] | null> | undefined): readonly Named[] {
  return Object.entries(rows ?? {}).map(([name, aliases]) => ({ name, aliases: aliases ?? [] }));
}

function goldBriefing() {
  const conflicts = parse(readFileSync(`${GOLD}/conflicts.yaml`, 'utf8')).conflicts;
  const outlets = parse(readFileSync(`${GOLD}/outlets.yaml`, 'utf8')).outlets;
  const world = prepareWorld(
    aBackground({
      conflicts: conflicts.map(
        (row: { id: string; name: string; tier: 1; sides: object; people: object; places: object }) =>
          aConflict({
            id: row.id,
            name: row.name,
            tier: row.tier,
            sides: named(row.sides as Record<string, string[]>),
            people: named(row.people as Record<string, string[]>),
            places: named(row.places as Record<string, string[]>),
          }),
      ),
      outlets: outlets.map(
        (row: {
          domain: string;
          name: string;
          owner: 'private';
          kind: string;
          party_to: string[];
          editorial_independence: unknown;
        }) =>
          anOutlet(row.domain, {
            name: row.name,
            owner: row.owner,
            kind: row.kind === 'wire' || row.kind === 'analysis' ? row.kind : 'paper',
            editorialIndependence: row.editorial_independence === 'none' ? 'none' : 'yes',
            partyTo: row.party_to,
          }),
      ),
    }),
  );
  const articles = readdirSync(GOLD)
    .filter((name) => /^a\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(`${GOLD}/${name}`, 'utf8')))
    .map((row) => {
      const language = languageCode(row.language) ?? 'en';
      const at = Date.parse(row.published);
      return anArticle({
        id: row.id,
        outlet: new URL(row.url).host,
        url: row.url,
        title: row.title,
        text: row.text,
        language,
        published: at,
        firstSeenAt: at,
        sentences: splitSentences(row.text, language),
      });
    });
  const reports = articles.map((article) => readReport(article, world)).filter(({ relevance }) => relevance.relevant);
  const stories = groupIntoStories(reports, world, new Map());
  const cards = stories.map((story) => writeCard(story, world, { now: NOW, previous: null, language: 'en' }));
  const briefing = composeBriefing({
    id: 'gold',
    destination: { id: 'console', conflicts: 'all', stories: 5, stateMedia: 'label' },
    cards,
    history: cards,
    previous: null,
    period: { from: Date.parse('2026-03-08T00:00:00Z'), to: NOW, tz: 'UTC' },
    next: null,
    coverage: coverageOf(stories, { read: articles.length, feedsDown: [], background: world.background }),
    world,
    now: NOW,
  });
  return { briefing, articles };
}

describe.skipIf(!here)('the briefing of the invented articles (needs ../shared/gold)', () => {
  const { briefing, articles } = here ? goldBriefing() : ({} as ReturnType<typeof goldBriefing>);
  const story = (id: string) => {
    const found = briefing.stories.find(({ sources }) => sources.some(({ articleId }) => articleId === id));
    if (!found) throw new Error(`No story rests on ${id}.`);
    return found;
  };

  it('puts the two strikes with many dead above the tanker, and keeps the second strike a story of its own', () => {
    const places = ['a05', 'a01', 'a10', 'a11'].map((id) => briefing.stories.indexOf(story(id)));

    expect(Math.max(places[0]!, places[1]!)).toBeLessThan(places[2]!);
    expect(places[3]).not.toBe(places[1]);
    expect(story('a11').follows).toBe(story('a01').id);
  });

  it('never mentions the dock strike', () => {
    expect(JSON.stringify(briefing)).not.toContain('a12');
    expect(briefing.coverage).toMatchObject({ articles: 11, read: 12, outlets: 10, roots: 9, partyRun: 1 });
  });

  it('prints tolls that disagree side by side, each with its claimant', () => {
    const tolls = story('a05').figures.filter(({ kind, scope }) => kind === 'killed' && scope === 'incident');

    expect(tolls.map(({ low, claimant }) => [low, claimant])).toEqual(
      expect.arrayContaining([
        [31, "Zahira Doctors' Network"],
        [17, 'Zahiran army'],
      ]),
    );
    expect(briefing.topLine?.text).toMatch(/31 \(Zahira Doctors' Network\); 17 \(Zahiran army\)/);
  });

  it('shows the newest toll, what it replaced, and the enemy-loss claim as a claim', () => {
    const { figures } = story('a01');

    expect(figures).toContainEqual(
      expect.objectContaining({
        kind: 'killed',
        low: 14,
        qualifier: 'at least',
        supersedes: expect.objectContaining({ value: 12 }),
      }),
    );
    expect(figures).toContainEqual(expect.objectContaining({ low: 60, qualifier: 'up to', status: 'party-claim' }));
    expect(figures.some(({ low }) => low === 2 || low === 74 || low === 16)).toBe(false);
  });

  it('lets both sides of each dispute speak', () => {
    expect(story('a05').claims.map(({ side }) => side)).toEqual(expect.arrayContaining(['DSB', 'Zahiran army']));
    expect(story('a01').claims.map(({ side }) => side)).toEqual(expect.arrayContaining(['Karsovia', 'Velmar']));
    expect(story('a08').claims.map(({ side }) => side)).toEqual(expect.arrayContaining(['Lusaba', 'Kivora Front']));
  });

  it('shows quotations letter by letter, in articles it links', () => {
    for (const quote of briefing.stories.flatMap(({ allQuotes, quotes }) => [...quotes, ...allQuotes])) {
      const source = articles.find(({ id }) => id === articleOf(quote.ev[0]!));
      expect(source?.text).toContain(quote.text);
      expect(source?.url).toBe(quote.url);
    }
  });

  it('says nothing that nobody said', () => {
    const own = briefing.stories
      .flatMap((card) => [card.headline.text, ...card.whatHappened.map(({ text }) => text)])
      .join('\n');

    expect(own).not.toMatch(/terrorist|martyr|steadfast|neutralis/i);
    expect(own).not.toMatch(/\b(?:74|16|48|60,000|60) (?:people )?(?:were )?(?:killed|displaced|dead)/i);
    expect(own).not.toMatch(
      /rebels? (?:accept|reject)|agree[sd]? to pull back(?! from the town of Rukoma)|has fallen|first attack on the camp/i,
    );
    expect(
      briefing.stories.flatMap(({ figures }) => figures).some(({ low }) => low === 60_000 || low === 22 || low === 11),
    ).toBe(false);
  });

  it('gives every line an owner and repeats none within a summary', () => {
    for (const card of briefing.stories) {
      for (const { ev } of [
        ...card.whatHappened,
        ...card.figures,
        ...card.claims,
        ...card.quotes,
        ...card.implications,
        ...card.watch,
      ]) {
        expect(ev.every((id) => briefing.sources.some(({ articleId }) => articleId === articleOf(id)))).toBe(true);
      }
      for (const [i, a] of card.whatHappened.entries()) {
        for (const b of card.whatHappened.slice(i + 1)) expect(containment(a.text, b.text, 'en')).toBeLessThan(0.5);
      }
    }
  });

  it('shows nothing of the Ukrainian and Arabic articles but their support', () => {
    const said = briefing.stories.map(({ sources: _sources, ...card }) => card);

    expect(JSON.stringify(said)).not.toMatch(/\p{Script=Cyrillic}|\p{Script=Arabic}/u);
    expect(story('a05').sources.map(({ lang }) => lang)).toContain('ar');
    expect(story('a01').sources.map(({ lang }) => lang)).toContain('uk');
  });
});
