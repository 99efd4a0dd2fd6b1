import type { FigureMention } from '../stories/figure.ts';
import type { Report } from '../stories/story.ts';
import type { Figure } from './card.ts';
import { articleOf, sentenceId } from './evidence.ts';
import type { Reading } from './reading.ts';
import type { SideOf } from './sides.ts';

/** What one witness counted is their words, not a toll beside those of officials and medics. */
const OWN_COUNT = /\b(?:I|we) (?:counted|saw|carried|found|buried|pulled)\b/i;

/**
 * The reports with the figures that a card compares: without what one witness counted, and without numbers of foreign
 * articles that an article in the card's language gives too. Those come back as evidence (`withForeignEvidence`).
 */
export function comparedReports(readings: readonly Reading[], sideOf: SideOf): readonly Report[] {
  const native = nativeFigures(readings);
  return readings.map((reading) => {
    const figures = reading.report.figures.filter(
      (mention) => !OWN_COUNT.test(reading.statements[mention.sentence]?.text ?? ''),
    );
    if (reading.native) return { ...reading.report, figures };
    const own = figures.filter((mention) => !native.some((other) => isTwin(mention, other)));
    return { ...reading.report, figures: own.map((mention) => withSide(mention, sideOf)) };
  });
}

/** Figures as a card shows them: foreign articles that give the same number stand behind it, claimants by full name. */
export function shownFigures(figures: readonly Figure[], readings: readonly Reading[]): readonly Figure[] {
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
    const told = inIndependentWords(figure, readings);
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

function nativeFigures(readings: readonly Reading[]): readonly FigureMention[] {
  return readings.filter((reading) => reading.native).flatMap(({ report }) => report.figures);
}

function mentionsBehind(figure: Figure, readings: readonly Reading[]): readonly FigureMention[] {
  return readings.flatMap(({ article, report }) =>
    report.figures.filter(
      (mention) =>
        mention.kind === figure.kind &&
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
    a.status === b.status
  );
}

function withSide(mention: FigureMention, sideOf: SideOf): FigureMention {
  const side = mention.claimant === null ? null : sideOf(mention.claimant, null);
  return side === null ? mention : { ...mention, claimant: side };
}

/** "army" of the Zahiran army is "Zahiran army"; "defence ministry" of Velmar is "Velmar’s defence ministry". */
function fullName({ claimant: raw, claimantSide }: Figure): string {
  // What a claimant's noun phrase caught of the sentence around it goes: "… on Wednesday as the Doctors' Network said".
  const claimant = raw
    .replace(/^[^\p{L}\p{N}]+/u, '')
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
function inIndependentWords(figure: Figure, readings: readonly Reading[]): Figure {
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
      ({ mention, ev }) => mention.kind === figure.kind && figure.ev.includes(ev) && mention.value === figure.low,
    );
  const [best] = ranked;
  if (!best || best.reading.party || !ranked.some(({ reading }) => reading.party)) return figure;
  const { group: _group, loaded: _loaded, ...rest } = figure;
  return {
    ...rest,
    claimant: best.mention.claimant ?? figure.claimant,
    ...(best.mention.group !== null && { group: best.mention.group }),
    ev: [best.ev, ...figure.ev.filter((id) => id !== best.ev)],
  };
}

/** Who checks a number does not claim it. */
function checking({ ev }: Figure, readings: readonly Reading[]): string {
  const texts = readings.flatMap(({ statements }) => statements.filter((each) => ev.includes(each.ev)));
  return texts.some(({ text }) => /\bverifying reports\b/i.test(text)) ? 'verifying reports' : 'unverified';
}
