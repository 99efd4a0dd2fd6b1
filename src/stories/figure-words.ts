import type { LanguageCode } from '../language/code.ts';
import type { FigureKind } from './figure.ts';

/** A word or phrase that says what became of the people counted. */
export interface Trigger {
  readonly kind: FigureKind;
  /** Where the number stands, seen from the word: "12 died" is before, "killing 12" is after. */
  readonly side: 'before' | 'after' | 'both';
  /** Loaded words stay in quotation marks ("neutralised"). */
  readonly loaded: boolean;
  /** "dead", "bodies": a noun or adjective rather than a verb; it takes only a number close to it. */
  readonly noun: boolean;
}

/** What a language needs to tell figures. Phrases are written as forms joined by spaces; `*` at the end is any ending. */
export interface FigureWords {
  readonly exact: ReadonlyMap<string, Trigger>;
  readonly stems: readonly (readonly [string, Trigger])[];
  /** How many words the longest phrase has. */
  readonly longest: number;
  /** "toll", "число погибших", "кількість загиблих": the number follows at some distance. */
  readonly tolls: ReadonlyMap<string, FigureKind>;
  /** Words for people; the value says whether they name a group ("civilians") or people at large ("people"). */
  readonly people: ReadonlyMap<string, boolean>;
  readonly peopleStems: readonly (readonly [string, boolean])[];
  /** Whether a word's order says who did it to whom, as in English. */
  readonly strictOrder: boolean;
}

type Row = readonly [FigureKind, Trigger['side'], string, ('noun' | 'loaded')?];

function lexicon(
  rows: readonly Row[],
  tolls: string,
  people: string,
  groups: string,
  strictOrder = false,
): FigureWords {
  const exact = new Map<string, Trigger>();
  const stems: (readonly [string, Trigger])[] = [];
  let longest = 1;
  for (const [kind, side, list, mark] of rows) {
    const trigger: Trigger = { kind, side, loaded: mark === 'loaded', noun: mark === 'noun' };
    for (const raw of list.split(/[|\n]/)) {
      const words = raw.trim();
      if (words === '') continue;
      longest = Math.max(longest, words.split(' ').length);
      if (words.includes('*')) stems.push([words.endsWith('*') ? words.slice(0, -1) : words, trigger]);
      else exact.set(words, trigger);
    }
  }
  const tollMap = new Map<string, FigureKind>();
  for (const raw of tolls.split(/[|\n]/)) {
    const [words, kind] = raw.trim().split('=');
    if (words) tollMap.set(words, (kind ?? 'killed') as FigureKind);
  }
  const peopleMap = new Map<string, boolean>();
  const peopleStems: (readonly [string, boolean])[] = [];
  for (const [list, named] of [
    [people, false],
    [groups, true],
  ] as const) {
    for (const word of list.split(/\s+/)) {
      if (word.endsWith('*')) peopleStems.push([word.slice(0, -1), named]);
      else if (word !== '') peopleMap.set(word, named);
    }
  }
  return { exact, stems, longest, tolls: tollMap, people: peopleMap, peopleStems, strictOrder };
}

const ENGLISH = lexicon(
  [
    [
      'killed',
      'both',
      'killed|slain|slaughtered|massacred|executed|murdered|assassinated|shot dead|gunned down|beheaded',
    ],
    [
      'killed',
      'after',
      'killing|kills|kill|lives of|deaths of|death of|murdering|executing|executes|massacring|bodies of|corpses of|remains of',
    ],
    ['killed', 'before', 'died|die|dies|dying|perished|lost their lives|lost his life|have died|drowned|succumbed'],
    ['killed', 'before', 'dead|deaths|fatalities|bodies|corpses|lives', 'noun'],
    ['killed', 'after', 'lost'],
    [
      'killed',
      'both',
      'neutralised|neutralized|liquidated|eliminated|martyred|wiped out|neutralising|neutralizing|liquidating|eliminating|neutralise|neutralize|eliminate|liquidate|martyring',
      'loaded',
    ],
    ['killed', 'before', 'martyrs', 'loaded'],
    ['wounded', 'both', 'wounded|injured|hurt|maimed'],
    [
      'wounded',
      'before',
      'treated for burns|treated for wounds|treated for injuries|treated for shrapnel|treated for smoke|treated for cuts|hospitalised|hospitalized',
    ],
    ['wounded', 'after', 'wounding|injuring|hurting|wounds|injures|injure|maiming|injuries to'],
    [
      'wounded',
      'before',
      'injuries|casualties treated|suffered injuries|sustained injuries|suffered wounds|sustained wounds',
      'noun',
    ],
    ['missing', 'before', 'missing|unaccounted for|disappeared|remain trapped'],
    ['captured', 'both', 'captured|taken prisoner|taken captive|took prisoner'],
    ['captured', 'after', 'capturing|captures|capture|capture of'],
    ['captured', 'before', 'prisoner|captive|prisoners taken'],
    ['detained', 'both', 'detained|arrested|rounded up|taken into custody'],
    ['detained', 'after', 'detaining|arresting|arrests of|arrest of|detention of|detains|rounding up'],
    ['detained', 'before', 'arrests|detentions|detainees|in custody|in detention|into custody', 'noun'],
    ['displaced', 'both', 'displaced|evacuated|uprooted'],
    [
      'displaced',
      'after',
      'displacing|displaces|displace|evacuating|uprooting|evacuation of|displacement of|exodus of',
    ],
    [
      'displaced',
      'before',
      `fled|flee|fleeing|had left|have left|have fled|towards the border|toward the border|to the border|over the border|into exile|from their homes|to flee|leave their homes|left their homes|abandoned their homes|across the border
      |crossed the border|crossed into|sought refuge|seeking refuge|sought shelter|homeless`,
    ],
    ['displaced', 'before', 'arrivals|evacuees', 'noun'],
    ['affected', 'both', 'affected|stranded'],
    [
      'affected',
      'after',
      `affecting|affects|stranding|power to|power for|electricity to|electricity for|water to|water for|water supplies to|gas to|supplies to
      |heating to|heating for|supply to|supply for|access for`,
    ],
    [
      'affected',
      'before',
      `without clean water|without running water|without drinking water|without safe water|without internet|without power|without electricity|without water|without heating|without heat|without gas|without light|without food|without shelter
      |lost power|lose power|lost electricity|in need|need aid|need assistance|need help|need humanitarian|need food|face hunger|facing hunger
      |in the dark|cut off`,
    ],
    ['abducted', 'both', 'abducted|kidnapped|taken hostage|taken hostages|taking hostage|took hostage|seized'],
    [
      'abducted',
      'both',
      'snatched|marched off|marched away|carried off|dragged off|dragged away|led away at gunpoint|took away',
    ],
    ['abducted', 'before', 'taken away|led away|driven away|driven off|taken from their homes'],
    [
      'abducted',
      'after',
      'snatching|marching off|carrying off|abducting|kidnapping|abduction of|kidnapping of|abducts|seizing|abductions of',
    ],
    ['abducted', 'before', 'hostage|hostages|abductions', 'noun'],
  ],
  `toll|death toll|tally|death count|body count|losses|number of dead|number of deaths|number of killed|number of victims|number of fatalities
  |number killed|number of people killed|casualty list|total killed|total dead|number of confirmed dead|number of confirmed deaths|number of civilians killed|number of people dead|number of fatalities|number of bodies
  |number of people wounded=wounded|number of people hurt=wounded|number of people missing=missing|number of people detained=detained|number of people arrested=detained|number of hurt=wounded
  |deaths|fatalities|number of casualties|count|figure
  |number of injured=wounded|number of wounded=wounded|number of people injured=wounded|number of missing=missing|number of displaced=displaced
  |number of detainees=detained|number of arrests=detained|injury toll=wounded|number of people displaced=displaced`,
  'people persons person others more victims individuals lives bodies dead residents-at-large',
  `civilians civilian children child women woman men man boys girls soldiers soldier servicemen serviceman troops fighters fighter militants
  militant rebels rebel insurgents gunmen policemen police officers officer guards guard medics doctors nurses workers worker rescuers
  journalists reporters teachers students pupils peacekeepers volunteers villagers residents citizens passengers sailors crew elements
  recruits conscripts mercenaries terrorists jihadists hostages families family households homes customers refugees migrants prisoners
  detainees members member personnel employees staff farmers miners traders worshippers protesters demonstrators patients drivers
  firefighters paramedics infants babies toddlers elderly pilots marines rangers settlers invaders occupiers combatants officials
  nationals foreigners suspects activists lawyers monks priests nuns shoppers commuters mourners pilgrims schoolchildren schoolgirls
  schoolboys teenagers adults consumers subscribers inhabitants operatives commanders reservists aid-workers labourers laborers seafarers engineers engineer technicians electricians fishermen fisherman shepherds builders dockers porters cooks cleaners welders sons daughters brothers sisters relatives parents siblings grandchildren neighbours neighbors guests inmates`,
  true,
);

const UKRAINIAN = lexicon(
  [
    ['killed', 'both', 'загину*|вбит*|убит*|вбил*|убил*|помер|померл*|розстріл*|загибел*'],
    ['killed', 'both', 'забра* життя|забра* життів|позбави* життя'],
    ['killed', 'both', 'втратил*|втратив'],
    ['killed', 'both', 'загибл*|жертв*|тіл|тіла|вбитих', 'noun'],
    ['killed', 'both', 'знищен*|знищил*|ліквідован*|ліквідув*|нейтралізован*|нейтралізув*', 'loaded'],
    [
      'wounded',
      'both',
      'поранен*|травмован*|дістал* поранення|зазнал* поранень|отримал* поранення|травм|постраждал*|поранил*',
    ],
    ['missing', 'both', 'зник* безвісти|зниклими безвісти|зниклих безвісти|безвісти|зниклими|зниклих'],
    ['captured', 'both', 'полонен*|вз* в полон|в полон|у полон'],
    ['detained', 'both', 'затриман*|затримал*|заарештован*|арештован*|заарештувал*|арештувал*'],
    [
      'displaced',
      'both',
      'до кордону|через кордон|евакуйован*|евакуювал*|евакуаці*|покинул*|утекл*|втекл*|переміщен*|виїхал*|залишил* домівки|переселен*',
    ],
    [
      'affected',
      'both',
      'без світла|без електрики|без електропостачання|без води|без опалення|без тепла|знеструмлен*|без газу',
    ],
    ['abducted', 'both', 'викраден*|викрал*|вз* у заручники|захоплен* у заручники'],
  ],
  `кількість загиблих|кількість жертв|число загиблих|кількість убитих|кількість вбитих|кількість поранених=wounded|кількість постраждалих=wounded
  |число поранених=wounded|втрати|кількість зниклих=missing|кількість затриманих=detained|рахунок загиблих`,
  'людей люди людина людини особа особи осіб чоловік',
  `цивільн* мирн* жител* мешкан* дітей дитина дитини діти жінок жінки жінка чоловіки чоловіків військов* солдат* бійц* бійців поліцейськ* рятувальник*
  медик* журналіст* окупант* бойовик* родин* сімей сім’* абонент* споживач* підлітк* загарбник* захисник* прикордонник* працівник* студент* пасажир*`,
);

const RUSSIAN = lexicon(
  [
    ['killed', 'both', 'погиб*|убит*|убил*|скончал*|умер|умерл*|расстрел*|гибел*|смерт*'],
    ['killed', 'both', 'унес* жизни|унёс жизни|забрал* жизни|жизни лишились'],
    ['killed', 'both', 'потерял*'],
    ['killed', 'both', 'погибш*|жертв*|тел|тела', 'noun'],
    [
      'killed',
      'both',
      'уничтожен*|уничтожил*|ликвидирован*|ликвидировал*|нейтрализован*|нейтрализовал*|обезврежен*',
      'loaded',
    ],
    ['wounded', 'both', 'ранен*|ранил*|травмирован*|пострадал*|пострадавш*|ранени*|получил* ранения|получил* травмы'],
    ['missing', 'both', 'пропал* без вести|без вести|пропавш*'],
    ['captured', 'both', 'пленен*|вз* в плен|в плен|пленных'],
    ['detained', 'both', 'задержан*|задержал*|арестован*|арестовал*'],
    [
      'displaced',
      'both',
      'к границе|через границу|эвакуирован*|эвакуировал*|бежал*|покинул*|перемещен*|перемещён*|покинуть дома',
    ],
    [
      'affected',
      'both',
      'без света|без электричества|без электроснабжения|без воды|без отопления|без тепла|обесточен*|без газа',
    ],
    ['abducted', 'both', 'похищен*|похитил*|вз* в заложники'],
  ],
  `число погибших|количество погибших|число жертв|число убитых|количество жертв|число раненых=wounded|число пострадавших=wounded
  |количество раненых=wounded|количество пострадавших=wounded|потери|число пропавших=missing|число задержанных=detained`,
  'людей люди человек человека человеку лиц лица',
  `гражданск* мирн* жител* дет* ребен* ребён* женщин* мужчин* военнослужащ* военн* солдат* бойц* бойцов полицейск* спасател* медик* журналист*
  боевик* сем* террорист* подростк* абонент* потребител* националист* сотрудник* работник* студент* пассажир*`,
);

const ARABIC = lexicon(
  [
    [
      'killed',
      'both',
      'قتل|قتلوا|مقتل|ومقتل|بمقتل|قتلت|لقوا حتفهم|لقي|مصرع|وفاة|توفي|قتلهم|لمقتل|أودى|أودت|بحياة|سقط|قتل|وقتل|فقتل|قتلا|يقتل|تقتل',
    ],
    ['killed', 'both', 'قتيل|قتيلا|قتلى|القتلى|قتلاه|جثة|جثث|وفيات|ضحية|ضحايا|وقتلى|قتيلين', 'noun'],
    [
      'killed',
      'both',
      'استشهد|استشهاد|شهيد|شهيدا|شهداء|استشهدوا|تحييد|حيدت|القضاء على|تصفية|واستشهد|واستشهاد',
      'loaded',
    ],
    ['wounded', 'both', 'يصب|أصيب|إصابة|وإصابة|وأصيب|أصيبوا|جرح|وجرح|جرحوا|بإصابة|إصابات'],
    ['wounded', 'both', 'جريح|جريحا|جرحى|مصاب|مصابا|مصابين|الجرحى|المصابين|وجرحى|الإصابات', 'noun'],
    ['missing', 'both', 'فقدان|مفقود|مفقودا|مفقودين|المفقودين|في عداد المفقودين|فقد'],
    ['captured', 'both', 'أسر|أسرت|أسير|أسيرا|أسرى|وأسر'],
    [
      'detained',
      'both',
      'اعتقل|اعتقال|اعتقلت|اعتقلوا|معتقل|معتقلا|معتقلين|احتجاز|احتجز|احتجزت|توقيف|واعتقال|واعتقلت|أوقفت',
    ],
    [
      'displaced',
      'both',
      'إلى الحدود|نحو الحدود|عبر الحدود|نزح|نزوح|نزحوا|نازح|نازحا|نازحين|فر|فرت|فروا|تهجير|تشريد|شرد|إجلاء|أجلي|نزحت|ونزوح|فرار|النازحين|هجر',
    ],
    [
      'affected',
      'both',
      'بلا كهرباء|دون كهرباء|بدون كهرباء|من دون كهرباء|بلا ماء|الكهرباء عن|التيار عن|متضرر|متضررين|تضرر|بدون ماء',
    ],
    [
      'abducted',
      'both',
      'اقتاد|واقتاد|اقتادوا|واقتادوا|اقتادت|اقتيد|اقتيدوا|خطفوا|وخطف|واختطاف|واختطف|مختطفا|مختطفين|رهائن|خطف|اختطاف|اختطف|خطفت|اختطفت|مخطوف|مخطوفا|رهينة|اختطفوا',
    ],
  ],
  `عدد القتلى|حصيلة القتلى|حصيلة الضحايا|عدد الضحايا|حصيلة|الحصيلة|عدد الشهداء|حصيلة الشهداء|خسائره|خسائر|عدد الجرحى=wounded|عدد المصابين=wounded|عدد المفقودين=missing
  |عدد النازحين=displaced|عدد المعتقلين=detained|حصيلة الجرحى=wounded`,
  'شخصا شخص أشخاص الأشخاص آخرين آخرون آخر',
  `مدنيا مدني مدنيين مدنيون طفل طفلا أطفال الأطفال نساء امرأة رجال جندي جنديا جنود مقاتل مقاتلا مقاتلين مسلح مسلحا مسلحين عنصر عنصرا عناصر
  أسرة عائلة عائلات أسر مواطن مواطنا مواطنين صحفي صحفيا صحفيين مسعف مسعفا مسعفين شرطي شرطيا عسكري عسكريا إرهابي إرهابيا إرهابيين مشترك`,
);

const GERMAN = lexicon(
  [
    [
      'killed',
      'both',
      'zum opfer|das leben|getötet|töteten|tötete|tötet|töten|gestorben|starben|starb|erschossen|umgebracht|ermordet|ums leben|gefallen|hingerichtet',
    ],
    ['killed', 'both', 'tote|toten|toter|todesopfer|todesopfern|leichen|opfer|leichname', 'noun'],
    ['killed', 'both', 'neutralisiert|liquidiert|ausgeschaltet|eliminiert', 'loaded'],
    [
      'wounded',
      'both',
      'verletzt|verletzten|verwundet|verwundeten|verletzte|verwundete|schwerverletzte|leichtverletzte|schwerverletzt|leichtverletzt',
    ],
    ['missing', 'both', 'vermisst|vermisste|vermissten|verschollen'],
    ['captured', 'both', 'gefangen genommen|gefangengenommen|gefangen|in gefangenschaft'],
    ['detained', 'both', 'festgenommen|verhaftet|inhaftiert|festnahmen|verhaftungen|festgehalten|fest'],
    [
      'displaced',
      'both',
      'über die grenze|zur grenze|in die flucht|vertrieben|geflohen|flohen|flüchteten|geflüchtet|evakuiert|vertriebene|auf der flucht|fliehen|häuser verlassen|heimat verlassen|wohnungen verlassen|dörfer verlassen',
    ],
    ['affected', 'both', 'ohne strom|ohne wasser|ohne heizung|ohne gas|betroffen|ohne elektrizität|vom strom'],
    ['abducted', 'both', 'entführt|verschleppt|als geiseln|entführten|verschleppten'],
  ],
  `zahl der toten|zahl der todesopfer|zahl der getöteten|zahl der opfer|opferzahl|zahl der verletzten=wounded|zahl der verwundeten=wounded
  |zahl der vermissten=missing|verluste|bilanz|totenzahl|zahl der festgenommenen=detained|zahl der vertriebenen=displaced`,
  'menschen personen person leute mensch weitere',
  `zivilisten zivilpersonen kinder kind frauen frau männer soldaten soldat kämpfer polizisten polizist familien journalisten helfer rebellen
  aufständische demonstranten mitarbeiter haushalte bewohner einwohner talibankämpfer sanitäter rettungskräfte terroristen islamisten
  gläubige angehörige geiseln jugendliche milizionäre matrosen studenten schüler passagiere`,
);

const FRENCH = lexicon(
  [
    [
      'killed',
      'both',
      `tué|tués|tuées|tuée|tuant|tuer|tue|morts|décédés|mortes|ont péri|péri|a coûté la vie|coûté la vie|la vie à|ont perdu la vie
      |abattus|exécutés|la mort de|mort de|assassinés|massacrés`,
    ],
    ['killed', 'both', 'mort|morts|décès|cadavres|corps|victimes', 'noun'],
    ['killed', 'both', 'neutralisé|neutralisés|éliminé|éliminés|liquidés|neutralisant|éliminant|martyrs', 'loaded'],
    ['wounded', 'both', 'blessé|blessés|blessées|blessée|blessant'],
    ['missing', 'both', 'disparus|disparues|portés disparus|disparu'],
    ['captured', 'both', 'capturé|capturés|capturant|faits prisonniers'],
    [
      'detained',
      'both',
      'arrêté|arrêtés|arrêtées|arrestations|détenus|interpellés|interpellations|interpellé|arrestation de',
    ],
    [
      'displaced',
      'both',
      'vers la frontière|vers les frontières|à la frontière|déplacés|déplacées|ont fui|fui|évacué|évacués|évacuées|déplacé|évacuant|chassés|fuir|quitter leurs maisons|quitter leur domicile|quitter leurs foyers',
    ],
    [
      'affected',
      'both',
      'sans électricité|privés d’électricité|privé d’électricité|sans eau|sans courant|privant|affecté|affectés|touchés|sans chauffage',
    ],
    ['abducted', 'both', 'enlevé|enlevés|kidnappés|pris en otage|enlevées|enlèvement de|kidnappé'],
  ],
  `bilan|nombre de morts|nombre de tués|nombre de victimes|nombre de blessés=wounded|pertes|nombre de disparus=missing|nombre de déplacés=displaced`,
  'personnes personne gens individus autres autre',
  `civils civil enfants enfant femmes femme hommes soldats soldat militaires militaire combattants combattant policiers rebelles familles
  journalistes secouristes habitants foyers terroristes djihadistes manifestants gendarmes otages adolescents`,
);

const SPANISH = lexicon(
  [
    [
      'killed',
      'both',
      'muertos|muertas|murieron|mató|matando|mataron|asesinados|fallecidos|fallecieron|perdieron la vida|muerte de|vida de|vida a|murió|muerto|matar',
    ],
    ['killed', 'both', 'cadáveres|cuerpos|víctimas|muertes', 'noun'],
    ['killed', 'both', 'abatidos|neutralizados|neutralizado|eliminados|abatió', 'loaded'],
    ['wounded', 'both', 'heridos|heridas|herido|hirió|hiriendo|hirieron|lesionados|resultaron heridas'],
    ['missing', 'both', 'desaparecidos|desaparecidas'],
    ['captured', 'both', 'capturados|capturó|capturaron'],
    ['detained', 'both', 'detenidos|arrestados|detuvo|detuvieron|arrestó|detenciones|arrestaron|detenidas'],
    [
      'displaced',
      'both',
      'desplazados|desplazadas|huyeron|huido|evacuados|evacuadas|desplazando|evacuó|abandonar sus hogares|dejar sus hogares',
    ],
    ['affected', 'both', 'sin electricidad|sin luz|sin agua|afectados|afectadas|sin energía'],
    ['abducted', 'both', 'secuestrados|secuestró|secuestraron|rehenes|secuestradas'],
  ],
  `número de muertos|cifra de muertos|balance|saldo|número de heridos=wounded|bajas|número de víctimas|cifra de fallecidos|número de fallecidos|número de desaparecidos=missing`,
  'personas persona gente otros otras más',
  `civiles civil niños niñas niño mujeres hombres soldados militares combatientes policías rebeldes familias periodistas guerrilleros hogares
  terroristas agentes menores rehenes manifestantes`,
);

const BY_LANGUAGE: Readonly<Record<string, FigureWords>> = {
  en: ENGLISH,
  uk: UKRAINIAN,
  ru: RUSSIAN,
  ar: ARABIC,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};

/** The words for figures in a language; null where we have none and must not guess. */
export function figureWords(language: LanguageCode): FigureWords | null {
  return BY_LANGUAGE[language] ?? (language === 'und' ? ENGLISH : null);
}
