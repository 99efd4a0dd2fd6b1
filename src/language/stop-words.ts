import type { LanguageCode } from './code.ts';

/** Words that say nothing about what a text is about, and much about its language. Folded as `foldWord` does. */
const LISTS: Readonly<Record<LanguageCode, string>> = {
  en: `the a an and or but nor so yet of to in on at by for from with without within into onto over under after before
    between among against about around through during until since as than that this these those there here it its itself
    he him his himself she her hers herself they them their theirs we us our ours you your i me my who whom whose which
    what when where why how is are was were be been being am do does did done has have had having will would shall should
    can could may might must not no if because while although though also just only more most much many some any all both
    each every other another such same own too very then now still again further once up down out off per via said says
    say told one's it's that's don't didn't isn't wasn't`,
  uk: `і й та а але або чи що щоб як який яка яке які якого якої яким яких в у на з із зі до від для за про по при над під
    між через після перед без не ні же ж би б це цей ця ці цього цієї цих той та те ті того тієї тих він вона воно вони
    його її їх їхній йому їй їм ми нас нам ви вас вам я мене мені є був була було були буде будуть бути має мають мав
    також ще вже лише тільки коли де якщо бо адже тому так там тут`,
  ru: `и а но или что чтобы как который которая которое которые которого которой которых в во на с со из к ко от до для за
    о об про по при над под между через после перед без не ни же ли бы это этот эта эти этого этой этих тот та те того той
    тех он она оно они его ее их ему ей им мы нас нам вы вас вам я меня мне есть был была было были будет будут быть имеет
    также еще уже лишь только когда где если потому так там тут`,
  ar: `في من الى على عن مع ان ان او و ثم لا لم لن ما هذا هذه ذلك تلك هو هي هم هن نحن انا الذي التي الذين كان كانت يكون تكون قد
    لقد كما بين بعد قبل عند منذ حتى خلال ضد حول غير كل بعض اي اذا حيث وفق بحسب وقد وكان وكانت وفي ومن وهو وهي انه انها ايضا
    فيما بان لدى دون نحو به بها له لها فيه فيها عليه عليها`,
  fr: `le la les l' un une des de du d' et ou mais donc or ni car que qu' qui dont ou a au aux en dans sur sous par pour avec
    sans entre vers chez apres avant depuis pendant contre ce cet cette ces c' se s' son sa ses leur leurs il elle ils elles
    on nous vous je tu me te lui y ne n' pas plus est sont etait etaient ete etre a ont avait avaient avoir aura sera fait
    aussi encore deja tres comme si quand selon`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber sondern denn dass daß ob wenn als wie in im an am
    auf aus bei beim mit nach von vom vor zu zum zur uber unter gegen durch fur ohne um bis seit wahrend zwischen nicht kein
    keine keinen auch noch schon nur sehr mehr es er sie wir ihr ich ihn ihm ihnen sein seine seinen seiner ihre ihren ihrer
    sich ist sind war waren wird werden wurde wurden hat haben hatte hatten sei seien kann konnen soll sollen dies diese
    dieser dieses diesem`,
  es: `el la los las un una unos unas de del al a y e o u pero ni que quien quienes cual cuando donde como en con sin sobre por
    para entre hacia desde hasta contra segun tras durante su sus se lo le les me te nos yo ella ellos ellas este esta
    estos estas ese esa esos esas eso esto es son era eran fue fueron ser estar ha han habia habian haber hay no si ya mas
    muy tambien`,
  pt: `o os a as um uma uns umas de do da dos das no na nos nas ao aos pelo pela pelos pelas e ou mas nem que quem qual quando
    onde como em com sem sobre por para entre ate desde contra segundo apos durante seu sua seus suas se lhe lhes me te ele
    ela eles elas este esta estes estas esse essa isso isto e sao era eram foi foram ser estar tem ha havia nao sim ja mais
    muito tambem`,
  tr: `ve ile ya da de ki bu su o bir icin gibi kadar daha cok en ne mi mu olarak olan oldu olduğu olduğunu dedi eden sonra once
    uzere gore karsi ise ama ancak veya her hic değil var yok onun onlar biz siz ben sen tarafindan uzerine`,
  it: `il lo la i gli le un uno una di del della dei delle dello degli a al alla ai alle da dal dalla in nel nella con su sul
    sulla per tra fra e o ma che chi cui non si ha hanno aveva era erano e sono stato stata essere come piu anche dopo
    secondo contro`,
  pl: `i w we na z ze do od dla za o po przy nad pod przez oraz lub ale ze ktory ktora ktore jest sa byl byla bylo byli nie
    tak jak to ten ta te jego jej ich sie ma maja tez takze juz tylko gdy jesli`,
  nl: `de het een en of maar dat die dit deze van in op aan bij met naar voor door over onder tegen uit om tot sinds niet geen
    ook nog al zeer meer is zijn was waren wordt worden werd werden heeft hebben had hadden hij zij ze we wij ik u er`,
  ro: `si sau dar ca care ce cand unde cum in la cu din de pe prin pentru dupa intre fara sub un o unei unui al ale cel cea nu
    este sunt era erau fost fi a au avea mai si-a se lui ei lor sa`,
  he: `של את על אל מן עם לא כי זה זו זאת הוא היא הם הן אני אנחנו אשר כל גם או אם אך אבל היה היתה היו יש אין לפי בין אחרי לפני עד
    כדי רק עוד יותר`,
  fa: `و در به از که اين ان را با براي است بود شد شده مي هاي يک بر تا هم اما يا اگر نيز کرد کرده گفت خود او وي`,
};

const SETS = new Map<LanguageCode, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

/** The stop words of a language, folded; empty where we keep none. */
export function stopWords(language: LanguageCode): ReadonlySet<string> {
  const kept = SETS.get(language);
  if (kept) return kept;
  const list = LISTS[language];
  if (list === undefined) return NONE;
  const set = new Set(list.split(/\s+/).map((word) => word.replaceAll('ک', 'ك')));
  SETS.set(language, set);
  return set;
}
