import type { Article } from '../articles/article.ts';
import { wordsOf } from '../language/tokens.ts';
import type { ConflictId } from './conflict.ts';
import type { Known } from './gazetteer.ts';
import type { Lead } from './lead.ts';
import type { LooseName } from './loose-names.ts';
import { otherEventsIn } from './other-events.ts';
import { groupOf } from './read-event.ts';
import type { Named } from './read-names.ts';
import type { EventType, PlaceMention } from './story.ts';

/** Words after which a place is where something is or happens. */
const AT =
  /(?:^|[\s(«"“])(?:in|on|near|outside|at|around|inside|across|into|over|off|of|to|from|through|toward|towards|within|town|city|village|capital|region|province|district|camp|у|в|на|під|біля|поблизу|з|із|до|по|місті|місто|селі|м\.|с\.|во|под|около|возле|городе|селе|г\.|из|к|في|من|على|قرب|مدينة|بلدة|أطراف|شرق|غرب|شمال|جنوب|bei|nahe|im|nach|aus|auf|à|en|près de|dans|sur|vers|de|du|au|cerca de|sobre|hacia)\s+(?:the\s+|el\s+|la\s+|le\s+|al[- ]|der\s+|den\s+)?(?:[\p{L}’'-]+\s+){0,3}$/iu;
const DIRECTLY_AT =
  /(?:^|[\s(«"“])(?:in|near|outside|at|on|around|inside|across|over|off|town of|city of|village of|edge of|outskirts of|capital|region of|province of|camp in|у|в|під|біля|поблизу|на|м\.|с\.|місті|селі|под|около|возле|городе|селе|г\.|في|قرب|مدينة|بلدة|أطراف|مخيم|bei|nahe|à|en|près de|dans|cerca de)\s+(?:the\s+|al[- ]|el[- ]|l[ae]s?\s|los\s)?$/iu;
/** "in the Karsovian town of …": the word before is whose it is, not where. */
const KIND_OF_PLACE =
  /^\s+(?:\p{Ll}+\s+)?(?:town|city|village|capital|region|province|district|port|border|army|forces|side|positions?|troops|soldiers?|servicemen|fighters|officials?|government|authorities|soil|territory|targets?|units?|brigades?|defen[cs]es?|control|military|navy|air|drones?|missiles?|artillery|state|people|civilians|diplomats?|negotiators?|envoys?|prisoners|captives|media|lines?|capital)\b/u;
const SPOKEN_AT =
  /(?:told|said|says|saying|speaking|spoke|announced|statement|briefing|reporters|journalists|press conference|interview|summit|сказав|заявив|сказал|заявил|قال|sagte|erklärte|a déclaré|dijo|conference)\b[^.;\n]{0,60}$/iu;

/** A mention's best reading as a place: a town before a country, and neither for a party or a person. */
function placeOf({ namings }: Named): Known | null {
  const known = namings.map(({ known: one }) => one);
  return known.find(({ kind }) => kind === 'place') ?? known.find(({ kind }) => kind === 'country') ?? null;
}

/** The places named in the text, in order; a town where people only spoke is a venue. */
export function placesOf(
  article: Article,
  names: readonly Named[],
  conflicts: readonly ConflictId[],
): readonly PlaceMention[] {
  return names.flatMap((named) => {
    const known = named.where === 'title' || named.where === 'dateline' ? null : placeOf(named);
    if (known === null) return [];
    const conflict = conflicts.find((id) => known.links.has(id)) ?? null;
    const before = article.text.slice(Math.max(0, named.start - 90), named.start);
    const spoken = SPOKEN_AT.test(before) && DIRECTLY_AT.test(before);
    const kind = known.kind === 'country' ? 'country' : spoken && conflict === null ? 'venue' : 'place';
    return [{ start: named.start, end: named.end, name: known.name, conflict, kind }];
  });
}

/**
 * Where the event happened: the first town that the lead puts it in, else the title's, else one that is no more than
 * named, else a name no list has. Countries only when no town is told; a venue only for what is done by speaking.
 */
export function eventPlaceOf(
  article: Article,
  lead: Lead,
  names: readonly Named[],
  loose: readonly LooseName[],
  eventType: EventType | null,
): string | null {
  const talks = eventType !== null && groupOf(eventType) === 'diplomacy';
  const candidates: { readonly name: string; readonly rank: number; readonly order: number }[] = [];
  const aside = otherEventsIn(lead.text);
  const isAside = (at: number) => aside.some(({ start, end }) => lead.start + start <= at && at < lead.start + end);
  for (const [order, named] of names.entries()) {
    if (named.where === 'body' || named.where === 'dateline' || (named.where === 'lead' && isAside(named.start)))
      continue;
    const known = placeOf(named);
    if (known === null) continue;
    const source = named.where === 'title' ? article.title : article.text;
    const before = source.slice(Math.max(0, named.start - 90), named.start);
    const after = source.slice(named.end, named.end + 30);
    const direct = DIRECTLY_AT.test(before);
    if (!talks && SPOKEN_AT.test(before) && direct && named.where !== 'title') continue;
    if (!direct && /^(?:['’]s)?\s+(?:said|says|denied|warned|accused|blamed|vowed|заяв|сказа|قال)/iu.test(after))
      continue;
    const town = known.kind === 'place' ? 0 : 6;
    candidates.push({
      name: known.name,
      rank: town + (direct ? 0 : AT.test(before) ? 1 : 3) + (named.where === 'title' ? 1 : 0),
      order,
    });
  }
  const leadEnd = lead.sentences.at(-1)?.end ?? 0;
  for (const [order, name] of loose.entries()) {
    if (!name.inTitle && (name.start < lead.start || name.start >= leadEnd || isAside(name.start))) continue;
    const source = name.inTitle ? article.title : article.text;
    if (!DIRECTLY_AT.test(source.slice(Math.max(0, name.start - 40), name.start))) continue;
    if (name.id.startsWith('maybe:') && !/\b(?:in|nahe)\s$/.test(source.slice(0, name.start).slice(-6))) continue;
    if (KIND_OF_PLACE.test(source.slice(name.end, name.end + 30))) continue;
    candidates.push({ name: wordsAfter(source, name), rank: 2 + (name.inTitle ? 1 : 0), order });
  }
  candidates.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return candidates[0]?.name ?? null;
}

/** "Um Talha": the capitalised words that go on with a name. */
function wordsAfter(source: string, { start, end }: LooseName): string {
  let last = end;
  for (const word of wordsOf(source.slice(end, end + 40))) {
    const gap = source.slice(last, end + word.start);
    if (!/^[ -]$/.test(gap) || !/^\p{Lu}/u.test(word.text)) break;
    last = end + word.end;
  }
  const article = /(?<!\p{L})(?:L[ae]s?|El|Los) $/u.exec(source.slice(Math.max(0, start - 5), start))?.[0] ?? '';
  return source.slice(start - article.length, last).replace(/['’]s$/, '');
}
