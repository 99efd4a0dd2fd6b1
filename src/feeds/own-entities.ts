import { Refusal } from '../outcome.ts';
import { isEntityOfHtml } from './references.ts';
import type { XmlTag } from './xml-tags.ts';

const ENTITY = /<!ENTITY\s+(%\s+)?([^\s"'<>%&]{1,64})\s+(?:"([^"]{0,1000})"|'([^']{0,1000})')\s*>/gi;

/**
 * Looks at a declaration before the root, and whether it is the first. Entities are never expanded (`promises.md` P1): a
 * document may declare plain words that it does not use, or characters under the names that HTML has for them; any other
 * entity of its own ends it. Throws `Refusal` (`feed-broken`).
 */
export function checkEntities(text: string, { start, end }: XmlTag, count: number): void {
  const doctype = text.slice(start, end);
  const declared = doctype.match(/<!ENTITY/gi)?.length ?? 0;
  if (declared === 0) return;
  const refused = new Refusal('feed-broken', 'it declares entities');
  if (declared > 300 || count > 1) throw refused;
  const own = new Set<string>();
  let understood = 0;
  for (const [, parameter, name = '', double, single] of doctype.matchAll(ENTITY)) {
    if (parameter !== undefined || /[%<]|&(?!#)/.test(double ?? single ?? '')) throw refused;
    if (!isEntityOfHtml(name)) own.add(name);
    understood += 1;
  }
  if (understood !== declared) throw refused;
  if (own.size === 0) return;
  for (const [, name = ''] of text.slice(end).matchAll(/&([^\s;&<]{1,64});/g)) if (own.has(name)) throw refused;
}
