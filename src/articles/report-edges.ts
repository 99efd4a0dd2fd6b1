import { isByline } from './bylines.ts';
import { isCaption } from './captions.ts';
import { isCredit } from './credits.ts';
import { readDateline } from './dateline.ts';
import type { PageParagraph } from './page-paragraphs.ts';

/** So far from the top and from the end a report may be surrounded by what is none of it. */
const EDGE_PARAGRAPHS = 14;

/** What stands before the report is not longer in all. */
const LEADING_CHARACTERS = 900;

/** A line of this length that ends nothing may still be a standfirst: "A week of strikes, and no end in sight". */
const STANDFIRST_CHARACTERS = 55;

/**
 * Without the short lines before the first and after the last sentence of a report: the names of sections, captions, lists
 * of highlights, market tables, tags, who the author is. Sentences in between are never touched.
 */
export function withoutEdges(
  paragraphs: readonly PageParagraph[],
  authors: readonly string[],
): readonly PageParagraph[] {
  const body = paragraphs.filter((_, at) => !isHighlight(paragraphs, at));
  return endOf(body.slice(beginningOf(body, authors)), authors);
}

function beginningOf(paragraphs: readonly PageParagraph[], authors: readonly string[]): number {
  let dropped = 0;
  const within = Math.max(0, Math.min(EDGE_PARAGRAPHS, paragraphs.length - 1));
  for (let at = 0; at < within; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    dropped += paragraph.text.length;
    if (dropped > LEADING_CHARACTERS) return 0;
    const foreign = isLeadingFurniture(paragraph) || isBiography(paragraph.text, authors, 'before');
    if (!foreign) return at;
  }
  return within < EDGE_PARAGRAPHS ? within : 0;
}

function isLeadingFurniture({ text, kind }: PageParagraph): boolean {
  // A dateline on a line of its own belongs to the report; who cleans its text takes it out.
  if (readDateline(text) !== null || (/[-–—]$/.test(text) && /\p{Lu}{3}|\p{Lo}/u.test(text))) return false;
  if (isCaption(text)) return true;
  if (isSentence(text)) return wordsIn(text) < 4;
  if (/[:：]$/.test(text) && wordsIn(text) > 4) return false;
  if (/^[|•·»>]|[|•·]$/.test(text)) return true;
  return text.length < STANDFIRST_CHARACTERS || kind === 'item';
}

/** The points of a list have not more. */
const LIST_ITEMS = 40;

/** Whether a list of points that sums the report up stands here, or its heading. */
function isHighlight(paragraphs: readonly PageParagraph[], at: number): boolean {
  if (paragraphs[at]?.kind !== 'item') {
    return paragraphs[at + 1]?.kind === 'item' && HIGHLIGHTS.test(paragraphs[at]?.text ?? '');
  }
  return HIGHLIGHTS.test(paragraphs[beforeList(paragraphs, at)]?.text ?? '');
}

/** Where the line stands that a list follows; the list itself when it is longer than lists of points are. */
function beforeList(paragraphs: readonly PageParagraph[], at: number): number {
  let first = at;
  while (first > at - LIST_ITEMS && paragraphs[first]?.kind === 'item') first -= 1;
  return first;
}

const HIGHLIGHTS =
  /^(?:(?:story |article |key |top )?(?:highlights|points|takeaways|facts)|at a glance|in (?:short|brief|this (?:story|article))|(?:table of )?contents|summary|das wichtigste(?: in kürze)?|l['’]essentiel|claves|головне|главное|أبرز النقاط)\s*:?$/iu;

function endOf(paragraphs: readonly PageParagraph[], authors: readonly string[]): readonly PageParagraph[] {
  // Verses, tables and chats end no sentences; there nothing can be told from the report.
  const sentences = charactersOf(paragraphs.filter(({ text }) => isSentence(text)));
  if (sentences < charactersOf(paragraphs) * 0.6) return withoutBiography(paragraphs, authors);
  let end = paragraphs.length;
  const credits: PageParagraph[] = [];
  while (end > 1 && paragraphs.length - end < EDGE_PARAGRAPHS) {
    const last = paragraphs[end - 1];
    if (last === undefined) break;
    if (isCredit(last.text) || isByline(last.text)) credits.unshift(last);
    else if (!isTrailingFurniture(paragraphs, end - 1, authors)) break;
    end -= 1;
  }
  return [...paragraphs.slice(0, end), ...credits];
}

function charactersOf(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

function withoutBiography(paragraphs: readonly PageParagraph[], authors: readonly string[]): readonly PageParagraph[] {
  const last = paragraphs.at(-1);
  return last !== undefined && isBiography(last.text, authors, 'after') ? paragraphs.slice(0, -1) : paragraphs;
}

function isTrailingFurniture(paragraphs: readonly PageParagraph[], at: number, authors: readonly string[]): boolean {
  const paragraph = paragraphs[at];
  if (paragraph === undefined) return false;
  const { text, kind } = paragraph;
  if (kind === 'heading' || isBiography(text, authors, 'after') || isHouseRule(text)) return true;
  // "Norlund Shipping is the largest…" below "Founded: 1954" is the beginning of another page.
  const above = paragraphs[at - 1];
  if (/(?:\.{3}|…)$/.test(text) && above !== undefined && above.text.length < 60 && !isSentence(above.text))
    return true;
  if (kind === 'quote' || isSentence(text) || text.length >= 160) return false;
  return !(kind === 'item' && isAnnounced(paragraphs, at));
}

/** Whether the list an item stands in follows a line such as "The dead include:". */
function isAnnounced(paragraphs: readonly PageParagraph[], at: number): boolean {
  return /[:：]$/.test(paragraphs[beforeList(paragraphs, at)]?.text ?? '');
}

/** How a text ends that says something; languages without full stops end their sentences otherwise. */
const ENDS = /[.!?…。！？؟।။።]["'”’»“›)\]）」』]*$/u;

function isSentence(text: string): boolean {
  return ENDS.test(text) || /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(text);
}

function wordsIn(text: string): number {
  const letters =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu,
    )?.length ?? 0;
  return text.split(/\s+/).length + Math.floor(letters / 3);
}

/** Whether a paragraph says how readers may comment, and that their views are their own. */
function isHouseRule(text: string): boolean {
  if (text.length > BIOGRAPHY_CHARACTERS) return false;
  return COMMENTS.test(text) && RULES.test(text);
}

const COMMENTS =
  /\b(?:comments?|commentaires?|comentarios?|kommentare?)\b|комментари|коментар|تعليق|مشاركات|الآراء الواردة/iu;

const RULES =
  /\b(?:polic(?:y|ies)|guidelines|moderat\p{L}+|terms|rules|abusive|charte|modér\p{L}+|normas|netiquette|richtlinien)\b|правил|شروط|إرشادات|لا تعبر|سياسة/iu;

/** A biography is not longer. */
const BIOGRAPHY_CHARACTERS = 900;

const WRITES =
  /^(?:\S+ ){1,4}?(?:currently |also |now )?(?:is (?:an? |the |currently an? )?(?:[\p{L}’'-]+ ){0,6}?(?:reporter|journalist|correspondent|editor|columnist|blogger|contributor|freelancer|producer|photographer|writer|author of)|(?:works|writes|reports|covers|blogs|worked|has (?:written|worked|covered)) (?:\S+ ){0,6}?(?:for|as|from|on|about|at)|covers|joined)\b/u;

const REACHED =
  /\b(?:can be (?:reached|contacted|emailed|found|followed)|(?:e-?mail|contact|reach|write to|follow) (?:him|her|them|the (?:author|writer|reporter)s?|us|me|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?: (?:at|on|via)\b|:)|follow(?:s)? (?:\p{L}+ ){1,4}on (?:twitter|x|facebook|instagram)|on twitter(?: at)? ?@)/iu;

/** Whether a paragraph tells who the author is or how to reach them. */
function isBiography(text: string, authors: readonly string[], where: 'before' | 'after'): boolean {
  if (text.length > BIOGRAPHY_CHARACTERS) return false;
  const named = authors.some((author) => author.length > 3 && text.toLowerCase().startsWith(author.toLowerCase()));
  const writes = WRITES.test(text);
  if (named && (writes || REACHED.test(text))) return true;
  if (where === 'before') return false;
  return text.length < 300 && (REACHED.test(text) || (writes && /(?:@|\bcovers\b|\bbased in\b)/.test(text)));
}
