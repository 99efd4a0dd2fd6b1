import { identifyLanguage } from '../language/identify.ts';
import { splitSentences } from '../language/sentences.ts';
import { isBoilerplate } from './boilerplate.ts';
import { isCredit } from './credits.ts';
import { anyOf } from './phrases.ts';

/** What weblog systems and feeds put behind the last sentence, in a short line: the link to the page. */
const LINKS = `read more; read on; read the rest; read full article|story|post; read the full|whole article|story|post; read more at|on ~;
  read the full article|story at|on ~; read the rest of this entry; view the full article|post; keep reading;
  click here to read ~; click here for ~; full story; see more; lire la suite; lire la suite sur ~; lire l'article;
  en savoir plus; weiterlesen; mehr lesen; zum artikel; leer más; seguir leyendo; sigue leyendo; leia mais; ler mais;
  continue lendo; leggi tutto; leggi di più; continua a leggere; lees verder; lees meer; czytaj dalej|więcej; devamını oku;
  haberin devamı; читать далее|дальше|полностью; подробнее; читати далі|повністю; детальніше; اقرأ المزيد; ادامه مطلب;
  קרא עוד; המשך קריאה; 阅读全文; 続きを読む; 더 보기; [link] [comments]; comments`;

/** The same with the title of the report or of the site behind it. */
const WITH_TITLE = `continue reading; the post ~; the article ~; this post ~ first appeared; submitted by; der beitrag ~; l'article ~;
  la entrada ~; el artículo ~; o post ~; l'articolo ~; het bericht ~; artykuł ~; запись ~; сообщение ~; допис ~; запис ~;
  ظهرت المقالة; הפוסט ~`;

const FIRST_APPEARED =
  /appeared first on|first appeared on|erschien zuerst (?:auf|bei)|est apparu en premier sur|se publicó primero en|apareció primero en|apareceu primeiro em|proviene da|verscheen eerst op|pochodzi z serwisu|впервые появилась|появились сначала на|з['’]явився спочатку на|أولاً على|הופיע לראשונה|^continue reading|^submitted by \/u\//iu;

/** Behind a sentence, a mark of something left out, or at the beginning. */
const BEHIND = '(?:^|(?<=[.!?…؟。)\\]"”’»›]\\s?))';

const LINK_AT_END = new RegExp(`${BEHIND}[[(<]?\\s?${anyOf(LINKS)}\\s?(?:[\\])>»→›.:…|-]|>>|\\.{3})*$`, 'iu');
const TITLED_AT_END = new RegExp(`${BEHIND}[[(]?${anyOf(WITH_TITLE)}(?![\\p{L}\\p{N}]).*$`, 'iu');

/** No feed has more of them behind a text. */
const MOST_TAILS = 20;

/** No such tail is longer. In UTF-16 units. */
const TAIL_CHARACTERS = 400;

/** "[…]", "(more…)", "…" at the very end: the feed gives no more than this. */
const CUT = /\s?(?:\[\s?(?:…|\.{3,4})\s?\]|\((?:…|\.{3}|more\s?(?:…|\.{3})?)\)|…|\.{3,4})$/iu;

/** A cut sentence is looked for within so many characters. */
const SENTENCE_CHARACTERS = 4_000;

/** A word in place of those that the feed has cut off. */
const NEXT_WORD = 'Ostrevar';

/** A longer text that ends in "…" may end so itself. */
const SUMMARY_CHARACTERS = 1_500;

/**
 * A feed's text without what its software put behind it, and without a last sentence that was cut in the middle. Where
 * that sentence is all there is, it stays with its mark, so that nobody takes it for whole; a number that touches the
 * mark may have lost digits and goes.
 */
export function withoutFeedTails(text: string): string {
  const paragraphs = text.split('\n\n');
  const credits: string[] = [];
  for (let tails = 0; tails < MOST_TAILS && paragraphs.length > 0; tails += 1) {
    const last = paragraphs.pop() ?? '';
    // Whoever cleans the text wants to know whose words these are.
    if (isCredit(last)) credits.unshift(last);
    else {
      const own = isBoilerplate(last) && !CUT.test(last) ? '' : withoutLink(last);
      if (own !== '') paragraphs.push(own);
      if (own === last) break;
    }
  }
  return [withoutCutSentence(paragraphs.join('\n\n')), ...credits].filter((part) => part !== '').join('\n\n');
}

function withoutLink(paragraph: string): string {
  const window = paragraph.slice(-TAIL_CHARACTERS);
  const link = titled(window) ?? LINK_AT_END.exec(window);
  return link === null ? paragraph : paragraph.slice(0, paragraph.length - (window.length - link.index)).trimEnd();
}

function titled(window: string): RegExpExecArray | null {
  const match = TITLED_AT_END.exec(window);
  return match !== null && FIRST_APPEARED.test(match[0].replace(/^[[(]/, '')) ? match : null;
}

function withoutCutSentence(text: string): string {
  const mark = CUT.exec(text.slice(-16))?.[0];
  if (mark === undefined || (!/[[(]/.test(mark) && text.length > SUMMARY_CHARACTERS)) return text;
  const body = text.slice(0, -mark.length).trimEnd();
  const lastBreak = body.lastIndexOf('\n\n');
  const last = body.slice(lastBreak < 0 ? 0 : lastBreak + 2);
  const near = last.slice(-SENTENCE_CHARACTERS);
  // With one more word behind it: "denied by Brig." goes on, "on Sunday." does not.
  const cut = splitSentences(`${near} ${NEXT_WORD}`, identifyLanguage(text, null)).at(-1);
  const whole = body.slice(0, body.length - near.length + (cut?.start ?? 0)).trimEnd();
  if (whole !== '') return whole;
  const touching = /^\s/.test(mark) ? body : body.replace(/(?:^|(?<=\s))\p{N}[\p{N}.,]{0,12}$/u, '');
  return touching === '' ? '' : `${touching}${text.slice(text.length - mark.length)}`;
}
