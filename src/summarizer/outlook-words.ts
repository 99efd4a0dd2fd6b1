import type { LanguageCode } from '../language/code.ts';

/** The cues of one language for what may follow from an event. Entries ending in `*` match any ending. */
export interface OutlookWords {
  /** "could", "може": says that something is possible. */
  readonly may: Lexicon;
  /** "will", "would": says that something follows, or that somebody means to do it. */
  readonly will: Lexicon;
  readonly conditional: Lexicon;
  readonly warns: Lexicon;
  /** What an event does to other things: "complicate", "зірвати". */
  readonly consequence: Lexicon;
  /** "risk of", "chance that", "scenario": nouns of a forecast. */
  readonly forecast: Lexicon;
  /** Words of violence by which a party threatens; a threat is a claim, not a forecast. */
  readonly threat: Lexicon;
  /** "because", "suggests", "reflects": words that explain. */
  readonly explains: Lexicon;
  /** "due", "scheduled", "verifying", "has yet to". */
  readonly pending: Lexicon;
  /** Who makes a living of forecasts: analysts, diplomats, aid agencies. */
  readonly observer: Lexicon;
}

/** Words and phrases of up to four words. */
export interface Lexicon {
  readonly exact: ReadonlySet<string>;
  /** Beginnings of words, by their first two letters. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
  /** Phrases whose last word may end anyhow ("aid agenc*"). */
  readonly phraseStems: readonly string[];
  readonly longest: number;
}

function lexicon(list: string): Lexicon {
  const exact = new Set<string>();
  const stems = new Map<string, string[]>();
  const phraseStems: string[] = [];
  let longest = 1;
  for (const raw of list.split(/[|\n]/)) {
    const words = raw.trim();
    if (words === '') continue;
    longest = Math.max(longest, words.split(' ').length);
    if (words.endsWith('*') && words.includes(' ')) phraseStems.push(words.slice(0, -1));
    else if (words.endsWith('*'))
      stems.set(words.slice(0, 2), [...(stems.get(words.slice(0, 2)) ?? []), words.slice(0, -1)]);
    else exact.add(words);
  }
  return { exact, stems, phraseStems, longest };
}

const ENGLISH: OutlookWords = {
  may: lexicon(
    'could|may|might|likely|unlikely|probably|potentially|possibly|risks|risk|threatens|threatened to|threaten to|poised|set to|on course',
  ),
  will: lexicon(
    'will|would|won’t|wouldn’t|is expected to|are expected to|expects|expect|expected|predicts|predicted|going to|’ll',
  ),
  conditional: lexicon('if|unless|without|as long as|provided that|should the|in case|otherwise|absent a|barring'),
  warns: lexicon(
    'warn|warned|warns|warning that|warning of|warnings that|warnings of|cautioned|cautions|feared that|fear that|fears that|fears of|fear the|fears it|fear it|fear a|concern that|concerns that|concerns about|worry that|worried that|raised fears|raising fears|predicts|predicted|forecasts|foresees',
  ),
  consequence:
    lexicon(`complicat*|derail*|jeopardi*|undermin*|deepen*|worsen*|trigger*|spark*|lead to|leads to|led to|leading to|pave*|raise the|raises the|raising the|raised the risk
    |widen*|broaden*|spill*|push|pushes|pushing|force|forces|forcing|cut off|cut the|cut a|cut into|cut deliveries|cut supplies|sever*|disrupt*|delay*|strengthen*|weaken*|embolden*|bring back|bring them back
    |bring both|bring the|bring about|reconsider*|expos*|strangl*|famine|starv*|displace*|mass displacement|prices|escalat*|intensif*|collapse*|unravel*|destabili*|inflam*|prolong*|stall*|halt*
    |block*|hamper*|hinder*|impede*|isolat*|encircl*|leave*|make it harder|make it easier|makes it harder|harder to|hard to|easier to|difficult to|impossible|more difficult|open the way|opens the way|open the|opens the|open a|opens a
    |allow*|enable*|give*|deprive*|deny the|deter*|drag*|draw in|plunge*|tip the|shift the|reshape*|change the|alter*|shatter*|wreck*|scupper*|doom*|end the|ends the|spell the end|sink*
    |kill the|revive*|reignite*|fuel*|stoke*|drive*|double*|triple*|shortage*|outbreak*|epidemic*|catastroph*|humanitarian|run out|go hungry|hunger|die|dies|starvation|exodus|flee|wave of|refugees
    |cost*|drain*|strain*|overwhelm*|exhaust*|limit*|erode*|lose|losing|swell*|surge*|soar*|rise|grow|shrink*|slow*|speed up|buy time|test the|backfire*|provoke*|disaster*|setback*|turning point|death sentence|blow to|contaminat*|dim hopes|vacuum|invite*|prompt*|result in|mean the|mean that
    |amount to|create*|close the|closing*|shut*|suspend*|abandon*|withdraw*|pull out|return to|resum*|turn into|become*|spread*|threaten*|endanger*|imperil*|compromis*|reduce*|increase*|heighten*|encourage*|discourage*|persuade*|convince*|bolster*|help*|hurt*|damage*|harm*`),
  forecast:
    lexicon(`likely outcome|likeliest outcome|probable outcome|chance that|chance of|chances of|likelihood that|likelihood of|prospect of|prospects for|risk that|risk of|raises the cost|raises the risk|raises the stakes
    |raise the cost|raise the risk|raises the price|raises the prospect|raise the prospect|danger of|danger that|scenario*|a matter of weeks|a matter of days|a matter of months|a matter of time|only a matter of time|at risk of|the brink of|long term|worst case`),
  threat: lexicon(
    'destroy*|crush*|retaliat*|respond*|response|punish*|annihilat*|avenge*|revenge|strike back|hit back|pay a|pay the|pay for|target*|legitimate target*|open fire|fight on|defend*|hunt*|bury|reply|burn|severe consequences|serious consequences',
  ),
  explains: lexicon(
    'because|suggests|suggest|suggesting|reflects|reflect|reflecting|underlines|underscores|marks a|marks the|aims to|aimed at|aim is|is seen as|are seen as|seen as|the first since|shows that|show that|indicates|explains|points to|in order to|designed to|the result of|driven by|amid|rather than|part of a|signals|meant to|intended to',
  ),
  pending:
    lexicon(`due to|due on|due in|due next|scheduled|is verifying|was verifying|are verifying|were verifying|yet to|remains unclear when|remains unclear whether|unclear when|unclear whether|declined to say when|deadline|will meet|will hold|will vote
    |will convene|will resume|will travel|will decide|will begin|will start|to meet on|plans to travel|planned to travel|plan to meet|plans to meet|expected to meet|expected to vote|expected to arrive|expected to decide|expected to resume|expected to announce|still searching
    |toll could rise|toll may rise|toll is expected to rise|could rise further|expected to rise|would take up to|will take up to|would take several|has promised to|is considering|are considering|next window|next round|by the end of|would reconvene|will reconvene|to reconvene|awaiting|pending|vote on`),
  observer: lexicon(
    `analyst*|expert*|economist*|researcher*|observer*|diplomat*|forum|foundation|aid agenc*|aid group*|aid worker*|aid official*|charit*|humanitarian*|institute|think tank*|professor|scholar*|academic*|historian*|fellow|studies|crisis group|planning note|traders|trader|former|retired|monitor*|un agenc*|agencies|relief|united nations|un|refugee agency|food agency|health agency|red cross|icrc|unicef|world food programme|world health organization|doctors without borders|commentators|strategist*|specialist*|director|coordinator`,
  ),
};

const UKRAINIAN: OutlookWords = {
  may: lexicon(
    'може|можуть|міг би|могла б|могли б|могло б|ймовірно|імовірно|можливо|загрожує|загрожують|ризикує|ризикують|здатний|здатна|здатне|навряд|малоймовірно',
  ),
  will: lexicon(
    'буде|будуть|призведе|призведуть|стане|означатиме|спричинить|змусить|зірве|позбавить|перекриє|відріже|посилить|ускладнить|поглибить|підірве|послабить|зросте|зростуть|залишиться|залишаться|доведеться|закінчиться|закінчаться|зупиниться|почнеться|припиниться|триватиме|триватимуть|помруть|не вистачить|не витримає|не доживе|відкине|позначиться|відкриє|закриє',
  ),
  conditional: lexicon('якщо|якби|інакше|у разі|в разі|без цього|хіба що|за умови'),
  warns: lexicon(
    'попередив*|попереджає|попереджають|застеріг*|застерегл*|застерігає|застерігають|побоюється|побоюються|прогнозує|прогнозують|передбачає|побоювання',
  ),
  consequence:
    lexicon(`зірва*|ускладни*|підірва*|погірши*|поглиби*|спричини*|призве*|змуси*|відріза*|перекри*|посили*|послаби*|дестабіліз*|голод*|неможлив*|ескалац*|загостр*|розшири*|затягн*|відклас*|відкласти|позбав*|знищити
    |зупинит*|обвал*|біженц*|дефіцит|відновит*|втрат*|блокув*|заблок*|обійд*|обход*|поверн*|вплин*|збільш*|зменш*|підвищ*|подорожч*|зрос*|тисн*|завад*|відкри*|погрож*|оточ*|ізол*`),
  forecast: lexicon('сценарі*|ризик|ризику|ризики|загроза|загрозу|шанс*|питання часу|найімовірніш*|перспектив*'),
  threat: lexicon('знищимо|відповімо|відповідь|помст*|покара*|удари у відповідь'),
  explains: lexicon(
    'бо|тому що|оскільки|свідчить|свідчать|означає|відображає|через те|на думку|пояснюється|спроба|прагне',
  ),
  pending: lexicon(
    'заплановано|запланован*|відбудеться|відбудуться|очікується|очікують|має відбутися|мають відбутися|планує|планують|поїде|вирушить|дедлайн|перевіряє|перевіряють|досі не|ще не|невідомо коли|зустрінуться|проголосує|тривають пошуки',
  ),
  observer: lexicon(
    'аналітик*|експерт*|економіст*|дослідни*|спостерігач*|дипломат*|центру|інститут*|правозахисн*|гуманітарн*|оглядач*|політолог*|професор*',
  ),
};

const RUSSIAN: OutlookWords = {
  may: lexicon(
    'может|могут|мог бы|могла бы|могли бы|могло бы|вероятно|возможно|грозит|угрожает|рискует|рискуют|способен|способна|способно|вряд ли|маловероятно',
  ),
  will: lexicon(
    'будет|будут|приведет|приведёт|приведут|станет|означает|вызовет|заставит|сорвет|сорвёт|лишит|перекроет|отрежет|усилит|осложнит|углубит|подорвет|подорвёт|ослабит|вырастет|вырастут|останется|останутся|придется|придётся|закончится|закончатся|остановится|начнется|начнётся|прекратится|продлится|умрут|не хватит|не выдержит|не доживёт|не доживет|откроет|закроет',
  ),
  conditional: lexicon('если|иначе|в случае|без этого|при условии'),
  warns: lexicon(
    'предупредил*|предупреждает|предупреждают|предостерег*|предостерегает|опасается|опасаются|прогнозирует|прогнозируют|опасения',
  ),
  consequence:
    lexicon(`сорва*|осложни*|подорва*|ухудши*|углуби*|вызва*|приве*|застави*|отреза*|перекры*|усили*|ослаби*|дестабилиз*|голод*|невозможн*|эскалац*|обостр*|расшири*|затян*|отложи*|лиши*|остановит*|обвал*|беженц*
    |дефицит|возобнов*|потер*|блокир*|вернут*|повлия*|увелич*|уменьш*|повыс*|подорож*|вырас*|помеш*|откры*|окруж*|изолир*`),
  forecast: lexicon('сценари*|риск|риска|риски|угроза|угрозу|шанс*|вопрос времени|наиболее вероятн*|перспектив*'),
  threat: lexicon('уничтожим|ответим|ответ|возмезди*|накажем|ответный удар|ответные удары'),
  explains: lexicon(
    'потому что|поскольку|так как|свидетельствует|свидетельствуют|означает|отражает|из-за того|по мнению|объясняется|попытка',
  ),
  pending: lexicon(
    'запланирован*|состоится|состоятся|ожидается|ожидают|должны состояться|должна состояться|планирует|планируют|отправится|дедлайн|проверяет|проверяют|до сих пор не|пока не|неизвестно когда|встретятся|проголосует|продолжаются поиски',
  ),
  observer: lexicon(
    'аналитик*|эксперт*|экономист*|исследовател*|наблюдател*|дипломат*|центра|институт*|правозащитн*|гуманитарн*|обозревател*|политолог*|профессор*',
  ),
};

const ARABIC: OutlookWords = {
  may: lexicon(
    'قد|ربما|يمكن أن|يمكن|يهدد|تهدد|من شأنه|من شأنها|يحتمل|من المحتمل|من المرجح|المرجح|يرجح|يخشى|تخشى|مخاوف',
  ),
  will: lexicon('سوف|لن'),
  conditional: lexicon('إذا|اذا|في حال|ما لم|إن لم|لولا|وإلا|من دون'),
  warns: lexicon('حذر|حذرت|حذروا|وحذر|وحذرت|يحذر|تحذر|محذرا|محذرة|تحذيرات|توقع|توقعت|يتوقع|تتوقع|وحذروا|تخوف|محذرين'),
  consequence: lexicon(
    'يقطع|سيقطع|ستقطع|يعقد|تعقد|تعقيد|يعرقل|تعرقل|عرقلة|يقوض|تقويض|تفاقم|يفاقم|يؤدي|تؤدي|سيؤدي|ستؤدي|قد يؤدي|يدفع|تدفع|سيدفع|مجاعة|المجاعة|انهيار|تصعيد|نزوح|موجة نزوح|موجة|يوسع|توسيع|اتساع|يعمق|يغلق|إغلاق|نقص|أزمة|كارثة|كارثية|يضعف|إضعاف|يعزز|يطيل|إطالة|استئناف|ارتفاع|يفتح|يجبر|تجبر|يحرم|تعطيل|يعطل|شلل',
  ),
  forecast: lexicon('سيناريو|احتمال|احتمالات|خطر|مخاطر|فرص|مسألة وقت|مسألة أسابيع|مسألة أيام'),
  threat: lexicon('سنرد|الرد|سندمر|انتقام|رد قاس|سنسحق|هدفا مشروعا'),
  explains: lexicon('لأن|يشير|تشير|يعكس|تعكس|بسبب|يعني|نتيجة|يدل|في إطار|يهدف'),
  pending: lexicon(
    'من المقرر|المقرر|المقررة|ستعقد|سيعقد|ستبدأ|يتحقق|تتحقق|لم يعلق|لم يصدر|الموعد|المقبل|المقبلة|ستجتمع|سيجتمع|ستستأنف|موعد',
  ),
  observer: lexicon(
    'محلل*|المحلل*|خبير*|خبراء|الخبير*|باحث*|الباحث*|دبلوماسي*|منظمات|منظمة|إغاثة|الأمم المتحدة|مراقب*|معهد|مركز|اقتصادي*|مسؤول*',
  ),
};

const GERMAN: OutlookWords = {
  may: lexicon(
    'könnte|könnten|dürfte|dürften|kann|können|absehbar|zu befürchten|zu erwarten|denkbar|möglicherweise|wahrscheinlich|vermutlich|droht|drohen|womöglich|unwahrscheinlich|riskiert|riskieren',
  ),
  will: lexicon('wird|werden|würde|würden'),
  conditional: lexicon('falls|wenn|sofern|sollte|sollten|andernfalls|ohne einen|ohne eine|ohne'),
  warns: lexicon(
    'warnte|warnten|warnt|warnen|befürchtet|befürchten|befürchtete|befürchteten|fürchtet|fürchten|rechnet mit|rechnen mit|prognostiziert|warnung',
  ),
  consequence:
    lexicon(`erschwer*|gefährd*|untergra*|verschärf*|verschlimmer*|vertief*|auslös*|führen|führt|zwing*|abschneid*|unterbrech*|verzöger*|stärk*|schwäch*|hunger*|eskal*|scheitern|scheiter*|zusammenbrech*|ausweit*|verlänger*
    |destabilis*|blockier*|behinder*|flucht*|vertreib*|preise|unmöglich|kosten|treiben|entfach*|zurückbring*|zurückkehr*|entlast*|isolier*|versorg*|lahmleg*|beende*|steig*|sink*|bring*|ermöglich*|verhinder*`),
  forecast: lexicon(
    'szenario|szenarien|risiko|gefahr|wahrscheinlichkeit|chance|aussicht|frage der zeit|frage von wochen|frage von tagen',
  ),
  threat: lexicon('vergelt*|vernichten|zerschlagen|antworten|antwort|bestrafen|rache'),
  explains: lexicon('weil|deutet|deuten|spiegelt|zeigt|zeigen|aufgrund|gilt als|ziel ist|markiert|hintergrund'),
  pending: lexicon(
    'geplant|soll am|sollen am|angesetzt|erwartet|steht noch aus|frist|prüft|prüfen|noch nicht|unklar wann|unklar ob|wollen sich|treffen sich|tagt',
  ),
  observer: lexicon(
    'analyst*|expert*|ökonom*|forscher*|beobachter*|diplomat*|institut*|hilfsorganisation*|professor*|politolog*|helfer|fachleute|militärexpert*',
  ),
};

const FRENCH: OutlookWords = {
  may: lexicon(
    'pourrait|pourraient|risque de|risquent de|risque|risquent|menace|menacent|peut|peuvent|probablement|probable|peut-être|sans doute|devrait|devraient|peu probable',
  ),
  will: lexicon(
    'sera|seront|va|vont|entraînera|provoquera|conduira|obligera|coupera|serait|seraient|entraînerait|provoquerait|couperait|forcerait|priverait|mènerait|aggraverait|ouvrirait',
  ),
  conditional: lexicon('si|sauf si|à moins|faute de|sans un|sans une|à défaut|en cas de'),
  warns: lexicon(
    'averti|avertit|avertissent|prévenu|prévient|mis en garde|met en garde|mettent en garde|redoute|redoutent|craint|craignent|redouté|craintes|prédit|prévoit|prévoient|alerté|alerte',
  ),
  consequence:
    lexicon(`compliqu*|compromet*|saper|aggrav*|creus*|déclench*|provoqu*|conduir*|forcer|pousser|couper|interromp*|perturb*|retard*|renforc*|affaibl*|famine|escalad*|déstabilis*|effondr*|prolong*|élargi*|entraîn*|déplac*|exode|prix
    |relanc*|bloqu*|entrav*|isol*|priver|ramen*|empêch*|pénurie|faire dérailler|dérailler|embras*|étend*|mener|ouvrir|exposer|fermer|augment*`),
  forecast: lexicon(
    'scénario*|risque de|risque que|danger|probabilité|chances de|chance que|perspective|question de semaines|question de jours|question de temps',
  ),
  threat: lexicon('ripost*|détrui*|écras*|punir|veng*|représailles'),
  explains: lexicon('parce que|car|suggère|reflète|traduit|montre que|témoigne|marque|vise à|en raison|s’explique'),
  pending: lexicon(
    'prévu*|doit se tenir|doivent se tenir|doit reprendre|doivent reprendre|attendu*|vérifie|vérifient|n’a pas encore|échéance|se réunira|se réuniront|reprendront|reste à',
  ),
  observer: lexicon(
    'analyste*|expert*|économiste*|chercheu*|observateur*|diplomate*|institut*|ong|humanitaire*|professeur*|spécialiste*|organisations',
  ),
};

const BY_LANGUAGE: Readonly<Record<string, OutlookWords>> = {
  en: ENGLISH,
  uk: UKRAINIAN,
  ru: RUSSIAN,
  ar: ARABIC,
  de: GERMAN,
  fr: FRENCH,
};

/** The outlook words of a language; null where we have none and must not guess. */
export function outlookWords(language: LanguageCode): OutlookWords | null {
  return BY_LANGUAGE[language] ?? null;
}
