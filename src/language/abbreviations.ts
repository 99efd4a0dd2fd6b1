import type { LanguageCode } from './code.ts';

/** What a full stop after these words means. Without the final dot, as `foldWord` writes them. */
interface Abbreviations {
  /** A name or number always follows: the dot never ends a sentence. */
  readonly before: ReadonlySet<string>;
  /** They may also stand last: the dot ends a sentence where a new one can be seen to begin. */
  readonly anywhere: ReadonlySet<string>;
  /** Followed by a number they are an abbreviation, otherwise a word of their own ("No.", "Art."). */
  readonly beforeNumber: ReadonlySet<string>;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

const EVERYWHERE = 'dr mr mrs ms prof gen col lt maj capt st';

const TABLE: Readonly<Record<LanguageCode, Abbreviations>> = {
  en: {
    before:
      set(`mr mrs ms mx dr prof rev revd hon fr msgr sr lt lieut col maj gen brig cmdr cdr comdr adm capt cpt sgt cpl
      pfc pvt spc ssgt msgt sfc ens cmdre sen sens rep reps gov govs amb pres supt det insp insp const st ste mt ft messrs
      mme mlle vs v approx ca e.g i.e cf viz al-gen rt asst dep atty attys ald`),
    anywhere:
      set(`jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun inc co corp
      ltd plc llc bros jr sr etc al est dept univ ave blvd rd ok kan mass tenn ala ariz ark calif colo conn del fla ga ill
      ind la md mich minn miss mo mont neb nev okla ore pa tex va vt wash wis wyo km mi min hr hrs sec yr yrs oz lb lbs`),
    beforeNumber: set('no nos p pp para art fig sect vol ch op'),
  },
  uk: {
    before:
      set(`м с смт ул вул пл просп бул пров буд кв ген полк підполк кап лейт мол ст серж адм о ім акад проф доц гр тов
      св т.зв т.з напр див т.е тобто заст нач гол зам обл.рад ред пор р-н`),
    anywhere: set('р рр ст тис млн млрд грн коп год хв сек обл і.т.д т.д т.п т.ін ін та.ін км кг га к.с н.е'),
    beforeNumber: set('п пп ч стор с ст розд гл №'),
  },
  ru: {
    before:
      set(`ул пл просп бул пер дер пос ген полк подполк кап лейт мл ст серж адм им акад проф доц гр тов св т.н т.е т.к
      напр см зам нач гл о и.о врио ред г-н г-жа`),
    anywhere: set('г гг с м в вв тыс млн млрд руб коп ч час мин сек обл т.д т.п т.ч др пр км кг га н.э'),
    beforeNumber: set('п пп ч стр ст разд гл №'),
  },
  de: {
    before:
      set(`z d u o i b z.b d.h u.a o.a i.d.r bzw ca dr prof hr fr st nr mio mrd tsd std gen oberst lt evtl ggf sog vgl abs art kap
      bspw insb inkl exkl max min dipl ing jr geb gest rd`),
    anywhere: set('usw etc u.s.w a.m p.m jan feb mar apr jun jul aug sept okt nov dez str tel km uhr'),
    beforeNumber: set('s ziff bd'),
  },
  fr: {
    before: set('m mm mme mlle dr me mgr pr st ste gal col cdt cap lt p.ex c.-a-d av apr env cf n°'),
    anywhere: set('etc janv fevr avr juil sept oct nov dec bd hab km j.-c'),
    beforeNumber: set('p art no vol chap'),
  },
  es: {
    before: set('sr sra sres srta dr dra d dña gral cnel tte cap cmdte prof ing lic mons ee pte av avda p.ej num'),
    anywhere: set('etc uu ud uds c.f s.a a.m p.m km'),
    beforeNumber: set('p pag art no vol cap'),
  },
  pt: {
    before: set('sr sra srs dr dra d gen cel cap ten prof eng av p.ex exmo exma'),
    anywhere: set('etc s.a ltda km'),
    beforeNumber: set('p pag art no vol n'),
  },
  tr: {
    before: set('dr prof doc av sn alb yzb tgm gen org korg tumg yrd bkz no mah cad sok hz'),
    anywhere: set('vb vs m.o m.s km'),
    beforeNumber: set('s'),
  },
  ar: { before: set('د أ ا م ص ج ب ه'), anywhere: set('ق.م'), beforeNumber: set('ص ج') },
  fa: { before: set('د'), anywhere: set(''), beforeNumber: set('ص') },
};

const UNKNOWN: Abbreviations = { before: set(EVERYWHERE), anywhere: set('etc inc ltd co'), beforeNumber: set('no') };

/** The abbreviations of a language; titles that all of Europe shares where we keep none. */
export function abbreviations(language: LanguageCode): Abbreviations {
  return TABLE[language] ?? UNKNOWN;
}

/** Proper nouns that follow "U.S.", "U.N." within one name: a sentence does not begin with them there. */
export const AFTER_ACRONYM: ReadonlySet<string> = set(`security council general assembly navy army air marine marines
  military forces force secretary secretary-general envoy special human high world food refugee relief mission charter
  development children population women environment office ambassador embassy president vice-president vice congress
  congressman congresswoman senate senator sen rep house representative representatives supreme court district circuit attorney state
  treasury justice defense defence homeland commerce energy labor department agency geological central southern northern
  african european indo-pacific command coast customs border immigration embassies consulate capitol open steel bank
  census dollar federal reserve marshal marshals secret service trade international interagency deputy under
  undersecretary assistant chief national institute chamber soccer olympic climate peacekeeping peacekeepers aid
  charge chargé consul government republican republicans democrat democrats american americans olympics grand prix`);

/** Words that open a sentence more often than they continue a name. */
export const OPENERS: ReadonlySet<string> =
  set(`the a an he she it they we i you this that these those there his her its
  their our my in on at by for from with without after before during since as while when where if although though because
  but and or so yet however meanwhile then now still also both all some many most more several no not one two three four
  five six seven eight nine ten dozens hundreds thousands another other each every such what who why how officials
  analysts experts critics residents police witnesses authorities troops rebels fighters doctors diplomats investigators
  prosecutors earlier later last next about around nearly almost according asked despite under over between until even
  only just once according yes maybe perhaps please let thank
  він вона вони воно це ця цей ці його її їх але проте однак тоді також потім втім
  он она они оно это эта этот эти его ее их но однако тогда также потом`);

/** What may follow "5 p.m." without opening a sentence. */
export const AFTER_TIME: ReadonlySet<string> =
  set(`est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet eest
  msk eastern central mountain pacific local monday tuesday wednesday thursday friday saturday sunday january february
  march april may june july august september october november december`);

/** Languages that write an ordinal as a number with a dot ("14. Brigade", "5. März"). */
export const DOTTED_ORDINALS: ReadonlySet<LanguageCode> = new Set([
  'de',
  'tr',
  'nl',
  'da',
  'no',
  'nb',
  'fi',
  'cs',
  'sk',
  'pl',
  'hu',
  'hr',
  'sr',
  'sl',
  'is',
  'et',
  'lv',
]);
