import type { SpeechVerb, Stance } from './speech-verbs.ts';
import { foldWord } from './tokens.ts';

type Entry = readonly [stance: Stance, verbs: string];

/** Ukrainian past stems (with their masculine), then present forms; own list. */
const UKRAINIAN: readonly Entry[] = [
  [
    'said',
    `сказати:сказа додати:дода наголосити:наголоси зазначити:зазначи пояснити:поясни підкреслити:підкресли
    написати:написа уточнити:уточни відзначити:відзначи зауважити:зауважи вважати:вважа запевнити:запевни обіцяти:обіця
    пообіцяти:пообіця прокоментувати:прокоментува констатувати:констатува припустити:припусти вказати:вказа
    поінформувати:поінформува нагадати:нагада акцентувати:акцентува говорити:говори казати:каза розказати:розказа
    відреагувати:відреагува стверджувати:стверджува закликати:заклика попросити:попроси резюмувати:резюмува
    доповісти:допові розповісти:розпові відповісти:відпові оцінити:оціни описати:описа назвати:назва вимагати:вимага
    висловити:вислови повторити:повтори процитувати:процитува переконувати:переконува пригадати:пригада згадати:згада згадувати:згадува пригадувати:пригадува поскаржитися:поскаржи поділитися:поділи
    розповідати:розповіда кинути:кину вигукнути:вигукну закричати:закрича пожартувати:пожартува порадити:поради подякувати:подякува
    спитати:спита запитати:запита поцікавитися:поцікави зізнатися:зізна зітхнути:зітхну`,
  ],
  [
    'announced',
    'заявити:заяви повідомити:повідоми оголосити:оголоси анонсувати:анонсува заявляти:заявля повідомляти:повідомля',
  ],
  [
    'denied',
    'заперечити:заперечи спростувати:спростува відкинути:відкину заперечувати:заперечува спростовувати:спростовува',
  ],
  [
    'warned',
    'попередити:попереди застерегти:застерегл пригрозити:пригрози погрожувати:погрожува попереджати:попереджа',
  ],
  ['accused', 'звинуватити:звинувати засудити:засуди звинувачувати:звинувачува розкритикувати:розкритикува'],
  ['confirmed', 'підтвердити:підтверди визнати:визна підтверджувати:підтверджува визнавати:визнава'],
];
const UKRAINIAN_PRESENT: readonly Entry[] = [
  [
    'said',
    `казати:каже,кажуть говорити:говорить,говорять писати:пише,пишуть вважати:вважає,вважають розповідати:розповідає,розповідають
    додавати:додає,додають зазначати:зазначає,зазначають пояснювати:пояснює,пояснюють наголошувати:наголошує,наголошують
    закликати:закликає,закликають стверджувати:стверджує,стверджують запевняти:запевняє,запевняють уточнювати:уточнює,уточнюють
    прогнозувати:прогнозує,прогнозують очікувати:очікують підкреслювати:підкреслює,підкреслюють відзначати:відзначає,відзначають
    пригадувати:пригадує,пригадують згадувати:згадує,згадують ділитися:ділиться,діляться скаржитися:скаржиться,скаржаться
    переконувати:переконує,переконують радити:радить,радять жартувати:жартує,жартують зізнаватися:зізнається,зізнаються пояснити:пояснить
    зітхати:зітхає запитувати:запитує,запитують обурюватися:обурюється,обурюються нагадувати:нагадує,нагадують відповідати:відповідає,відповідають
    писати:пише коментувати:коментує,коментують обіцяти:обіцяє,обіцяють констатувати:констатує міркувати:міркує продовжувати:продовжує
    припускати:припускає,припускають називати:називає,називають вимагати:вимагає,вимагають`,
  ],
  ['announced', 'заявляти:заявляє,заявляють повідомляти:повідомляє,повідомляють оголошувати:оголошує,оголошують'],
  ['denied', 'заперечувати:заперечує,заперечують спростовувати:спростовує,спростовують відкидати:відкидає,відкидають'],
  [
    'warned',
    'попереджати:попереджає,попереджають застерігати:застерігає,застерігають,застеріг погрожувати:погрожує,погрожують',
  ],
  ['accused', 'звинувачувати:звинувачує,звинувачують засуджувати:засуджує,засуджують'],
  ['confirmed', 'підтверджувати:підтверджує,підтверджують визнавати:визнає,визнають'],
  ['verifying', 'перевіряти:перевіряє,перевіряють'],
];

const RUSSIAN: readonly Entry[] = [
  [
    'said',
    `сказать:сказа добавить:добави отметить:отмети подчеркнуть:подчеркну пояснить:поясни рассказать:рассказа
    написать:написа уточнить:уточни заметить:замети считать:счита заверить:завери пообещать:пообеща обещать:обеща
    прокомментировать:прокомментирова констатировать:констатирова предположить:предположи указать:указа
    проинформировать:проинформирова напомнить:напомни говорить:говори ответить:ответи отреагировать:отреагирова
    утверждать:утвержда призвать:призва попросить:попроси резюмировать:резюмирова доложить:доложи описать:описа
    назвать:назва потребовать:потребова выразить:вырази повторить:повтори объяснить:объясни признаться:призна
    акцентировать:акцентирова высказать:высказа вспомнить:вспомни вспоминать:вспомина рассказывать:рассказыва пожаловаться:пожалова
    поделиться:подели крикнуть:крикну воскликнуть:воскликну пошутить:пошути посоветовать:посоветова поблагодарить:поблагодари
    спросить:спроси поинтересоваться:поинтересова возразить:возрази парировать:парирова вздохнуть:вздохну продолжить:продолжи`,
  ],
  [
    'announced',
    'заявить:заяви сообщить:сообщи объявить:объяви анонсировать:анонсирова заявлять:заявля сообщать:сообща',
  ],
  ['denied', 'опровергнуть:опровергну отвергнуть:отвергну отрицать:отрица опровергать:опроверга отвергать:отверга'],
  [
    'warned',
    'предупредить:предупреди предостеречь:предостерегл пригрозить:пригрози угрожать:угрожа предупреждать:предупрежда',
  ],
  ['accused', 'обвинить:обвини осудить:осуди обвинять:обвиня раскритиковать:раскритикова'],
  ['confirmed', 'подтвердить:подтверди признать:призна подтверждать:подтвержда'],
];
const RUSSIAN_PRESENT: readonly Entry[] = [
  [
    'said',
    `говорить:говорит,говорят писать:пишет,пишут считать:считает,считают рассказывать:рассказывает,рассказывают
    добавлять:добавляет,добавляют отмечать:отмечает,отмечают пояснять:поясняет,поясняют подчеркивать:подчеркивает,подчеркивают
    призывать:призывает,призывают утверждать:утверждает,утверждают заверять:заверяет,заверяют уточнять:уточняет,уточняют
    прогнозировать:прогнозирует,прогнозируют полагать:полагает,полагают называть:называет,называют требовать:требует,требуют
    предполагать:предполагает,предполагают вспоминать:вспоминает,вспоминают делиться:делится,делятся жаловаться:жалуется,жалуются
    возмущаться:возмущается,возмущаются советовать:советует,советуют шутить:шутит,шутят признаваться:признается,признаются вздыхать:вздыхает
    спрашивать:спрашивает,спрашивают отвечать:отвечает,отвечают напоминать:напоминает,напоминают комментировать:комментирует,комментируют
    обещать:обещает,обещают рассуждать:рассуждает,рассуждают продолжать:продолжает замечать:замечает,замечают объяснять:объясняет,объясняют`,
  ],
  ['announced', 'заявлять:заявляет,заявляют сообщать:сообщает,сообщают объявлять:объявляет,объявляют'],
  [
    'denied',
    'отрицать:отрицает,отрицают опровергать:опровергает,опровергают,опроверг,опровергла,опровергли,опровергло отвергать:отвергает,отвергают,отверг,отвергла,отвергли,отвергло',
  ],
  [
    'warned',
    'предупреждать:предупреждает,предупреждают предостерегать:предостерегает,предостерег угрожать:угрожает,угрожают',
  ],
  ['accused', 'обвинять:обвиняет,обвиняют осуждать:осуждает,осуждают'],
  ['confirmed', 'подтверждать:подтверждает,подтверждают признавать:признает,признают'],
  ['verifying', 'проверять:проверяет,проверяют'],
];

const ARABIC: readonly Entry[] = [
  [
    'said',
    `قال:قال,قالت,قالوا,قالا,يقول,تقول,يقولون أضاف:أضاف,أضافت,أضافوا,يضيف,تضيف صرح:صرح,صرحت,صرحوا أوضح:أوضح,أوضحت,أوضحوا,يوضح,توضح
    شدد:شدد,شددت,شددوا ذكر:ذكر,ذكرت,ذكروا,يذكر أشار:أشار,أشارت,أشاروا,يشير,تشير تابع:تابع,تابعت أردف:أردف,أردفت لفت:لفت,لفتت
    أفاد:أفاد,أفادت,أفادوا أبلغ:أبلغ,أبلغت بين:بين,بينت كشف:كشف,كشفت كتب:كتب,كتبت توقع:توقع,توقعت,يتوقع اعتبر:اعتبر,اعتبرت,يعتبر,تعتبر
    رأى:رأى,رأت,يرى,ترى روى:روى,روت طالب:طالب,طالبت,يطالب دعا:دعا,دعت,يدعو,تدعو نقل:نقل,نقلت وصف:وصف,وصفت,يصف,تصف تحدث:تحدث,تحدثت
    استطرد:استطرد وعد:وعد,وعدت تعهد:تعهد,تعهدت رد:رد,ردت سأل:سأل,سألت أجاب:أجاب,أجابت خلص:خلص,خلصت ختم:ختم,ختمت اختتم:اختتم واصل:واصل,واصلت نبه:نبه,نبهت`,
  ],
  ['announced', 'أعلن:أعلن,أعلنت,أعلنوا,يعلن,تعلن'],
  ['confirmed', 'أكد:أكد,أكدت,أكدوا,يؤكد,تؤكد أقر:أقر,أقرت,يقر اعترف:اعترف,اعترفت'],
  ['denied', 'نفى:نفى,نفت,نفوا,ينفي,تنفي رفض:رفض,رفضت,يرفض,ترفض كذب:كذب,كذبت استبعد:استبعد,استبعدت'],
  ['warned', 'حذر:حذر,حذرت,حذروا,يحذر,تحذر هدد:هدد,هددت,يهدد توعد:توعد,توعدت'],
  ['accused', 'اتهم:اتهم,اتهمت,اتهموا,يتهم,تتهم أدان:أدان,أدانت,دان,دانت,يدين ندد:ندد,نددت انتقد:انتقد,انتقدت'],
  ['claimed', 'زعم:زعم,زعمت,يزعم,تزعم ادعى:ادعى,ادعت,يدعي'],
];

const GERMAN: readonly Entry[] = [
  [
    'said',
    `sagen:sagte,sagten,sagt,sagen,gesagt erklären:erklärte,erklärten,erklärt betonen:betonte,betonten,betont mitteilen:teilte,teilten,mitgeteilt
    hinzufügen:fügte,fügten,fügt,fügen klagen:klagte,klagten,klagt mahnen:mahnte,mahnten,mahnt beschreiben:beschrieb,beschrieben,beschreibt vermuten:vermutete,vermuteten,vermutet posten:postete notieren:notierte ausführen:führte hervorheben:hob urteilen:urteilte,urteilt analysieren:analysierte resümieren:resümierte,resümiert spotten:spottete schimpfen:schimpfte hoffen:hoffte,hofft fordern:forderte,forderten,fordert meinen:meinte,meinten,meint berichten:berichtete,berichteten,berichtet melden:meldete,meldeten,meldet
    schreiben:schrieb,schrieben,schreibt nennen:nannte,nannten,nennt bezeichnen:bezeichnete,bezeichneten,bezeichnet angeben:gab,gaben
    äußern:äußerte,äußerten sprechen:sprach,sprachen,spricht unterstreichen:unterstrich erläutern:erläuterte,erläuterten
    antworten:antwortete,antworteten fragen:fragte,fragten rufen:rief,riefen ergänzen:ergänzte,ergänzten glauben:glaubt heißen:hieß
    bekräftigen:bekräftigte kritisieren:kritisierte,kritisierten versichern:versicherte,versicherten verlangen:verlangte
    schildern:schilderte,schilderten zitieren:zitierte,zitierten loben:lobte begründen:begründete erwidern:erwiderte
    kommentieren:kommentierte resümieren:resümierte erzählen:erzählte,erzählten,erzählt versprechen:versprach twittern:twitterte
    feststellen:stellte prognostizieren:prognostizierte raten:riet appellieren:appellierte beklagen:beklagte erinnern:erinnerte,erinnerten entgegnen:entgegnete,entgegneten kontern:konterte,konterten
    wettern:wetterte,wetterten poltern:polterte,polterten höhnen:höhnte spekulieren:spekulierte jubeln:jubelte,jubelten stöhnen:stöhnte seufzen:seufzte
    flüstern:flüsterte schwärmen:schwärmte zürnen:zürnte scherzen:scherzte witzeln:witzelte frotzeln:frotzelte schreien:schrie,schrien brüllen:brüllte,brüllten
    beteuern:beteuerte,beteuerten fluchen:fluchte befinden:befand,befanden konstatieren:konstatierte,konstatierten bilanzieren:bilanzierte
    präzisieren:präzisierte formulieren:formulierte ermahnen:ermahnte bitten:bat,baten flehen:flehte prophezeien:prophezeite empören:empörte
    einwenden:wandte,wandten folgern:folgerte monieren:monierte rügen:rügte tadeln:tadelte bemängeln:bemängelte beschwören:beschwor plädieren:plädierte
    verteidigen:verteidigte rechtfertigen:rechtfertigte diktieren:diktierte rechnen:rechnet denken:dachte wissen:weiß gestehen:gestand zugeben:zugab
    betteln:bettelte erkundigen:erkundigte danken:dankte wünschen:wünschte befürchten:befürchtet,befürchtete,befürchteten fürchten:fürchtet,fürchtete
    nachlegen:legte,legten hinzusetzen:setzte,setzten fortfahren:fuhr,fuhren dagegenhalten:hielt,hielten nachschieben:schob zusammenfassen:fasste
    deutlich-machen:machte,machten,macht wissen-lassen:ließ,ließen`,
  ],
  ['announced', 'ankündigen:kündigte,kündigten verkünden:verkündete,verkündeten'],
  [
    'denied',
    'bestreiten:bestritt,bestritten,bestreitet zurückweisen:wies,wiesen,weist dementieren:dementierte,dementierten,dementiert leugnen:leugnete',
  ],
  ['warned', 'warnen:warnte,warnten,warnt drohen:drohte,drohten,droht'],
  [
    'accused',
    'vorwerfen:warf,warfen,wirft beschuldigen:beschuldigte,beschuldigten verurteilen:verurteilte,verurteilten',
  ],
  ['claimed', 'behaupten:behauptete,behaupteten,behauptet'],
  ['confirmed', 'bestätigen:bestätigte,bestätigten,bestätigt einräumen:räumte,räumten'],
  ['verifying', 'prüfen:prüft,prüfte'],
];

const FRENCH: readonly Entry[] = [
  [
    'said',
    `dire:dit,disent,disait déclarer:déclaré,déclare,déclarent,déclarait affirmer:affirmé,affirme,affirment indiquer:indiqué,indique,indiquent
    préciser:précisé,précise,précisent ajouter:ajouté,ajoute,ajoutent expliquer:expliqué,explique,expliquent souligner:souligné,souligne,soulignent
    estimer:estimé,estime,estiment assurer:assuré,assure,assurent rappeler:rappelé,rappelle écrire:écrit,écrivent raconter:raconté,raconte,racontent
    témoigner:témoigné,témoigne répondre:répondu,répond demander:demandé,demande lancer:lancé,lance poursuivre:poursuivi,poursuit conclure:conclu,conclut
    insister:insisté,insiste commenter:commenté,commente regretter:regretté,regrette noter:noté,note rapporter:rapporté,rapporte,rapportent
    réagir:réagi,réagit juger:jugé,juge confier:confié,confie qualifier:qualifié,qualifie plaider:plaidé,plaide exiger:exigé,exige
    appeler:appelé,appelle promettre:promis,promet résumer:résumé,résume observer:observé,observe signaler:signalé,signale marteler:martelé,martèle
    évoquer:évoqué,évoque considérer:considéré,considère déplorer:déploré,déplore saluer:salué,salue critiquer:critiqué,critique avancer:avancé soupirer:soupire
    détailler:détaillé,détaille riposter:riposté,riposte exhorter:exhorté,exhorte suggérer:suggéré,suggère décrire:décrit,décrivent réclamer:réclamé,réclame
    crier:crié,crie murmurer:murmure féliciter:félicité inquiéter:inquiété,inquiète indigner:indigné,indigne alarmer:alarmé,alarme interroger:interroge prédire:prédit ironiser:ironisé,ironise souffler:soufflé,souffle glisser:glissé,glisse tonner:tonné,tonne fustiger:fustigé,fustige
    s'emporter:emporté,emporte marmonner:marmonne rétorquer:rétorqué,rétorque renchérir:renchéri,renchérit enchaîner:enchaîné,enchaîne répliquer:répliqué,réplique
    pester:pesté,peste sangloter:sanglote admettre:admis constater:constaté,constate résumer:résumé témoigner:témoignent craindre:craint souhaiter:souhaité,souhaite
    espérer:espéré,espère reprendre:reprend,repris se-souvenir:souvient désoler:désolé,désole plaindre:plaint relever:relevé,relève relater:relaté,relate
    décréter:décrété,décrète objecter:objecté,objecte opposer:opposé justifier:justifié,justifie s'exclamer:exclamé,exclame clamer:clamé,clame hurler:hurlé,hurle
    marteler:martèlent supplier:supplié,supplie trancher:tranché,tranche rassurer:rassuré,rassure implorer:imploré,implore s'étonner:étonné,étonne questionner:questionne`,
  ],
  ['announced', 'annoncer:annoncé,annonce,annoncent'],
  [
    'denied',
    'démentir:démenti,dément,démentent nier:nié,nie,nient rejeter:rejeté,rejette réfuter:réfuté,réfute contester:contesté,conteste',
  ],
  [
    'warned',
    'avertir:averti,avertit,avertissent prévenir:prévenu,prévient alerter:alerté,alerte menacer:menacé,menace',
  ],
  ['accused', 'accuser:accusé,accuse,accusent dénoncer:dénoncé,dénonce,dénoncent condamner:condamné,condamne'],
  ['claimed', 'prétendre:prétendu,prétend'],
  ['confirmed', 'confirmer:confirmé,confirme,confirment reconnaître:reconnu,reconnaît admettre:admis,admet'],
];

const SPANISH: readonly Entry[] = [
  [
    'said',
    `decir:dijo,dijeron,dice,dicen,dicho afirmar:afirmó,afirmaron,afirma señalar:señaló,señalaron,señala explicar:explicó,explicaron,explica
    agregar:agregó,agregaron añadir:añadió,añadieron,añade indicar:indicó,indicaron,indica asegurar:aseguró,aseguraron,asegura declarar:declaró,declararon
    informar:informó,informaron sostener:sostuvo escribir:escribió precisar:precisó subrayar:subrayó insistir:insistió manifestar:manifestó comentar:comentó
    responder:respondió preguntar:preguntó expresar:expresó destacar:destacó recordar:recordó pedir:pidió exigir:exigió relatar:relató apuntar:apuntó`,
  ],
  ['announced', 'anunciar:anunció,anunciaron,anuncia'],
  ['denied', 'negar:negó,negaron,niega rechazar:rechazó,rechazaron desmentir:desmintió'],
  ['warned', 'advertir:advirtió,advirtieron,advierte alertar:alertó amenazar:amenazó'],
  ['accused', 'acusar:acusó,acusaron,acusa denunciar:denunció,denunciaron condenar:condenó,condenaron'],
  ['confirmed', 'confirmar:confirmó,confirmaron,confirma reconocer:reconoció admitir:admitió'],
];

/** Verbs that need their object and do not stand as a tag after a quotation. */
const NO_TAG = new Set([
  'назвати',
  'назвать',
  'засудити',
  'осудить',
  'перевіряти',
  'проверять',
  'اتهم',
  'bezeichnen',
  'nennen',
  'prüfen',
  'вимагати',
]);

/** Verbs that tell words only beside a quotation; elsewhere they are acts or thoughts. */
const BESIDE = new Set(
  `кинути вигукнути закричати спитати запитати зітхнути зітхати подякувати поділитися ділитися продовжувати міркувати згадати згадувати
  крикнуть воскликнуть поблагодарить спросить вздохнуть вздыхать поделиться делиться продолжить продолжать замечать рассуждать парировать
  erinnern jubeln stöhnen seufzen flüstern schwärmen schreien brüllen fluchen befinden formulieren bitten flehen einwenden beschwören
  verteidigen rechtfertigen diktieren rechnen denken wissen betteln danken wünschen befürchten fürchten nachlegen hinzusetzen fortfahren dagegenhalten nachschieben zusammenfassen deutlich-machen wissen-lassen poltern spekulieren
  souffler glisser tonner s'emporter marmonner sangloter craindre souhaiter espérer reprendre se-souvenir désoler plaindre relever
  opposer justifier clamer hurler supplier trancher rassurer implorer enchaîner s'étonner questionner constater`.split(
    /\s+/,
  ),
);

/** Ukrainian verb forms, folded. */
export const UKRAINIAN_VERBS = merge(slavic(UKRAINIAN, ['в', 'ла', 'ли', 'ло']), listed(UKRAINIAN_PRESENT));
/** Russian verb forms, folded. */
export const RUSSIAN_VERBS = merge(slavic(RUSSIAN, ['л', 'ла', 'ли', 'ло']), listed(RUSSIAN_PRESENT));
/** Arabic verb forms, folded, without a joined conjunction. */
export const ARABIC_VERBS = listed(ARABIC);
/** German verb forms, folded; a separable prefix stands elsewhere in the clause. */
export const GERMAN_VERBS = listed(GERMAN);
/** French verb forms, folded; participles need their auxiliary. */
export const FRENCH_VERBS = listed(FRENCH);
/** Spanish verb forms, folded. */
export const SPANISH_VERBS = listed(SPANISH);

function slavic(entries: readonly Entry[], endings: readonly string[]): Map<string, SpeechVerb> {
  const forms = new Map<string, SpeechVerb>();
  for (const [stance, verbs] of entries) {
    for (const entry of verbs.split(/\s+/).filter(Boolean)) {
      const [lemma = '', stem = ''] = entry.split(':');
      for (const ending of endings) put(forms, `${stem}${ending}`, lemma, stance, 'past');
      if (stem.endsWith('пові')) put(forms, `${stem}в`, lemma, stance, 'past');
    }
  }
  return forms;
}

function listed(entries: readonly Entry[]): Map<string, SpeechVerb> {
  const forms = new Map<string, SpeechVerb>();
  for (const [stance, verbs] of entries) {
    for (const entry of verbs.split(/\s+/).filter(Boolean)) {
      const [lemma = '', list = ''] = entry.split(':');
      for (const form of list.split(',').filter(Boolean)) put(forms, form, lemma, stance, 'past');
    }
  }
  return forms;
}

function put(
  forms: Map<string, SpeechVerb>,
  form: string,
  lemma: string,
  stance: Stance,
  kind: SpeechVerb['form'],
): void {
  const verb = { lemma, stance, form: kind, noun: false, tag: !NO_TAG.has(lemma), addressee: false };
  forms.set(foldWord(form), BESIDE.has(lemma) ? { ...verb, beside: true } : verb);
}

function merge(a: Map<string, SpeechVerb>, b: Map<string, SpeechVerb>): ReadonlyMap<string, SpeechVerb> {
  return new Map([...b, ...a]);
}
