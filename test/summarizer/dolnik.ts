/** An invented event told by two independent outlets and one that a party runs. */
import { splitSentences } from '../../src/language/sentences.ts';
import { findFigures } from '../../src/stories/figures.ts';
import type { Report, Story } from '../../src/stories/story.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { aBackground, anArticle, anOutlet, aReport, aStory, NOON } from '../support/builders.ts';

const HOUR = 3_600_000;

/** Who tells of it. */
export const world = prepareWorld(
  aBackground({
    outlets: [
      anOutlet('harbourpost.example', { name: 'Harbour Post' }),
      anOutlet('plainsmonitor.example', { name: 'Plains Monitor' }),
      anOutlet('velmartoday.example', {
        name: 'Velmar Today',
        owner: 'state',
        editorialIndependence: 'none',
        partyTo: ['karsovia-velmar'],
      }),
    ],
  }),
);

const HARBOUR = `OSTVALE, March 12 (Harbour Post) - Rockets hit a bus station in the Karsovian town of Dolnik on Thursday, killing at least 19 people and wounding 44, the rescue service said. Karsovia accused Velmar of firing them. Velmar's defence ministry denied firing at the town.

"We pulled children out of the second bus," said Ilya Marrow, head of the rescue service. "There was no shelter to run to."

Velmar's defence ministry spokesman, Col. Oren Tash, told reporters that the rockets "were not fired by our forces and not fired from our territory". He did not present evidence. Harbour Post could not independently verify the figures.

Analysts warned that the attack could delay an exchange of prisoners planned for Sunday.`;

const PLAINS = `Rockets struck the bus station of Dolnik on Thursday afternoon and killed at least 19 people, the rescue service said. An earlier count had given 11 dead.

"My sister was waiting for the bus to the coast and I have not found her," said Dara Quill, a shopkeeper.

The governor of the region, Tomas Reyl, said that the town would not be evacuated.`;

const VELMAR = `Our heroic forces neutralised 80 terrorists near Dolnik on Thursday, the General Staff said. The rockets on the bus station were fired by the enemy himself, spokesman Oren Tash claimed.`;

/** One report, read as the stories stage reads it. */
export function reportOf(
  id: string,
  outlet: string,
  text: string,
  fields: { title?: string; hours?: number; language?: string } = {},
): Report {
  const language = fields.language ?? 'en';
  const article = anArticle({
    id,
    outlet,
    text,
    language,
    title: fields.title ?? 'Rockets hit bus station in Dolnik, rescuers say',
    published: NOON - 24 * HOUR + (fields.hours ?? 0) * HOUR,
    sentences: splitSentences(text, language),
  });
  return aReport({
    article,
    figures: findFigures(article),
    eventPlace: 'Dolnik',
    eventType: 'shelling_missile',
    places: [{ name: 'Dolnik', conflict: null, kind: 'place', start: 0, end: 1 }],
  });
}

/** The three reports of it. */
export const reports = {
  harbour: reportOf('h1', 'harbourpost.example', HARBOUR, {
    title: 'Rockets kill at least 19 at Karsovian bus station, rescue service says',
    hours: 3,
  }),
  plains: reportOf('p1', 'plainsmonitor.example', PLAINS, {
    title: 'Rescuers search Dolnik bus station after rocket attack',
    hours: 2,
  }),
  velmar: reportOf('v1', 'velmartoday.example', VELMAR, {
    title: 'Heroic forces neutralise 80 terrorists near Dolnik',
    hours: 4,
  }),
};

/** The story of all three, or of those given. */
export function dolnik(told: readonly Report[] = Object.values(reports)): Story {
  const independent = told.filter(({ article }) => article.outlet !== 'velmartoday.example').length;
  return aStory({ reports: told, independent, places: ['Dolnik'] });
}
