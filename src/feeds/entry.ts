import type { EpochMs } from '../clock.ts';
import { languageCode } from '../language/code.ts';
import { absoluteAddress, linkAddress } from './address.ts';
import { readEntryDate } from './dates.ts';
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { cleanHtml, htmlToText } from './html.ts';
import type { RawEntry, RawFeed, RawText } from './raw-feed.ts';
import { shorten, visibleLine, visibleText } from './visible.ts';

/** The most entries that are kept of one poll, the newest (`promises.md` P2). */
export const MOST_ENTRIES = 500;

/** The most characters of a field that are looked at, before anything else is done with it. */
const RAW = { line: 20_000, text: 600_000 };

/** The most characters of a field that are kept. */
const KEPT = { id: 2_048, title: 1_000, name: 200, category: 100, summary: 20_000, content: 200_000 };
const MOST_CATEGORIES = 30;

/** What a feed's address and the time of reading say about its entries. */
export interface ReadingPlace {
  /** What relative links are resolved against, after what the feed itself says. */
  readonly url: string;
  /** Claims from later are no dates; null where nobody knows the time. */
  readonly now: EpochMs | null;
}

/** Cleans what a parser found. An entry that cannot be used is left out with the reason; the others go on. */
export function cleanFeed(raw: RawFeed, place: ReadingPlace): ParsedFeed {
  const feedBase =
    absoluteAddress(raw.base ?? '', place.url) ??
    absoluteAddress(place.url, null) ??
    linkAddress(raw.link ?? '', null) ??
    linkAddress(raw.self ?? '', null);
  const entries: FeedEntry[] = [];
  const skipped: { index: number; reason: string }[] = [];
  for (const [index, rawEntry] of newest(raw.entries, place.now)) {
    const entry = cleanEntry(rawEntry, feedBase, place.now);
    if (typeof entry === 'string') skipped.push({ index, reason: entry });
    else entries.push(entry);
  }
  return {
    format: raw.format,
    readBy: raw.readBy,
    title: line(raw.title, KEPT.title),
    link: linkAddress((raw.link ?? '').slice(0, RAW.line), feedBase),
    description: line(raw.description, KEPT.title),
    language: languageCode(raw.language),
    ttlMinutes: raw.ttlMinutes,
    ...(raw.quiet === undefined ? {} : { quiet: raw.quiet }),
    entries,
    skipped,
    ...(raw.withdrawn.length === 0 ? {} : { withdrawn: raw.withdrawn }),
  };
}

function cleanEntry(raw: RawEntry, feedBase: string | null, now: EpochMs | null): FeedEntry | string {
  const own = absoluteAddress(raw.base ?? '', feedBase);
  const link = linkAddress((raw.link ?? '').slice(0, RAW.line), own ?? feedBase);
  const entry = {
    id: identifier(raw.id),
    title: line(raw.title, KEPT.title),
    link,
    published: claimedDate(raw, now),
    author: authorName(raw.author),
    summary: shorten(plain(raw.summary), KEPT.summary),
    // Without a word on it, links within a text are meant to be read on its page.
    content: raw.content === null ? '' : markup(raw.content, own ?? link ?? feedBase),
    categories: categoryNames(raw.categories),
  };
  const saysNothing = Object.values(entry).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
  return saysNothing && !raw.isUnread ? 'it says nothing' : entry;
}

function line(text: RawText | null, most: number): string {
  if (text === null) return '';
  const value = text.value.slice(0, RAW.line);
  return visibleLine(text.kind === 'html' ? htmlToText(value) : value, most);
}

function plain(text: RawText | null): string {
  if (text === null) return '';
  const value = text.value.slice(0, RAW.text);
  return text.kind === 'html' ? htmlToText(value) : visibleText(value);
}

/** Clean HTML; what is too long for anybody to read is kept as plain paragraphs, cut at the end. */
function markup(text: RawText, base: string | null): string {
  const html = text.kind === 'html' ? text.value.slice(0, RAW.text) : paragraphs(text.value.slice(0, RAW.text));
  const clean = cleanHtml(html, base);
  return clean.length <= KEPT.content ? clean : paragraphs(shorten(htmlToText(clean), KEPT.content));
}

function paragraphs(text: string): string {
  return text
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('');
}

function identifier(raw: string | null): string | null {
  const id = visibleLine((raw ?? '').slice(0, RAW.line), KEPT.id);
  return id === '' ? null : id;
}

/** "jane@n.example (Jane Doe)" and "Jane Doe <jane@n.example>" are Jane Doe; an address alone is nobody. */
function authorName(raw: string | null): string | null {
  const text = visibleLine(htmlToText((raw ?? '').slice(0, RAW.line)), KEPT.name);
  const name = /^\S+@\S+ \(([^()]+)\)$/.exec(text)?.[1] ?? text.replace(/\s*\S+@\S+\s*/g, ' ').trim();
  return name === '' ? null : name;
}

function categoryNames(raw: readonly string[]): readonly string[] {
  const names = raw.slice(0, 200).map((category) => visibleLine(htmlToText(category.slice(0, 1_000)), KEPT.category));
  return [...new Set(names)].filter((name) => name !== '').slice(0, MOST_CATEGORIES);
}

/** The newest entries where there are too many, by their first date that is one, in the order they came in. */
function newest(entries: readonly RawEntry[], now: EpochMs | null): readonly (readonly [number, RawEntry])[] {
  const numbered = [...entries.entries()];
  if (numbered.length <= MOST_ENTRIES) return numbered;
  const dated = numbered.map(([index, entry]) => ({ index, at: claimedDate(entry, now) ?? 0 }));
  const kept = new Set(
    dated
      .toSorted((a, b) => b.at - a.at)
      .slice(0, MOST_ENTRIES)
      .map(({ index }) => index),
  );
  return numbered.filter(([index]) => kept.has(index));
}

function claimedDate({ dates }: RawEntry, now: EpochMs | null): EpochMs | null {
  for (const date of dates) {
    const at = readEntryDate(date, now);
    if (at !== null) return at;
  }
  return null;
}
