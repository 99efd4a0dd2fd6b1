import { z } from 'zod';
import type { Feed, FeedId, OutletDomain, WordFilter } from '../feeds/feed.ts';
import { languageCode } from '../language/code.ts';
import { duration, Language, mapOf, refuse, Words } from './fields.ts';

const Filter = mapOf({
  all: z.array(Words).optional(),
  any: z.array(Words).optional(),
  not: z.array(Words).optional(),
});

const FeedAddress = z
  .string()
  .describe('The address of the feed; http or https.')
  .transform((text, context) => {
    const url = URL.parse(text.trim());
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
      return refuse(context, 'an address that begins with https:// or http://');
    }
    return text.trim();
  });

/** The name of an outlet: the domain its pages live on. */
export const Domain: z.ZodType<OutletDomain, string> = z
  .string()
  .describe('A domain such as meridianwire.example.')
  .transform((text, context) => {
    const domain = text
      .trim()
      .toLowerCase()
      .replace(/^www\./, '');
    if (!/^(?=.{1,253}$)[^\s/:@.]+(?:\.[^\s/:@.]+)*$/.test(domain)) {
      return refuse(context, 'a domain such as meridianwire.example, without https://');
    }
    return domain as OutletDomain;
  });

const FeedRow = mapOf({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i, 'letters, digits, dots and dashes, such as meridian-wire')
    .transform((id) => id as FeedId),
  outlet: Domain.optional(),
  url: FeedAddress,
  language: Language.nullish(),
  every: duration('15m').default(1_800_000),
  reading: z.enum(['full', 'feed', 'link', 'off']).default('full'),
  reason: Words.optional(),
  conflicts: z.array(Words).min(1, 'at least one id of conflicts.yaml').optional(),
  filters: mapOf({ include: Filter.nullish(), exclude: Filter.nullish() }).prefault({}),
});

/** feeds.yaml: what is read, how often and how deeply. */
export const FeedsFile = mapOf({ feeds: z.array(FeedRow).nullish() });
export type FeedsFile = z.infer<typeof FeedsFile>;

/** The feeds of the file. A feed that names no outlet belongs to the host of its address. */
export function feedsOf(file: FeedsFile): readonly Feed[] {
  return (file.feeds ?? []).map((row) => ({
    id: row.id,
    outlet: row.outlet ?? (new URL(row.url).hostname.replace(/^www\./, '') as OutletDomain),
    url: row.url,
    language: languageCode(row.language),
    everyMs: row.every,
    reading: row.reading,
    filters: { include: filterOf(row.filters.include), exclude: filterOf(row.filters.exclude) },
    ...(row.conflicts !== undefined && { conflicts: [...new Set(row.conflicts)] }),
  }));
}

function filterOf(filter: z.infer<typeof Filter> | null | undefined): WordFilter | null {
  if (!filter) return null;
  const { all, any, not } = filter;
  return { ...(all && { all }), ...(any && { any }), ...(not && { not }) };
}
