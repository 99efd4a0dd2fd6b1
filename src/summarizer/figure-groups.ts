/** Who is counted: groups as tolls keep them apart, and as a card of ours may name them. */

const AT_LARGE =
  /^(?:civilians?|citizens|people|persons|residents|villagers|цивільн\p{L}*|мирн\p{L}*|жител\p{L}*|мешкан\p{L}*|zivilisten|civils|civiles|مدنيا|مدنيين|مواطنين|مواطنا)$/iu;

/** Stems of the last word of a group, by what they mean in every language we read. */
const MEANT: readonly (readonly [english: string, stems: RegExp])[] = [
  [
    'soldiers',
    /^(?:soldier|servicem|troop|soldat|militaire|soldado|militar|солдат|військ|военн|военносл|бійц|боєц|бойц|боец|захисник|جندي|جنود|عسكري)/u,
  ],
  [
    'fighters',
    /^(?:fighter|militant|rebel|insurgent|gunm|element|terrorist|combatant|attacker|combattant|kämpfer|aufständisch|combatiente|guerriller|бойовик|боевик|окупант|оккупант|загарбник|терорист|террорист|مقاتل|عنصر|عناصر|مسلح|إرهابي)/u,
  ],
  ['civilians', /^(?:civilian|civil|zivil|цивільн|гражданск|مدني)/u],
  ['children', /^(?:child|enfant|kind|niñ|діт|дит|ребен|ребён|дет|طفل|أطفال)/u],
  ['women', /^(?:wom[ae]n|femme|frau|mujer|жін|женщин|نساء|امرأة)/u],
  ['police officers', /^(?:polic|polizist|поліц|полиц|شرط)/u],
  ['journalists', /^(?:journalist|periodist|журналіст|журналист|صحفي)/u],
  ['families', /^(?:famil|родин|сім|сем|أسرة|أسر|عائل)/u],
];

/** Civilians and people at large are the same toll; soldiers, fighters, children and families are each their own. */
export function groupKey(group: string | null): string {
  if (group === null || AT_LARGE.test(group)) return '';
  const last = lastWord(group);
  return MEANT.find(([, stems]) => stems.test(last))?.[0] ?? last;
}

/** A group of a foreign article by our word for it; null where we have none and may not show its own. */
export function groupInEnglish(group: string): string | null {
  const words = group.toLowerCase().split(/\s+/);
  return MEANT.find(([, stems]) => words.some((word) => stems.test(word)))?.[0] ?? null;
}

function lastWord(group: string): string {
  return group.toLowerCase().split(/\s+/).at(-1) ?? '';
}
