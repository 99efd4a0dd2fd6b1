/** Every place where words from outside stand. */
import type { Reply } from '../../../commands/command.ts';
import type { Part } from '../../../src/delivery/delivery.ts';
import type { StoryCard } from '../../../src/summarizer/card.ts';
import { anAbout, aTest } from '../../commands/desk.ts';
import { aRichBriefing, aRichCard } from '../page/specimen.ts';
import { aNotice, anUpdate, aRetraction, aStory } from './parts.ts';
import { aSourceLine } from './replies.ts';

/** The article of the rich story. */
export const ITEM = 'https://lowlandpost.example/orlu/ferry';

const story = (given: (card: StoryCard) => Partial<StoryCard>): Part => {
  const card = aRichCard();
  return aStory({ card: { ...card, ...given(card) } });
};

/** Every place in a message where words from outside stand, with the words put there. */
export const PLACES: Readonly<Record<string, (text: string) => Part>> = {
  headline: (text) => story(({ headline }) => ({ headline: { ...headline, text } })),
  'what happened': (text) =>
    story(({ whatHappened }) => ({ whatHappened: whatHappened.map((said) => ({ ...said, text })) })),
  quotation: (text) => story(({ quotes }) => ({ quotes: quotes.map((quote) => ({ ...quote, text })) })),
  speaker: (text) => story(({ quotes }) => ({ quotes: quotes.map((quote) => ({ ...quote, speaker: text })) })),
  'role of a speaker': (text) => story(({ quotes }) => ({ quotes: quotes.map((quote) => ({ ...quote, role: text })) })),
  'outlet of a quotation': (text) =>
    story(({ quotes }) => ({ quotes: quotes.map((quote) => ({ ...quote, outlet: text })) })),
  'outlet of a source': (text) =>
    story(({ sources }) => ({ sources: sources.map((source) => ({ ...source, outlet: text })) })),
  country: (text) => story(({ sources }) => ({ sources: sources.map((source) => ({ ...source, country: text })) })),
  'outlet to read on': (text) => story(({ readMore }) => ({ readMore: { ...readMore, outlet: text } })),
  claimant: (text) => story(({ figures }) => ({ figures: figures.map((figure) => ({ ...figure, claimant: text })) })),
  'who is counted': (text) =>
    story(({ figures }) => ({ figures: figures.map((figure) => ({ ...figure, group: text })) })),
  side: (text) => story(({ claims }) => ({ claims: claims.map((claim) => ({ ...claim, side: text })) })),
  claim: (text) => story(({ claims }) => ({ claims: claims.map((claim) => ({ ...claim, text })) })),
  analysis: (text) => story(({ analysis }) => ({ analysis: analysis.map((said) => ({ ...said, text })) })),
  analyst: (text) => story(({ analysis }) => ({ analysis: analysis.map((said) => ({ ...said, by: text })) })),
  implication: (text) =>
    story(({ implications }) => ({ implications: implications.map((said) => ({ ...said, text })) })),
  timeline: (text) => story(({ timeline }) => ({ timeline: timeline.map((point) => ({ ...point, text })) })),
  gap: (text) => story(({ gaps }) => ({ gaps: gaps.map((gap) => ({ ...gap, text })) })),
  'name of a conflict': (text) =>
    aStory({ briefing: aRichBriefing({ board: aRichBriefing().board.map((row) => ({ ...row, name: text })) }) }),
  'what an update changed': (text) => anUpdate({ changed: [text] }),
  'reason of a retraction': (text) => aRetraction({ reason: text }),
  notice: (text) => aNotice(text),
  'top line': (text) => head({ topLine: { text, ev: ['p1:s0'], origin: 'template' } }),
  change: (text) =>
    head({ changes: aRichBriefing().changes.map((change) => ({ ...change, before: text, after: text })) }),
  'reason of an arrow': (text) => head({ board: aRichBriefing().board.map((row) => ({ ...row, reason: text })) }),
  'also reported': (text) => foot({ alsoReported: aRichBriefing().alsoReported.map((line) => ({ ...line, text })) }),
  'outlet of what was also reported': (text) =>
    foot({ alsoReported: aRichBriefing().alsoReported.map((line) => ({ ...line, outlet: text })) }),
  watch: (text) => foot({ watch: aRichBriefing().watch.map((item) => ({ ...item, text })) }),
  correction: (text) =>
    foot({ corrections: aRichBriefing().corrections.map((correction) => ({ ...correction, text })) }),
  'silent feed': (text) => foot({ coverage: { ...aRichBriefing().coverage, feedsDown: [text] } }),
};

function head(given: Parameters<typeof aRichBriefing>[0]): Part {
  return { kind: 'head', briefing: aRichBriefing(given) };
}

function foot(given: Parameters<typeof aRichBriefing>[0]): Part {
  return { kind: 'foot', briefing: aRichBriefing(given) };
}

/** Every place in an answer where words that an attacker may choose stand. */
export const ANSWERS: Readonly<Record<string, (text: string) => Reply>> = {
  note: (text) => ({ kind: 'note', text }),
  title: (text) => ({ kind: 'quotes', title: text, quotes: aRichCard().allQuotes }),
  'story in short': (text) => ({
    kind: 'cards',
    title: 'The newest stories',
    cards: [aRichCard({ headline: { text, ev: [], from: text, lang: 'en' }, readMore: { url: ITEM, outlet: text } })],
    conflicts: [],
  }),
  hit: (text) => ({
    kind: 'hits',
    title: 'Found',
    hits: [{ title: text, url: ITEM, outlet: text, published: 0, storyId: 's-1', snippet: text }],
  }),
  'source that is read': (text) => ({ kind: 'sources', sources: [aSourceLine({ outlet: text, problem: text })] }),
  'entry of a feed': (text) => ({
    kind: 'feed-test',
    test: aTest({
      url: ITEM,
      title: text,
      about: anAbout({ title: text, last: { title: text, url: ITEM, published: 0 } }),
      others: [{ url: ITEM, title: text }],
      entries: [{ title: text, url: ITEM, published: 0, droppedBy: text }],
    }),
  }),
  'file that is handed over': (text) => ({ kind: 'file', name: text, text: 'x', about: text }),
};
