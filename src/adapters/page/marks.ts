/** Source markers: which sources a sentence rests on. */
import type { EvidenceId } from '../../summarizer/card.ts';
import type { Inline, Mark } from './page.ts';

/** The number of each article among the sources of what is shown, and where its marker leads: [1], [2]… */
export type Numbers = ReadonlyMap<string, Mark>;

/** Numbers a list of sources from 1. */
export function numberSources(sources: readonly { readonly articleId: string; readonly url: string }[]): Numbers {
  const numbers = new Map<string, Mark>();
  sources.forEach(({ articleId, url }, index) => {
    if (!numbers.has(articleId)) numbers.set(articleId, { number: index + 1, url });
  });
  return numbers;
}

/** The markers of what a sentence rests on, after a space that does not break. */
export function marks(evidence: readonly EvidenceId[], numbers: Numbers): Inline[] {
  const found = new Set<Mark>();
  for (const id of evidence) {
    const mark = markOf(id, numbers);
    if (mark !== null) found.add(mark);
  }
  if (found.size === 0) return [];
  return [{ kind: 'marks', marks: [...found].sort((a, b) => a.number - b.number) }];
}

/** The mark of one piece of evidence; null when its article is no source of this page. */
export function markOf(evidence: EvidenceId, numbers: Numbers): Mark | null {
  // `<article id>:s4:12-63`: an id that was given to `inspect` may hold colons itself.
  let id = evidence;
  for (let cuts = 0; cuts < 3; cuts += 1) {
    const mark = numbers.get(id);
    if (mark !== undefined) return mark;
    const colon = id.lastIndexOf(':');
    if (colon < 0) return null;
    id = id.slice(0, colon);
  }
  return numbers.get(id) ?? null;
}
