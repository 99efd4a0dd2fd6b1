/** A list of feeds as other programs read it: OPML 2.0 (opml.org/spec2.opml). */
import type { EpochMs } from '../clock.ts';
import type { ListedFeed } from './opml.ts';

/** The feeds of one folder, and the folders in it. */
interface Folder {
  readonly feeds: ListedFeed[];
  readonly folders: Map<string, Folder>;
}

/** The list of these feeds, those without a folder first; one in several folders stands in each. */
export function writeOpml(feeds: readonly ListedFeed[], createdAt: EpochMs): string {
  const top = emptyFolder();
  for (const feed of feeds) {
    for (const way of feed.folders.length === 0 ? [[]] : feed.folders) {
      let folder = top;
      for (const name of way) {
        const inner = folder.folders.get(name) ?? emptyFolder();
        folder.folders.set(name, inner);
        folder = inner;
      }
      folder.feeds.push(feed);
    }
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    '    <title>Feeds of Sitrep</title>',
    `    <dateCreated>${new Date(createdAt).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...linesOf(top, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function emptyFolder(): Folder {
  return { feeds: [], folders: new Map() };
}

function linesOf({ feeds, folders }: Folder, indent: string): readonly string[] {
  return [
    ...feeds.map((feed) => `${indent}${feedLine(feed)}`),
    ...[...folders].flatMap(([name, inner]) => [
      `${indent}<outline text="${escaped(name)}" title="${escaped(name)}">`,
      ...linesOf(inner, `${indent}  `),
      `${indent}</outline>`,
    ]),
  ];
}

function feedLine({ title, url, page, language }: ListedFeed): string {
  const more = [
    ...(page === null ? [] : [` htmlUrl="${escaped(page)}"`]),
    ...(language === null ? [] : [` language="${escaped(language)}"`]),
  ];
  // `text` is required and may not be empty where people are to choose by it.
  const name = escaped(title === '' ? url : title);
  return `<outline type="rss" text="${name}" title="${escaped(title)}" xmlUrl="${escaped(url)}"${more.join('')}/>`;
}

/** What XML forbids even when it is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A value as it stands between quotation marks in XML. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`);
}
