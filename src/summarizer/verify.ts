import { createHash } from 'node:crypto';
import type { World } from '../stories/world.ts';
import type { AttributedSentence, Figure, KeyQuote, Sentence, SideClaim, StoryCard, WatchItem } from './card.ts';
import { blames, namesIn, namesOwner, negations, plain, standsIn, strayName, strayNumber } from './check-statement.ts';
import { claimWords, isDenial, plainName, SILENCE, tidy } from './claims.ts';
import { type Evidence, evidenceIn, type Passage, statementAt } from './evidence.ts';
import { everyWordOf, knowsName } from './known-names.ts';
import { nameForPronoun } from './named-pronoun.ts';
import { mayOwn } from './owned-lines.ts';
import type { Reading, Statement } from './reading.ts';
import type { Wording } from './wording.ts';

/** A card as it was proposed, before anybody checked it. */
export type Draft = Omit<StoryCard, 'version' | 'status' | 'struck'>;

type Struck = StoryCard['struck'][number];

/** What a draft is checked against. */
export interface VerifyContext {
  readonly readings: readonly Reading[];
  readonly world: World;
  readonly wording: Wording;
}

/** A reason why something may not be said; null when it may. */
type Verdict = string | null;

/**
 * Checks every field of a draft against its sources (`briefing.md` 3.4) and strikes what they do not carry, with the
 * reason. A card may be shorter than it was drafted, never less true. Our own templates are checked like anybody's.
 */
export function verify(draft: Draft, context: VerifyContext): Omit<StoryCard, 'status' | 'version'> {
  const check = new Checks(evidenceIn(context.readings.map(({ article }) => article)), context);
  const struck: Struck[] = [];
  const keep = <T>(
    field: string,
    items: readonly T[],
    textOf: (item: T) => string,
    verdict: (item: T) => Verdict,
  ): T[] =>
    items.filter((item) => {
      const reason = verdict(item);
      if (reason !== null) struck.push({ field, text: textOf(item), reason });
      return reason === null;
    });
  const text = (item: { readonly text: string }): string => item.text;

  const whatHappened = keep('whatHappened', draft.whatHappened, text, (item) => check.sentence(item));
  const figures = keep('figures', draft.figures, figureWords, (item) => check.figure(item));
  const claims = keep('claims', draft.claims, text, (item) => check.claim(item));
  const quotes = keep('quotes', draft.quotes, text, (item) => check.quote(item));
  const allQuotes = keep('allQuotes', draft.allQuotes, text, (item) => check.quote(item));
  const analysis = keep('analysis', draft.analysis, text, (item) => check.attributed(item));
  const implications = keep('implications', draft.implications, text, (item) => check.attributed(item));
  const timeline = keep('timeline', draft.timeline, text, (item) => check.whole(item.text, item.ev));
  const gaps = keep('gaps', draft.gaps, text, (item) => check.sentence(item));
  const watch = keep('watch', draft.watch, text, (item) => check.watch(item));
  const [headline] = keep('headline', [draft.headline], text, (item) => check.headline(item));
  const fallback = whatHappened[0];
  return {
    ...draft,
    headline: headline ?? {
      text: fallback?.text ?? '',
      ev: fallback?.ev ?? [],
      from: 'composed',
      lang: draft.headline.lang,
    },
    whatHappened,
    figures,
    claims,
    quotes,
    allQuotes,
    analysis,
    implications,
    timeline: timeline.length >= 3 ? timeline : [],
    gaps,
    watch,
    struck,
  };
}

/** The checks, field by field, over one set of sources. */
class Checks {
  private readonly evidence: Evidence;
  private readonly context: VerifyContext;

  constructor(evidence: Evidence, context: VerifyContext) {
    this.evidence = evidence;
    this.context = context;
  }

  /** A sentence of an outlet, or one of our two templates: the outlet's words in marks, or a name for a pronoun. */
  sentence({ text, ev, origin }: Sentence): Verdict {
    if (origin === 'verbatim') return this.whole(text, ev);
    const failed = this.template(text, ev);
    if (failed !== null) return failed;
    const passages = this.passages(ev) ?? [];
    if (/^[^“”]+: “[\s\S]+”$/.test(text)) return null;
    const name = passages[0] ? nameForPronoun(text, passages[0].text) : null;
    if (name === null) return 'it is neither its source’s words nor a template of ours';
    return passages.some((passage) => passage.text.includes(name)) ? null : `"${name}" is not named in its evidence`;
  }

  /** A sentence that must be the whole of its source, or its beginning with the cut marked: no half may turn round. */
  whole(text: string, ev: readonly string[], owner = ''): Verdict {
    const failed = this.verbatim(text, ev, owner);
    if (failed !== null) return failed;
    const complete = (this.passages(ev) ?? []).some(({ article, sentence }) => {
      const source = sentence === null ? '' : statementAt(article, sentence);
      return source === text || (text.endsWith(' …') && source.startsWith(text.slice(0, -2)));
    });
    return complete ? null : 'it is only a part of its source';
  }

  /** Words that must stand in their evidence letter by letter, use no banned phrase and name whoever lays blame. */
  verbatim(text: string, ev: readonly string[], owner = ''): Verdict {
    const passages = this.passages(ev);
    if (passages === null) return 'its evidence is not among the sources';
    if (
      !standsIn(
        text,
        passages.map((passage) => passage.text),
      )
    )
      return 'its words are not in its evidence';
    const terms = this.context.wording(text);
    const banned = terms.find((term) => term.why === 'banned phrase' || term.why === 'loaded');
    if (banned) return `"${banned.term}" stands outside quotation marks`;
    const owned = owner !== '' || namesOwner(text);
    if (terms.length > 0 && !owned) return `"${terms[0]?.term}" has nobody who says it`;
    if (blames(text) && !owned) return 'it lays blame and names nobody who does';
    return null;
  }

  /** Words of our own: numbers, names and negations as in the evidence; marked words verbatim; no loaded terms. */
  template(text: string, ev: readonly string[]): Verdict {
    const passages = this.passages(ev);
    if (passages === null) return 'its evidence is not among the sources';
    const quoted = [...text.matchAll(/“([^“”]+(?:“[^“”]*”[^“”]*)*)”/g)].map((match) => match[1] ?? '');
    for (const words of quoted) {
      if (
        !standsIn(
          words,
          passages.map((passage) => passage.text),
        )
      )
        return 'words in quotation marks are not in its evidence';
    }
    const own = quoted.reduce((rest, words) => rest.replace(words, ' '), text);
    const number = strayNumber(
      own,
      passages.map(({ text: held, article }) => ({ text: held, language: article.language })),
    );
    if (number !== null) return number;
    const name = this.strayName(own, passages);
    if (name !== null) return name;
    if (negations(own) > passages.reduce((sum, passage) => sum + negations(passage.text), 0))
      return 'it denies more than its evidence';
    const [term] = this.context.wording(own);
    return term ? `"${term.term}" is not a word of ours` : null;
  }

  headline({ text, ev, from }: StoryCard['headline']): Verdict {
    if (text === '') return 'it is empty';
    const passages = this.passages(ev);
    if (passages === null) return 'its evidence is not among the sources';
    const titles = passages.filter((passage) => passage.sentence === null).map((passage) => plain(passage.text));
    if (from !== 'composed') {
      const single = (title: string): string => title.replace(/[“„]/g, '‘').replace(/[”"]/g, '’');
      const own = titles.some((title) => text === title || text.endsWith(`: “${single(title)}”`));
      return own ? null : 'it is not the title it claims to be';
    }
    const title = titles.find((each) => text.startsWith(`${each}, `));
    // Without a title before it, the first word is ours: "Shelling in …".
    const own = title ? text.slice(title.length) : text.replace(/^\p{Lu}\p{Ll}+/u, (word) => word.toLowerCase());
    return this.template(own, ev);
  }

  figure(figure: Figure): Verdict {
    const passages = this.passages(figure.ev);
    if (passages === null) return 'its evidence is not among the sources';
    const texts = passages.map(({ text, article }) => ({ text, language: article.language }));
    for (const value of [figure.low, figure.high]) {
      if (value === undefined || value === 0) continue;
      const stray = strayNumber(`${figure.qualifier ?? ''} ${value}`.trim(), texts);
      if (stray !== null) return stray;
    }
    if (
      figure.loaded &&
      !passages.some((passage) => passage.text.toLowerCase().includes(figure.loaded?.toLowerCase() ?? ''))
    ) {
      return `"${figure.loaded}" is not in its evidence`;
    }
    const failed = figure.by === undefined ? null : this.owner(figure.by, passages);
    return failed ?? this.owner(figure.claimant, passages);
  }

  claim(claim: SideClaim): Verdict {
    const { text, claimant, ev } = claim;
    const failed = this.verbatim(text, ev, claimant);
    if (failed !== null) return failed;
    const passages = this.passages(ev) ?? [];
    const here = passages.some(({ article, text: words }) => knowsName(claimant, words, article, this.context.world));
    if (!here) return `"${claimant}" is not named in its evidence`;
    return passages.some((passage) => this.saysSo(claim, passage)) ? null : 'nobody says it so in its evidence';
  }

  /** The claim must be what the rules read in the sentence: the whole of it, by this claimant, turned this way. */
  private saysSo({ text, claimant, stance }: SideClaim, { article, sentence }: Passage): boolean {
    const reading = this.context.readings.find((each) => each.article === article);
    const statement = sentence === null ? undefined : reading?.statements[sentence];
    if (!statement) return false;
    if (stance === 'no comment') return SILENCE.test(statement.unquoted) && tidy(statement.text) === text;
    return statement.spoken.some((said) => {
      const words = claimWords(article.text, said).text;
      const cut = text.endsWith(' …') && words.startsWith(text.slice(0, -2));
      const whole = words === text || tidy(statement.text) === text || cut;
      return whole && plainName(said.name) === claimant && isDenial(article.text, said) === (stance !== 'asserts');
    });
  }

  quote({ text, speaker, ev, url, side }: KeyQuote): Verdict {
    const passages = this.passages(ev);
    if (passages === null) return 'its evidence is not among the sources';
    const [passage] = passages;
    if (!passage || passage.text !== text) return 'its words do not stand at their place in the article';
    if (passage.article.url !== url) return 'it links another article';
    if (speaker === '') return 'nobody is named for it';
    const known =
      side === undefined ||
      this.context.world.background.conflicts.some(({ sides }) => sides.some(({ name }) => name === side));
    if (!known) return `"${side}" is no side of the conflict`;
    return this.heard(speaker, passage);
  }

  attributed({ text, by, ev, likelihood }: AttributedSentence): Verdict {
    const failed = this.whole(text, ev, by);
    if (failed !== null) return failed;
    const passages = this.passages(ev) ?? [];
    const statements = this.statementsOf(passages);
    if (!statements.every((statement) => mayOwn(by, statement) || by === statement.outlet)) {
      return `its source names another than "${by}"`;
    }
    if (likelihood && !passages.some((passage) => passage.text.toLowerCase().includes(likelihood.toLowerCase()))) {
      return `"${likelihood}" is not its source's word`;
    }
    return by === '' ? 'nobody is named for it' : this.owner(by, passages);
  }

  watch({ text, by, ev }: WatchItem): Verdict {
    const failed = this.whole(text, ev, by);
    if (failed !== null) return failed;
    return by === '' ? 'nobody is named for it' : this.owner(by, this.passages(ev) ?? []);
  }

  /** The rules must name this speaker for the words at this place. */
  private heard(speaker: string, { article, span }: Passage): Verdict {
    const reading = this.context.readings.find((each) => each.article === article);
    const found = reading?.quotes.find((quote) =>
      quote.segments.some((segment) => segment.start <= span.start && span.end <= segment.end),
    );
    if (!found?.shown) return 'no strong rule names who said it';
    return found.speaker === speaker ? null : `the rules name ${found.speaker ?? 'nobody'} for it`;
  }

  private statementsOf(passages: readonly Passage[]): readonly (Statement & { readonly outlet: string })[] {
    return passages.flatMap(({ article, sentence }) => {
      const reading = this.context.readings.find((each) => each.article === article);
      const statement = sentence === null ? undefined : reading?.statements[sentence];
      return reading && statement ? [{ ...statement, outlet: reading.outlet.name }] : [];
    });
  }

  /** The passages of all ids; null when there are none or one is unknown. */
  private passages(ev: readonly string[]): readonly Passage[] | null {
    const found = ev.map((id) => this.evidence(id));
    return found.length === 0 || found.includes(null) ? null : found.flatMap((passage) => passage ?? []);
  }

  /** Somebody named for something must be named in the article it comes from, or be its outlet. */
  private owner(name: string, passages: readonly Passage[]): Verdict {
    const known = passages.some(({ article }) => knowsName(name, everyWordOf(article), article, this.context.world));
    return known ? null : `"${name}" is not named in the article`;
  }

  private strayName(text: string, passages: readonly Passage[]): Verdict {
    const { world } = this.context;
    const articles = [...new Set(passages.map((passage) => passage.article))];
    const outlets = articles.map((article) => world.outlet(article.outlet).name);
    const held = namesIn([
      ...passages.map((passage) => passage.text),
      ...articles.map(({ text: body }) => body),
      ...outlets,
    ]);
    return strayName(
      text.replace(/^\p{Lu}\p{Ll}+/u, (word) => word.toLowerCase()),
      held,
    );
  }
}

function figureWords({ kind, low, high, qualifier, claimant }: Figure): string {
  const count = [qualifier, low, high === low ? undefined : high].filter((part) => part !== undefined).join(' ');
  return `${count} ${kind} (${claimant})`;
}

/** A digest of what a card says: the same words give the same version, whatever the order of arrival. */
export function versionOf(card: Omit<StoryCard, 'status' | 'version'>): string {
  const { struck: _struck, updatedAt: _updatedAt, trend: _trend, ...said } = card;
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
