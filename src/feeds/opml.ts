/** Lists of feeds as other programs keep them: OPML 1 and 2 in, OPML 2.0 out. */
import { Refusal } from '../outcome.ts';
import { visibleLine } from './visible.ts';
import { tagsOf, type XmlTag } from './xml-tags.ts';

/** A feed of a list. */
export interface ListedFeed {
  /** Empty when the list gives none. */
  readonly title: string;
  /** As the list has it; nobody has looked whether it can be read. */
  readonly url: string;
  /** The folders it lies in, "World / Africa"; null for none. */
  readonly folder: string | null;
}

/** The largest list that is read, in characters. */
const LONGEST_LIST = 1_000_000;
const MOST_FEEDS = 1_000;
const MOST_LEVELS = 32;
const LONGEST_NAME = 200;

/**
 * The feeds of a list, each address once. Throws `Refusal` (`change-invalid`) for anything that is no whole OPML document,
 * and for one that is larger, deeper or longer than a list of feeds needs to be. Nothing in it is expanded or fetched.
 */
export function readOpml(text: string): readonly ListedFeed[] {
  if (text.length > LONGEST_LIST) throw invalid(`it has ${text.length} characters; 1,000,000 is the most`);
  const feeds = new Map<string, ListedFeed>();
  const open: { readonly name: string; readonly folder: string | null }[] = [];
  let whole = false;

  for (const tag of tagsOf(text)) {
    if (tag.kind === 'doctype') {
      if (/<!ENTITY/i.test(text.slice(tag.start, tag.end))) throw invalid('it declares entities');
      continue;
    }
    if (open.length === 0 && (tag.kind === 'close' || tag.name.toLowerCase() !== 'opml')) {
      throw invalid(`it is no OPML: it begins with "${tag.name.slice(0, 40)}"`);
    }
    if (tag.kind === 'close') {
      const { name } = open.pop() ?? { name: '' };
      if (name !== tag.name) throw invalid(`"${name}" is not closed before "${tag.name.slice(0, 40)}" is`);
    } else {
      const around = open.at(-1)?.folder ?? null;
      const { feed, name } = outlineOf(text, tag, around);
      if (feed !== null && !feeds.has(feed.url)) feeds.set(feed.url, feed);
      if (feeds.size > MOST_FEEDS) throw invalid(`it lists more than ${MOST_FEEDS} feeds`);
      const folder = name === '' ? around : around === null ? name : `${around} / ${name}`;
      if (tag.kind === 'open' && open.push({ name: tag.name, folder }) > MOST_LEVELS) {
        throw invalid(`it nests deeper than ${MOST_LEVELS} levels`);
      }
    }
    whole = open.length === 0;
    if (whole) break;
  }

  if (!whole) throw invalid(open.length === 0 ? 'it is no OPML: it holds no markup' : 'it is cut off');
  if (feeds.size === 0) throw invalid('it lists no feeds');
  return [...feeds.values()];
}

/** The list of these feeds, those without a folder first. */
export function writeOpml(feeds: readonly ListedFeed[]): string {
  const folders = [...Map.groupBy(feeds, ({ folder }) => folder)];
  const lines = folders
    .toSorted(([one], [other]) => Number(one !== null) - Number(other !== null))
    .flatMap(([folder, own]) => {
      if (folder === null) return own.map((feed) => `    ${feedLine(feed)}`);
      const name = escaped(folder);
      return [
        `    <outline text="${name}" title="${name}">`,
        ...own.map((feed) => `      ${feedLine(feed)}`),
        '    </outline>',
      ];
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    '    <title>Feeds of Sitrep</title>',
    '  </head>',
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function feedLine({ title, url }: ListedFeed): string {
  // `text` is required and may not be empty where people are to choose by it.
  const name = escaped(title === '' ? url : title);
  return `<outline type="rss" text="${name}" title="${escaped(title)}" xmlUrl="${escaped(url)}"/>`;
}

/** What an outline says: the feed it is, or else the name of the folder; of any other element neither. */
function outlineOf(
  text: string,
  tag: XmlTag,
  folder: string | null,
): { readonly feed: ListedFeed | null; readonly name: string } {
  if (tag.name.toLowerCase() !== 'outline') return { feed: null, name: '' };
  const values = attributesOf(text.slice(tag.start, tag.end));
  const url = (values.get('xmlurl') ?? '').trim();
  const name = visibleLine(values.get('title') ?? values.get('text') ?? '', LONGEST_NAME);
  return url === '' ? { feed: null, name } : { feed: { title: name, url, folder }, name: '' };
}

// A name begins only where none stands before it: else a long word would be looked at from each of its letters.
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]{1,64})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of a tag by their names in lower case: programs write "xmlUrl", "xmlurl" and "XMLURL". */
function attributesOf(tag: string): ReadonlyMap<string, string> {
  return new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
      name.toLowerCase(),
      unescaped(double ?? single ?? ''),
    ]),
  );
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters as they were before they were escaped for XML; what is no reference stays as it is. */
function unescaped(value: string): string {
  return value
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (all, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .toWellFormed();
}

/** What XML forbids even when it is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function escaped(value: string): string {
  return value
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`);
}

function invalid(why: string): Refusal {
  return new Refusal('change-invalid', `the list of feeds cannot be read: ${why}`);
}
