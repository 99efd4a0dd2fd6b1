/** News of real conflicts that never happened, as much as one likes and the same each time: for measuring, never for reading. */
import type { Conflict } from '../src/stories/conflict.ts';

/** One report of an invented event. */
export interface InventedEntry {
  readonly guid: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly published: number;
}

/** Numbers that look random and are the same each time. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (Math.imul(seed + 1, 2_654_435_761) ^ 0x9e3779b9) >>> 0;
    for (let i = 0; i < 4; i += 1) this.roll(2);
  }

  roll(sides: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * sides);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.roll(from.length)] as T;
  }

  /** Some of these, in any order. */
  some<T>(from: readonly T[], count: number): readonly T[] {
    const rest = [...from];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(this.roll(rest.length), 1)[0] as T);
  }
}

const words = (text: string) => text.split('|').map((word) => word.trim());

const ARMS = words('drone|missile|artillery|glide bomb|rocket|mortar|air');
const TARGETS = words(
  'a market|an apartment block|a power substation|a hospital|a fuel depot|a school|a railway station|a bridge|a bakery|a water plant|an ammunition depot|a bus|a port terminal|a displacement camp|a police post|a clinic',
);
const GIVEN = words(
  'Amina|Petro|Olena|Yusuf|Maryam|Daniel|Ruth|Khaled|Nadia|Viktor|Salma|Joseph|Ivan|Fatima|Marta|Omar',
);
const FAMILY = words(
  'Halenko|Barakat|Osman|Melnyk|Qassar|Deng|Haddad|Tesfaye|Koroma|Novak|Saleh|Bondar|Mbeki|Rahimi|Lahoud|Idris|Sokolov|Abdi|Ferreira|Thein',
);
const JOBS = words(
  'a nurse at the city hospital|a shopkeeper|a retired teacher|an aid worker|a bus driver|a doctor|a student|a farmer from a nearby village|a volunteer medic|a mother of three',
);
const OFFICES = words(
  'the health ministry|regional officials|the emergency service|the mayor|the civil defence|the military administration|hospital sources|the governor’s office|the Red Crescent|local authorities',
);
const SAID = words(
  'We heard three blasts and then everything was dark|There was no warning at all|My neighbour is still under there|We ran with what we had on us|They hit it twice, the second time when the medics came|Nobody here is a soldier|The windows came in and the ceiling fell|We have no water and no light since then|I counted eleven stretchers before I stopped counting|It was the hour when everybody buys bread|We will rebuild it as we did before|This is the fourth time since the spring',
);
const MORE = words(
  'The road to {place} was closed until the evening|Power was cut in large parts of {place} and had not been restored by nightfall|Rescuers searched the ruins for {count} people who were reported missing|The airport at {place} suspended flights for several hours|Schools in {place} will stay closed this week, {office} said|Fighting was also reported near {place}, where {side} said it had repelled an assault|Aid agencies said {count} families had left {place} since Monday|Satellite pictures showed smoke over the northern part of {place}|A curfew was declared in {place} from eight in the evening|The price of flour in {place} has doubled since the crossing was closed|Two trucks with medicines reached {place} overnight, the United Nations said|Telephone lines to {place} were down for most of the day|{side} said its air defences had shot down {count} drones over {place}|Independent confirmation was not possible, as reporters have no access to {place}|The prosecutor opened an investigation into the attack on {place}|Farmers near {place} said they could not bring in the harvest',
);
const OUTLOOK = words(
  'Diplomats warned that the attack could derail the talks that are due to resume next week|Analysts said a further escalation was likely if the crossing stayed closed|The United Nations warned that hospitals in {place} may run out of fuel within days|Officials said the truce might not hold beyond the weekend|{side} threatened to respond, and mediators called for restraint',
);
const BACKGROUND = words(
  'The town has changed hands twice since the war began|More than {many} civilians have been killed since the fighting began, according to U.N. figures|The two sides last exchanged prisoners in the spring|Both sides deny targeting civilians|An earlier truce collapsed after nine days|The front line there has hardly moved in months',
);
const SPORT = words(
  'The home side won by two goals and goes through to the semi-final|The coach said his players had rested well|Tickets for the festival sold out within an hour|The museum shows eighty paintings, many for the first time|The new tram line will open in the autumn, the city said|The weather stays mild, with rain in the west',
);

/** Hours between an event and its last report. */
const SPREAD_HOURS = 20;
const HOUR_MS = 3_600_000;

/**
 * The `index`-th of many reports. About nine in ten tell of one of `events` events of the last two days, each outlet in
 * words of its own, a fifth of them in those of the event's first report (a wire's); the others are no news of a conflict.
 */
export function inventedEntry(
  index: number,
  {
    conflicts,
    events,
    now,
  }: { readonly conflicts: readonly Conflict[]; readonly events: number; readonly now: number },
): InventedEntry {
  const dice = new Dice(index);
  const guid = `n-${index}`;
  if (dice.roll(10) === 0) {
    const paragraphs = Array.from({ length: 4 }, () => `${dice.some(SPORT, 3).join('. ')}.`);
    return {
      guid,
      title: `${dice.pick(FAMILY)} and ${dice.pick(FAMILY)} open the season`,
      paragraphs,
      published: now - dice.roll(48) * HOUR_MS,
    };
  }
  const number = dice.roll(events);
  const event = new Dice(1_000_003 + number);
  const conflict = event.pick(conflicts);
  const place = event.pick(conflict.places).name;
  const arms = event.pick(ARMS);
  const target = event.pick(TARGETS);
  const [attacker, victim] = event.some(
    conflict.sides.map(({ name }) => name),
    2,
  );
  const killed = 1 + event.roll(30);
  const wounded = killed + event.roll(60);
  const at = now - (4 + event.roll(44)) * HOUR_MS;
  const day = new Date(at).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  // A wire's report comes again word for word; others find their own.
  const own = dice.roll(5) === 0 ? new Dice(2_000_003 + number) : dice;
  const office = own.pick(OFFICES);
  const toll = killed + (own.roll(3) === 0 ? own.roll(3) : 0);
  const fill = (text: string) =>
    text
      .replaceAll('{place}', own.roll(3) === 0 ? own.pick(conflict.places).name : place)
      .replaceAll('{side}', own.pick(conflict.sides).name)
      .replaceAll('{office}', own.pick(OFFICES))
      .replaceAll('{count}', `${2 + own.roll(60)}`)
      .replaceAll('{many}', `${4 + own.roll(30)},${100 + own.roll(900)}`);
  const person = () => `${own.pick(GIVEN)} ${own.pick(FAMILY)}`;
  const sentences = (from: readonly string[], count: number) =>
    own
      .some(from, count)
      .map((text) => `${fill(text)}.`)
      .join(' ');
  const official = person();
  return {
    guid,
    title: own.pick([
      `${cap(arms)} strike on ${target.replace(/^an? /, '')} in ${place} kills ${toll}, ${office} say`,
      `At least ${toll} killed as ${arms} strike hits ${place}`,
      `${place}: ${toll} dead, ${wounded} wounded after ${arms} attack on ${target}`,
      `${attacker ?? 'Army'} strikes ${target} in ${place}, killing ${toll}`,
    ]),
    paragraphs: [
      `${own.pick(['A', 'An overnight', 'A large'])} ${arms} strike hit ${target} in ${place} on ${day}, killing at least ${toll} people and wounding ${wounded}, ${office} said. ${victim ?? 'The army'} blamed ${attacker ?? 'the rebels'} for the attack, which ${attacker ?? 'the rebels'} denied.`,
      `“${own.pick(SAID)},” said ${person()}, ${own.pick(JOBS)}. ${sentences(MORE, 2)}`,
      `${official}, a spokesman of ${victim ?? 'the army'}, told reporters that ${2 + own.roll(9)} children were among the dead and that the toll could rise. “${own.pick(SAID)},” ${official.split(' ')[1]} said.`,
      `${sentences(MORE, 3)} ${sentences(OUTLOOK, 1)}`,
      `“${own.pick(SAID)},” said ${person()}, ${own.pick(JOBS)}. ${sentences(MORE, 3)}`,
      ...(own.roll(2) === 0 ? [sentences(MORE, 4)] : []),
      `${sentences(OUTLOOK, 1)} ${sentences(BACKGROUND, 2)}`,
    ],
    published: Math.min(now - 60_000, at + own.roll(SPREAD_HOURS) * HOUR_MS + dice.roll(60) * 60_000),
  };
}

function cap(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
