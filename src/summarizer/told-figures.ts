import { dateOf } from '../articles/article.ts';
import type { LanguageCode } from '../language/code.ts';
import type { FigureMention } from '../stories/figure.ts';
import type { Report } from '../stories/story.ts';
import type { Figure } from './card.ts';
import { isDenial, plainName } from './claims.ts';
import { articleOf, sentenceId } from './evidence.ts';
import { fullestName, sameName } from './figure-claimants.ts';
import { groupInEnglish, groupKey } from './figure-groups.ts';
import type { Reading } from './reading.ts';
import type { SideOf } from './sides.ts';

/** What one witness counted is their words, not a toll beside those of officials and medics. */
const OWN_COUNT = /\b(?:I|we) (?:counted|saw|carried|found|buried|pulled)\b/i;

/**
 * The reports with the figures that a card compares: without what one witness counted, and of foreign articles only
 * what no article in the card's language gives, in our words. What both give comes back as evidence (`shownFigures`).
 */
export function comparedReports(readings: readonly Reading[], sideOf: SideOf): readonly Report[] {
  const native = readings.filter((reading) => reading.native);
  return readings.map((reading) => {
    const figures = reading.report.figures.filter(
      (mention) => !OWN_COUNT.test(reading.statements[mention.sentence]?.text ?? ''),
    );
    if (reading.native) return { ...reading.report, figures };
    return {
      ...reading.report,
      figures: figures.flatMap((mention) => foreignFigure(mention, reading, native, sideOf)),
    };
  });
}

/** A figure of a foreign article without a foreign word; none where it would need one, or adds nothing. */
function foreignFigure(
  mention: FigureMention,
  reading: Reading,
  native: readonly Reading[],
  sideOf: SideOf,
): readonly FigureMention[] {
  const group = mention.group === null ? null : groupInEnglish(mention.group);
  if (mention.loaded !== null || (mention.group !== null && group === null)) return [];
  const alike = native.flatMap(({ article, report }) =>
    report.figures
      .filter((other) => other.kind === mention.kind && other.scope === mention.scope)
      .map((figure) => ({ figure, at: dateOf(article) })),
  );
  if (alike.some(({ figure }) => figure.value === mention.value && mention.value !== null)) return [];
  const claimant = claimantInOurWords(mention, reading, sideOf);
  const known = claimant !== null && !claimant.startsWith(reading.outlet.name);
  // An older number of somebody we cannot name may be one that a native article has brought up to date.
  const at = dateOf(reading.article);
  const dated = alike.some(({ figure, at: later }) => later >= at && groupKey(figure.group) === groupKey(group));
  return !known && dated ? [] : [{ ...mention, group, claimant }];
}

/** Sides and people by their names; anybody else is "a source" of the outlet, for its words are foreign. */
function claimantInOurWords({ claimant }: FigureMention, { outlet, article }: Reading, sideOf: SideOf): string | null {
  if (claimant === null) return null;
  const side = sideOf(claimant, null);
  if (side !== null) return side;
  if (/^(?:\p{Lu}[\p{Script=Latin}’'-]+)(?: \p{Lu}[\p{Script=Latin}’'-]+){1,3}$/u.test(claimant)) return claimant;
  return `${outlet.name}, in ${languageName(article.language)}, citing a source`;
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

function languageName(code: LanguageCode): string {
  return code === 'und' ? 'another language' : (LANGUAGES.of(code) ?? code);
}

/** Figures as a card shows them: foreign articles that give the same number stand behind it, claimants by full name. */
export function shownFigures(
  figures: readonly Figure[],
  readings: readonly Reading[],
  sideOf: SideOf,
): readonly Figure[] {
  const foreign = readings
    .filter((reading) => !reading.native)
    .flatMap((reading) => reading.report.figures.map((mention) => ({ reading, mention })));
  return figures.map((figure) => {
    const cited = mentionsBehind(figure, readings);
    const twins = foreign.filter(({ mention }) => cited.some((own) => isTwin(mention, own)));
    const ev = [
      ...new Set([...figure.ev, ...twins.map(({ reading, mention }) => sentenceId(reading.article, mention.sentence))]),
    ];
    const verifying = cited.length > 0 && cited.every(({ status }) => status === 'unverified');
    const told = inIndependentWords(figure, readings, sideOf);
    const claimant = fullName(told);
    return {
      ...told,
      ...statusOf(told, readings),
      ev: [...new Set([...told.ev, ...ev])],
      claimant: verifying ? `${claimant} (${checking(figure, readings)})` : claimant,
    };
  });
}

const COMBATANTS =
  /\b(?:servicem[ae]n|soldiers?|troops?|fighters?|militants?|rebels?|gunmen|terrorists?|insurgents?|elements|attackers)\b/i;

/** Losses of fighters that only a party's outlets give are that party's claim, whoever in it is named. */
function statusOf({ group, loaded, ev }: Figure, readings: readonly Reading[]): Partial<Pick<Figure, 'status'>> {
  const cited = readings.filter(({ article }) => ev.some((id) => articleOf(id) === article.id));
  const ofParty = cited.length > 0 && cited.every(({ party }) => party);
  return ofParty && (loaded !== undefined || COMBATANTS.test(group ?? '')) ? { status: 'party-claim' } : {};
}

const STANDS: ReadonlySet<FigureMention['status']> = new Set(['asserted', 'disputed', 'unverified']);

function mentionsBehind(figure: Figure, readings: readonly Reading[]): readonly FigureMention[] {
  return readings.flatMap(({ article, report }) =>
    report.figures.filter(
      (mention) =>
        mention.kind === figure.kind &&
        STANDS.has(mention.status) &&
        figure.ev.includes(sentenceId(article, mention.sentence)) &&
        (mention.value ?? undefined) === figure.low,
    ),
  );
}

function isTwin(a: FigureMention, b: FigureMention): boolean {
  return (
    a.value !== null &&
    a.value === b.value &&
    a.kind === b.kind &&
    a.scope === b.scope &&
    a.subset === b.subset &&
    STANDS.has(a.status) &&
    STANDS.has(b.status)
  );
}

/** "army" of the Zahiran army is "Zahiran army"; "defence ministry" of Velmar is "Velmar’s defence ministry". */
function fullName({ claimant: raw, claimantSide }: Figure): string {
  // What a claimant's noun phrase caught of the sentence around it goes: "… on Wednesday as the Doctors' Network said".
  const claimant = raw
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^The (?=\p{Lu})/u, '')
    .replace(/ (?:said|says|told|announced|raised)\b.*$/u, '')
    .replace(/^.* (?:as|after|when|while) (?:the )?(?=\p{Lu})/u, '');
  if (claimantSide === undefined || /\p{Lu}/u.test(claimant)) return claimant;
  const plain = claimant.replace(/^the /, '');
  return claimantSide.toLowerCase().includes(plain) ? claimantSide : `${claimantSide}’s ${plain}`;
}

/**
 * Where a party's outlet and an independent one give the same number of the same claimant's side, the independent
 * one's words stand on the card ("17 killed", not "17 citizens martyred"), and its sentence comes first.
 */
function inIndependentWords(figure: Figure, readings: readonly Reading[], sideOf: SideOf): Figure {
  const ranked = readings
    .filter((reading) => reading.native)
    .toSorted((a, b) => Number(a.party) - Number(b.party))
    .flatMap((reading) =>
      reading.report.figures.map((mention) => ({
        reading,
        mention,
        ev: sentenceId(reading.article, mention.sentence),
      })),
    )
    .filter(
      ({ mention, ev }) =>
        mention.kind === figure.kind &&
        STANDS.has(mention.status) &&
        figure.ev.includes(ev) &&
        mention.value === figure.low,
    );
  const [best] = ranked;
  if (!best || best.reading.party || !ranked.some(({ reading }) => reading.party)) return figure;
  const { group: _group, loaded: _loaded, claimantSide: _side, ...rest } = figure;
  // Whoever is named and the side they speak for come from one sentence, or a party's number would be laid to another.
  const claimant = best.mention.claimant ?? figure.claimant;
  const side = best.mention.claimant === null ? figure.claimantSide : sideOf(claimant, null);
  const named = sameName(claimant, figure.claimant) ? fullestName([claimant, figure.claimant]) : claimant;
  return {
    ...rest,
    claimant: named,
    ...(side !== null && side !== undefined && { claimantSide: side }),
    ...groupOf(ranked.filter(({ reading }) => !reading.party).map(({ mention }) => mention)),
    ev: [best.ev, ...figure.ev.filter((id) => id !== best.ev)],
  };
}

/** Of mentions of one number, the group that the first of them to name one gives. */
function groupOf(mentions: readonly FigureMention[]): Pick<Figure, 'group'> {
  const group = mentions.find((mention) => mention.group !== null)?.group;
  return group ? { group } : {};
}

/** Who checks a number does not claim it. */
function checking({ ev }: Figure, readings: readonly Reading[]): string {
  const texts = readings.flatMap(({ statements }) => statements.filter((each) => ev.includes(each.ev)));
  return texts.some(({ text }) => /\bverifying reports\b/i.test(text)) ? 'verifying reports' : 'unverified';
}

/** Who denies what a sentence speaks of, where it names them in the card's language; null otherwise. */
export function denierOf(reading: Reading | undefined, sentence: number): string | null {
  if (!reading?.native) return null;
  const said = reading.statements[sentence]?.spoken.find((spoken) => isDenial(reading.article.text, spoken));
  const name = said === undefined ? '' : plainName(said.name);
  return /\p{Lu}/u.test(name) ? name : null;
}
