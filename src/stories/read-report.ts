import { type Article, dateOf } from '../articles/article.ts';
import { tellsOfCasualties } from './event-signs.ts';
import { findFigures } from './figures.ts';
import { leadOf } from './lead.ts';
import { boneIds, looseNames } from './loose-names.ts';
import { withoutOtherEvents } from './other-events.ts';
import { countsIn, entitiesOf } from './read-entities.ts';
import { eventDateOf, eventTypeOf, readSigns, targetsOf } from './read-event.ts';
import { readNames } from './read-names.ts';
import { eventPlaceOf, placesOf } from './read-places.ts';
import { relevanceOf } from './relevance.ts';
import type { Report } from './story.ts';
import { foldedWords } from './word-list.ts';
import type { World } from './world.ts';

/** How much of the body is searched for signs of an event. */
const BODY_CHARACTERS = 2_500;

/**
 * Reads an article as a report: what it is about, where and when, who is in it, and whether it is news of a conflict.
 * Pure, and linear in the length of the article.
 */
export function readReport(article: Article, world: World): Report {
  const { language, title, text } = article;
  const lead = leadOf(article);
  const focus = withoutOtherEvents(lead.text);
  const leadEnd = lead.sentences.at(-1)?.end ?? 0;
  const words = {
    title: foldedWords(withoutOtherEvents(title)),
    lead: foldedWords(focus),
    body: foldedWords(text.slice(leadEnd, leadEnd + BODY_CHARACTERS)),
  };
  const firstSigns = readSigns(words, language);
  const warlike = [...firstSigns.title, ...firstSigns.lead].some(({ clear, metaphor }) => clear && !metaphor);
  const read = readNames(article, lead, world, warlike);
  const bloody =
    (read.conflictAt === 'title' || read.conflictAt === 'lead') &&
    tellsOfCasualties([...words.title, ...words.lead], language);
  const signs = bloody ? readSigns(words, language, true) : firstSigns;
  const inTitle = read.names.filter(({ where }) => where === 'title');
  const inText = read.names.filter(({ where }) => where === 'lead' || where === 'body');
  const loose = looseNames(article, inText, inTitle);
  const eventType = eventTypeOf(signs);
  const figures = findFigures(article);
  return {
    article,
    relevance: relevanceOf(words, signs, read, { language, empty: text.trim() === '' }),
    conflicts: read.conflicts,
    places: placesOf(article, read.names, read.conflicts),
    eventPlace: eventPlaceOf(article, lead, read.names, loose, eventType),
    eventType,
    eventDate: eventDateOf(focus, language, dateOf(article)),
    entities: entitiesOf({
      names: read.names,
      loose,
      bones: language === 'ar' || language === 'fa' ? boneIds(`${title} ${text}`) : [],
      eventType,
      targets: targetsOf(words),
      counts: countsIn(`${title}. ${focus}`, language),
    }),
    figures,
  };
}
