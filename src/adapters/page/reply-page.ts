/** Every kind of answer a command gives, as a page. */
import type { ConflictNames, Reply } from '../../../commands/command.ts';
import { partsOf } from '../../delivery/parts.ts';
import type { SearchHit, SourceLine, Status } from '../../desk.ts';
import type { SourceRef, StoryCard } from '../../summarizer/card.ts';
import { partPage } from './briefing-page.ts';
import { numberSources } from './marks.ts';
import { type Block, type Inline, joined, linkTo, ours, theirs } from './page.ts';
import { plainText } from './plain-text.ts';
import { DOT, quoteBlock, type Setting, section, sourceLabels, storyBlock } from './story-page.ts';
import { dayAndHour, shortDay, yearOf } from './when.ts';
import { counted, languageWords, numberWords } from './wording.ts';

/** What a reply shows; times are told in `zone`. */
export function replyPage(reply: Reply, zone: string): readonly Block[] {
  switch (reply.kind) {
    case 'note':
      return [{ kind: 'paragraph', text: [theirs(reply.text)] }];
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
    case 'status':
      return statusPage(reply.status, zone);
    case 'help':
      return titled('Commands', [
        {
          kind: 'pairs',
          rows: reply.commands.map(({ usage, summary }) => ({ key: [ours(usage, 'strong')], text: [ours(summary)] })),
        },
      ]);
  }
}

function titled(title: string, blocks: readonly Block[]): Block[] {
  return section(plainText(title), true, () => blocks);
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

function sourceWords({ outlet, labels, reading, language, lastAnswerAt, problem }: SourceLine, zone: string): Inline[] {
  const spoken = language === null ? null : (languageWords(language) ?? (language === 'en' ? 'English' : null));
  return joined(
    [
      [theirs(outlet, { role: 'strong' })],
      ...labels.filter((label) => label !== '').map((label) => [theirs(label, { role: 'caution' })]),
      ...(spoken === null ? [] : [[ours(spoken, 'quiet')]]),
      [ours('reads: ', 'quiet'), theirs(reading, { role: 'quiet' })],
      [ours(lastAnswerAt === null ? 'no answer yet' : `last answer ${dayAndHour(lastAnswerAt, zone)}`, 'quiet')],
      ...(problem === null ? [] : [[theirs(problem, { role: 'caution' })]]),
    ],
    DOT,
  );
}

function statusPage(status: Status, zone: string): readonly Block[] {
  const { lastCycleAt, lastPostAt, articles, stories, feeds, deliveries, next } = status;
  const when = (at: number | null): Inline[] => [ours(at === null ? 'never yet' : dayAndHour(at, zone))];
  const { due, held, dead } = deliveries;
  const rows: { key: Inline[]; text: Inline[] }[] = [
    { key: [ours('Last cycle')], text: when(lastCycleAt) },
    { key: [ours('Last post')], text: when(lastPostAt) },
    { key: [ours('Kept')], text: [ours(`${counted(articles, 'article')}, ${counted(stories, 'story', 'stories')}`)] },
    {
      key: [ours('Feeds')],
      text: [
        ours(`${numberWords(feeds.all)} followed, `),
        ours(
          feeds.failing.length === 0 ? 'all answer' : `${numberWords(feeds.failing.length)} failing`,
          feeds.failing.length === 0 ? 'plain' : 'caution',
        ),
      ],
    },
    {
      key: [ours('Posts')],
      text: [
        ours(`${numberWords(due)} due`),
        ours(`, ${numberWords(held)} held`, held > 0 ? 'caution' : 'plain'),
        ours(`, ${numberWords(dead)} given up`, dead > 0 ? 'caution' : 'plain'),
      ],
    },
    ...next.map(({ destination, at }) => ({
      key: [ours('Next')],
      text: [...when(at), ours(' in '), theirs(destination)],
    })),
  ];
  return [
    ...titled('Status', [{ kind: 'pairs', rows }]),
    ...section('What to do', feeds.failing.length > 0 || held > 0 || dead > 0, () => [
      {
        kind: 'list',
        items: [
          ...feeds.failing.map(({ feedId, problem }) => [
            theirs(feedId, { role: 'strong' }),
            ours(': '),
            theirs(problem ?? 'does not answer'),
          ]),
          ...(held > 0
            ? [[ours('Held posts wait for a person: look at the channel, then see "sitrep deliveries".')]]
            : []),
          ...(dead > 0 ? [[ours('Posts that were given up are listed by "sitrep deliveries".')]] : []),
        ],
      },
    ]),
  ];
}
