import type { StoryCard } from '../summarizer/card.ts';
import type { AlsoReported, Briefing } from './briefing.ts';

/** The sources of all stories in order of first use; the place in this list plus one is the marker. */
export function sourcesOf(stories: readonly StoryCard[]): Briefing['sources'] {
  const seen = new Map<string, Briefing['sources'][number]>();
  for (const { articleId, outlet, url, label, lang } of stories.flatMap((card) => card.sources)) {
    if (!seen.has(articleId)) seen.set(articleId, { articleId, outlet, url, lang, ...(label && { label }) });
  }
  return [...seen.values()];
}

const MOST_LINES = 6;
const LONGEST_LINE = 110;

/**
 * Stories that got no card, a line each with its link; those whose headline does not fit are left out, not cut. A title
 * that stands in marks behind its outlet comes without it here: the line names the outlet by itself.
 */
export function alsoReported(cards: readonly StoryCard[]): readonly AlsoReported[] {
  return cards
    .map((card) => ({ card, text: withoutOutlet(card) }))
    .filter(({ text }) => text.length <= LONGEST_LINE)
    .slice(0, MOST_LINES)
    .map(({ card, text }) => {
      const source =
        card.sources.find(({ articleId }) => card.headline.ev.some((id) => id.startsWith(`${articleId}:`))) ??
        card.sources[0];
      const label = source?.label;
      return {
        text,
        url: source?.url ?? card.readMore.url,
        outlet: source?.outlet ?? card.readMore.outlet,
        ...((label === 'state' || label === 'party' || label === 'unreviewed') && { label }),
      };
    });
}

/** "State Bulletin (state media): “Heroes return”" → "“Heroes return”"; a composed headline without its own outlet's "reports". */
function withoutOutlet({ headline, sources }: StoryCard): string {
  const { text, from } = headline;
  const quoted = text.startsWith(from) ? /^[^“]{1,120}: (“.+”)$/u.exec(text)?.[1] : undefined;
  if (quoted !== undefined) return quoted;
  const reporter = sources.find(({ outlet }) => text.endsWith(`, ${outlet} reports`));
  return reporter === undefined ? text : text.slice(0, -`, ${reporter.outlet} reports`.length);
}
