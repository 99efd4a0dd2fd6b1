import type { LanguageCode } from './code.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** What the plain grammar of attribution must know of a language. All words folded. */
export interface Grammar {
  readonly language: LanguageCode;
  /** Words that end a noun phrase: prepositions other than "of", adverbs of time, conjunctions. */
  readonly stops: ReadonlySet<string>;
  /** Words that open what is said: "що", "dass", "إن". */
  readonly openers: ReadonlySet<string>;
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
  list.split('|').map((phrase) => phrase.trim().split(/\s+/));

const UKRAINIAN: Grammar = {
  language: 'uk',
  stops:
    set(`у в на до під за про по при над від з із зі через після перед між без для о об та але а що як який яка яке які де коли
    якщо бо щоб тому також вчора сьогодні увечері ввечері вранці вдень вночі раніше пізніше пізно у четвер не це лише
    журналістам під час щодо`),
  openers: set('що щоб ніби наче як'),
  pronouns: set('він вона вони воно хто ми'),
  auxiliaries: set(''),
  negations: set('не ні'),
  roles:
    /^(?:президент\w*|міністр\w*|прем'єр\w*|голов\w*|речни\w*|спікер\w*|генерал\w*|полковни\w*|майор\w*|капітан\w*|командувач\w*|командир\w*|начальни\w*|керівни\w*|директор\w*|посол|посл[аи]\w*|депутат\w*|експерт\w*|аналіти\w*|прокурор\w*|мер|мер[аи]\w*|губернатор\w*|секретар\w*|представни\w*|радни\w*|заступни\w*|очільни\w*|лікар\w*|медсестр\w*|волонтер\w*|жител\w*|мешкан\w*|військов\w*|ген|полк)$/u,
  according: phrases(
    'за словами | за даними | за інформацією | за повідомленням | за версією | за оцінками | за оцінкою | згідно з даними | згідно з | на думку | зі слів | як стверджує | з посиланням на',
  ),
  verbFirst: false,
  articles: set(''),
};

const RUSSIAN: Grammar = {
  language: 'ru',
  stops:
    set(`в во на до под за о об про по при над от с со из через после перед между без для и но а что как который которая
    которое которые где когда если чтобы также вчера сегодня вечером утром днем ночью ранее позже не это лишь журналистам
    ходе`),
  openers: set('что чтобы будто как'),
  pronouns: set('он она они оно кто мы'),
  auxiliaries: set(''),
  negations: set('не ни'),
  roles:
    /^(?:президент\w*|министр\w*|премьер\w*|глав\w*|представител\w*|спикер\w*|пресс-секретар\w*|генерал\w*|полковник\w*|майор\w*|капитан\w*|командующ\w*|командир\w*|начальник\w*|руководител\w*|директор\w*|посол|посл[ау]\w*|депутат\w*|эксперт\w*|аналитик\w*|прокурор\w*|мэр\w*|губернатор\w*|секретар\w*|советник\w*|заместител\w*|врач\w*|медсестр\w*|волонтер\w*|жител\w*|военн\w*|ген|полк)$/u,
  according: phrases(
    'по словам | по данным | по информации | по сообщению | по версии | по оценкам | по оценке | согласно данным | согласно | по мнению | со слов | со ссылкой на',
  ),
  verbFirst: false,
  articles: set(''),
};

const ARABIC: Grammar = {
  language: 'ar',
  stops:
    set(`في من الى على عن مع ان انه انها بان بانه بانها انهم منذ خلال بعد قبل عند لدى حول ضد عبر الذي التي الذين ما لا لم لن قد
    يوم امس اليوم مساء صباح حيث بينما فيما وان وانه ردا تعليقا للصحفيين للصحافيين للتلفزيون لوكاله لقناه لصحيفه بدورها بدوره هذا ايضا كما امام تعقيبا`),
  openers: set('ان انه انها بان بانه بانها انهم انهما'),
  pronouns: set('هو هي هم'),
  auxiliaries: set('قد لقد وقد كان كانت'),
  negations: set('لم لا لن ما'),
  roles:
    /^(?:ال)?(?:متحدث[هة]?|ناطق[هة]?|وزير[هة]?|رييس[هة]?|رئيس[هة]?|مستشار[هة]?|عميد|عقيد|لواء|فريق|رايد|رائد|نقيب|مدير[هة]?|محافظ|حاكم|قايد|قائد|ممثل[هة]?|مبعوث[هة]?|سفير[هة]?|امين|نايب|نائب|طبيب[هة]?|ممرض[هة]?|دكتور[هة]?|محلل[هة]?|خبير[هة]?|باحث[هة]?|ناشط[هة]?|صحفي[هة]?|مسؤول[هة]?|مسئول[هة]?|منسق[هة]?|مفوض[هة]?|مقرر[هة]?|عضو[هة]?|زعيم|شيخ|امير|ملك|جنرال|مندوب[هة]?|كاتب[هة]?|استاذ[هة]?|شاهد[هة]?|مواطن[هة]?|نازح[هة]?|باسم|سيد[هة]?|وسيط|مهندس[هة]?|ضابط|جندي|قيادي[هة]?|مساعد[هة]?|وكيل|عمده|عمدة|ريس)$/u,
  according: phrases(
    'وفق ما افادت به | وفق ما افاد به | وفق ما ذكرت | وفق ما ذكر | وفق ما اعلنت | وفق ما اعلن | وفقا لما ذكرت | بحسب ما افادت | بحسب ما ذكرت | حسب ما ذكرت | وفقا ل | وفق | وفقا | بحسب | حسب | نقلا عن | على حد قول | على لسان | حسبما ذكرت | حسبما افاد | طبقا ل',
  ),
  verbFirst: true,
  articles: set(''),
};

const GERMAN: Grammar = {
  language: 'de',
  stops:
    set(`in im an am auf aus bei beim mit nach vor zu zum zur uber unter gegen durch fur ohne um bis seit wahrend zwischen
    und oder aber dass ob wenn als wie weil da der-sich gestern heute morgens abends nachts zunachst zudem auch noch dazu
    sich nicht laut gegenuber hinzu mit zuruck an ein weiter am montag dienstag mittwoch donnerstag freitag samstag sonntag`),
  openers: set('dass ob wie'),
  pronouns: set('er sie es wir man'),
  auxiliaries: set('hat habe haben hatte hatten'),
  negations: set('nicht nie'),
  roles:
    /^(?:\w*prasident\w*|\w*minister\w*|\w*kanzler\w*|\w*sprecher\w*|\w*general\w*|oberst|major|\w*hauptmann|\w*chef\w*|\w*leiter\w*|\w*direktor\w*|\w*botschafter\w*|\w*experte\w*|\w*expertin|\w*analyst\w*|\w*anwalt\w*|\w*burgermeister\w*|\w*gouverneur\w*|\w*sekretar\w*|\w*beauftragte\w*|\w*berater\w*|\w*vorsitzende\w*|\w*arzt\w*|herr|frau|dr|prof|konig\w*|papst|\w*vertreter\w*|\w*offizier\w*|\w*abgeordnete\w*|\w*forscher\w*|\w*kommandeur\w*|\w*vermittler\w*|\w*politiker\w*|\w*kommissar\w*)$/,
  according: phrases(
    'nach angaben von | nach angaben des | nach angaben der | nach angaben | laut | nach worten von | nach den worten von | nach aussage von | nach einschatzung von | nach darstellung von | nach darstellung der | nach darstellung des',
  ),
  verbFirst: true,
  articles: set('der die das den dem des ein eine einen einem einer eines'),
};

const FRENCH: Grammar = {
  language: 'fr',
  stops:
    set(`a au aux en dans sur sous par pour avec sans entre vers chez apres avant depuis pendant contre et mais ou que qu'il qu'elle
    qu'ils qui dont ou si comme hier lundi mardi mercredi jeudi vendredi samedi dimanche lors devant selon d'apres ne pas
    egalement aussi ensuite avoir`),
  openers: set(`que qu'il qu'elle qu'ils qu'elles qu'un qu'une qu'au qu'aucun si`),
  pronouns: set(`il elle ils elles on t-il t-elle t-on`),
  auxiliaries: set('a ont avait avaient est sont'),
  negations: set("n'a n'ont ne n'avait pas"),
  roles:
    /^(?:president\w*|ministre\w*|porte-parole|general\w*|colonel\w*|commandant\w*|capitaine|chef\w*|direct(?:eur|rice)\w*|ambassad\w*|expert\w*|analyste\w*|procureur\w*|maire\w*|gouverneur\w*|secretaire\w*|represent\w*|conseill\w*|depute\w*|medecin\w*|infirmi\w*|m|mme|mm|dr|pr|roi|reine|pape|premier|premiere|responsable\w*|cherch\w*|avocat\w*|mediat\w*|habitant\w*|negociat\w*|coordinat\w*|lieutenant\w*)$/,
  according: phrases("selon | d'apres | aux dires de | de source | suivant"),
  verbFirst: false,
  articles: set('le la les l un une des du de d'),
};

const SPANISH: Grammar = {
  language: 'es',
  stops:
    set(`a al en con sin sobre por para entre hacia desde hasta contra tras durante y e o pero que quien donde cuando como si
    ayer hoy lunes martes miercoles jueves viernes sabado domingo este esta segun ante no tambien`),
  openers: set('que si'),
  pronouns: set('el ella ellos ellas'),
  auxiliaries: set('ha han habia'),
  negations: set('no nunca'),
  roles:
    /^(?:president\w*|ministr\w*|portavo\w*|general\w*|coronel\w*|comandante|capitan|jefe\w*|direct(?:or|ora)\w*|embajad\w*|expert\w*|analista\w*|fiscal\w*|alcald\w*|gobernad\w*|secretari\w*|representante\w*|canciller\w*|primer|primera|senador\w*|vocer\w*|sr|sra|dr|dra|rey|papa|medic\w*|enfermer\w*|abogad\w*)$/,
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
