/** A band of probability in percent, for sorting only: no number is ever printed that the source did not give. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/**
 * The estimative words of ICD 203 (Analytic Standards, 2015) with both its word sets, and their usual renderings.
 * The first phrase that matches wins, so longer ones stand first.
 */
const TABLE: readonly (readonly [low: number, high: number, phrases: string])[] = [
  [
    1,
    5,
    'almost no chance|remote chance|remote|almost impossible|майже неможливо|почти невозможно|fast unmöglich|presque impossible|virtually impossible',
  ],
  [
    95,
    99,
    'almost certainly|almost certain|nearly certain|virtually certain|майже напевно|почти наверняка|fast sicher|presque certain|شبه مؤكد',
  ],
  [
    80,
    95,
    'very likely|highly likely|highly probable|most likely|most probable|дуже ймовірно|найімовірніше|скоріше за все|весьма вероятно|скорее всего|sehr wahrscheinlich|höchstwahrscheinlich|très probable|très probablement|من المرجح جدا',
  ],
  [
    5,
    20,
    'very unlikely|highly unlikely|highly improbable|вкрай малоймовірно|крайне маловероятно|sehr unwahrscheinlich|très improbable',
  ],
  [45, 55, 'roughly even chance|even chance|roughly even odds|even odds|fifty-fifty'],
  [
    20,
    45,
    'unlikely|improbable|improbably|smaller chance|small chance|little chance|малоймовірно|навряд чи|маловероятно|вряд ли|unwahrscheinlich|improbable|peu probable|من غير المرجح|من المستبعد|مستبعد',
  ],
  [
    55,
    80,
    'likely|probably|probable|likelihood|ймовірно|імовірно|вероятно|wahrscheinlich|probable|probablement|vraisemblablement|من المرجح|على الأرجح|يرجح|المرجح',
  ],
];

const SHARE =
  /\b(?:perhaps |about |roughly )?(?:one|two|three|four|a) (?:in|chance in) (?:two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b/iu;

/** An estimative word as the source writes it, with its band when the table has it. */
export interface Likelihood {
  readonly words: string;
  readonly band: Band | null;
}

/** The estimative words of a sentence; "perhaps one in five" beats the vaguer word beside it. Null when there is none. */
export function likelihoodIn(sentence: string): Likelihood | null {
  const share = SHARE.exec(sentence);
  if (share !== null) return { words: share[0], band: null };
  const lower = sentence.toLowerCase();
  for (const [low, high, phrases] of TABLE) {
    for (const phrase of phrases.split('|')) {
      const at = wordAt(lower, phrase);
      if (at >= 0) return { words: sentence.slice(at, at + phrase.length), band: { low, high } };
    }
  }
  return null;
}

/** Where a phrase stands as whole words; −1 when it does not. */
function wordAt(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + phrase.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}
