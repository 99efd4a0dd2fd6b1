import { comparedPath, fitsPattern, pathPattern } from './path-patterns.ts';
import { refusedSignal } from './robots-directives.ts';

/** What a robots.txt says to us. */
export interface RobotsFile {
  /** The one that says most first, so that the first that fits is obeyed; of two that say as much, the one that allows. */
  readonly rules: readonly RobotsRule[];
  /** How long to wait between two pages, in milliseconds; null where it does not say. */
  readonly delayMs: number | null;
  /** A use that is refused, and for which paths; null for all of them. */
  readonly signals: readonly { readonly pattern: string | null; readonly refused: string }[];
}

interface RobotsRule {
  readonly pattern: string;
  readonly allow: boolean;
}

/** The name by which robots.txt and robots directives speak to us; it stands first in the user agent of every request. */
export const OUR_NAME = 'sitrep';

/** So much of the file is read; RFC 9309 2.5 asks for no less. */
const READ_BYTES = 500 * 1024;

/** No longer is waited between two pages, whatever a host says. */
const LONGEST_DELAY_MS = 30_000;

/** No address is so long that a longer pattern could fit it. */
const LONGEST_PATTERN = 16_384;

/** The largest files of newspapers have some hundreds of rules with a star; with many thousands each page would cost time. */
const MOST_STARRED = 4_000;

/** From then on a signal is taken to be for the whole origin. */
const MOST_SIGNALS = 100;

/** Where there is no file, everything is allowed (RFC 9309 2.3.1.3). */
export const NO_ROBOTS: RobotsFile = { rules: [], delayMs: null, signals: [] };

/**
 * Reads a robots.txt for our name (RFC 9309). Groups of the same name count as one; only where none names us does `*`.
 * Lines it does not know say nothing and end nothing; a page in place of the file is such lines throughout.
 */
export function readRobots(body: Uint8Array): RobotsFile {
  const ours = new Group();
  const everybody = new Group();
  let namesUs = false;
  let inRules = false;
  for (const line of linesOf(body)) {
    const field = fieldOf(line);
    if (field === null) continue;
    const { name, value } = field;
    if (name === 'user-agent') {
      if (inRules) ours.spokenTo = everybody.spokenTo = false;
      inRules = false;
      if (/^\*(?:\s|$)/.test(value)) everybody.spokenTo = true;
      // A name ends before the first character that no name has: "Sitrep/1.0" is ours.
      else if (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() === OUR_NAME) namesUs = ours.spokenTo = true;
    } else {
      // Crawl-delay and Content-Signal are no rules of the RFC: like Sitemap they end no row of names.
      if (name === 'allow' || name === 'disallow') inRules = true;
      for (const group of [ours, everybody]) if (group.spokenTo) group.add(name, value);
    }
  }
  return (namesUs ? ours : everybody).read();
}

/** Which line of a robots.txt refuses a page: "Disallow: /archive", "Content-Signal: ai-input=no"; null for none. */
export function robotsRefusal({ rules, signals }: RobotsFile, url: URL): string | null {
  const path = comparedPath(url);
  const rule = rules.find(({ pattern }) => fitsPattern(path, pattern));
  if (rule !== undefined && !rule.allow) return `Disallow: ${rule.pattern.slice(0, 80)}`;
  const signal = signals.find(({ pattern }) => pattern === null || fitsPattern(path, pattern));
  return signal === undefined ? null : `Content-Signal: ${signal.refused}`;
}

/** What is said to one name. */
class Group {
  /** Whether the lines being read are for it. */
  spokenTo = false;
  readonly #rules = new Map<string, boolean>();
  readonly #signals: { readonly pattern: string | null; readonly refused: string }[] = [];
  #delayMs: number | null = null;

  add(name: string, value: string): void {
    if (name === 'crawl-delay') this.#delayMs ??= delayOf(value);
    else if (name === 'content-signal') this.#addSignal(value);
    else if (value !== '' && value.length <= LONGEST_PATTERN) {
      const pattern = pathPattern(value);
      this.#rules.set(pattern, name === 'allow' || (this.#rules.get(pattern) ?? false));
    }
  }

  #addSignal(value: string): void {
    // "/archive search=no": a path in front says for which pages.
    const path = /^\/\S*/.exec(value)?.[0] ?? null;
    const refused = refusedSignal(value.slice(path?.length ?? 0));
    if (refused === null) return;
    const pattern = path === null || this.#signals.length >= MOST_SIGNALS ? null : pathPattern(path);
    this.#signals.push({ pattern, refused });
  }

  read(): RobotsFile {
    const rules = Array.from(this.#rules, ([pattern, allow]) => ({ pattern, allow }));
    const starred = rules.filter(({ pattern }) => pattern.slice(0, -1).includes('*')).length;
    // Rather nothing is read than something that a rule we leave out closes.
    if (starred > MOST_STARRED) return { ...NO_ROBOTS, rules: [{ pattern: '/', allow: false }] };
    rules.sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
    return { rules, delayMs: this.#delayMs, signals: this.#signals };
  }
}

/** Names of lines as they are written, mistakes included that publishers make. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['user-agent', 'user-agent'],
  ['useragent', 'user-agent'],
  ['user agent', 'user-agent'],
  ['allow', 'allow'],
  ['disallow', 'disallow'],
  ['dissallow', 'disallow'],
  ['dissalow', 'disallow'],
  ['disalow', 'disallow'],
  ['diasllow', 'disallow'],
  ['disallaw', 'disallow'],
  ['crawl-delay', 'crawl-delay'],
  ['crawldelay', 'crawl-delay'],
  ['content-signal', 'content-signal'],
]);

function fieldOf(line: string): { readonly name: string; readonly value: string } | null {
  const colon = line.indexOf(':');
  const name = colon < 0 ? undefined : FIELDS.get(line.slice(0, colon).trim().toLowerCase());
  if (name === undefined) return null;
  const comment = line.indexOf('#', colon);
  return { name, value: line.slice(colon + 1, comment < 0 ? line.length : comment).trim() };
}

function delayOf(value: string): number | null {
  const seconds = /^\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Number(value) : 0;
  return seconds > 0 ? Math.min(LONGEST_DELAY_MS, Math.ceil(seconds * 1_000)) : null;
}

/** The lines of a file: UTF-8 (RFC 9309 2.3), or UTF-16 where it begins with the mark of that. */
function linesOf(body: Uint8Array): readonly string[] {
  const [first, second] = body;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const lines = new TextDecoder(encoding).decode(body.subarray(0, READ_BYTES)).split(/[\r\n]+/);
  // Half a line would be another rule.
  return body.length > READ_BYTES ? lines.slice(0, -1) : lines;
}
