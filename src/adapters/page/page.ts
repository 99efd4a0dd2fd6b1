/**
 * A page as blocks and words, before anybody decides whether it becomes lines, Markdown or HTML. What stands on it and
 * in which order is settled here once; a painter only knows how a block looks.
 */
import type { EpochMs } from '../../clock.ts';
import type { StoryId } from '../../stories/story.ts';
import { plainText } from './plain-text.ts';

/** What a text is, from which its colour follows; colour never says anything that the words do not. */
export type Role =
  | 'plain'
  /** The first line, a headline, a figure. */
  | 'strong'
  /** The name of a section. */
  | 'label'
  /** What stands beside the news: sources, dates, legends. */
  | 'quiet'
  /** A warning about a source or a claim: state media, party claim, conflicting. */
  | 'caution'
  /** News since the last briefing; an arrow up. */
  | 'rise'
  /** An arrow down. */
  | 'fall'
  /** The words of a quotation. */
  | 'voice'
  /** Something to follow. */
  | 'link'
  /** What was taken back. */
  | 'struck';

/** A run of words of one role. */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
  readonly role: Role;
  /** The language of words from outside; null for our own and where nobody knows. */
  readonly lang: string | null;
}

/** Words that lead somewhere. */
export interface Link {
  readonly kind: 'link';
  readonly text: string;
  readonly url: string;
  readonly role: Role;
  /** Whether the address stands somewhere else on the page too, so that paper need not repeat it here. */
  readonly repeated: boolean;
}

/** The number of a source on this page, and the source. */
export interface Mark {
  readonly number: number;
  readonly url: string;
}

/** Source markers: [1][2]. They never begin a line. */
export interface Marks {
  readonly kind: 'marks';
  readonly marks: readonly Mark[];
}

/** A moment: our own words for it in the reader's zone, and itself for a painter that tells each reader their own time. */
export interface Time {
  readonly kind: 'time';
  readonly at: EpochMs;
  readonly text: string;
  /** Day and hour, the hour alone, or how long ago. */
  readonly style: 'moment' | 'hour' | 'relative';
  readonly role: Role;
  /** Whether the words name the zone, so that they mean the same to every reader. */
  readonly zoned: boolean;
}

/** A piece of a line. */
export type Inline = Words | Link | Marks | Time;

/** One number among those that are compared: what, by whom. */
export interface FigureCell {
  readonly value: readonly Inline[];
  readonly claimant: readonly Inline[];
}

/** A key, and what is said about it. */
export interface Row {
  readonly key: readonly Inline[];
  readonly text: readonly Inline[];
}

/** A piece of a page. */
export type Block =
  | { readonly kind: 'title'; readonly text: readonly Inline[]; readonly under: readonly Inline[] }
  /** The first line of an answer. */
  | { readonly kind: 'heading'; readonly text: readonly Inline[] }
  | { readonly kind: 'section'; readonly title: string; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'story';
      readonly id: StoryId;
      readonly number: number | null;
      readonly headline: readonly Inline[];
      readonly chips: readonly (readonly Inline[])[];
      readonly blocks: readonly Block[];
    }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'small'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** A short key, and what is said about it, in two columns. */
  | {
      readonly kind: 'pairs';
      readonly rows: readonly Row[];
      /** Each key begins with a sign of its own, so that no list sign is put before it. */
      readonly signed?: true;
    }
  | {
      readonly kind: 'figures';
      readonly rows: readonly { readonly label: string; readonly cells: readonly FigureCell[] }[];
    }
  | { readonly kind: 'quote'; readonly words: readonly Inline[]; readonly by: readonly Inline[] }
  | {
      readonly kind: 'sources';
      readonly rows: readonly {
        readonly number: number;
        readonly outlet: Inline;
        readonly labels: readonly Inline[];
      }[];
      /** "+4": how many more there are, when some are left out; else empty. */
      readonly more: readonly Inline[];
    }
  | { readonly kind: 'more'; readonly link: Link }
  | { readonly kind: 'end'; readonly text: string };

/** Our own words: templates, labels, numbers. A no-break space in them keeps its line together. */
export function ours(text: string, role: Role = 'plain'): Words {
  return { kind: 'words', text, role, lang: null };
}

/** A moment as words, for a painter that has no other way to show it. */
export function wordsOf({ text, role }: Time): Words {
  return ours(text, role);
}

/** Words from outside, made harmless here, once, whatever they become later. */
export function theirs(
  text: string,
  { role = 'plain', lang = null }: { role?: Role; lang?: string | null } = {},
): Words {
  return { kind: 'words', text: visible(text), role, lang };
}

/** Words from outside that lead to an address from outside. */
export function linkTo(
  text: string,
  url: string,
  { role = 'link', repeated = false }: { role?: Role; repeated?: boolean } = {},
): Link {
  return { kind: 'link', text: visible(text), url, role, repeated };
}

/** The text made harmless; where nothing is left of it, a sign that something stood there. */
function visible(text: string): string {
  const plain = plainText(text);
  return plain === '' && text !== '' ? '…' : plain;
}

/** A section, when it has anything to say. */
export function section(title: string, told: boolean, blocks: () => readonly Block[]): Block[] {
  return told ? [{ kind: 'section', title, blocks: blocks() }] : [];
}

/** A section whose title may hold words from outside. */
export function titled(title: string, blocks: readonly Block[]): Block[] {
  return [{ kind: 'section', title: visible(title), blocks }];
}

/** A line of small print. */
export function small(text: readonly Inline[]): Block {
  return { kind: 'small', text };
}

/** A paragraph that may hold words from outside. */
export function said(text: string): Block {
  return { kind: 'paragraph', text: [theirs(text)] };
}

/** The separator of chips and of lists within a line. */
export const DOT: Words = ours('\u00a0· ', 'quiet');

/** Puts a separator between runs, leaving empty ones out. */
export function joined(runs: readonly (readonly Inline[])[], separator: Inline): Inline[] {
  return runs.filter((run) => run.length > 0).flatMap((run, index) => (index === 0 ? [...run] : [separator, ...run]));
}
