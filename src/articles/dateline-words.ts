const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** The names of months as datelines print them, whole or cut short, in the languages we read. In small letters. */
export const MONTHS: ReadonlySet<string> = new Set([
  ...words(`january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov
  december dec
  januar jänner jän februar feber märz mär mrz mai juni juli oktober okt dezember dez
  janvier janv février févr fév mars avril avr juin juillet juil août aout septembre octobre novembre décembre déc
  enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre setiembre octubre noviembre diciembre dic
  janeiro fevereiro fev março maio junho julho setembro set outubro out novembro dezembro
  gennaio gen febbraio aprile maggio mag giugno giu luglio lug settembre ottobre ott dicembre
  januari februari maart mrt augustus
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
  sty lut kwi cze lip sie wrz paź lis gru
  января янв февраля фев февр марта мар апреля апр мая июня июн июля июл августа авг сентября сен сент октября окт ноября ноя
  декабря дек січня січ лютого лют березня бер квітня кві травня тра червня чер липня лип серпня сер вересня вер жовтня жов
  листопада грудня гру
  ledna února března dubna května června července srpna září října listopadu prosince
  siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
  januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
  ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
  januari februari maj juni juli augusti januar marts desember tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta
  heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
  ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
  maret agustus
  ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
  يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر
  شباط آذار اذار نيسان أيار ايار حزيران تموز آب أيلول ايلول جانفي فيفري أفريل ماي جوان جويلية أوت
  בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
  ژانویه فوریه مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند`),
  ...['كانون الثاني', 'كانون الأول', 'تشرين الأول', 'تشرين الثاني'],
]);

/** The names of the days of the week, in small letters. */
export const WEEKDAYS: ReadonlySet<string> = words(`monday tuesday wednesday thursday friday saturday sunday
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
  lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
  понеділок вівторок середа четвер п’ятниця субота неділя понедельник вторник среда четверг пятница суббота воскресенье
  الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
  pazartesi salı çarşamba perşembe cuma cumartesi pazar`);

/** Bodies, countries and labels that stand in capitals before a dash and are nowhere. In capitals. */
const NO_PLACES = `NATO OTAN НАТО EU UE ЕС ЄС UN ONU ООН US USA США UK UAE DRC IDF ЦАХАЛ IAEA IAEO AIEA МАГАТЕ МАГАТЭ OSCE OSZE OSCE ОБСЕ ОБСЄ WHO
  OMS ВОЗ ВООЗ WFP PAM ICRC IKRK CICR МККК UNHCR HCR ACNUR UNICEF ЮНИСЕФ UNRWA UNESCO OCHA OHCHR UNIFIL MONUSCO ICC ICJ CPI IMF FMI МВФ CIA ЦРУ FBI
  ФБР FSB ФСБ ГУР СБУ ВСУ ЗСУ МИД МЗС МО МЧС ДСНС ISIS ISIL IS EI PKK YPG SDF FDS HTS RSF FARC ELN FSA LNA M23 BBC CNN NBC CBS ABC FOX OPEC OPEP BRICS G7
  G20 AU UA SADC ECOWAS CEDEAO IGAD ASEAN GCC MSF HAMAS FATAH HEZBOLLAH HIZBULLAH HOUTHIS TALIBAN WAGNER POLICE ARMY GOVERNMENT POLIZEI POLICÍA
  BREAKING LIVE UPDATE UPDATES UPDATED EXCLUSIVE WATCH LISTEN VIDEO PHOTO PHOTOS AUDIO ANALYSIS OPINION COMMENT COMMENTARY EDITORIAL EXPLAINER FACTBOX
  TIMELINE URGENT NEWS NEWSLETTER NOTE WARNING CORRECTION CORRECTED CLARIFICATION DEVELOPING ALERT FLASH SUMMARY REPORT INTERVIEW FEATURE PROFILE REVIEW
  PODCAST QUIZ TRANSCRIPT FILE READ MORE WHY HOW WHAT WHO WHEN WHERE WAR PEACE TODAY YESTERDAY NOW TOP LATEST WRAPUP WRAP REFILE DIARY BACKGROUND CONTEXT
  FACT MYTH TRUE FALSE YES NO PS QUESTION ANSWER MODERATOR HOST GUEST Q A
  EIL EILMELDUNG TICKER ANALYSE KOMMENTAR HINTERGRUND KRIEG AKTUALISIERT ZUSAMMENFASSUNG URGENTE DIRECTO DIRECT DIRECTE ALERTE ALERTA DERNIÈRE REPORTAGE
  ENTRETIEN PORTRAIT RÉCIT VIDÉO VÍDEO ANÁLISIS ANALISI ÚLTIMA ULTIMA AGGIORNAMENTO DIRETTA PILNE SON СРОЧНО МОЛНИЯ МОЛНІЯ ТЕРМІНОВО ОНОВЛЕНО ОБНОВЛЕНО
  ВИДЕО ВІДЕО ФОТО АНАЛИЗ АНАЛІЗ МНЕНИЕ ДУМКА ВОЙНА ВІЙНА
  MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER`;

/** Words that no place begins with, though they have a capital at the beginning of a sentence. In small letters. */
const NO_BEGINNINGS = `on in at by since after before from until till for as with when while during between around updated published posted last
  first modified created edited written photo image video file source sources copyright reporting editing read watch see also this that these those it its
  he she they we our his her their there here what who why how and but or if so
  am im seit nach vor bis zum vom bei mit als wenn während zwischen aktualisiert veröffentlicht stand foto bild quelle das dies diese dieser es er sie wir
  le les dès depuis après avant jusqu'au pour avec mis publié modifié par
  desde después antes hasta para con por actualizado publicado
  в во на с со до после от из за по об у від до після з із за про обновлено оновлено опубликовано опубліковано фото
  di da dal dopo prima op sinds voor na w od po do przed
  قال قالت وقال وقالت أعلن أعلنت وأعلن وأعلنت ذكر ذكرت وذكر أفاد أفادت وأفادت وأفاد كشف نقل نقلت في من على إلى عن بعد قبل منذ خلال وكالة صحيفة قناة`;

/** What stands in brackets beside a name and is no agency. In small letters. */
const NO_AGENCIES = `photo photos file files video audio image picture pictured archive update updated live left right centre center above below l r c retired rtd
  ret exclusive analysis opinion comment advertisement ad sponsored read more foto bild archiv archivo fichier photo d'archives видео відео фото архив архів
  صورة فيديو أرشيف spoiler sic part one two three dead uk us usa eu un uno ong ngo spd cdu csu fdp afd bsw grüne linke fpö övp spö psoe pp
  snp dup lfi rn ps lr pd fdi pis mhp chp akp`;

export const noPlaces: ReadonlySet<string> = words(NO_PLACES);
export const noBeginnings: ReadonlySet<string> = words(NO_BEGINNINGS);
export const noAgencies: ReadonlySet<string> = words(NO_AGENCIES);
