/** What stands before a name in a byline, in the languages of news. */
const PREFIX =
  /^(?:(?:written |posted |reported |story |published |text |words |created |submitted |analysis |opinion |reviewed )?by|written by|authors?|authored by|from|von|van|text|par|por|escrito por|texto|di|a cura di|da|door|av|af|foto og tekst|skrevet af|teksti|autor(?:ka|i|es|in)?|auteurs?|redacteur|автор[иы]?|текст|подготовил[аи]?|بقلم|كتب(?:ت)?|كتابة|إعداد|نوشته|כתב(?:ה)?|מאת|oleh|penulis|yazan|haber|tác giả|theo|लेखक|द्वारा|প্রতিবেদক|記者|记者|作者|文|撰文|글)(?:\s*[:：]\s*|\s+|(?<=[作者文記记글])(?=\p{Lo}))/iu;

/** What a person does at a newsroom; as a part of its own it is nobody's name. */
const OFFICE =
  /\b(?:reporters?|correspondents?|editors?|staff|writers?|journalists?|columnists?|producer|chief|director|fellow|contributor|bureau|desk|newsroom|studio|agency|agencies|press|news|media|updated|published|posted|admin|webmaster|special to|for the|redaktion|redakteur(?:in)?|korrespondent(?:in)?|redacci[oó]n|corresponsal|enviad[oa] especial|periodista|r[ée]daction|correspondante?|envoy[ée]e? sp[ée]ciale?|journaliste|redazione|inviat[oa]|giornalista|reda[cç][aã]o|rep[oó]rter|jornalista|redakcja|redakce|redaktor(?:ka)?|dziennikarka?|utrikesreporter|journalist|redakt[øö]r|udlandsredakt[øö]r|toimittaja|muhabir|editör|haber merkezi|phóng viên|tim redaksi|redaksi|szerkesztő|újságíró)\b|редакц|редактор|корреспондент|кореспондент|журналист|журналіст|مراسل|تحرير|محرر|خبرنگار|تحریریه|כתב(?:נו|ת)|מערכת|संवाददाता|ब्यूरो|ডেস্ক|প্রতিবেদক|নিজস্ব|編集部|通信|通讯员|编辑/iu;

const DIVIDERS =
  /\s*[,;|•·/&、，]\s*|\s+(?:[-–—]|and|und|et|y|e|og|och|ja|i|oraz|ve|dan|és|și|και|та|і|и|و|with|for|via)\s+/u;

/** The names of accounts, which are nobody's. */
const NOBODY =
  /^(?:admin(?:istrator)?|staff|webmaster|editor|super ?user|root|guest|anonymous|unknown|null|undefined|user|news|redaktion|desk|author|ns|na|n\/a)$/i;

/**
 * The names in a byline or an author field, without "By", offices, places and dates. With `mustBeFull`, only what looks like
 * a person's whole name: markup calls many things "author".
 */
export function namesIn(text: string, mustBeFull = false): readonly string[] {
  if (/^\s*(?:https?:|www\.|@|\{)/i.test(text)) return [];
  const names = text
    .slice(0, 400)
    .replace(/\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(DIVIDERS)
    .map(bare)
    .filter(isName);
  // An agency or a desk may sign alone; beside a name it is that person's office.
  const persons = names.filter((name) => !OFFICE.test(name));
  if (mustBeFull) return persons.filter(isFullName).map(inUsualCase);
  return (persons.length > 0 ? persons : names).map(inUsualCase);
}

function bare(name: string): string {
  return name
    .trim()
    .replace(PREFIX, '')
    .replace(PREFIX, '')
    .replace(/\s+(?:in|à|en|aus|a|från|i|w|v)\s+\p{Lu}.*$/u, '')
    .replace(/\s+(?:of|for|du|der|della|del)\s+(?:the\s+)?\p{Lu}.*$/u, '')
    .replace(/\s*(?:기자|특파원|記者|记者|特派員)$/u, '')
    .replace(/\s+\S+@\S+$/u, '')
    .replace(/^(\p{Script=Han}{2,4})\s.*[:：].*$/u, '$1')
    .replace(/^[-–—:：\s"“”]+|[-–—:：\s"“”]+$/g, '');
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > 80 || name.split(' ').length > 8) return false;
  return (
    !/[\d:@]|^https?\b|^\S+\.\p{L}{2,4}$|\b[ap]\.m\b/iu.test(name) &&
    !NOBODY.test(name) &&
    /\p{L}[\p{L}\p{M}]/u.test(name)
  );
}

/** Two to five words that begin with a capital, or letters that know none; two to four letters where names have no space. */
function isFullName(name: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(name)) return true;
  if (/[!?…]|\.$(?<!\b\p{L}\.)/u.test(name)) return false;
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) =>
      /^[\p{Lu}\p{Lo}]|^(?:de|van|von|der|den|al|el|bin|ibn|da|do|dos|di|del|della|la|le|du|af|av|zu|ten|ter)$|^(?:d|l|o)['’]\p{Lu}/u.test(
        word,
      ),
    )
  );
}

/** "WALTER PYM" is Walter Pym. */
function inUsualCase(name: string): string {
  if (!/^[\p{Lu}\s.'’-]{6,}$/u.test(name) || !name.includes(' ')) return name;
  return name.toLowerCase().replace(/(?:^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase());
}
