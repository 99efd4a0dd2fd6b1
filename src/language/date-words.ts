function numbered(rows: readonly string[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((names, index) => names.split(' ').map((name) => [name, index] as const)));
}

/** Days of the week by name, Sunday 0, in the languages we read. */
export const WEEKDAYS: ReadonlyMap<string, number> = numbered([
  'sunday неділя неділю неділі воскресенье воскресенья sonntag sonntagabend sonntagmorgen dimanche domingo الأحد',
  'monday понеділок понеділка понедельник понедельника montag montagabend montagmorgen lundi lunes الاثنين الإثنين',
  'tuesday вівторок вівторка вторник вторника dienstag dienstagabend dienstagmorgen mardi martes الثلاثاء',
  'wednesday середа середу середи среда среду среды mittwoch mittwochabend mittwochmorgen mercredi miércoles الأربعاء',
  'thursday четвер четверга четверг donnerstag donnerstagabend donnerstagmorgen jeudi jueves الخميس',
  'friday п’ятниця п’ятницю п’ятниці пятница пятницу пятницы freitag freitagabend freitagmorgen vendredi viernes الجمعة',
  'saturday субота суботу суботи суббота субботу субботы samstag sonnabend samstagabend samstagmorgen samedi sábado السبت',
]);

/** Days told from the day of writing. */
export const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map([
  ...'today tonight сьогодні сегодня heute aujourd’hui hoy اليوم'.split(' ').map((word) => [word, 0] as const),
  ...'yesterday вчора учора вчера gestern hier ayer أمس'.split(' ').map((word) => [word, -1] as const),
  ...'tomorrow завтра morgen demain mañana غدا غدًا'.split(' ').map((word) => [word, 1] as const),
  ...'overnight'.split(' ').map((word) => [word, 0] as const),
]);

/** Words that say a following date lies ahead. */
export const AHEAD: ReadonlySet<string> = new Set(
  `will due scheduled set planned plans expected next would until till deadline upcoming forthcoming resume reconvene
  заплановано запланована заплановані планує планують відбудеться відбудуться має мають наступного наступний наступну
  очікується запланирована запланированы состоится состоятся планирует следующий следующую следующего ожидается
  сегодня ستعقد سيعقد ستبدأ المقبل المقبلة القادم القادمة المقرر
  soll sollen wird werden nächsten nächste nächster kommenden kommende geplant prévu prévue prévus prochain prochaine doit doivent sera
  próximo próxima previsto prevista será`.split(/\s+/),
);

/** Words of speech or of the past, which cut a future word before them off from the date after them. */
export const BEHIND: ReadonlySet<string> = new Set(
  `said told was were had killed hit struck announced reported last earlier сказав заявив повідомив минулого минулої було
  сказал заявил сообщил прошлого прошлой было قال أعلن الماضي الماضية sagte teilte wurde wurden letzten vergangenen
  dit déclaré annoncé dernier dernière dijo pasado pasada`.split(/\s+/),
);

/** "Since", in the languages we read. */
export const SINCE: ReadonlySet<string> = new Set('since з із від с со seit depuis desde منذ'.split(' '));

/** Units of "two days after", in days; months and years are handled by the calendar. */
export const DAY_UNITS: ReadonlyMap<string, number> = new Map([
  ...'day days день дні дня днів дней tag tage tagen jour jours día días يوم يوما أيام'
    .split(' ')
    .map((w) => [w, 1] as const),
  ...'week weeks тиждень тижні тижня тижнів неделю недели недель woche wochen semaine semaines semana semanas أسبوع أسابيع'
    .split(' ')
    .map((w) => [w, 7] as const),
]);

/** Directions of "two days after": where the event lies from the day that is told. */
export const OFFSETS: ReadonlyMap<string, number> = new Map([
  ...'after following ago earlier після тому после назад nach zuvor vor après después بعد'
    .split(' ')
    .map((w) => [w, -1] as const),
  ...'before ahead перед до перед avant antes قبل'.split(' ').map((w) => [w, 1] as const),
]);

/** "Last", before or behind a month or a week. */
export const LAST: ReadonlySet<string> = new Set(
  `last previous past минулого минулої минулий прошлого прошлой прошлый letzten letzte letzter vergangenen vergangene dernier dernière
  pasado pasada الماضي الماضية`.split(/\s+/),
);
/** "Next", before or behind a month or a week. */
export const NEXT: ReadonlySet<string> = new Set(
  `next coming наступного наступний наступну следующего следующий следующую nächsten nächste kommenden kommende prochain prochaine
  próximo próxima المقبل المقبلة القادم القادمة`.split(/\s+/),
);
/** Nouns of a stretch of time that "last" and "next" move. */
export const STRETCHES: ReadonlyMap<string, 'week' | 'month' | 'year'> = new Map([
  ...'week тижня тиждень тижні неделе неделю недели woche semaine semana أسبوع الأسبوع'
    .split(' ')
    .map((w) => [w, 'week'] as const),
  ...'month місяця місяць місяці месяце месяц месяца monat mois mes شهر الشهر'
    .split(' ')
    .map((w) => [w, 'month'] as const),
  ...'year року рік році году год года jahr jahres an année año عام العام'.split(' ').map((w) => [w, 'year'] as const),
]);
