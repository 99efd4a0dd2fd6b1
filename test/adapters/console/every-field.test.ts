import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/adapters/console/render-html.ts';
import { renderMarkdown } from '../../../src/adapters/console/render-markdown.ts';
import { renderBriefing } from '../../../src/adapters/console/render-text.ts';
import type { Briefing } from '../../../src/briefings/briefing.ts';
import { aRichBriefing } from '../page/specimen.ts';

/** Words of our own choosing: the types name every one of them. */
const OURS = new Set(
  'kind arrow status trend stance label origin mode precision scope qualifier eventType depth'.split(' '),
);

type Path = readonly (string | number)[];

/** The ways to every text in a value. */
function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return OURS.has(String(path.at(-1))) ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

/** The same value with one text replaced. */
function withText<T>(value: T, [key, ...rest]: Path, text: string): T {
  if (key === undefined) return text as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[key] = withText(copy[key], rest, text);
  return copy as T;
}

const HOSTILE = 'X\u001b[2J\u009b1A\u202e\u2069\r\n# <b onload=1>[a](https://evil.example)**b**';
const paths = textsIn(aRichBriefing());

describe(`each of the ${paths.length} texts of a briefing`, () => {
  it.each(paths.map((path) => [path.join('.'), path] as const))('%s can act on nothing', (_, path) => {
    const briefing: Briefing = withText(aRichBriefing(), path, HOSTILE);

    const [text, markdown, html] = [renderBriefing(briefing), renderMarkdown(briefing), renderHtml(briefing)];

    for (const page of [text, markdown, html]) expect(page).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
    expect(markdown).not.toMatch(/(?<!\\)<b|(?<!\\)\]\(https:\/\/evil|\*\*b\*\*/);
    expect(html).not.toContain('<b onload');
    expect(html).not.toContain('href="https://evil.example');
  });
});
