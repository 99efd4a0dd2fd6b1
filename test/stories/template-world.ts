/** An invented world in which every event, and who reports it, is known: stories can be judged by counting. */
import type { Article } from '../../src/articles/article.ts';
import type { Outlet } from '../../src/articles/outlet.ts';
import { unreviewedOutlet } from '../../src/articles/outlet.ts';
import type { OutletDomain } from '../../src/feeds/feed.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import type { Background, Conflict, ConflictId, Named } from '../../src/stories/conflict.ts';
import { anArticle } from '../support/builders.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 3, 6);

/** Numbers that look random and are the same each time. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0 || 1;
  }

  roll(sides: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * sides);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.roll(from.length)] as T;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const all = [...list];
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = this.roll(i + 1);
      [all[i], all[j]] = [all[j] as T, all[i] as T];
    }
    return all;
  }
}

interface Town {
  readonly name: string;
  readonly uk: string;
  readonly ukIn: string;
  readonly ar: string;
}

interface War {
  readonly id: string;
  readonly sides: readonly [Side, Side];
  readonly towns: readonly Town[];
  readonly venue: string;
}

interface Side {
  readonly name: string;
  readonly people: string;
  readonly uk: string;
  readonly ar: string;
  readonly official: string;
  readonly officialUk: string;
  readonly officialAr: string;
}

function town(name: string, uk: string, ukIn: string, ar: string): Town {
  return { name, uk, ukIn, ar };
}

const WARS: readonly War[] = [
  {
    id: 'ostania-varn',
    venue: 'Geneva',
    sides: [
      {
        name: 'Ostania',
        people: 'Ostanian',
        uk: 'Останія',
        ar: 'أوستانيا',
        official: 'Petro Halenko',
        officialUk: 'Петро Галенко',
        officialAr: 'بترو هالينكو',
      },
      {
        name: 'Varn',
        people: 'Varnian',
        uk: 'Варн',
        ar: 'فارن',
        official: 'Igor Melnev',
        officialUk: 'Ігор Мельнєв',
        officialAr: 'إيغور ملنيف',
      },
    ],
    towns: [
      town('Bilkivka', 'Білківка', 'Білківці', 'بيلكيفكا'),
      town('Stepnohrad', 'Степноград', 'Степнограді', 'ستيبنوهراد'),
      town('Korsun Pole', 'Корсунь-Поле', 'Корсунь-Полі', 'كورسون بوله'),
      town('Luzhany', 'Лужани', 'Лужанах', 'لوجاني'),
      town('Dubrovets', 'Дубровець', 'Дубровці', 'دوبروفيتس'),
    ],
  },
  {
    id: 'samara-coast',
    venue: 'Doha',
    sides: [
      {
        name: 'Tamrit',
        people: 'Tamriti',
        uk: 'Тамріт',
        ar: 'تمريت',
        official: 'Hani Barakat',
        officialUk: 'Хані Баракат',
        officialAr: 'هاني بركات',
      },
      {
        name: 'Coast Liberation Front',
        people: 'Front',
        uk: 'Фронт визволення узбережжя',
        ar: 'جبهة تحرير الساحل',
        official: 'Yusuf Qassar',
        officialUk: 'Юсуф Кассар',
        officialAr: 'يوسف القصار',
      },
    ],
    towns: [
      town('Wadi Sarha', 'Ваді-Сарха', 'Ваді-Сарха', 'وادي سرحة'),
      town('Ras Jamil', 'Рас-Джаміль', 'Рас-Джамілі', 'رأس جميل'),
      town('Tel Mansur', 'Тель-Мансур', 'Тель-Мансурі', 'تل منصور'),
      town('Bir Halwa', 'Бір-Халва', 'Бір-Халві', 'بئر حلوة'),
    ],
  },
];

const TARGETS = [
  {
    id: 'market',
    ru: 'возле рынка',
    fr: 'un marché',
    en: 'a crowded market',
    de: 'einen Markt',
    uk: 'ринку',
    ar: 'سوقاً',
  },
  {
    id: 'hospital',
    ru: 'рядом с больницей',
    fr: 'un hôpital',
    en: 'a children’s hospital',
    de: 'ein Krankenhaus',
    uk: 'лікарні',
    ar: 'مستشفى',
  },
  {
    id: 'school',
    ru: 'рядом со школой',
    fr: 'une école',
    en: 'a primary school',
    de: 'eine Schule',
    uk: 'школі',
    ar: 'مدرسة',
  },
  {
    id: 'depot',
    ru: 'на складе',
    fr: 'un entrepôt',
    en: 'a grain warehouse',
    de: 'ein Lagerhaus',
    uk: 'складу',
    ar: 'مستودعاً',
  },
  { id: 'bridge', ru: 'у моста', fr: 'un pont', en: 'a road bridge', de: 'eine Brücke', uk: 'мосту', ar: 'جسراً' },
  {
    id: 'power',
    ru: 'на подстанции',
    fr: 'une centrale électrique',
    en: 'an electrical substation',
    de: 'ein Umspannwerk',
    uk: 'підстанції',
    ar: 'محطة كهرباء',
  },
] as const;

/** What happened, and how. */
interface Event {
  readonly id: string;
  readonly war: War;
  readonly kind: 'drone' | 'shelling' | 'clash' | 'talks' | 'exchange';
  readonly town: Town;
  readonly target: (typeof TARGETS)[number];
  readonly at: number;
  readonly killed: number;
  readonly wounded: number;
  readonly attacker: Side;
  readonly victim: Side;
  readonly witness: string;
  readonly detail: string;
  readonly number: number;
}

/** An article, the event it reports and whose words it repeats. */
export interface Told {
  readonly article: Article;
  readonly event: string;
  readonly copyOf: string | null;
}

const WITNESSES = [
  'Nadia Ferro',
  'Omar Tahan',
  'Lesia Dorosh',
  'Karim Bisharat',
  'Ana Kolarova',
  'Taras Mykhal',
  'Salma Haddadin',
  'Ilya Grom',
];
const DETAILS = [
  'A second blast followed while rescuers were at work.',
  'Windows were broken as far as two streets away.',
  'Volunteers carried the hurt out on doors and carpets.',
  'The siren had sounded only a minute before.',
  'Smoke could be seen from the other bank of the river.',
  'A fire burned in the ruins until late in the evening.',
  'Two buses stood burnt out at the roadside.',
  'Phones did not work in the district for hours.',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAYS_DE = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];
const WEEKDAYS_UK = ['у неділю', 'у понеділок', 'у вівторок', 'у середу', 'у четвер', 'у п’ятницю', 'у суботу'];
const WEEKDAYS_RU = ['воскресенье', 'понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу'];
const WEEKDAYS_FR = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const VENUES: Readonly<Record<string, { readonly de: string; readonly uk: string; readonly ukIn: string }>> = {
  Geneva: { de: 'Genf', uk: 'Женева', ukIn: 'Женеві' },
  Doha: { de: 'Doha', uk: 'Доха', ukIn: 'Досі' },
};
const WEEKDAYS_AR = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'];

type Style = (event: Event) => {
  readonly outlet: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly after: number;
};

function verb({ kind }: Event): { readonly title: string; readonly text: string; readonly noun: string } {
  if (kind === 'drone') return { title: 'Drone strike', text: 'A drone strike hit', noun: 'strike' };
  return { title: 'Shelling', text: 'Artillery shells hit', noun: 'shelling' };
}

/** Ukrainian names as Russian writes them. */
function russian(text: string): string {
  const letters: Readonly<Record<string, string>> = { і: 'и', ї: 'и', є: 'е', І: 'И', Ї: 'И', Є: 'Е' };
  return text.replace(/[іїєІЇЄ]/g, (letter) => letters[letter] ?? letter);
}

const dayOf = (names: readonly string[], { at }: Event) => names[new Date(at).getUTCDay()] ?? '';

const STYLES: Readonly<Record<string, Style>> = {
  wire: (event) => {
    const { town: place, target, victim, attacker, killed, wounded, witness, detail } = event;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    const { text, title, noun } = verb(event);
    return {
      outlet: 'corewire.example',
      language: 'en',
      after: 1,
      title: `${title} on ${target.en.replace(/^an? /, '')} in ${place.name} kills ${killed}, officials say`,
      text: `${place.name.toUpperCase()}, ${victim.name}, April ${new Date(event.at).getUTCDate()} (Core Wire) - ${text} ${target.en} in the ${victim.people} town of ${place.name} on ${day}, killing at least ${killed} people and wounding ${wounded}, local officials said. ${victim.name} blamed ${attacker.name}, whose defence ministry denied that civilians had been its aim.

"People had nowhere to run," said ${witness}, who lives across the street. ${detail}

${victim.official}, a spokesman for the ${victim.people} side, said the toll could rise because several people were missing under the rubble. Core Wire could not independently verify the figures.

The ${noun} came as both sides prepared for further contacts in ${event.war.venue}. Analysts said it could make those contacts harder, since neither side has shown any wish to compromise in recent weeks.`,
    };
  },
  paper: (event) => {
    const { town: place, target, victim, attacker, killed, wounded, witness } = event;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    const what = event.kind === 'drone' ? 'drones struck' : 'shells struck';
    return {
      outlet: 'harbourtimes.example',
      language: 'en',
      after: 5,
      title: `${place.name} mourns after attack on ${target.id} leaves ${killed} dead`,
      text: `At least ${killed} people died when ${what} ${target.en} in ${place.name} on ${day} morning, according to the town’s mayor, and ${wounded} more were taken to hospital.

Rescue teams searched the ruins through the afternoon. ${witness}, a neighbour, told the Harbour Times by telephone: “I heard two explosions and then only crying.”

${attacker.official}, who speaks for ${attacker.name}, rejected the accusation and said the forces had aimed at a military store nearby. ${victim.name} called for an international inquiry into the attack.`,
    };
  },
  update: (event) => {
    const { town: place, target, victim, killed, wounded } = event;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'plainsledger.example',
      language: 'en',
      after: 20,
      title: `Death toll from ${place.name} ${target.id} ${verb(event).noun} rises to ${killed + 2}`,
      text: `The number of people killed in ${day}’s ${verb(event).noun} on ${target.en} in ${place.name} has risen to ${killed + 2}, rescuers said, after two of the ${wounded} wounded died overnight.

${victim.official} said families were still looking for relatives. The ${victim.people} government has asked for help from abroad to clear the site of the ${target.id}.`,
    };
  },
  german: (event) => {
    const { town: place, target, victim, attacker, killed, wounded } = event;
    const day = WEEKDAYS_DE[new Date(event.at).getUTCDay()];
    const what = event.kind === 'drone' ? 'Drohnenangriff' : 'Artilleriebeschuss';
    return {
      outlet: 'elbebote.example',
      language: 'de',
      after: 6,
      title: `Mindestens ${killed} Tote nach ${what} auf ${place.name}`,
      text: `Bei einem ${what} auf ${target.de} in ${place.name} sind am ${day} nach Angaben der Behörden mindestens ${killed} Menschen getötet und ${wounded} verletzt worden. ${victim.name} machte ${attacker.name} verantwortlich.

Der Sprecher ${victim.official} sagte, unter den Trümmern würden noch Vermisste gesucht. ${attacker.name} wies den Vorwurf zurück.`,
    };
  },
  ukrainian: (event) => {
    const { town: place, target, killed, wounded, victim } = event;
    const day = WEEKDAYS_UK[new Date(event.at).getUTCDay()];
    const what = event.kind === 'drone' ? 'удару безпілотників по' : 'обстрілу';
    return {
      outlet: 'visti.example',
      language: 'uk',
      after: 3,
      title: `${event.kind === 'drone' ? 'Удар дронів' : 'Обстріл'} у ${place.ukIn}: ${killed} загиблих`,
      text: `Унаслідок ${what} ${target.uk} в м. ${place.uk} ${day} загинули щонайменше ${killed} людей, ще ${wounded} дістали поранення, повідомив речник ${victim.officialUk}.

Рятувальники розбирають завали. За словами місцевих жителів, вибухи пролунали зранку.`,
    };
  },
  arabic: (event) => {
    const { town: place, target, killed, wounded, victim } = event;
    const day = WEEKDAYS_AR[new Date(event.at).getUTCDay()];
    const what = event.kind === 'drone' ? 'هجوم بطائرة مسيرة' : 'قصف مدفعي';
    return {
      outlet: 'sada.example',
      language: 'ar',
      after: 4,
      title: `مقتل ${killed} في ${what} على ${place.ar}`,
      text: `قُتل ${killed} شخصاً على الأقل وأصيب ${wounded} في ${what} استهدف ${target.ar} في مدينة ${place.ar} يوم ${day}، بحسب ما قال المتحدث ${victim.officialAr}.

وتواصل فرق الإنقاذ البحث بين الأنقاض عن مفقودين.`,
    };
  },
  state: (event) => {
    const { town: place, victim, attacker, killed } = event;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: event.war.id === 'ostania-varn' ? 'varn-state.example' : 'front-voice.example',
      language: 'en',
      after: 9,
      title: `Precision ${event.kind === 'drone' ? 'strike' : 'artillery fire'} destroys ${victim.people} positions at ${place.name}`,
      text: `The armed forces on ${day} carried out a precision ${event.kind === 'drone' ? 'drone strike' : 'artillery strike'} on ${victim.people} positions in ${place.name}, ${attacker.official} said, adding that up to ${killed * 4} servicemen had been neutralised.

Reports of civilian deaths in ${place.name} are fabricated, the spokesman of ${attacker.name} stressed.`,
    };
  },
  russian: (event) => {
    const { town: place, target, killed, wounded, victim, attacker } = event;
    return {
      outlet: 'vestnik.example',
      language: 'ru',
      after: 5,
      title: `${event.kind === 'drone' ? 'Удар беспилотника' : 'Обстрел'} в ${russian(place.ukIn)}: погибли не менее ${killed} человек`,
      text: `В ${dayOf(WEEKDAYS_RU, event)} в результате ${event.kind === 'drone' ? 'удара беспилотника' : 'артиллерийского обстрела'} в городе ${russian(place.uk)} ${target.ru} погибли не менее ${killed} человек, ещё ${wounded} ранены, сообщил представитель властей ${russian(victim.officialUk)}.

«Такого здесь ещё не было», — рассказал местный житель. Власти обвинили ${russian(attacker.uk)}, там обвинения отвергли.`,
    };
  },
  french: (event) => {
    const { town: place, target, killed, wounded, victim, attacker } = event;
    const what = event.kind === 'drone' ? 'Une attaque de drone' : 'Un tir d’artillerie';
    return {
      outlet: 'lerivage.example',
      language: 'fr',
      after: 7,
      title: `Au moins ${killed} morts dans ${event.kind === 'drone' ? 'une attaque de drone' : 'un bombardement'} à ${place.name}`,
      text: `${what} a touché ${target.fr} à ${place.name} ${dayOf(WEEKDAYS_FR, event)}, faisant au moins ${killed} morts et ${wounded} blessés, selon les autorités locales. ${victim.name} accuse ${attacker.name}, qui dément avoir visé des civils.

Les secours fouillaient encore les décombres dans la soirée, a indiqué ${victim.official}.`,
    };
  },
  stateRussian: (event) => {
    const { town: place, attacker, killed } = event;
    return {
      outlet: event.war.id === 'ostania-varn' ? 'varn-state.example' : 'front-voice.example',
      language: 'ru',
      after: 4,
      title: `Минобороны: ${event.kind === 'drone' ? 'беспилотники поразили' : 'артиллерия поразила'} склад боеприпасов в ${russian(place.ukIn)}`,
      text: `СТОЛИЦА, ${new Date(event.at).getUTCDate()} апреля (Новости) — ${event.kind === 'drone' ? 'Ударные беспилотники уничтожили' : 'Артиллерия уничтожила'} склад боеприпасов противника в ${russian(place.ukIn)}, сообщило военное ведомство. Ликвидированы до ${killed * 3} боевиков.

Представитель ведомства ${russian(attacker.officialUk)} опроверг сообщения о гибели ${killed} мирных жителей: «Эти цифры выдуманы».`,
    };
  },
  talksGerman: (event) => {
    const [one, two] = event.war.sides;
    const { venue } = event.war;
    return {
      outlet: 'elbebote.example',
      language: 'de',
      after: 6,
      title: `Gespräche in ${VENUES[venue]?.de ?? venue} enden ohne Waffenruhe`,
      text: `Unterhändler der Konfliktparteien ${one.name} und ${two.name} haben ihre Gespräche in ${VENUES[venue]?.de ?? venue} am ${dayOf(WEEKDAYS_DE, event)} ohne Einigung beendet. Die Vermittlerin ${event.witness} sagte, man werde sich wieder treffen.

Strittig blieb, wer eine Trennlinie von ${event.number} Kilometern überwachen soll. „Niemand ist abgereist“, sagte ${event.witness}.`,
    };
  },
  talksUkrainian: (event) => {
    const [one, two] = event.war.sides;
    const { venue } = event.war;
    return {
      outlet: 'visti.example',
      language: 'uk',
      after: 4,
      title: `Переговори у ${VENUES[venue]?.ukIn} завершилися без перемир’я`,
      text: `Делегації ${one.uk} і ${two.uk} ${dayOf(WEEKDAYS_UK, event)} завершили переговори у ${VENUES[venue]?.ukIn} без домовленості про припинення вогню, повідомили посередники.

Сторони не погодили, хто стежитиме за лінією у ${event.number} кілометрів. ${one.officialUk} сказав, що інша сторона не привезла нічого нового.`,
    };
  },
  talksRussian: (event) => {
    const [one, two] = event.war.sides;
    const { venue } = event.war;
    return {
      outlet: 'vestnik.example',
      language: 'ru',
      after: 5,
      title: `Стороны покинули ${russian(VENUES[venue]?.uk ?? '')} без соглашения`,
      text: `Переговоры ${russian(one.uk)} — ${russian(two.uk)} в ${russian(VENUES[venue]?.ukIn ?? '')} закончились в ${dayOf(WEEKDAYS_RU, event)} без соглашения о прекращении огня, сообщил источник в делегации.

${russian(two.officialUk)} обвинил другую сторону в затягивании времени. Спор шёл о контроле над линией длиной ${event.number} километров.`,
    };
  },
  exchangeRussian: (event) => {
    const [one, two] = event.war.sides;
    return {
      outlet: 'vestnik.example',
      language: 'ru',
      after: 5,
      title: `${russian(one.uk)} и ${russian(two.uk)} обменялись пленными: вернулись ${event.number} человек`,
      text: `${russian(one.uk)} и ${russian(two.uk)} в ${dayOf(WEEKDAYS_RU, event)} обменялись пленными, домой вернулись ${event.number} человек. Обмен прошёл через два дня после удара, в результате которого погибли 19 человек, и несмотря на бои.

Представитель властей ${russian(one.officialUk)} сообщил, что готовятся новые обмены.`,
    };
  },
  exchangeGerman: (event) => {
    const [one, two] = event.war.sides;
    return {
      outlet: 'elbebote.example',
      language: 'de',
      after: 7,
      title: `${one.name} und ${two.name} tauschen ${event.number} Gefangene aus`,
      text: `Trotz eines Angriffs, bei dem am Vortag 19 Menschen getötet wurden, haben ${one.name} und ${two.name} am ${dayOf(WEEKDAYS_DE, event)} ${event.number} Kriegsgefangene ausgetauscht. Der Austausch fand nahe ${event.town.name} statt.

${one.official} sagte, weitere Runden würden vorbereitet.`,
    };
  },
  talksWire: (event) => {
    const [one, two] = event.war.sides;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'corewire.example',
      language: 'en',
      after: 2,
      title: `${one.name} and ${two.name} end ${event.war.venue} talks without ceasefire`,
      text: `${event.war.venue.toUpperCase()}, April ${new Date(event.at).getUTCDate()} (Core Wire) - Envoys of ${one.name} and ${two.name} ended ceasefire talks in ${event.war.venue} on ${day} without an agreement, mediators said, but promised to meet again.

"The door is open," said ${event.witness}, who leads the mediation. ${one.official} said the other side had brought nothing new. ${two.official} accused ${one.name} of playing for time.

The main quarrel is who would watch a truce line of ${event.number} kilometres, diplomats said.`,
    };
  },
  talksPaper: (event) => {
    const [one, two] = event.war.sides;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'harbourtimes.example',
      language: 'en',
      after: 7,
      title: `No truce in ${event.war.venue} as ${one.people} and ${two.people} envoys part`,
      text: `Negotiators left ${event.war.venue} on ${day} with no truce in sight. The mediator, ${event.witness}, spoke of “an honest round” in which neither ${one.name} nor ${two.name} walked out.

The two delegations could not settle how ${event.number} kilometres of front would be monitored, people close to the talks said. A date for the next round has not been named.`,
    };
  },
  exchangeWire: (event) => {
    const [one, two] = event.war.sides;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'corewire.example',
      language: 'en',
      after: 2,
      title: `${one.name} and ${two.name} exchange ${event.number} prisoners of war`,
      text: `${one.name} and ${two.name} exchanged ${event.number} prisoners of war near ${event.town.name} on ${day}, officials on both sides said, in a swap arranged by the Red Cross.

${event.witness}, whose son was among those freed, said she had waited two years. ${one.official} said further exchanges were being prepared.`,
    };
  },
  exchangeUkrainian: (event) => {
    const [one, two] = event.war.sides;
    return {
      outlet: 'visti.example',
      language: 'uk',
      after: 4,
      title: `Обмін полоненими: ${one.uk} і ${two.uk} обміняли ${event.number} військових`,
      text: `${one.uk} та ${two.uk} провели обмін полоненими поблизу м. ${event.town.uk}: додому повернулися ${event.number} військовополонених. Речник ${one.officialUk} сказав, що готуються нові обміни.`,
    };
  },
  exchangePaper: (event) => {
    const [one, two] = event.war.sides;
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'plainsledger.example',
      language: 'en',
      after: 6,
      title: `Tears at the bridge as ${event.number} captives come home to ${event.town.name}`,
      text: `Buses with freed prisoners of war reached ${event.town.name} on ${day} after ${one.name} and ${two.name} swapped ${event.number} captives.

${event.witness} ran beside the first bus calling a name. “I do not believe it yet,” she said. The exchange was the work of the Red Cross, ${one.official} said.`,
    };
  },
  clashWire: (event) => {
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'corewire.example',
      language: 'en',
      after: 2,
      title: `Heavy fighting near ${event.town.name} kills ${event.killed} soldiers`,
      text: `At least ${event.killed} soldiers were killed in heavy fighting near ${event.town.name} on ${day} when ${event.attacker.people} troops tried to cross the river, ${event.victim.official} said. ${event.detail}

${event.attacker.official} said the crossing had succeeded and that a village on the other bank was under the control of ${event.attacker.name}. Neither claim could be verified.`,
    };
  },
  clashPaper: (event) => {
    const day = WEEKDAYS[new Date(event.at).getUTCDay()];
    return {
      outlet: 'harbourtimes.example',
      language: 'en',
      after: 8,
      title: `${event.attacker.people} troops try to cross river near ${event.town.name}`,
      text: `Clashes broke out near ${event.town.name} on ${day} as ${event.attacker.people} forces attempted to cross the river under smoke, military sources said; at least ${event.killed} soldiers died.

${event.witness}, a farmer, said the guns had not been silent since dawn. ${event.victim.official} said the line had held.`,
    };
  },
};

const STRIKE_STYLES = [
  'wire',
  'paper',
  'update',
  'german',
  'ukrainian',
  'arabic',
  'russian',
  'french',
  'state',
  'stateRussian',
];
const STYLES_OF: Readonly<Record<Event['kind'], readonly string[]>> = {
  drone: STRIKE_STYLES,
  shelling: STRIKE_STYLES,
  clash: ['clashWire', 'clashPaper'],
  talks: ['talksWire', 'talksPaper', 'talksGerman', 'talksUkrainian', 'talksRussian'],
  exchange: ['exchangeWire', 'exchangeUkrainian', 'exchangePaper', 'exchangeRussian', 'exchangeGerman'],
};

/**
 * Tells `count` events over as many thirds of a day, each by two to six outlets; every second wire report is copied. With
 * `twins`, every third event has a look-alike in the same town on the same day.
 */
export function tellWorld(count: number, seed: number, { twins = false } = {}): readonly Told[] {
  const dice = new Dice(seed);
  const told: Told[] = [];
  const lastTalks = new Map<string, number>();
  const lastAt = new Map<string, number>();
  for (let i = 0; i < count; i += 1) {
    const event = anEvent(i, dice);
    // Talks that go on from day to day are one story to some and several to others; these are days apart.
    if (event.kind === 'talks' && event.at - (lastTalks.get(event.war.id) ?? 0) < 3 * DAY_MS) continue;
    if (event.at - (lastAt.get(event.town.name) ?? 0) < 20 * HOUR_MS) continue;
    lastAt.set(event.town.name, event.at);
    if (event.kind === 'talks') lastTalks.set(event.war.id, event.at);
    for (const one of twins && i % 3 === 0 ? [event, twinOf(event, dice)] : [event]) told.push(...reportsOf(one, dice));
  }
  return told;
}

function reportsOf(event: Event, dice: Dice): readonly Told[] {
  const told: Told[] = [];
  for (const style of dice.shuffle(STYLES_OF[event.kind]).slice(0, 2 + dice.roll(5))) {
    const { outlet, language, title, text, after } = (STYLES[style] as Style)(event);
    const article = anArticle({
      id: `${event.id}-${style}`,
      outlet,
      language,
      title,
      text,
      sentences: splitSentences(text, language),
      published: event.at + after * HOUR_MS + dice.roll(50) * 60_000,
    });
    told.push({ article, event: event.id, copyOf: null });
    if (/wire/i.test(style) && dice.roll(2) === 0) told.push(copied(article, event, dice));
  }
  return told;
}

/** Another event of the same town and day: of another kind, with another target and toll. */
function twinOf(event: Event, dice: Dice): Event {
  const kind = event.kind === 'shelling' ? 'drone' : 'shelling';
  return {
    ...event,
    id: `${event.id}b`,
    kind,
    target: dice.pick(TARGETS.filter(({ id }) => id !== event.target.id)),
    killed: event.killed + 50 + dice.roll(9),
    wounded: event.wounded + 100 + dice.roll(9),
    witness: dice.pick(WITNESSES.filter((name) => name !== event.witness)),
    detail: dice.pick(DETAILS.filter((detail) => detail !== event.detail)),
  };
}

function anEvent(i: number, dice: Dice): Event {
  const war = dice.pick(WARS);
  const kind = dice.pick(['drone', 'drone', 'shelling', 'shelling', 'clash', 'talks', 'exchange'] as const);
  const flip = dice.roll(3) === 0;
  return {
    id: `e${i}`,
    war,
    kind,
    town: dice.pick(war.towns),
    target: dice.pick(TARGETS),
    at: START + i * 8 * HOUR_MS + dice.roll(240) * 60_000,
    killed: 3 + dice.roll(40),
    wounded: 5 + dice.roll(90),
    attacker: war.sides[flip ? 0 : 1],
    victim: war.sides[flip ? 1 : 0],
    witness: dice.pick(WITNESSES),
    detail: dice.pick(DETAILS),
    number: 20 + dice.roll(300),
  };
}

/** What papers do to a wire report: paragraphs dropped or moved, American spelling, another toll, their own headline. */
function copied({ title, text, published, id }: Article, event: Event, dice: Dice): Told {
  const [first = '', ...others] = text.split('\n\n');
  const kept = dice.shuffle(others).slice(0, Math.max(1, others.length - dice.roll(2)));
  const lead = first
    .replace(/^[A-Z][^-]*\(Core Wire\) - /, '')
    .replace(`least ${event.killed} `, `least ${event.killed + 1} `);
  const body = [`By Core Wire`, lead, ...kept]
    .join('\n\n')
    .replace(/defence/g, 'defense')
    .replace(/neighbour/g, 'neighbor');
  return {
    article: anArticle({
      id: `${id}-copy`,
      outlet: dice.pick(['baycourier.example', 'hillpost.example']),
      title: title.replace(/, officials say$/, ''),
      text: body,
      sentences: splitSentences(body, 'en'),
      published: (published ?? 0) + 2 * HOUR_MS,
    }),
    event: event.id,
    copyOf: id,
  };
}

function outlet(domain: string, fields: Partial<Outlet> = {}): Outlet {
  return {
    ...unreviewedOutlet(domain as OutletDomain),
    name: domain.replace('.example', ''),
    owner: 'private',
    editorialIndependence: 'yes',
    kind: 'paper',
    ...fields,
  };
}

const OUTLETS: readonly Outlet[] = [
  outlet('corewire.example', { name: 'Core Wire', kind: 'wire' }),
  outlet('harbourtimes.example', { name: 'Harbour Times' }),
  outlet('plainsledger.example', { name: 'Plains Ledger' }),
  outlet('elbebote.example', { name: 'Elbebote' }),
  outlet('visti.example', { name: 'Вісті' }),
  outlet('sada.example', { name: 'صدى' }),
  outlet('vestnik.example', { name: 'Вестник' }),
  outlet('lerivage.example', { name: 'Le Rivage' }),
  outlet('baycourier.example', { name: 'Bay Courier' }),
  outlet('hillpost.example', { name: 'Hill Post' }),
  outlet('varn-state.example', {
    name: 'Varn State News',
    owner: 'state',
    editorialIndependence: 'none',
    partyTo: ['ostania-varn'],
  }),
  outlet('front-voice.example', {
    name: 'Voice of the Front',
    owner: 'party',
    editorialIndependence: 'none',
    partyTo: ['samara-coast'],
  }),
];

function named(name: string, ...aliases: readonly string[]): Named {
  return { name, aliases };
}

/** What the desk knows of this world; with `blank` it knows the outlets only. */
export function templateBackground({ blank = false } = {}): Background {
  const conflicts = WARS.map(
    ({ id, sides, towns }): Conflict => ({
      id: id as ConflictId,
      name: `${sides[0].name}–${sides[1].name}`,
      aliases: [],
      countries: [],
      tier: 1,
      sides: sides.map(({ name, people, uk, ar }) => named(name, people, uk, ar)),
      people: sides.map(({ official, officialUk, officialAr }) => named(official, officialUk, officialAr)),
      places: towns.map(({ name, uk, ukIn, ar }) => named(name, uk, ukIn, ar)),
      mediators: [],
      not: [],
      standby: false,
      needsHumanReview: false,
      attributionNotes: [],
    }),
  );
  return {
    conflicts: blank ? [] : conflicts,
    outlets: new Map(OUTLETS.map((one) => [one.domain, one])),
    lexicon: { replace: new Map(), onlyAttributed: [], forbiddenVerbs: [], placeNames: new Map(), bannedPhrases: [] },
    displayNames: new Map(),
  };
}

/** Every date of an article moved by whole weeks, so that weekdays stay true. */
export function shifted(article: Article, weeks: number): Article {
  return { ...article, published: (article.published ?? 0) + weeks * 7 * DAY_MS };
}
