import { eventSigns } from './event-signs.ts';
import { leadOf } from './lead.ts';
import { withoutOtherEvents } from './other-events.ts';
import { groupOf } from './read-event.ts';
import type { Report } from './story.ts';
import { foldedWords } from './word-list.ts';

/** What tells one event from another of its town and day, besides what was hit. */
export interface Traits {
  /** The largest number of dead of its event that title or lead states; 0 where they state none. */
  readonly toll: number;
  /** Whether one side tells its own story: in its own outlet, or in its own words for the enemy's losses. */
  readonly isVersion: boolean;
  /** The numbers of people that it says others give wrongly. */
  readonly denied: ReadonlySet<string>;
  /** The kinds of events that title and lead speak of, the report's own type included. */
  readonly groups: ReadonlySet<'violence' | 'diplomacy' | 'aftermath'>;
  /** With what it was done, as far as title and lead say. */
  readonly means: ReadonlySet<Means>;
}

/** From the air; shells and missiles; a planted or worn bomb; on the ground. Words for any fire ("обстріл", "قصف") are none. */
export type Means = 'air' | 'fire' | 'bomb' | 'ground';

const MEANS: readonly (readonly [Means, RegExp])[] = [
  [
    'air',
    /\b(?:drones?|uavs?|warplanes?|fighter jets?|air ?strikes?|air raids?|helicopters?|glide bombs?|drohne\w*|luftangriff\w*|kampfjets?|frappes? aériennes?|raids? aériens?|ataques? aéreos?|dron)\b|дрон|безпілотник|беспилотник|бпла|шахед|авіа(?:удар|бомб|нал)|авиа(?:удар|бомб|нал)|مسير[ةه]|مسيرات|غار[ةه]|غارات|طيران/iu,
  ],
  [
    'fire',
    /\b(?:shell(?:s|ed|ing|fire)?|artiller\w*|mortars?|howitzers?|missiles?|rockets?|granat\w*|rakete\w*|marschflug\w*|obus|mortiers?|roquettes?|misil(?:es)?|cohetes?)\b|артилер|артиллер|міномет|миномет|снаряд|ракет|مدفعي|قذائف|قذيفة|هاون|صاروخ|صواريخ/iu,
  ],
  [
    'bomb',
    /\b(?:suicide (?:bomb\w*|attack)|(?:car|truck|roadside) bombs?|(?:bomb|mine) blasts?|explosive devices?|ieds?|(?:land ?)?mines?|booby.traps?|bombenanschl\w*|landminen?|sprengsatz\w*|autobombe\w*|selbstmord\w*|bombe artisanale|attentat|voiture piégée|engin explosif|coche bomba)\b|вибухівк|замінован|смертник|взрывчатк|заминирован|подорвал|підірва|фугас|انتحاري|مفخخ|عبوة ناسفة|لغم|ألغام/iu,
  ],
  [
    'ground',
    /\b(?:ambush\w*|gunmen|gunfire|gun ?fights?|firefights?|opened fire|shot dead|gunned down|snipers?|stormed|clashes|(?:heavy|fierce) fighting|fighting (?:near|in|for|around|between)|gefechte?n?|kämpfe|combats|combates|(?<!air )raid(?:s|ed)?|hinterhalt|überfall\w*|bewaffnete\w*|schüsse\w*|feuergefecht\w*|schusswechsel|embuscade|hommes armés|fusillade|accrochage\w*|emboscada|hombres armados|tiroteo)\b|засідк|засад[аеу]|перестрілк|перестрелк|розстріля|расстреля|кулемет|пулемет|(?<!\p{L})(?:бої|боях|бои|боестолкн|боєзіткн)|معارك|كمين|إطلاق نار|مسلحون|اشتباكات/iu,
  ],
];
/** Reads the traits of a report's event; `controlled` where a party to the conflict controls its outlet. */
export function traitsOf(report: Report, controlled: boolean): Traits {
  const { article, eventType, figures, entities } = report;
  const focus = [article.title, leadOf(article).text].map(withoutOtherEvents);
  const words = focus.flatMap((text) => [...foldedWords(text)]);
  const signs = eventSigns(words, article.language, { martial: true }).filter(({ metaphor }) => !metaphor);
  const denied = figures.filter(
    ({ kind, value, status }) =>
      (kind === 'killed' || kind === 'wounded') && value !== null && (status === 'denied' || status === 'disputed'),
  );
  return {
    toll: tollOf(report),
    isVersion:
      controlled ||
      figures.some(
        ({ kind, value, loaded }) =>
          kind === 'killed' && value !== null && entities.has(`count:${value}`) && loaded !== null,
      ),
    denied: new Set(denied.map(({ value }) => `count:${value}`)),
    groups: new Set([...signs.map(({ type }) => groupOf(type)), ...(eventType === null ? [] : [groupOf(eventType)])]),
    means: new Set(MEANS.flatMap(([means, pattern]) => (focus.some((text) => pattern.test(text)) ? [means] : []))),
  };
}

function tollOf({ article, figures, entities }: Report): number {
  const { end } = leadOf(article).sentences.at(-1) ?? { end: 0 };
  const tolls = figures.filter(
    ({ kind, value, status, scope, subset, start }) =>
      kind === 'killed' &&
      status === 'asserted' &&
      scope === 'incident' &&
      !subset &&
      (start < end || entities.has(`count:${value}`)),
  );
  return Math.max(0, ...tolls.map(({ value }) => value ?? 0));
}
