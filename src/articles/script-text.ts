import type { PageElement } from './page-dom.ts';
import { plainParagraphs, plainText } from './plain-markup.ts';
import { isProse, wordCount } from './text-measure.ts';

/** How much of a page's scripts is read, in characters, and how many of their values. */
const SCRIPT_CHARACTERS = 2_500_000;
const VALUES = 150_000;

/** How many levels deep data is followed. */
const LEVELS = 60;

/** Scripts that assign their data to a name: `window.__STATE__ = {…}`, `Fusion.globalContent={…}`. */
const ASSIGNED = /(?:__[A-Za-z_]{2,40}__|globalContent|initialState|pageData|articleData|__data)\s{0,3}=\s{0,3}(?=\{)/g;

/** How many of them are tried in one script. */
const ASSIGNMENTS = 3;

/**
 * The paragraphs of the longest text in a page's own data, where a page of scripts has its text there and nowhere else: a
 * string with markup, or a list whose members are a paragraph each. Only data that is pure JSON is read, nothing is run.
 */
export function byScripts(scripts: readonly PageElement[]): readonly string[] {
  let best: Found = { paragraphs: [], words: 0 };
  let left = SCRIPT_CHARACTERS;
  const budget = { values: VALUES };
  for (const script of scripts) {
    const text = script.textContent ?? '';
    if (text.length < 300 || text.length > left) continue;
    left -= text.length;
    for (const json of jsonIn(script.getAttribute('type') ?? '', text)) {
      const found = longest(json, budget, 0);
      if (found.words > best.words) best = found;
    }
  }
  return best.paragraphs;
}

function jsonIn(type: string, text: string): readonly unknown[] {
  if (/json/i.test(type)) return parsed(text);
  if (type !== '' && !/javascript|module/i.test(type)) return [];
  const found: unknown[] = [];
  let tried = 0;
  for (const { index, 0: name } of text.matchAll(ASSIGNED)) {
    tried += 1;
    if (tried > ASSIGNMENTS) break;
    found.push(...parsed(balanced(text, index + name.length)));
  }
  return found;
}

function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** The object that begins at a brace, to its closing one. */
function balanced(text: string, from: number): string {
  let [depth, inString] = [0, false];
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) return text.slice(from, at + 1);
    }
  }
  return '';
}

interface Found {
  readonly paragraphs: readonly string[];
  readonly words: number;
}

const NOTHING: Found = { paragraphs: [], words: 0 };

/** The longest text in a value: of itself, or of anything inside it. */
function longest(value: unknown, budget: { values: number }, level: number): Found {
  budget.values -= 1;
  if (budget.values < 0 || level > LEVELS || typeof value !== 'object' || value === null) return NOTHING;
  let best = Array.isArray(value) ? textOfList(value) : NOTHING;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    const found = typeof inner === 'string' ? textOfString(inner) : longest(inner, budget, level + 1);
    if (found.words > best.words) best = found;
  }
  return best;
}

/** Shorter strings are labels and teasers. */
const TEXT_CHARACTERS = 400;

function textOfString(value: string): Found {
  if (value.length < TEXT_CHARACTERS || /^\s*[[{]|^https?:|function\s*\(/.test(value)) return NOTHING;
  return told(plainParagraphs(value));
}

/** Under these names the members of a list have their text. */
const TEXT_KEYS = ['content', 'text', 'html', 'value', 'body', 'paragraph', 'markup', 'data'] as const;

const PART =
  /^(?:paragraph|text|p|h[2-6]|heading\d?|header|subhead(?:er|ing)?|list|list[-_ ]?item|li|quote|blockquote|raw[-_ ]?html|block|unstyled|story-?text)$/i;

function textOfList(list: readonly unknown[]): Found {
  const paragraphs: string[] = [];
  for (const member of list.slice(0, 1_000)) {
    if (typeof member === 'string') paragraphs.push(...plainParagraphs(member));
    else if (typeof member === 'object' && member !== null)
      paragraphs.push(...textOfMember(member as Readonly<Record<string, unknown>>));
  }
  return told(paragraphs);
}

function textOfMember(member: Readonly<Record<string, unknown>>): readonly string[] {
  const type = String(member.type ?? member.nodeType ?? member.kind ?? member.blockType ?? member.__typename ?? '');
  // A member with an address is a story of its own.
  if (['url', 'href', 'slug', 'canonical_url', 'headline', 'title'].some((key) => typeof member[key] === 'string'))
    return [];
  for (const key of TEXT_KEYS) {
    const value = member[key];
    if (typeof value === 'string') return plainParagraphs(value);
    if (key === 'data' || !PART.test(type) || typeof value !== 'object' || value === null) continue;
    const leaves: string[] = [];
    leavesOf(value, leaves, 0);
    return [plainText(leaves.join('')) ?? ''].filter((text) => text !== '');
  }
  return [];
}

/** The pieces of a paragraph whose bold and linked words are members of their own. */
function leavesOf(value: unknown, leaves: string[], level: number): void {
  if (level > 12 || leaves.length > 500 || typeof value !== 'object' || value === null) return;
  for (const member of Array.isArray(value) ? value : [value]) {
    if (typeof member !== 'object' || member === null) continue;
    const { text, value: own, content, children } = member as Readonly<Record<string, unknown>>;
    if (typeof text === 'string') leaves.push(text);
    else if (typeof own === 'string') leaves.push(own);
    else if (typeof content === 'string') leaves.push(content);
    else for (const inner of [content, children]) leavesOf(inner, leaves, level + 1);
  }
}

function told(paragraphs: readonly string[]): Found {
  const words = paragraphs.reduce((sum, text) => sum + (isProse(text) ? wordCount(text) : 0), 0);
  return { paragraphs, words };
}
