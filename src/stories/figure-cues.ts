/** Words that tell what an article does with a number. Languages share the sets: their words do not collide. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Things counted that are no people: a number before one of them is no figure. */
export const THINGS =
  set(`drone drones missile missiles rocket rockets shell shells vehicle vehicles tank tanks truck trucks car cars bus buses
  ship ships boat boats aircraft planes plane helicopter helicopters strikes strike attacks attack raids raid airstrikes sorties
  house houses building buildings apartment apartments village villages town towns city cities settlement settlements district
  districts school schools hospital hospitals bridge bridges bombs bomb mines mine guns gun weapons rifles positions targets
  sites site facilities depots depot bases countries country states nations provinces regions areas points times cases
  incidents explosions explosion blasts trains tents bags names documents animals cattle sheep sites storeys floors
  jobs posts roles seats votes goals stores shops branches deals projects percent rounds tonnes tons places survivors counts charges reasons parts sides parties groups brigades battalions units companies
  regiments divisions teams observers-none cables containers bodies-of-water artillery systems launchers carriers square
  дрон* дронів безпілотник* безпілотників ракет ракети танків танки машин автомобілів будинків будинки об’єктів ударів
  населених атак вибухів боєприпасів гармат артсистем бпла дронов беспилотников ракеты машины автомобилей домов зданий
  объектов ударов атак взрывов боеприпасов
  طائرة طائرات صاروخ صواريخ صاروخا مسيرة مسيرات دبابة دبابات مركبة مركبات منزل منازل منزلا قذيفة قذائف غارة غارات آلية آليات
  drohnen raketen panzer fahrzeuge häuser gebäude angriffe dörfer drones missiles roquettes chars véhicules maisons bâtiments
  frappes misiles cohetes drones tanques vehículos casas edificios ataques`);

/** Helpers of a passive or perfect verb: a number may stand far before them. */
export const AUXILIARIES = set(
  'was were been be being have has had having are is got get getting wurden wurde worden sind ist waren war été ont sont fueron fue sido han',
);

/** Words that may stand between "killing" and its number. */
export const GAP =
  set(`a an the total of another other others further additional some as many also still only just around reportedly people at least family group crew
  about up to more than least even nearly almost estimated ще ещё еще также по меньшей мере як мінімум en les des du de d’autres autres
  weitere mindestens bereits insgesamt خلال نحو ما لا يقل عن أكثر من حوالي`);

/** Words that begin another clause. */
export const SUBORDINATORS =
  set(`while when as after because where but although though whereas before until if since that who which
  коли після як який яка які що але адже когда после который которые что но während als nachdem weil aber dass welche
  alors après quand mais lorsque que qui cuando después pero mientras بعد عندما بينما حين لكن فيما التي الذي الذين`);

/** Words that join clauses or nouns. */
export const CONJUNCTIONS = set('and or і й та и а або или und oder sowie et ou y o و');

/** A part of a figure already told: the words stand right before the number. */
export const SUBSET_BEFORE =
  set(`including includes included among зокрема серед включно включаючи включая среди darunter davon dont incluidos incluidas
  incluyendo بينهم بينها منهم ضمنهم وبينهم incluant entre notamment`);
/** Phrases for the same, of two words and more, before the number. */
export const SUBSET_PHRASES: readonly string[] = [
  'among them',
  'of them',
  'of whom',
  'with',
  'among those',
  'among the dead were',
  'among the dead was',
  'among the victims were',
  'у тому числі',
  'в тому числі',
  'з них',
  'із них',
  'серед них',
  'в том числе',
  'из них',
  'среди них',
  'из которых',
  'з яких',
  'unter ihnen',
  'parmi eux',
  'parmi lesquels',
  'entre ellos',
  'entre ellas',
  'de ellos',
  'من بينهم',
  'بمن فيهم',
  'بما في ذلك',
  'ومن بينهم',
  'parmi elles',
  'y compris',
  'unter den toten',
  'unter den opfern',
];
/** The same behind the number: "five of them", "п’ятеро з них". */
export const SUBSET_AFTER: readonly string[] = [
  'of them',
  'of whom',
  'of those',
  'of the dead',
  'of the victims',
  'of the wounded',
  'of the injured',
  'of these',
  'of the killed',
  'of those killed',
  'из погибших',
  'из убитых',
  'из раненых',
  'із загиблих',
  'з загиблих',
  'із поранених',
  'з поранених',
  'der toten',
  'der opfer',
  'der getöteten',
  'der verletzten',
  'des morts',
  'des victimes',
  'des blessés',
  'من القتلى',
  'من الجرحى',
  'من الضحايا',
  'were among',
  'was among',
  'з них',
  'із них',
  'из них',
  'из которых',
  'з яких',
  'd’entre eux',
  'de ellos',
  'davon',
  'von ihnen',
  'منهم',
  'من بينهم',
];

/** On top of a figure already told. */
export const INCREMENT = set(
  `another more additional further others other ще еще ещё weitere weiterer weiteren supplémentaires autres otros otras آخرين آخرون أخرى آخر`,
);
/** Those among them that may also tell people from others who fared otherwise. */
export const OTHERS = set(`others other autres otros otras آخرين آخرون أخرى آخر`);

/** Verbs by which somebody does not accept a claim. */
export const DENIES =
  set(`denied denies deny denying dismissed dismisses dismissing rejected rejects rejecting refuted refutes disproved accept
  believe заперечив заперечила заперечує заперечили спростував спростувала спростували відкинув відкинули опроверг опровергла опровергли
  отверг отвергла отрицает отрицал отвергли نفى نفت ينفي ونفى ونفت bestritt dementierte zurückgewiesen bestreitet dementiert wies démenti
  rejeté nie nié desmintió negó rechazó`);
/** Adjectives by which somebody calls a claim wrong. */
export const UNTRUE =
  set(`untrue false fabricated baseless unfounded lies lie fake incorrect wrong exaggerated invented fiction rumours rumors fabrications propaganda nonsense
  неправдою неправда фейком фейк брехнею брехня ложью ложь фейком unwahr falsch gelogen faux fausse fausses falso falsa كاذبة كاذب شائعات`);
/** Words for the claim that is denied. */
export const CLAIMS =
  set(`reports report claims claim allegations allegation rumours rumors figure figures toll tolls count number numbers that killing losing having suggestions
  assertions accusations mort perte pertes estimate estimates statement statements it any list lists casualty losses повідомлення повідомленнями заяви інформацію дані що чутки втрати загибель
  сообщения сообщение информацию данные что слухи гибель berichte bericht angaben zahl zahlen dass informations bilan chiffre que informes cifra
  أنباء تقارير مقتل صحة سقوط أن`);
/** Doubt without denial. */
export const DISPUTES = set(
  'disputed disputes disputing questioned questions contested contests doubted challenged оскаржив оспорил bezweifelt contesté cuestionó',
);

/** The number was given before and no longer holds. */
export const SUPERSEDED =
  set(`earlier previous previously initial initially preliminary original former попередня попередньої попереднє раніше попередніх
  предыдущая предыдущего ранее прежний первоначально первоначальные bisherige bisherigen zunächst zuvor zuerst précédent précédente initial
  anterior inicialmente previo سابقة السابقة سابقا أولية`);
/** Nouns of a count. */
export const COUNTS =
  set(`toll tolls count counts tally figure figures estimate estimates report reports total number losses дані даними кількість число данные данным
  bilanz zahl zahlen angaben bilan chiffre balance cifra saldo حصيلة`);
/** Verbs of a later, better count. */
export const REVISES =
  set(`raised raises rose risen revised updated increased grew climbed jumped lowered later підвищили уточнили зросла повысили уточнили выросло
  erhöhte stieg korrigierte relevé porté elevó aumentó ارتفع ارتفعت`);

/** Not known to be true. */
export const UNVERIFIED =
  set(`unconfirmed unverified alleged rumoured feared presumed unclear непідтверджені неподтвержденные неподтверждённые unbestätigte unbestätigten
  non-confirmées`);
/** Somebody is still finding out. */
export const VERIFYING = set(
  'verifying checking investigating verify confirm перевіряє перевіряють проверяет проверяют проверяется prüft prüfen vérifie verifica يتحقق تتحقق',
);
/** Words that say what is verified. */
export const TOLD = set(
  'reports report claims claim allegations повідомлення сообщения berichte informations informes تقارير أنباء',
);

/** It has not happened. */
export const PROJECTS =
  set(`could may might would will can shall expected expects expect projected projects projecting forecast forecasts anticipate anticipates assumes
  assume assumed planning plans prepare prepared preparing fears threaten threatens threatening potentially probably likely warned risk risks
  може можуть могли б можливо загрожує очікує очікується прогнозує может могут мог могли может грозит ожидает ожидается прогнозирует
  könnte könnten wird werden würden droht drohen pourrait pourraient risque risquent risquerait podría podrían puede قد سوف يمكن يهدد يتوقع متوقع
  rechnet rechnen prévoit prévoient prévision`);

/** Adds up over a time rather than one event. */
export const CUMULATIVE: readonly string[] = [
  'since',
  'so far',
  'so far this year',
  'overall',
  'this year',
  'in the war',
  'during the war',
  'of the war',
  'throughout the war',
  'to date',
  'war so far',
  'з початку',
  'від початку',
  'з січня',
  'з лютого',
  'с начала',
  'с января',
  'с февраля',
  'всего за',
  'seit',
  'depuis',
  'desde',
  'منذ',
  'ومنذ',
  'this week so far',
  'цього року',
  'в этом году',
  'с начала года',
  'cette année',
  'in diesem jahr',
  'dieses jahr',
  'هذا العام',
  'this month',
  'past week',
  'past month',
  'past year',
  'past weeks',
  'past months',
  'recent weeks',
  'recent months',
];

/** Nouns of an event: "two days after a strike killed 14" tells of another one. */
export const EVENTS =
  set(`missile missiles rocket rockets bomb bombs drone drones shell shells gunmen ракета ракети ракетного дрон бомба бомби ракеты бомбы rakete raketen bombe
  drohne drohnen roquette roquettes drone bombardement luftangriff raketenangriff raketenangriffs beschuss صاروخ strike strikes attack attacks shelling bombing bombings raid raids ambush clash clashes explosion blast massacre assault offensive barrage
  war battle удар удару атаки атака обстріл обстрілу обстрел обстрела теракт теракта angriff anschlag attaque attentat frappe frappes ataque atentado bombardeo قصف هجوم غارة`);

/** They died, said of people counted in the sentence before. */
export const THEY_DIED: readonly string[] = [
  'they died',
  'they were dead',
  'both died',
  'all died',
  'they did not survive',
  'вони загинули',
  'вони померли',
  'они погибли',
  'они умерли',
  'sie starben',
  'sie sind tot',
  'ils sont morts',
  'ils sont décédés',
  'murieron',
];
