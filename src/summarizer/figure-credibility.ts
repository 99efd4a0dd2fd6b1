import type { FigureMention } from '../stories/figure.ts';

/** What tells parties from others. */
export interface Parties {
  sideOf(claimant: string): string | null;
  isParty(claimant: string): boolean;
}

/** Lower is more credible: UN and ICRC, medics, local officials, others, a party about its own, a party about the enemy. */
const LADDER: readonly (readonly [rank: number, words: RegExp])[] = [
  [
    0,
    /\b(?:united nations|u\.?n\.?|ocha|ohchr|unicef|unhcr|icrc|red cross|red crescent)\b|оон|червон\p{L}+ хрест|красн\p{L}+ крест|الأمم المتحدة|الصليب الأحمر|الهلال الأحمر|vereinte nationen|nations unies|naciones unidas/iu,
  ],
  [
    1,
    /doctor|medic|hospital|nurse|clinic|surgeon|health|ambulance|paramedic|morgue|лікар|медик|больниц|врач|أطباء|طبي|مستشفى|الصحة|arzt|ärzte|krankenhaus|médecin|hôpital|médico/iu,
  ],
  [
    2,
    /governor|mayor|rescue|civil defen[cs]e|emergency|police|local|regional|officials|authorities|observatory|monitor|губернатор|мер|мэр|голова|дснс|мчс|полиц|поліц|محافظ|الدفاع المدني|gouverneur|bürgermeister|behörde|maire|préfet|alcalde/iu,
  ],
];

/** A number as its claimant states it. */
export interface Stated {
  readonly mention: FigureMention;
  readonly claimant: string;
  /** Whether somebody is named; otherwise the outlet states it. */
  readonly owned: boolean;
  /** The words of the article that state it. */
  readonly surface: string;
}

/** Where a claimant stands on the ladder for one figure, 0–8. */
export function credibilityOf(stated: Stated, parties: Parties): number {
  const { claimant, owned } = stated;
  if (isEnemyLoss(stated, parties)) return 8;
  for (const [rank, words] of LADDER) if (words.test(claimant)) return rank;
  if (parties.isParty(claimant)) return 6;
  return owned ? 3 : 5;
}

const FIGHTERS =
  /soldier|servicem|troop|fighter|militant|rebel|insurgent|gunm|element|terrorist|combatant|mercenar|invader|occupier|jihadist|enemy|боєв|бойов|боев|бойц|окупант|загарбник|военнослуж|солдат|військов|терорист|террорист|националист|soldat|kämpfer|terrorist|combattant|rebelle|مقاتل|عنصر|عناصر|جندي|جنود|مسلح|إرهابي/iu;
/** "40 of its fighters had been killed", "put its losses at three"; not "killed 40 of its fighters". */
const OWN =
  /^(?!kill|neutral|eliminat|destroy|captur|wound).*\b(?:its|our|their own|his) (?:own )?\p{L}+|losses|\blost\b|own\b/iu;

/**
 * Whether a party counts the losses of its enemy: a loaded word, or fighters, said by a party. Its own losses and
 * civilians are another matter.
 */
export function isEnemyLoss({ mention, claimant, surface }: Stated, parties: Parties): boolean {
  if (mention.kind !== 'killed' && mention.kind !== 'wounded' && mention.kind !== 'captured') return false;
  if (!parties.isParty(claimant)) return false;
  if (mention.loaded !== null && !/^(?:mart|استش|شه|وا?ستش)/iu.test(mention.loaded)) return true;
  return mention.group !== null && FIGHTERS.test(mention.group) && !OWN.test(surface);
}
