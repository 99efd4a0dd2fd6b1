/**
 * Lines that stand between the paragraphs of news pages and are no part of the report. Only short lines are looked at,
 * and only as a whole, so that a sentence of the report that begins with the same words stays.
 */
const LINE_CHARACTERS = 240;

/** Whole lines, in the languages of our feeds. */
const WHOLE =
  /^(?:[[({]?(?:advertisement|advert|adv|ad|sponsored(?: content)?|paid (?:content|post)|anzeige|werbung|publicité|publicidad|anuncio|реклама|إعلان|reklam)[\])}]?|(?:story|article|text) continues (?:below|after) (?:this )?ad(?:vertisement|vert)?|continue reading(?: the main story)?|(?:skip|jump) (?:past |to )?[\w ]{0,40}(?:advertisement|promotion|newsletter|content|sign-?up)|(?:end|start) of [\w ]{0,40}(?:newsletter|promotion|podcast|tweet|post|video)[\w ]{0,20}|loading(?:…|\.{3})?|share(?: (?:this(?: (?:article|story|page|post))?|on [\w, ]{1,40}))?|print|e?-?mail|copy(?: link)?|link copied[!.]?|save|listen(?: to (?:this )?article)?|comments?(?: \(\d+\))?|tags?|topics?|more|up next|play(?: video)?|watch(?: now| live)?|subscribe(?: now| today)?[!.]?|sign (?:up|in)(?: now)?|log ?in|register|image source|image caption|media caption|follow us|published(?: on)?|updated|\d{1,3} min(?:ute)?s? read|file photo|text size|font size|video transcript|comments are (?:now )?closed\.?|no comments(?: yet)?|hirdetés|реклама на сайте|teilen|drucken|partager|imprimer|compartir|imprimir|поделиться|поділитися|مشاركة|طباعة)$/iu;

/** How such lines begin; the rest of the line goes with them. */
const BEGINNINGS =
  /^(?:(?:read(?: (?:more|also|next|on|this|our|the (?:full )?(?:story|article)))|also read|see also|see more|learn more|more (?:on|from|about|coverage|stories|in)|related(?: (?:articles?|stor(?:y|ies)|coverage|content|news|topics?|posts?|links?))?|recommended(?: (?:for you|stories|reading))?|you (?:may|might) (?:also )?(?:like|be interested)|most (?:read|popular)|trending|editor['’]s (?:picks?|choice)|don['’]t miss|must read|in case you missed it|explainer|watch|listen|video|in pictures|gallery|photos?|podcast|live updates|(?:here['’]s )?what (?:else )?to read)\s*[:|–—>»]|(?:lire aussi|à lire(?: aussi)?|lesen sie (?:auch|mehr)|mehr zum thema|lea (?:también|más)|leer más|le puede interesar|читайте (?:также|ещё|еще)|читать также|читайте також|читайте нас|дивіться також|смотрите также|підписуйтесь|подписывайтесь|اقرأ أيضا[ًّ]?|إقرأ أيضا[ًّ]?|اقرأ المزيد|شاهد أيضا[ًّ]?|ayrıca okuyun|haberin devamı)(?:\s|:|$)|click here\b|(?:tags?|topics?|keywords|video keywords|filed under|posted in|categor(?:y|ies)|schlagw[öo]rter|themen|mots[- ]clés|sujets|etiquetas|temas|теги|метки|мітки|الوسوم|كلمات مفتاحية)\s*:|(?:read or share|share) this (?:story|article)\b|to (?:embed|view) this (?:post|content|video)\b|please follow\b|publié le \d|mis à jour le \d|a lire aussi\b|related items\b|(?:questions|comments)\?.{0,40}e-?mail\b|(?:devenez|suivez|síguenos|folgen sie|seguici|polub)\b.{0,40}(?:sur|en|auf|su|na|facebook|twitter)\b|sign up (?:for|to|here)\b|subscribe (?:to|for|here|now)\b|(?:to|please) (?:subscribe|sign up|log in|sign in)\b|follow (?:us|the|our|\w+(?: \w+)?) on (?:twitter|x\b|facebook|instagram|telegram|whatsapp|linkedin|youtube|social|google)|follow @|join (?:our|us on|the conversation)\b|download (?:our|the) [\w ]{0,30}app\b|get (?:our|the) [\w ,’'-]{0,50}(?:newsletter|app|alerts?|headlines|delivered|inbox)\b|(?:our|this) [\w ]{0,30}newsletter\b|have (?:a|you got a?) (?:news )?(?:tip|story)\b|(?:we use|this (?:site|website|page) uses) cookies\b|by (?:signing up|clicking|subscribing|continuing to (?:use|browse))\b|(?:you can )?unsubscribe\b|already (?:a subscriber|have an account|registered)\b|not a subscriber\b|(?:this (?:article|story|content) is (?:for|available|only|reserved|exclusively?)[\w ]{0,20} (?:subscribers|members))|(?:you have|you['’]ve) (?:reached|read) your\b|(?:to )?(?:continue|keep) reading(?: this (?:article|story))?,? (?:subscribe|log|sign|register|for|with)\b|support (?:our|independent|us)[\w ,’'-]{0,60}(?:journalism|donat|today|membership|reporting)|donate(?: now| today| here)?[!.]?$|become a (?:member|patron|subscriber|supporter)\b|(?:all rights reserved|copyright ©|© ?\d{4}|©)|this material may not be published\b|(?:photo|image|picture|photograph|foto|фото|صورة|video)(?: (?:credit|source|by|courtesy))?\s*[:/©]|image (?:source|caption),|media caption,|getty images|(?:getty|afp|reuters|ap|epa|anadolu)\s*\/\s*[\w ]{2,40}$|\(?(?:photo|image|picture)s? (?:by|courtesy|via|from)\b|views expressed in this (?:article|piece)\b|the views expressed\b|this (?:article|story|post) (?:was )?(?:first|originally) (?:published|appeared)\b|(?:with )?(?:additional )?material from afp\b|last (?:updated|modified)\b|(?:published|updated|posted)(?: on| at)?\s?[:–-]? ?(?:\w+,? )?(?:\d{1,2}|[A-Z][a-z]{2,8}\.? \d)|(?:share|tweet|pin|email|print)(?: (?:this|on|via|article|story|\w+)){1,3}$)/iu;

/** What makes a line one that sends the reader away, wherever it stands in it. */
const ANYWHERE =
  /\b(?:enable javascript|javascript must be enabled|flash player|javascript is (?:disabled|required)|your browser does not support|ad ?blocker|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|privacy policy|comments? (?:policy|guidelines)|terms (?:of (?:use|service)|and conditions)|google privacy|recaptcha|unsubscribe at any time|straight to your inbox|delivered to your inbox|in your inbox|sign up (?:here|now|today)|subscribe (?:here|now|today))\b/i;

/** A heading or line after which nothing of the report follows. */
const END_MARK =
  /^(?:related(?: (?:articles?|stor(?:y|ies)|coverage|content|news|topics?|posts?|links?|reading))?|more (?:on this(?: story)?|stories(?: from .{1,30})?|from .{1,40}|news|like this|on .{1,40}|coverage)|read (?:more|next|also)|recommended(?: (?:for you|stories|reading))?|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|most (?:read|popular|viewed)(?: .{1,20})?|trending(?: now)?|latest (?:news|stories|headlines)|top stories|also (?:read|in .{1,30})|see also|what to read next|around the web|from the web|sponsored(?: stories| links)?|promoted (?:stories|content)|(?:leave a )?(?:comments?|reply)|(?:join|start) the (?:conversation|discussion)|about the authors?|our standards.*|topics?|tags?|share this.*|editor['’]s picks?|newsletters?.{0,30}|sign up.{0,80}|subscribe.{0,80}|mehr zum thema|à lire aussi|sur le même sujet|más información|te puede interesar|читайте також|читайте также|по теме|за темою|اقرأ أيضا[ًّ]?|مواضيع ذات صلة|ilgili haberler|read or share this.*|related items.*|your money|member comments|most (?:commented|shared|emailed)|follow us.{0,40}|stay (?:connected|informed).{0,30}|our network|featured posts?|articles? (?:les )?plus lus|sur le même thème|lesen sie auch|das könnte sie auch interessieren|lo más (?:leído|visto)|noticias relacionadas|también en|самое читаемое|похожие (?:новости|материалы)|схожі новини|читайте далее|الأكثر (?:قراءة|مشاهدة)|أخبار ذات صلة|اخترنا لكم)\s*[:.…]?$/iu;

/** Whether a line is none of the report's: an advertisement, an invitation, a credit, a button. */
export function isBoilerplate(line: string): boolean {
  if (line.length > LINE_CHARACTERS) return false;
  return WHOLE.test(line) || BEGINNINGS.test(line) || ANYWHERE.test(line) || !/[\p{L}\p{N}]/u.test(line);
}

/** Whether a line announces what stands below a report: related stories, comments, tags. */
export function isEndMark(line: string): boolean {
  return line.length <= 100 && END_MARK.test(line);
}

const BYLINE = /^(?:by|von|par|por|автор[иы]?:?|текст:|بقلم:?|كتب:?)\s+\p{L}.{1,140}$/iu;

/** Ends a sentence; "Jr." and initials do not. */
const SENTENCE_END = /(?<!\b(?:jr|sr|dr|st|\p{L}))[.!?؟。]["”’»)]?$/iu;

/** Whether a line says who wrote the report ("By Ann Bell and Carl Dow in Geneva") and nothing else. */
export function isByline(line: string): boolean {
  if (line.length > 150 || !BYLINE.test(line) || SENTENCE_END.test(line)) return false;
  const words = line.replace(/^\S+\s+/, '').split(/[\s,|]+/);
  const names = words.filter((word) => /^(?:\p{Lu}|\p{Lo}|and|und|et|y|in|for|with|of|de|al-|la|та|и|&|@)/u.test(word));
  return words.length <= 20 && names.length >= words.length * 0.7;
}

const CREDIT =
  /^[([]?(?:(?:additional )?(?:reporting|writing|editing|compiled|translation|translated|research)(?: and (?:reporting|writing|editing))?(?: (?:contributed|provided))? (?:by|from)\b|with (?:additional )?(?:reporting|inputs?|contributions?|files|material|information)(?: contributed)? (?:by|from)\b|with (?:agencies|agency inputs|inputs)\b|(?:the )?(?:reuters|afp|ap|associated press|agence france-presse|dpa|anadolu|\p{Lu}[\p{L} ]{1,30}) (?:contributed to this (?:report|story)|staff contributed)|source:|contributing:|\p{Lu}[\p{L}’' .,-]{2,80} contributed (?:reporting|to this (?:report|story|article))|(?:reuters|afp|ap|dpa|afp-jiji|tass|xinhua|upi|efe|ansa|interfax|bloomberg)(?:[ ,/&+-]+(?:and )?(?:reuters|afp|ap|dpa|tass|xinhua|agencies|staff|files?|\w{2,12}))*[\])]?$)/iu;

/** Whether a line says who reported and edited, or which agency the words come from: evidence of the root. */
export function isCredit(line: string): boolean {
  return line.length <= 400 && CREDIT.test(line);
}
