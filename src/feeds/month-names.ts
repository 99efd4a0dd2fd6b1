/** The names of months in the languages of newsrooms. */

/**
 * The names of the months, January first: as they stand alone, beside a day, and shortened, of the languages of the Unicode
 * locale data with a Gregorian calendar; spellings without their accents count as well. "_" is a space. The Croatian "lip", "srp",
 * "lis" and "listopad" mean another month in Polish and Czech; who writes them has no date.
 */
const MONTHS: readonly string[] = [
  `january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty январь
   января янв січень січня січ студзень студзеня сту януари јануари јан јануар siječanj siječnja sij leden ledna
   led január januára ianuarie ian ιανουαρίου ιαν ocak oca yanvar yan tammikuu tammikuuta tammi jaanuar jaan
   janvāris sausis sausio gener xaneiro xan janúar janar يناير كانون_الثاني جانفي ינואר ינו जनवरी जन জানুয়ারি জানু
   იანვარი იან հունվար հունվարի հնվ қаңтар қаң januarie genn`,
  `february feb februar février févr febrero fevereiro fev febbraio februari luty lutego lut февраль февраля февр
   лютий лютого лют люты лютага февруари фев фебруар феб veljača veljače velj únor února úno február februára febr
   februarie φεβρουαρίου φεβ şubat şub fevral helmikuu helmikuuta helmi veebruar veebr februāris vasaris vasario
   febrer febreiro febrúar shkurt shk فبراير شباط فيفري פברואר פבר फ़रवरी फ़र ফেব্রুয়ারি ফেব თებერვალი თებ փետրվար
   փետրվարի փտվ ақпан ақп fevr`,
  `march mar märz mär mars marzo março maart mrt marzec marca март марта мар березень березня бер сакавік сакавіка
   сак mart ožujak ožujka ožu marec březen března bře március márc martie μαρτίου μαρ marts maaliskuu maaliskuuta
   maalis märts kovas kovo maret mac març مارس آذار מרץ मार्च মার্চ მარტი მარ մարտ մարտի մրտ наурыз нау machi maerz
   mrz marz מרס`,
  `april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр квітень квітня квіт красавік
   красавіка кра април travanj travnja tra duben dubna dub apríl apríla április ápr aprilie απριλίου απρ nisan nis
   aprel huhtikuu huhtikuuta huhti aprill aprīlis balandis balandžio prill pri أبريل نيسان أفريل אפריל אפר अप्रैल
   এপ্রিল এপ্রি აპრილი აპრ ապրիլ ապրիլի ապր сәуір сәу aprili кві avri إبريل`,
  `may mai mayo maio maggio mag mei maj maja май мая травень травня трав мај svibanj svibnja svi květen května kvě
   máj mája május μαΐου μαΐ mayıs toukokuu toukokuuta touko maijs gegužė gegužės maig maí مايو أيار ماي מאי मई মে
   მაისი მაი մայիս մայիսի մյս мамыр мам тра`,
  `june jun juni juin junio junho giugno giu czerwiec czerwca cze июнь июня июн червень червня черв чэрвень чэрвеня
   чэр юни јуни јун lipanj lipnja junij červen června čvn jún júna június iunie iun ιουνίου ιουν haziran haz iyun
   iyn kesäkuu kesäkuuta kesä juuni jūnijs jūn birželis birželio juny xuño júní qershor qer يونيو حزيران جوان יוני
   जून জুন ივნისი ივნ հունիս հունիսի հնս маусым мау junie чер`,
  `july jul juli juillet juil julio julho luglio lug lipiec lipca июль июля июл липень липня лип ліпень ліпеня ліп
   юли јули јул srpanj srpnja julij červenec července čvc júl júla július iulie iul ιουλίου ιουλ temmuz tem iyul
   iyl heinäkuu heinäkuuta heinä juuli jūlijs jūl liepa liepos julai juliol xullo xul júlí korrik korr يوليو تموز
   جويلية يوليوز יולי जुलाई जुल জুলাই জুল ივლისი ივლ հուլիս հուլիսի հլս шілде шіл julie juill`,
  `august aug août agosto ago augustus sierpień sierpnia sie август августа авг серпень серпня серп жнівень жніўня
   жні avgust avg kolovoz kolovoza kol srpen srpna augusta augusztus αυγούστου αυγ ağustos ağu avqust avq augusti
   elokuu elokuuta elo augusts rugpjūtis rugpjūčio agustus agu ogos ogo agost ag ágúst ágú gusht gush أغسطس آب أوت
   غشت אוגוסט אוג अगस्त अग আগস্ট আগ აგვისტო აგვ օգոստոս օգոստոսի օգս тамыз там agosti agt ags сер aout`,
  `september sep sept septembre septiembre setiembre set setembro settembre wrzesień września wrz сентябрь сентября
   сент вересень вересня вер верасень верасня септември сеп септембар septembar rujan rujna ruj září zář septembra
   szeptember szept septembrie σεπτεμβρίου σεπ eylül eyl sentyabr sen syyskuu syyskuuta syys septembris rugsėjis
   rugsėjo setembre shtator sht سبتمبر أيلول شتنبر ספטמבר ספט सितंबर सित সেপ্টেম্বর সেপ্ট সেপ სექტემბერი სექ
   սեպտեմբեր սեպտեմբերի սեպ қыркүйек қыр sentabr septemba сен sett szep`,
  `october oct oktober okt octobre octubre outubro out ottobre ott październik października paź октябрь октября окт
   жовтень жовтня жовт кастрычнік кастрычніка кас октомври октобар oktobar říjen října říj október októbra
   octombrie οκτωβρίου οκτ ekim eki oktyabr lokakuu lokakuuta loka oktoober oktobris spalis spalio tetor tet أكتوبر
   تشرين_الأول אוקטובר אוק अक्टूबर अक्टू অক্টোবর অক্টো ოქტომბერი ოქტ հոկտեմբեր հոկտեմբերի հոկ қазан қаз oktabr
   oktoba жов`,
  `november nov novembre noviembre novembro ноябрь ноября нояб листопад листопада лист лістапад лістапада ліс
   ноември ное новембар нов novembar studeni studenoga stu listopadu novembra noiembrie νοεμβρίου νοε kasım kas
   noyabr noy marraskuu marraskuuta marras novembris lapkritis lapkričio nóvember nóv nëntor nën نوفمبر
   تشرين_الثاني نونبر נובמבר נוב नवंबर नव নভেম্বর নভে ნოემბერი ნოე նոյեմբեր նոյեմբերի նոյ қараша қар novemba ноя
   лис`,
  `december dec dezember dez décembre déc diciembre dic dezembro dicembre grudzień grudnia gru декабрь декабря дек
   грудень грудня груд снежань снежня сне декември децембар дец decembar prosinac prosinca pro prosinec prosince
   decembra decembrie δεκεμβρίου δεκ aralık ara dekabr dek desember des joulukuu joulukuuta joulu detsember dets
   decembris gruodis gruodžio disember dis desembre decembro dhjetor dhj ديسمبر كانون_الأول دجنبر דצמבר דצמ दिसंबर
   दिस ডিসেম্বর ডিসে დეკემბერი დეკ դեկտեմբեր դեկտեմբերի դեկ желтоқсан жел desemba гру`,
];

const ENGLISH: ReadonlyMap<string, number> = numbered(
  'january february march april may june july august september october november december'
    .split(' ')
    .map((name) => `${name} ${name.slice(0, 3)}`),
);

/** Made when the first month is named that is not an English one. */
let all: ReadonlyMap<string, number> | null = null;

/** 1 to 12; null for a word that names no month, or one in one language and another in the next. Lower case, no full stop. */
export function monthNamed(word: string): number | null {
  const english = ENGLISH.get(word);
  if (english !== undefined) return english;
  all ??= numbered(MONTHS);
  const known = all.get(word);
  if (known !== undefined || /^[a-z]*$/.test(word)) return known ?? null;
  // Hebrew writes "in" and the month as one word.
  return all.get(withoutMarks(word)) ?? (word.startsWith('ב') ? monthNamed(word.slice(1)) : null);
}

function numbered(months: readonly string[]): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const [index, names] of months.entries()) {
    for (const name of names.split(/\s+/)) {
      const whole = name.replace('_', ' ');
      byName.set(whole, index + 1).set(withoutMarks(whole), index + 1);
    }
  }
  return byName;
}

function withoutMarks(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u0653-\u0655]/g, '')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}
