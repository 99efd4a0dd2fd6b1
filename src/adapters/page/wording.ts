/** The words we use for what the cards hold as codes: labels, kinds, numbers. */
import type { Change, ConflictStatus } from '../../briefings/briefing.ts';
import type { FigureKind } from '../../stories/figure.ts';
import type { EventType } from '../../stories/story.ts';
import type { Figure, SourceRef, StoryCard } from '../../summarizer/card.ts';
import type { Role } from './page.ts';

/** What kind of event a story is about. */
export const EVENT: Readonly<Record<EventType, string>> = {
  armed_clash: 'armed clash',
  territory_change: 'change of control',
  air_drone_strike: 'air or drone strike',
  shelling_missile: 'shelling or missiles',
  bombing: 'bombing',
  chemical: 'chemical weapons, alleged',
  attack_on_civilians: 'attack on civilians',
  sexual_violence: 'sexual violence',
  abduction: 'abduction',
  agreement: 'agreement',
  arrests: 'arrests',
  weapons_disrupted: 'weapons disrupted',
  protest: 'protest',
  negotiation: 'negotiations',
  ceasefire_breach: 'ceasefire breach, alleged',
  sanction: 'sanctions',
  arms_transfer: 'arms transfer',
  mobilisation: 'mobilisation',
  displacement: 'displacement',
  aid_access: 'aid access',
  infrastructure: 'infrastructure',
  seizure_boarding: 'seizure or boarding',
  cyber_hybrid: 'cyber or hybrid attack',
  court_accountability: 'courts',
  prisoner_exchange: 'prisoner exchange',
  statement: 'statement',
};

/** What is counted, as the label of a row. */
export const COUNTED: Readonly<Record<FigureKind, string>> = {
  killed: 'Killed',
  wounded: 'Wounded',
  missing: 'Missing',
  captured: 'Captured',
  detained: 'Detained',
  displaced: 'Displaced',
  affected: 'Affected',
  abducted: 'Abducted',
};

/** What changed, as the tag of a line. */
export const CHANGED: Readonly<Record<Change['kind'], { readonly tag: string; readonly role: Role }>> = {
  new: { tag: 'NEW', role: 'rise' },
  toll: { tag: 'TOLL', role: 'rise' },
  claim_new: { tag: 'CLAIM', role: 'strong' },
  claim_reversed: { tag: 'REVERSED', role: 'strong' },
  confirmed: { tag: 'CONFIRMED', role: 'strong' },
  status: { tag: 'STATUS', role: 'strong' },
  quiet: { tag: 'QUIET', role: 'quiet' },
};

/** The arrow of a conflict: computed from our own feeds, and no measure of violence. */
export const ARROW: Readonly<
  Record<ConflictStatus['arrow'], { readonly sign: string; readonly meaning: string; readonly role: Role }>
> = {
  up: { sign: '▲', meaning: "above this feed set's 14-day norm", role: 'rise' },
  down: { sign: '▼', meaning: 'below', role: 'fall' },
  flat: { sign: '▬', meaning: 'usual', role: 'quiet' },
  insufficient: { sign: '·', meaning: 'too few reports', role: 'quiet' },
};

/** Where a story is heading, as computed from its reports. */
export const TREND: Readonly<Record<NonNullable<StoryCard['trend']>, string>> = {
  escalation: '▲ escalation',
  'de-escalation': '▼ de-escalation',
  stalled: '▬ stalled',
  uncertain: 'direction unclear',
};

/** What must be known about a source, beside its name, each time it is named. */
export const SOURCE_LABEL: Readonly<
  Record<NonNullable<SourceRef['label']>, { readonly words: string; readonly role: Role }>
> = {
  state: { words: 'state media', role: 'caution' },
  party: { words: 'run by a party to the conflict', role: 'caution' },
  wire: { words: 'news agency', role: 'quiet' },
  copy: { words: 'copy of another report', role: 'quiet' },
  analysis: { words: 'analysis', role: 'quiet' },
  official: { words: 'official source', role: 'caution' },
  social: { words: 'social media', role: 'caution' },
  unreviewed: { words: 'unreviewed', role: 'caution' },
};

/** "9,000". */
export function numberWords(value: number): string {
  // Not by `toLocaleString`, whose tables take 20 ms of a cold start.
  if (!Number.isSafeInteger(value)) return value.toLocaleString('en-US');
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "1 report", "3 reports". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${numberWords(value)} ${value === 1 ? one : many}`;
}

/** "at least 31", "12–15", "“dozens”": the number with its qualifier; null when the figure has neither. */
export function figureValue({ low, high, qualifier }: Figure): string | null {
  // "Dozens" is the source's word, so it stands in its quotation marks; the number behind it would be ours.
  if (qualifier !== undefined && /^(?:dozens|hundreds|thousands)$/.test(qualifier)) return `“${qualifier}”`;
  if (low === undefined && high === undefined) return null;
  const numbers = [...new Set([low, high])].filter((value) => value !== undefined).map(numberWords);
  const value = numbers.join('–');
  return qualifier === undefined ? value : `${qualifier} ${value}`;
}

/** "2 independent + 1 state outlet": how many roots carry a story, and whose do not count. */
export function supportWords({ corroboration, sources }: Pick<StoryCard, 'corroboration' | 'sources'>): string {
  const { independent, copies, label, stateOrParty } = corroboration;
  const base = label === 'conflicting' || /independent$/.test(label) ? `${independent}\u00a0independent` : label;
  const alone = label === 'party claims only' || label === 'unreviewed sources only';
  const outlets = new Set(stateOrParty.map(({ outlet }) => outlet));
  const labelled = (wanted: 'state' | 'party') =>
    new Set(
      sources.filter(({ outlet, label: of }) => of === wanted && outlets.has(outlet)).map(({ outlet }) => outlet),
    );
  const kind = (['state', 'party'] as const).find((wanted) => labelled(wanted).size === outlets.size);
  const added = [
    !alone && outlets.size > 0 ? ` + ${together(counted(outlets.size, `${kind ?? 'state or party'} outlet`))}` : '',
    copies > 0 ? ` (+${together(counted(copies, 'copy', 'copies'))})` : '',
  ];
  return base + added.join('');
}

/** Words that stay on one line. */
function together(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** What the independent sources disagree about, when they do. */
export function conflictWords({ corroboration, figures }: StoryCard): string | null {
  if (corroboration.label !== 'conflicting') return null;
  const claimants = new Map<FigureKind, Set<string>>();
  for (const { kind, claimant } of figures) {
    claimants.set(kind, (claimants.get(kind) ?? new Set()).add(claimant));
  }
  const tolls = [...claimants.values()].some((names) => names.size > 1);
  return tolls ? 'conflicting tolls' : 'conflicting accounts';
}

/** "Arabic"; null for English and where nobody can tell. */
export function languageWords(lang: string): string | null {
  if (lang === '' || lang === 'en' || lang === 'und') return null;
  try {
    return languages().of(lang) ?? null;
  } catch {
    return null;
  }
}

/** "English", "Arabic"; the code itself where nobody knows it. */
export function languageName(lang: string): string {
  return languageWords(lang) ?? (lang === 'en' ? 'English' : lang);
}

// Made at first use: each takes 8 ms, and most pages name neither.
const languages = atFirstUse(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));
const regions = atFirstUse(() => new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }));

function atFirstUse<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** "Sudan" for "SD"; the text itself where it is no country code. */
export function countryWords(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return regions().of(country) ?? country;
}

/** "russia-ukraine" → "Russia Ukraine", for a conflict whose name is not at hand. */
export function conflictName(id: string, names: ReadonlyMap<string, string>): string {
  return (
    names.get(id) ??
    id.replace(/(^|-)(\p{L})/gu, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`)
  );
}
