import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of an article by UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One utterance as the annotator marked it; `where: 'title'` and `optional` ones are not scored. */
export interface GoldQuote {
  readonly text: string;
  readonly speaker: string;
  readonly canonical?: string;
  readonly speakerMention: string | null;
  readonly type: 'direct' | 'mixed' | 'headline';
  readonly segments: readonly Span[];
  readonly where?: 'title';
  readonly optional?: true;
}

/** One number about people; `value: null` stands for words such as "dozens". */
export interface GoldFigure {
  readonly kind: string;
  readonly value: number | null;
  readonly claimant: string | null;
  readonly canonicalClaimant?: string;
  readonly surface: string;
  readonly status: string;
  readonly event: string;
  readonly sentence: number;
  readonly subsetOf?: string;
  readonly optional?: true;
}

/** An invented article with its answers. */
export interface AnnotatedArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly gold: {
    readonly cluster: string;
    readonly relevant: boolean;
    readonly duplicateOf: string | null;
    readonly quotes: readonly GoldQuote[];
    readonly figures: readonly GoldFigure[];
    readonly implications: readonly number[];
    readonly keySentences: readonly number[];
    readonly analysis: readonly number[];
    readonly watch: readonly number[];
    readonly negations: readonly { readonly surface: string; readonly sentence: number }[];
    readonly nonQuotes: readonly string[];
    readonly sentences: readonly (Span & { readonly i: number })[];
  };
}

/** The answers about whole stories of one half. */
export interface StoryAnswers {
  readonly partition: Readonly<Record<string, readonly string[]>>;
  readonly nearDuplicates: readonly (readonly [original: string, copy: string])[];
  readonly stories: Readonly<Record<string, { readonly independentSources: number; readonly reports: number }>>;
}

/** One half of the annotated set. */
export interface Half {
  readonly articles: readonly AnnotatedArticle[];
  readonly clusters: StoryAnswers;
}

/** Reads `dev` or `blind` from its folder. */
export function loadHalf(folder: string): Half {
  const names = readdirSync(folder).filter((name) => /^[a-z]\d\d\.json$/.test(name));
  return {
    articles: names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AnnotatedArticle),
    clusters: JSON.parse(readFileSync(join(folder, 'clusters.json'), 'utf8')) as StoryAnswers,
  };
}

/** The articles as `inspect … -` reads them: one JSON object a line, without the answers. */
export function asInput({ articles }: Half): string {
  return articles.map(({ gold, ...article }) => JSON.stringify(article)).join('\n');
}

/** What does not fit in the annotation itself; an empty list is a sound set. */
export function unsoundAnnotations({ articles, clusters }: Half): readonly string[] {
  const found: string[] = [];
  for (const { id, title, text, gold } of articles) {
    const check = (holds: boolean, what: string) => {
      if (!holds) found.push(`${id}: ${what}`);
    };
    for (const span of gold.sentences) {
      check(text.slice(span.start, span.end) === span.text, `sentence ${span.i} is not at its offsets`);
    }
    for (const { segments, where } of gold.quotes) {
      const source = where === 'title' ? title : text;
      for (const { start, end, text: words } of segments) {
        check(source.slice(start, end) === words, `"${words}" is not at its offsets`);
      }
    }
    for (const { surface, sentence } of [...gold.figures, ...gold.negations]) {
      check(gold.sentences[sentence]?.text.includes(surface) ?? false, `"${surface}" is not in sentence ${sentence}`);
    }
    for (const words of gold.nonQuotes) check(`${title}\n${text}`.includes(words), `"${words}" is nowhere`);
    for (const kind of ['implications', 'keySentences', 'analysis', 'watch'] as const) {
      for (const i of gold[kind]) check(gold.sentences[i] !== undefined, `${kind}: there is no sentence ${i}`);
    }
    check(clusters.partition[gold.cluster]?.includes(id) ?? false, 'is missing in clusters.json');
    const copied = gold.duplicateOf;
    check(
      copied === null || clusters.nearDuplicates.some(([original, copy]) => original === copied && copy === id),
      'is a copy that clusters.json does not name',
    );
  }
  for (const [story, { reports }] of Object.entries(clusters.stories)) {
    if (clusters.partition[story]?.length !== reports) found.push(`${story}: reports are miscounted`);
  }
  return found;
}
