import type { LanguageCode } from './code.ts';
import { foldWord } from './tokens.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean).map(foldWord));
}

/** What the plain grammar of attribution must know of a language. All words folded. */
export interface Grammar {
  readonly language: LanguageCode;
  /** Words that end a noun phrase: prepositions other than "of", adverbs of time, conjunctions. */
  readonly stops: ReadonlySet<string>;
  /** Words that open what is said: "що", "dass", "إن". */
  readonly openers: ReadonlySet<string>;
  /** Words at the head of a sentence that are no subject. */
  readonly adverbs: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Title and role words before a name. */
  readonly roles: RegExp;
  /** "according to": each a run of words; the speaker follows. */
  readonly according: readonly (readonly string[])[];
  /** The speaker follows the verb even where what is said comes after it. */
  readonly verbFirst: boolean;
  readonly articles: ReadonlySet<string>;
}

const phrases = (list: string): readonly (readonly string[])[] =>
  list.split('|').map((phrase) => phrase.trim().split(/\s+/).map(foldWord));

const UKRAINIAN: Grammar = {
  language: 'uk',
  adverbs: set(
    'також тим водночас однак утім втім крім того зокрема натомість при цьому раніше пізніше зі свого боку своєю чергою тоді потім тепер уже',
  ),
  stops:
    set(`у в на до під за про по при над від з із зі через після перед між без для о об та але а що як який яка яке які де коли
    якщо бо щоб тому також вчора сьогодні увечері ввечері вранці вдень вночі раніше пізніше пізно у четвер не це лише
    журналістам під час щодо`),
  openers: set('що щоб ніби наче як'),
  pronouns: set('він вона вони воно хто ми'),
  auxiliaries: set(''),
  negations: set('не ні'),
  roles:
    /^(?:президент[\p{L}-]*|міністр[\p{L}-]*|прем'єр[\p{L}-]*|голов[\p{L}-]*|речни[\p{L}-]*|спікер[\p{L}-]*|генерал[\p{L}-]*|полковни[\p{L}-]*|майор[\p{L}-]*|капітан[\p{L}-]*|командувач[\p{L}-]*|командир[\p{L}-]*|начальни[\p{L}-]*|керівни[\p{L}-]*|директор[\p{L}-]*|посол|посл[аи][\p{L}-]*|депутат[\p{L}-]*|експерт[\p{L}-]*|аналіти[\p{L}-]*|прокурор[\p{L}-]*|мер|мер[аи][\p{L}-]*|губернатор[\p{L}-]*|секретар[\p{L}-]*|представни[\p{L}-]*|радни[\p{L}-]*|заступни[\p{L}-]*|очільни[\p{L}-]*|лікар[\p{L}-]*|медсестр[\p{L}-]*|волонтер[\p{L}-]*|жител[\p{L}-]*|мешкан[\p{L}-]*|військов[\p{L}-]*|ген|полк)$/u,
  according: phrases(
    'за його словами | за її словами | за їхніми словами | за їх словами | за словами | за даними | за інформацією | за повідомленням | за версією | за оцінками | за оцінкою | згідно з даними | згідно з | на думку | зі слів | як стверджує | з посиланням на',
  ),
  verbFirst: false,
  articles: set(''),
};

const RUSSIAN: Grammar = {
  language: 'ru',
  adverbs: set(
    'также тем однако кроме того при этом между тем ранее позже тогда потом теперь уже поэтому впрочем вместе',
  ),
  stops:
    set(`в во на до под за о об про по при над от с со из через после перед между без для и но а что как который которая
    которое которые где когда если чтобы также вчера сегодня вечером утром днем ночью ранее позже не это лишь журналистам
    ходе`),
  openers: set('что чтобы будто как'),
  pronouns: set('он она они оно кто мы'),
  auxiliaries: set(''),
  negations: set('не ни'),
  roles:
    /^(?:президент[\p{L}-]*|министр[\p{L}-]*|премьер[\p{L}-]*|глав[\p{L}-]*|представител[\p{L}-]*|спикер[\p{L}-]*|пресс-секретар[\p{L}-]*|генерал[\p{L}-]*|полковник[\p{L}-]*|майор[\p{L}-]*|капитан[\p{L}-]*|командующ[\p{L}-]*|командир[\p{L}-]*|начальник[\p{L}-]*|руководител[\p{L}-]*|директор[\p{L}-]*|посол|посл[ау][\p{L}-]*|депутат[\p{L}-]*|эксперт[\p{L}-]*|аналитик[\p{L}-]*|прокурор[\p{L}-]*|мэр[\p{L}-]*|губернатор[\p{L}-]*|секретар[\p{L}-]*|советник[\p{L}-]*|заместител[\p{L}-]*|врач[\p{L}-]*|медсестр[\p{L}-]*|волонтер[\p{L}-]*|жител[\p{L}-]*|военн[\p{L}-]*|ген|полк)$/u,
  according: phrases(
    'по его словам | по ее словам | по их словам | по словам | по данным | по информации | по сообщению | по версии | по оценкам | по оценке | согласно данным | согласно | по мнению | со слов | со ссылкой на',
  ),
  verbFirst: false,
  articles: set(''),
};

const ARABIC: Grammar = {
  language: 'ar',
  adverbs: set(
    'من جهته من جهتها بدوره بدورها في المقابل الى ذلك كما فيما بينما وقد لكن ولكن لكنه لكنها ولكنه وهو وهي انه وانه التي الذي',
  ),
  stops:
    set(`في من الى على عن مع ان انه انها بان بانه بانها انهم منذ خلال بعد قبل عند لدى حول ضد عبر الذي التي الذين ما لا لم لن قد
    يوم امس اليوم مساء صباح الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت لكن ذلك طلب طلبت اشترط فضل فضلت حيث بينما فيما وان وانه ردا تعليقا للصحفيين للصحافيين للتلفزيون لوكاله لقناه لصحيفه بدورها بدوره هذا ايضا كما امام تعقيبا`),
  openers: set('ان انه انها بان بانه بانها انهم انهما'),
  pronouns: set('هو هي هم'),
  auxiliaries: set('قد لقد وقد كان كانت'),
  negations: set('لم لا لن ما عدم بعدم دون'),
  roles:
    /^(?:ال)?(?:متحدث[هة]?|ناطق[هة]?|وزير[هة]?|رييس[هة]?|رئيس[هة]?|مستشار[هة]?|عميد|عقيد|لواء|فريق|رايد|رائد|نقيب|مدير[هة]?|محافظ|حاكم|قايد|قائد|ممثل[هة]?|مبعوث[هة]?|سفير[هة]?|امين|نايب|نائب|طبيب[هة]?|ممرض[هة]?|دكتور[هة]?|محلل[هة]?|خبير[هة]?|باحث[هة]?|ناشط[هة]?|صحفي[هة]?|مسؤول[هة]?|مسئول[هة]?|منسق[هة]?|مفوض[هة]?|وزراء|مقرر[هة]?|عضو[هة]?|زعيم|شيخ|امير|ملك|جنرال|مندوب[هة]?|كاتب[هة]?|استاذ[هة]?|شاهد[هة]?|مواطن[هة]?|نازح[هة]?|باسم|سيد[هة]?|وسيط|مهندس[هة]?|ضابط|جندي|قيادي[هة]?|مساعد[هة]?|وكيل|عمده|عمدة|ريس)$/u,
  according: phrases(
    'وفق ما افادت به | وفق بيان | وفق ما افاد به | وفق ما ذكرت | وفق ما ذكر | وفق ما اعلنت | وفق ما اعلن | وفقا لما ذكرت | بحسب ما افادت | بحسب ما ذكرت | حسب ما ذكرت | وفقا ل | وفق | وفقا | بحسب | حسب | نقلا عن | على حد قول | على لسان | حسبما ذكرت | حسبما افاد | طبقا ل',
  ),
  verbFirst: true,
  articles: set(''),
};

const GERMAN: Grammar = {
  language: 'de',
  adverbs: set(
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar april mai juni juli august september oktober november dezember nun so demgegenuber damit dabei dazu daher deshalb zudem auch dann danach darauf daraufhin hin allerdings jedoch indes inzwischen demnach dennoch zugleich gleichzeitig ausserdem zuvor spater hier dort da trotzdem ihn ihr ihm ihnen uns mich dies das es zunachst schliesslich weiter ferner nach bei in an auf unterdessen derweil mittlerweile',
  ),
  stops:
    set(`in im an am auf aus bei beim mit nach vor zu zum zur uber unter gegen durch fur ohne um bis seit wahrend zwischen
    und oder aber dass ob wenn als wie weil da der-sich gestern heute morgens abends nachts zunachst zudem auch noch dazu
    sich nicht laut gegenuber hinzu mit zuruck an ein weiter am montag dienstag mittwoch donnerstag freitag samstag sonntag`),
  openers: set('dass ob wie'),
  pronouns: set('er sie es wir man'),
  auxiliaries: set('hat habe haben hatte hatten'),
  negations: set('nicht nie'),
  roles:
    /^(?:[\p{L}-]*prasident\p{L}*|[\p{L}-]*minister\p{L}*|[\p{L}-]*kanzler\p{L}*|[\p{L}-]*sprecher\p{L}*|[\p{L}-]*general\p{L}*|[\p{L}-]*admiral\p{L}*|oberst|major|[\p{L}-]*hauptmann|[\p{L}-]*chef\p{L}*|[\p{L}-]*leiter\p{L}*|[\p{L}-]*direktor\p{L}*|[\p{L}-]*botschafter\p{L}*|[\p{L}-]*experte\p{L}*|[\p{L}-]*expertin|[\p{L}-]*analyst\p{L}*|[\p{L}-]*anwalt\p{L}*|[\p{L}-]*burgermeister\p{L}*|[\p{L}-]*gouverneur\p{L}*|[\p{L}-]*sekretar\p{L}*|[\p{L}-]*beauftragte\p{L}*|[\p{L}-]*berater\p{L}*|[\p{L}-]*vorsitzende\p{L}*|[\p{L}-]*arzt\p{L}*|herr|frau|dr|prof|konig\p{L}*|papst|[\p{L}-]*vertreter\p{L}*|[\p{L}-]*offizier\p{L}*|[\p{L}-]*abgeordnete\p{L}*|[\p{L}-]*forscher\p{L}*|[\p{L}-]*kommandeur\p{L}*|[\p{L}-]*vermittler\p{L}*|[\p{L}-]*politiker\p{L}*|[\p{L}-]*(?:lehrer|arzt|arztin|helfer|bewohner|kampfer|soldat|richter|ermittler|manager|unternehmer|journalist|historiker|okonom|augenzeug|zeug|bauer|fahrer|trainer|autor|bischof|pfarrer|professor|richt|anwalt|student|rentner|sanitater|retter|koordinator|ministerin|minister)(?:in|e|innen)?|[\p{L}-]*kommissar\p{L}*)$/u,
  according: phrases(
    'nach angaben von | nach angaben des | nach angaben der | nach angaben | nach einschatzung von | nach einschatzung des | nach einschatzung der | nach ansicht von | nach ansicht des | nach ansicht der | nach informationen von | nach informationen des | nach informationen der | nach aussage des | nach aussage der | laut | nach worten von | nach den worten von | nach aussage von | nach einschatzung von | nach darstellung von | nach darstellung der | nach darstellung des',
  ),
  verbFirst: true,
  articles: set('der die das den dem des ein eine einen einem einer eines'),
};

const FRENCH: Grammar = {
  language: 'fr',
  adverbs: set(
    'ainsi aussi enfin puis ensuite cependant pourtant toutefois mais or donc alors hier auparavant parallelement ce cela qui',
  ),
  stops:
    set(`a au aux en dans sur sous par pour avec sans entre vers chez apres avant depuis pendant contre et mais ou que qu'il qu'elle
    qu'ils qui dont ou si comme hier lundi mardi mercredi jeudi vendredi samedi dimanche lors devant selon d'apres ne pas
    egalement aussi ensuite avoir`),
  openers: set(`que qu'il qu'elle qu'ils qu'elles qu'un qu'une qu'au qu'aucun si`),
  pronouns: set(`il elle ils elles on t-il t-elle t-on`),
  auxiliaries: set('a ont avait avaient est sont'),
  negations: set("n'a n'ont ne n'avait pas"),
  roles:
    /^(?:president\p{L}*|ministre\p{L}*|porte-parole|general\p{L}*|colonel\p{L}*|commandant\p{L}*|capitaine|chef\p{L}*|direct(?:eur|rice)\p{L}*|ambassad\p{L}*|expert\p{L}*|analyste\p{L}*|procureur\p{L}*|maire\p{L}*|gouverneur\p{L}*|secretaire\p{L}*|represent\p{L}*|conseill\p{L}*|depute\p{L}*|medecin\p{L}*|infirmi\p{L}*|m|mme|mm|dr|pr|roi|reine|pape|premier|premiere|responsable\p{L}*|cherch\p{L}*|avocat\p{L}*|mediat\p{L}*|habitant\p{L}*|negociat\p{L}*|coordinat\p{L}*|lieutenant\p{L}*)$/u,
  according: phrases("selon | pour | d'apres | aux dires de | de source | suivant"),
  verbFirst: false,
  articles: set('le la les l un une des du de d'),
};

const SPANISH: Grammar = {
  language: 'es',
  adverbs: set('asi ademas luego entonces sin embargo tambien pero ayer hoy asimismo por'),
  stops:
    set(`a al en con sin sobre por para entre hacia desde hasta contra tras durante y e o pero que quien donde cuando como si
    ayer hoy lunes martes miercoles jueves viernes sabado domingo este esta segun ante no tambien`),
  openers: set('que si'),
  pronouns: set('el ella ellos ellas'),
  auxiliaries: set('ha han habia'),
  negations: set('no nunca'),
  roles:
    /^(?:president\p{L}*|ministr\p{L}*|portavo\p{L}*|general\p{L}*|coronel\p{L}*|comandante|capitan|jefe\p{L}*|direct(?:or|ora)\p{L}*|embajad\p{L}*|expert\p{L}*|analista\p{L}*|fiscal\p{L}*|alcald\p{L}*|gobernad\p{L}*|secretari\p{L}*|representante\p{L}*|canciller\p{L}*|primer|primera|senador\p{L}*|vocer\p{L}*|sr|sra|dr|dra|rey|papa|medic\p{L}*|enfermer\p{L}*|abogad\p{L}*)$/u,
  according: phrases('segun | de acuerdo con'),
  verbFirst: false,
  articles: set('el la los las un una unos unas de del'),
};

const GRAMMARS: Readonly<Record<LanguageCode, Grammar>> = {
  uk: UKRAINIAN,
  ru: RUSSIAN,
  ar: ARABIC,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};

/** The plain grammar of a language; null for English, which has its own, and for what we do not read. */
export function grammarOf(language: LanguageCode): Grammar | null {
  return GRAMMARS[language] ?? null;
}
