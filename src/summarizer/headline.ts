import { readNumbers } from '../language/numbers.ts';
import { contentWords, wordsOf } from '../language/tokens.ts';
import type { EventType, Story } from '../stories/story.ts';
import type { Figure, StoryCard } from './card.ts';
import { blames, namesOwner, needsOwner, plain } from './check-statement.ts';
import { titleId } from './evidence.ts';
import { betweenMarks, outsideMarks } from './marks.ts';
import { outletWords, type Reading } from './reading.ts';
import type { Standing } from './standing.ts';
import { cosine, rarity, vectorOf } from './vectors.ts';
import type { Wording } from './wording.ts';

/** In characters. */
const LONGEST = 110;
const RECENT_MS = 12 * 3_600_000;

/** What a headline depends on beside the articles. */
export interface HeadlineContext {
  readonly story: Story;
  readonly figures: readonly Figure[];
  readonly standing: Standing;
  readonly wording: Wording;
}

type Headline = StoryCard['headline'];

/**
 * The headline of a story (`briefing.md` 2.4): the title closest to all others among those that pass every filter;
 * the same with its claimant added where it gives deaths and names nobody; else one of ours from event, place and
 * figure; a party's or a foreign title only where there is nothing else, and then with its outlet before it.
 */
export function headlineOf(readings: readonly Reading[], context: HeadlineContext): Headline {
  const titles = readings.filter((reading) => reading.native && !reading.party && sound(reading, readings, context));
  const owned = titles.filter(({ article }) => ownsItself(article.title));
  const [title] = closest(owned, readings, context.standing);
  if (title) return asPrinted(title);
  for (const reading of closest(titles, readings, context.standing)) {
    const completed = withClaimant(reading, context);
    if (completed) return completed;
  }
  const independent = readings.some((reading) => reading.native && !reading.party);
  return (independent ? composed(readings, context) : null) ?? lastResort(readings, context);
}

function asPrinted({ article, outlet }: Reading): Headline {
  return { text: plain(article.title), ev: [titleId(article)], from: outlet.name, lang: article.language };
}

const NO_NEWS =
  /^(?:live|watch|video|in pictures|photos?|podcast|opinion|analysis|comment|editorial|explainer|explained|factbox|timeline|interview|newsletter|morning briefing|quiz|profile|review|letters?)\b|\b(?:live updates|as it happened|explained|what we know|what to know|here'?s (?:what|why|how)|in pictures)\b|^(?:what|why|how|who|when|where|is|are|can|could|will|should|does|did)\b|\?\s*$|\|/i;

/** Whether a title may stand above a story at all. */
function sound(reading: Reading, readings: readonly Reading[], { standing, wording, story }: HeadlineContext): boolean {
  const { article } = reading;
  const title = plain(article.title);
  if (title.length > LONGEST || title.length < 15 || NO_NEWS.test(title)) return false;
  if (reading.outlet.kind === 'analysis' || wording(title).some(({ why }) => why !== 'only attributed')) return false;
  if (wording(title).length > 0 && !namesOwner(title)) return false;
  if (!betweenMarks(title).every((words) => readings.some((other) => holds(other.article.text, words)))) return false;
  if (!namesSomething(title, reading, story)) return false;
  return numbersStand(title, reading, standing);
}

/** Words in the title's marks must stand in some body, or they are a paraphrase in the dress of a quotation. */
function holds(text: string, words: string): boolean {
  const fold = (line: string): string =>
    plain(line)
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/[.,!?]$/, '');
  return fold(text).includes(fold(words));
}

/** An actor or a place: a title of common words alone could be anywhere. */
function namesSomething(title: string, { report }: Reading, story: Story): boolean {
  const places = [report.eventPlace, ...story.places, ...report.places.map(({ name }) => name)];
  const folded = title.toLowerCase();
  if (places.some((place) => place && folded.includes(place.toLowerCase()))) return true;
  return wordsOf(title).some(({ text, start }) => start > 0 && /^\p{Lu}/u.test(text));
}

/** No number that has fallen, none that the article's own body does not give; where there is no body, the title is all there is. */
function numbersStand(title: string, reading: Reading, standing: Standing): boolean {
  const { article, report } = reading;
  const inBody = readNumbers(article.text, article.language);
  return readNumbers(title, article.language).every(({ value, use }) => {
    if (value === null || use !== 'count') return true;
    const mentions = report.figures.filter((figure) => figure.value === value);
    if (mentions.some(({ kind }) => standing.fallen(kind, value))) return false;
    if (standing.partyClaim(value) && !namesOwner(title)) return false;
    if (mentions.length > 0 && mentions.every(({ status }) => status === 'denied' || status === 'projection'))
      return false;
    return article.text === '' || inBody.some((number) => number.value === value || number.high === value);
  });
}

/** Deaths and guilt need somebody who says so within the title itself. */
function ownsItself(title: string): boolean {
  const said = outsideMarks(title);
  return !needsOwner(said) || SAYS.test(title);
}

const SAYS =
  /\b(?:says?|said|saying|according to|reports?|claims?|warns?|accuses?|blames?|denies|den(?:y|ied)|rejects?|announces?|confirms?|tells?|vows?)\b|:\s/i;

/** Whether a title gives a number of dead or wounded that stands. */
function givesToll({ article }: Reading, standing: Standing): boolean {
  return readNumbers(article.title, article.language).some(
    ({ value }) => value !== null && (standing.current('killed', value) || standing.current('wounded', value)),
  );
}

/** Best first: close to the other titles, recent, an original. Ties by id. */
function closest(candidates: readonly Reading[], all: readonly Reading[], standing: Standing): readonly Reading[] {
  const native = all.filter((reading) => reading.native);
  const words = native.map(({ article }) => contentWords(article.title, article.language));
  const weight = rarity(words);
  const vectors = new Map(native.map((reading, i) => [reading, vectorOf(words[i] ?? [], weight)]));
  const newest = Math.max(...all.map(({ article }) => article.published ?? article.firstSeenAt), 0);
  const score = (reading: Reading): number => {
    const own = vectors.get(reading) ?? new Map();
    const others = native.filter((other) => other !== reading);
    const likeness = others.reduce((sum, other) => sum + cosine(own, vectors.get(other) ?? new Map()), 0);
    const age = newest - (reading.article.published ?? reading.article.firstSeenAt);
    return (
      likeness / Math.max(1, others.length) +
      (age <= RECENT_MS ? 0.2 : 0) +
      (givesToll(reading, standing) ? 0.25 : 0) -
      (reading.copy ? 0.05 : 0) -
      (reading.label === 'unreviewed' || reading.label === 'social' ? 0.3 : 0)
    );
  };
  return candidates
    .map((reading) => ({ reading, score: score(reading) }))
    .toSorted((a, b) => b.score - a.score || (a.reading.article.id < b.reading.article.id ? -1 : 1))
    .map(({ reading }) => reading);
}

/** "At least 14 killed in drone strike on market, regional officials said": the title, and who gave its number. */
function withClaimant(reading: Reading, { figures }: HeadlineContext): Headline | null {
  const { article } = reading;
  const title = plain(article.title);
  if (blames(outsideMarks(title))) return null;
  const figure = figures.find(
    ({ kind, low, high, status }) =>
      (kind === 'killed' || kind === 'wounded') &&
      status !== 'party-claim' &&
      readNumbers(title, article.language).some(({ value }) => value !== null && (value === low || value === high)),
  );
  if (!figure) return withOutlet(reading, title);
  if (title.toLowerCase().includes(figure.claimant.toLowerCase())) return asPrinted(reading);
  const text = `${title}, ${said(figure.claimant)}`;
  if (text.length > LONGEST) return null;
  return { text, ev: [titleId(article), ...figure.ev], from: 'composed', lang: article.language };
}

/** Where nobody is named for what a title says, the outlet that says it is. */
function withOutlet({ article, outlet }: Reading, title: string): Headline | null {
  const text = `${title}, ${outlet.name} reports`;
  if (text.length > LONGEST) return null;
  return { text, ev: [titleId(article)], from: 'composed', lang: article.language };
}

/** "regional officials said"; an outlet's own figure comes with its verb ("Meridian Wire reports"). */
function said(claimant: string): string {
  return / reports$/.test(claimant) ? claimant : `${claimant} said`;
}

const EVENT: Readonly<Record<EventType, string>> = {
  armed_clash: 'Fighting',
  territory_change: 'Change of control',
  air_drone_strike: 'Strike',
  shelling_missile: 'Shelling',
  bombing: 'Explosion',
  chemical: 'Alleged, unverified use of chemicals',
  attack_on_civilians: 'Attack on civilians',
  sexual_violence: 'Sexual violence',
  abduction: 'Abduction',
  agreement: 'Agreement',
  arrests: 'Arrests',
  weapons_disrupted: 'Weapons found or destroyed',
  protest: 'Protest',
  negotiation: 'Talks',
  ceasefire_breach: 'Alleged breach of ceasefire',
  sanction: 'Sanctions',
  arms_transfer: 'Arms transfer',
  mobilisation: 'Mobilisation',
  displacement: 'Displacement',
  aid_access: 'Aid access',
  infrastructure: 'Damage to infrastructure',
  seizure_boarding: 'Boarding or seizure',
  cyber_hybrid: 'Suspected sabotage or interference',
  court_accountability: 'Court case',
  prisoner_exchange: 'Prisoner exchange',
  statement: 'Statement',
};

/** "Shelling in Um Talha: at least 31 killed, Zahira Doctors' Network said". */
function composed(readings: readonly Reading[], { story, figures }: HeadlineContext): Headline | null {
  const { eventType } = story;
  const lead = readings.find((reading) => reading.native && !reading.party) ?? readings[0];
  const place = story.places[0] ?? lead?.report.eventPlace;
  if (eventType === null || !place || !lead) return null;
  const subject = `${EVENT[eventType]} in ${place}`;
  const toll = figures.find(
    ({ kind, status, scope, low }) =>
      kind === 'killed' && status !== 'party-claim' && scope === 'incident' && low !== undefined,
  );
  const ev = [titleId(lead.article), lead.statements[0]?.ev ?? titleId(lead.article)];
  if (toll) {
    const count = [
      toll.qualifier,
      toll.low === toll.high || toll.high === undefined ? toll.low : `${toll.low}–${toll.high}`,
    ];
    const text = `${subject}: ${count.filter((part) => part !== undefined).join(' ')} killed, ${said(toll.claimant)}`;
    if (text.length <= LONGEST) return { text, ev: [...ev, ...toll.ev], from: 'composed', lang: 'en' };
  }
  return { text: subject, ev, from: 'composed', lang: 'en' };
}

/** The outlet's own title with the outlet before it; foreign titles keep their language, so that it can be told. */
function lastResort(readings: readonly Reading[], context: HeadlineContext): Headline {
  const order = (reading: Reading): number => (reading.native ? 0 : 2) + (reading.party ? 1 : 0);
  const [best] = readings.toSorted((a, b) => order(a) - order(b));
  const { article } = best ?? { article: null };
  if (!best || !article) return { text: '', ev: [], from: 'composed', lang: 'en' };
  const title = plain(article.title) || (best.statements[0]?.text ?? '');
  if (!best.party && best.native && ownsItself(title) && context.wording(title).length === 0) return asPrinted(best);
  // Words that are not ours, in marks behind their owner; marks within them turn single.
  const text = `${outletWords(best)}: “${title.replace(/[“„]/g, '‘').replace(/[”"]/g, '’')}”`;
  return { text, ev: [titleId(article)], from: best.outlet.name, lang: article.language };
}
