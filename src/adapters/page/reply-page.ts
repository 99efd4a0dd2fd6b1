/** Every kind of answer a command gives, as a page. */
import type { ConflictNames, Reply } from '../../../commands/command.ts';
import { partsOf } from '../../delivery/parts.ts';
import type { SearchHit, TimelinePoint } from '../../desk.ts';
import type { SourceRef, StoryCard } from '../../summarizer/card.ts';
import { boardBlocks, partPage } from './briefing-page.ts';
import { channelPage, schedulePage } from './channel-page.ts';
import { feedsPage, feedTestPage, sourceWords } from './feed-page.ts';
import { importPage } from './import-page.ts';
import { numberSources } from './marks.ts';
import { type Block, DOT, type Inline, joined, linkTo, ours, type Row, said, theirs, titled } from './page.ts';
import { statusPage } from './status-page.ts';
import { quoteBlock, type Setting, sourceLabels, storyBlock } from './story-page.ts';
import { dateOf, shortDay, yearOf } from './when.ts';
import { whyPage } from './why-page.ts';
import { counted } from './wording.ts';

/** What a reply shows; times are told in `zone`. */
export function replyPage(reply: Reply, zone: string): readonly Block[] {
  switch (reply.kind) {
    case 'note':
      return [said(reply.text)];
    case 'briefing':
      return partsOf(reply.briefing).flatMap(partPage);
    case 'cards':
      return [
        { kind: 'heading', text: [theirs(reply.title, { role: 'label' })] },
        ...reply.cards.map((card) => brief(card, zone, reply.conflicts)),
      ];
    case 'story':
      return [storyBlock(reply.card, null, { ...settingOf(reply.card, zone, reply.conflicts), everyQuote: true })];
    case 'quotes':
      return titled(
        reply.title,
        reply.quotes.map((quote) => quoteBlock(quote, new Map())),
      );
    case 'hits':
      return titled(reply.title, [{ kind: 'list', items: reply.hits.map((hit) => hitLine(hit, zone)) }]);
    case 'story-sources':
      return titled(`Sources · ${reply.card.headline.text}`, [
        { kind: 'list', items: reply.sources.map((source) => storySource(source, zone)) },
      ]);
    case 'sources':
      return titled(`Sources · ${counted(reply.sources.length, 'feed')}`, [
        {
          kind: 'pairs',
          rows: reply.sources.map((line) => ({ key: [theirs(line.feedId)], text: sourceWords(line, zone) })),
        },
      ]);
    case 'feeds':
      return feedsPage(reply, zone);
    case 'import-plan':
      return importPage(reply);
    case 'feed-test':
      return feedTestPage(reply.test, zone);
    case 'status':
      return statusPage(reply.status, zone);
    case 'help':
      return titled('Commands', [
        {
          kind: 'pairs',
          rows: reply.commands.map(({ usage, summary }) => ({ key: [ours(usage, 'strong')], text: [ours(summary)] })),
        },
      ]);
    case 'timeline':
      return titled(reply.title, [{ kind: 'pairs', rows: reply.points.map((point) => pointRow(point, zone)) }]);
    case 'board':
      return reply.board.length > 0 ? boardBlocks(reply.board) : [said('No conflict is followed here.')];
    case 'why':
      return whyPage(reply.why);
    case 'schedule':
      return schedulePage(reply.view, reply.runs);
    case 'channel':
      return channelPage(reply);
    case 'file':
      return titled(reply.name, [said(reply.about)]);
  }
}

function settingOf(card: StoryCard, zone: string, conflicts: ConflictNames): Setting {
  return {
    year: yearOf(card.updatedAt, zone),
    numbers: numberSources(card.sources),
    zone,
    names: new Map(conflicts.map(({ id, name }) => [id, name])),
    arrows: new Map(),
    tellNew: true,
    everyQuote: false,
    sourcesShown: Number.POSITIVE_INFINITY,
    places: new Map(),
  };
}

/** A story among others: enough to know whether to ask for all of it. */
function brief(card: StoryCard, zone: string, conflicts: ConflictNames): Block {
  const block = storyBlock(card, null, { ...settingOf(card, zone, conflicts), numbers: new Map() });
  if (block.kind !== 'story') return block;
  const told = block.blocks.flatMap((inner) => (inner.kind === 'section' ? inner.blocks.slice(0, 1) : [inner]));
  return {
    ...block,
    chips: [...block.chips, [ours('/story\u00a0', 'quiet'), theirs(card.id, { role: 'quiet' })]],
    blocks: [...told.slice(0, 1), ...told.filter(({ kind }) => kind === 'more')],
  };
}

function pointRow({ when, text, outlet, url, storyId }: TimelinePoint, zone: string): Row {
  return {
    key: [dateOf(when, zone, { role: 'quiet' })],
    text: [
      theirs(text),
      ours(' – '),
      linkTo(outlet, url),
      ours(' /story\u00a0', 'quiet'),
      theirs(storyId, { role: 'quiet' }),
    ],
  };
}

function storySource(source: SourceRef, zone: string): Inline[] {
  return joined(
    [[linkTo(source.outlet, source.url)], [ours(shortDay(source.published, zone), 'quiet')], sourceLabels(source)],
    DOT,
  );
}

function hitLine({ title, url, outlet, published, storyId, snippet }: SearchHit, zone: string): Inline[] {
  return [
    theirs(title, { role: 'strong' }),
    ours(' – '),
    linkTo(outlet, url),
    ours(`, ${shortDay(published, zone)}`, 'quiet'),
    ...(snippet === '' ? [] : [ours(': '), theirs(snippet)]),
    ...(storyId === null ? [] : [ours(' /story\u00a0', 'quiet'), theirs(storyId, { role: 'quiet' })]),
  ];
}
