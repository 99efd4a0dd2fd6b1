import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryIn, readCustomId } from '../../../src/adapters/discord/custom-id.ts';
import { renderPart } from '../../../src/adapters/discord/render-part.ts';
import { linkTarget } from '../../../src/adapters/page/plain-text.ts';
import type { Part } from '../../../src/delivery/delivery.ts';
import type { StoryCard } from '../../../src/summarizer/card.ts';
import { aHugeCard, aQuote, aRichBriefing, aRichCard, aSource } from '../page/specimen.ts';
import { aNotice, anUpdate, aRetraction, aStory, DELIVERY, everyPart } from '../slack/parts.ts';
import { componentsIn, expectBody, idsIn, targetsIn, textsIn } from './judge.ts';
import { actsIn } from './reading.ts';

const render = (part: Part) => renderPart({ id: DELIVERY, part });
const wordsOf = (part: Part) => textsIn(render(part).body).join('\n\n');
const buttonsOf = (part: Part) => componentsIn(render(part).body.components).flatMap(({ label }) => label ?? []);
const accentOf = (part: Part) => (render(part).body.components[0] as { accent_color?: number }).accent_color;

const ITEM = 'https://lowlandpost.example/orlu/ferry';

describe('a part as a message of Discord', () => {
  it.each(everyPart().map((part) => [part.kind, part] as const))('(%s) is one that Discord takes', (_, part) => {
    const { body, title, files } = render(part);

    expectBody(body);
    expect(title).toMatch(/^.{1,100}$/);
    expect(files).toEqual([]);
  });

  it.each(everyPart().map((part) => [part.kind, part] as const))(
    '(%s) tells its delivery when it is read back',
    (_, part) => {
      expect(deliveryIn(render(part).body.components)).toBe(DELIVERY);
    },
  );

  it('stays within our own budgets', () => {
    for (const part of everyPart()) {
      const most = part.kind === 'head' || part.kind === 'foot' ? 3_600 : 2_800;

      expect(textsIn(render(part).body).join('').length).toBeLessThanOrEqual(most);
    }
  });

  it('leads nowhere but to the articles', () => {
    const addresses = new Set(JSON.stringify(aRichBriefing()).match(/https:\/\/[^"]+/g));

    for (const part of everyPart()) {
      expect(targetsIn(render(part).body).filter((target) => !addresses.has(target))).toEqual([]);
    }
  });
});

describe('a story', () => {
  it('begins with its headline and how well it is supported', () => {
    expect(wordsOf(aStory())).toMatch(
      /^### 1\\\. Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say\n-# Orlu · attack on civilians · Tue 5 May · 2 independent \+ 1 state outlet \(\+1 copy\) · \*conflicting tolls\*/,
    );
  });

  it('has figures as a list, each number with its claimant', () => {
    expect(wordsOf(aStory())).toContain(
      '**Figures**\n- Killed: **at least 19** – Riverside Medics’ Union, earlier 14 \\[1\\]\\[2\\]\n- Killed: **8** – Orlu river guard, *disputed* \\[1\\]\\[3\\]',
    );
  });

  it('has quotations as quotations, each with its speaker and the article it stands in', () => {
    expect(wordsOf(aStory())).toContain(
      `> “We heard two bangs and then the engine stopped.”\n— **Ilse Brandt**, a passenger · [Lowland Post](<${ITEM}>) \\[1\\] (also in 2 others)`,
    );
  });

  it('tells hours in the zone of each reader, and days as days', () => {
    expect(wordsOf(aStory())).toContain('- **Tue 5 May** – The ferry is hit.');
    expect(wordsOf(aStory())).toContain('- **<t:1778063400:f>** – Divers begin their search.');
  });

  it('ends with its sources in small print, and a few words beside a button to the fullest of them', () => {
    const texts = componentsIn(render(aStory()).body.components).filter(({ type }) => type === 10);
    const [section] = componentsIn(render(aStory()).body.components).filter(({ type }) => type === 9);

    const sources = texts.map(({ content }) => content ?? '').find((text) => text.includes('Not verified')) ?? '';
    expect(sources).toMatch(/^-# \*Not verified:\* .*\n-# \\\[1\\\] \[Lowland Post\]\(<.*>\)\n/);
    expect(sources).toContain('· *state media (Orlu)*');
    expect(section?.components?.[0]?.content).toBe('-# The fullest report');
    expect(section?.accessory).toMatchObject({ label: 'Read more @ Lowland Post', url: ITEM });
  });

  it('has a way to every source: in the list below, or in the marker itself where the list is short', () => {
    const { body } = render(aStory({ card: aRichCard({ sources: aRichCard().sources.slice(0, 1) }) }));
    const text = wordsOf(aStory({ card: aRichCard({ sources: aRichCard().sources.slice(0, 1) }) }));

    expect(text).toContain('\\[1\\]');
    expect(text).toMatch(/\[\[2\]\]\(<https:/);
    expect(targetsIn(body).length).toBeGreaterThan(2);
  });

  it('offers all of it, its quotations, its sources and why', () => {
    expect(buttonsOf(aStory())).toEqual(['Read more @ Lowland Post', 'Full story', 'Quotes', 'Sources', 'Why']);
    expect(idsIn(render(aStory()).body).map((id) => readCustomId(id))).toEqual(
      ['story', 'quotes', 'sources', 'why'].map((command) => ({
        command,
        options: { story: 's-bbbbbbbbbb' },
        page: null,
        delivery: DELIVERY,
      })),
    );
  });

  it('names its conflicts for the tags of a forum, and its headline for the name of a post', () => {
    expect(render(aStory())).toMatchObject({
      title: 'Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say',
      conflictIds: ['orlu'],
    });
  });

  it('has a stripe of its own for each degree of support', () => {
    const labels = ['single source', '2 independent', '3+ independent', 'party claims only', 'conflicting'] as const;
    const accents = labels.map((label) =>
      accentOf(aStory({ card: aRichCard({ corroboration: { ...aRichCard().corroboration, label } }) })),
    );

    expect(new Set(accents).size).toBe(labels.length);
  });

  it('whose article has an address that is too long for a button links it in its text', () => {
    const url = `https://lowlandpost.example/${'a'.repeat(600)}`;
    const card = aRichCard({ readMore: { url, outlet: 'Lowland Post' } });

    expect(wordsOf(aStory({ card }))).toContain(`-# Read more @ [Lowland Post](<${url}>)`);
    expectBody(render(aStory({ card })).body);
  });

  it('without an article that may be linked is shown all the same', () => {
    const card = aRichCard({ readMore: { url: 'javascript:alert(1)', outlet: 'Lowland Post' } });

    expect(wordsOf(aStory({ card }))).toContain('-# Read more @ Lowland Post');
  });
});

describe('a story that is too long', () => {
  const long = (given: Partial<StoryCard> = {}) =>
    aStory({
      card: aRichCard({
        sources: Array.from({ length: 6 }, (_, index) =>
          aSource({ articleId: `p${index + 1}`, url: `${ITEM}-${index}?${'q'.repeat(120)}` }),
        ),
        ...given,
      }),
    });

  it('gives up its timeline first', () => {
    const card = aRichCard({ timeline: aRichCard().timeline.map((point) => ({ ...point, text: 'x '.repeat(150) })) });
    const words = wordsOf(aStory({ card }));

    expect(words).not.toContain('**Timeline**');
    expect(words).toContain('**What it could mean**');
    expect(words).toContain('سلمى حداد');
  });

  it('counts the sources that it has no room to list', () => {
    expect(wordsOf(long())).toContain('-# +3');
  });

  it('keeps the caveat, the claimants and the way to the article', () => {
    const quotes = [aQuote({ text: 'We waited. '.repeat(200).trim() })];
    const words = wordsOf(long({ quotes }));

    expect(words).toContain('*Not verified:*');
    expect(words).toContain('– Riverside Medics’ Union');
    expect(words).toMatch(/> “(?:We waited\. )+\\\[…\\\]”/);
    expect(buttonsOf(long({ quotes }))).toContain('Read more @ Lowland Post');
  });

  it('is one that Discord takes, whatever it holds and how often', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(
        '*'.repeat(4_000),
        'word '.repeat(1_000),
        'One sentence. '.repeat(300),
        '한'.repeat(4_096),
        '@everyone',
      ),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (words, times) => {
        const part = aStory({ card: aHugeCard(words, times) });

        const { body, title } = render(part);

        expectBody(body);
        expect(title.length).toBeLessThanOrEqual(100);
        expect(textsIn(body).join('').length).toBeLessThanOrEqual(2_800);
        expect(buttonsOf(part).at(0)).toMatch(/^Read more/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what stands around the stories', () => {
  const head: Part = { kind: 'head', briefing: aRichBriefing() };
  const foot: Part = { kind: 'foot', briefing: aRichBriefing() };

  it('begins with the day and the period, in the zone of each reader', () => {
    expect(wordsOf(head)).toMatch(
      /^## Conflict briefing · Wed 6 May 2026\n-# covers <t:1777953600:f> → <t:1778083200:f>/,
    );
    expect(render(head).title).toBe('Conflict briefing · Wed 6 May 2026');
  });

  it('links its source markers, which no list of sources explains', () => {
    expect(wordsOf(head)).toContain(`toll disputed [[1]](<${ITEM}>)`);
    expect(wordsOf(foot)).toContain('corrected that to Tesk. [[5]](<https://hillgazette.example/tesk/talks>)');
  });

  it('gives up those links before anything that is said', () => {
    const sources = aRichBriefing().sources.map((source) => ({ ...source, url: `${source.url}?${'q'.repeat(350)}` }));
    const change = aRichBriefing().changes[0];
    const changes = change === undefined ? [] : Array.from({ length: 6 }, () => change);
    const words = wordsOf({ kind: 'head', briefing: aRichBriefing({ sources, changes }) });

    expect(words.match(/\*\*NEW\*\*/g)).toHaveLength(6);
    expect(words).toContain('toll disputed \\[1\\]\\[2\\]\\[3\\]');
  });

  it('says when the next one comes, and that this one ends', () => {
    expect(wordsOf(foot)).toMatch(/next <t:1778126400:f>\n-# ■ End of the briefing$/);
  });

  it('offers what is near', () => {
    expect(buttonsOf(head)).toEqual(['Newest stories', 'Board']);
    expect(buttonsOf(foot)).toEqual(['Sources', 'Status']);
    expect(buttonsOf(aNotice())).toEqual(['Status']);
  });
});

describe('a story that changed', () => {
  it('says so under its headline', () => {
    expect(wordsOf(anUpdate({ changed: ['14 → at least 19 killed'] }))).toMatch(
      /^### 1\\\. .*\n-# .*\n\*\*Updated <t:1778086800:f>\*\*: 14 → at least 19 killed\n/,
    );
  });

  it('was taken back: it is struck through, with the reason and the way to the article, and nothing else', () => {
    expect(wordsOf(aRetraction({ reason: 'Lowland Post withdrew its report.' }))).toBe(
      '### 1\\. ~~Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say~~\n*Retracted <t:1778086800:f>*: Lowland Post withdrew its report.\n\n-# The fullest report',
    );
    expect(buttonsOf(aRetraction())).toEqual(['Read more @ Lowland Post', 'Newest stories']);
  });
});

describe('an address of an article', () => {
  it('may hold brackets and is the same behind the button, in the text and in the card', () => {
    const url = 'https://lowlandpost.example/orlu_(river)';
    const card = aRichCard({ sources: [aSource({ url })], quotes: [], readMore: { url, outlet: 'Lowland Post' } });

    expect(targetsIn(render(aStory({ card })).body)).toEqual(expect.arrayContaining([linkTarget(url), url]));
  });
});

describe('a notice that names a channel', () => {
  const ID = '1300000000000000001';

  it('shows it as the channel, which calls nobody', () => {
    const part = aNotice(`discord:${ID}: the bot lacks *Send Messages*; see discord:${ID}.`);

    expect(wordsOf(part)).toBe(`<#${ID}>: the bot lacks \\*Send Messages\\*; see <#${ID}>.`);
    expect(render(part).body.allowed_mentions).toEqual({ parse: [] });
  });

  it('shows as words what may be quoted from outside, and what is no channel', () => {
    const below = { ...aNotice(`Retracted: see discord:${ID} – wrong.`), about: '5' } as Part;

    for (const part of [
      below,
      aNotice('discord:123'),
      aNotice(`xdiscord:${ID}`),
      aNotice(`discord:${'1'.repeat(23)}`),
    ]) {
      expect(wordsOf(part)).not.toContain('<#');
    }
    expect(wordsOf(anUpdate())).not.toContain('<#');
  });

  it('calls and links nothing else, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constant(`discord:${ID}`)), { maxLength: 8 }), (words) => {
        const text = wordsOf(aNotice(words.join('')));

        expectBody(render(aNotice(words.join('').replaceAll('discord:', ''))).body);
        expect(actsIn(text.replaceAll(/<#\d{15,22}>/g, '')).filter(([what]) => what !== '-#')).toEqual([]);
      }),
    );
  });
});
