import { comparedPath, fitsPattern, pathPattern } from './path-patterns.ts';
import { isReserved } from './robots-directives.ts';

/** What `/.well-known/tdmrep.json` says of text and data mining, in its order. */
export type TdmFile = readonly { readonly pattern: string; readonly reserved: boolean }[];

/** Where there is no file, nothing is reserved by it. */
export const NO_TDM: TdmFile = [];

const MOST_LOCATIONS = 4_000;
const MOST_BYTES = 512 * 1024;

/**
 * Reads the file by which an origin reserves its pages (TDM Reservation Protocol, W3C Community Group Report of 10 May
 * 2024): an array of objects with `location`, a pattern as in robots.txt, and `tdm-reservation`. What is no such file, a
 * page in its place for example, reserves nothing.
 */
export function readTdm(body: Uint8Array): TdmFile {
  let data: unknown;
  if (body.length > MOST_BYTES) return NO_TDM;
  try {
    data = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return NO_TDM;
  }
  return [data]
    .flat()
    .slice(0, MOST_LOCATIONS)
    .flatMap((rule: unknown) => {
      if (typeof rule !== 'object' || rule === null) return [];
      const { location, 'tdm-reservation': reservation } = rule as Readonly<Record<string, unknown>>;
      if (typeof location !== 'string') return [];
      return [{ pattern: pathPattern(location.trim()), reserved: isReserved(reservation) }];
    });
}

/** Whether the file reserves a page: its first location that fits decides. */
export function isReservedAt(file: TdmFile, url: URL): boolean {
  const path = comparedPath(url);
  return file.find(({ pattern }) => fitsPattern(path, pattern))?.reserved ?? false;
}
