import type { Half } from './annotated-set.ts';
import { differences, harmonic, share, Tally } from './compare.ts';

/** One difference between the answers and what was read. */
export interface Miss {
  readonly article: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** What `inspect stories - --json` says of one story, as far as it is scored. */
export interface ReadStory {
  readonly articles: readonly string[];
  readonly independent: number;
  readonly copies: readonly string[];
}

/** Scores which reports stand together, which are copies, and how many sources each story has. */
export function scoreStories(half: Half, stories: readonly ReadStory[], misses: Miss[]) {
  const ids = half.articles.map(({ id }) => id);
  const gold = new Map(half.articles.map(({ id, gold }) => [id, gold.cluster === 'none' ? id : gold.cluster]));
  const found = new Map(ids.map((id) => [id, stories.findIndex(({ articles }) => articles.includes(id))]));
  const together = (a: string, b: string) => a === b || (found.get(a) !== -1 && found.get(a) === found.get(b));
  const belong = (a: string, b: string) => gold.get(a) === gold.get(b);

  let precision = 0;
  let recall = 0;
  const pairs = new Tally();
  ids.forEach((a, at) => {
    const mates = ids.filter((b) => together(a, b));
    const family = ids.filter((b) => belong(a, b));
    const both = mates.filter((b) => belong(a, b)).length;
    precision += both / mates.length / ids.length;
    recall += both / family.length / ids.length;
    for (const b of ids.slice(at + 1)) {
      pairs.add(belong(a, b) ? ['pair'] : [], together(a, b) ? ['pair'] : []);
      if (belong(a, b) !== together(a, b)) {
        const [expected, seen] = belong(a, b) ? ['together', 'apart'] : ['apart', 'together'];
        misses.push({ article: `${a} + ${b}`, what: 'story', expected: expected ?? '', found: seen ?? '' });
      }
    }
  });

  const copies = new Tally();
  const expected = half.clusters.nearDuplicates.map(([, copy]) => copy);
  const seen = stories.flatMap((story) => story.copies);
  copies.add(expected, seen);
  for (const id of differences(expected, seen)) {
    const isCopy = expected.includes(id);
    misses.push({ article: id, what: 'copy', expected: String(isCopy), found: String(!isCopy) });
  }

  let exact = 0;
  const answers = Object.entries(half.clusters.stories);
  for (const [name, { independentSources }] of answers) {
    const members = half.clusters.partition[name] ?? [];
    const overlap = ({ articles }: ReadStory) => articles.filter((id) => members.includes(id)).length;
    const [story] = [...stories].sort((a, b) => overlap(b) - overlap(a));
    const independent = story !== undefined && overlap(story) > 0 ? story.independent : 0;
    if (independent === independentSources) exact++;
    else
      misses.push({
        article: name,
        what: 'independent sources',
        expected: `${independentSources}`,
        found: `${independent}`,
      });
  }
  return {
    bcubed: { P: precision, R: recall, F1: harmonic(precision, recall) },
    pairs: pairs.result(),
    copies: copies.result(),
    independent: share(exact, answers.length),
  };
}
