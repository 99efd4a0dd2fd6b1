/** Counts how well stories agree with the truth. */
import type { Story } from '../../src/stories/story.ts';

/** Each article's true event and, if it is a copy, of which article. */
export interface Truth {
  readonly id: string;
  readonly event: string;
  readonly language: string;
}

/** B-cubed precision, recall and F1, precision of pairs, and the share of true pairs over two languages that were joined. */
export interface Judgement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly pairPrecision: number;
  readonly acrossLanguages: number;
}

/** Judges a partition; an article in no story stands alone. */
export function judge(stories: readonly Story[], truths: readonly Truth[]): Judgement {
  const storyOf = new Map(
    stories.flatMap(({ id, reports }) => reports.map(({ article }) => [article.id as string, id as string])),
  );
  const found = truths.map(({ id }) => storyOf.get(id) ?? `alone ${id}`);
  let [precision, recall, pairs, rightPairs, across, acrossFound] = [0, 0, 0, 0, 0, 0];
  for (const [i, a] of truths.entries()) {
    let [same, together, both] = [0, 0, 0];
    for (const [j, b] of truths.entries()) {
      const sameEvent = a.event === b.event;
      const sameStory = found[i] === found[j];
      same += Number(sameEvent);
      together += Number(sameStory);
      both += Number(sameEvent && sameStory);
      if (i >= j) continue;
      pairs += Number(sameStory);
      rightPairs += Number(sameEvent && sameStory);
      if (sameEvent && a.language !== b.language) {
        across += 1;
        acrossFound += Number(sameStory);
      }
    }
    precision += both / together / truths.length;
    recall += both / same / truths.length;
  }
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    pairPrecision: pairs === 0 ? 1 : rightPairs / pairs,
    acrossLanguages: across === 0 ? 1 : acrossFound / across,
  };
}
