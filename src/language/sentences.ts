import { AFTER_ACRONYM, AFTER_TIME, abbreviations, DOTTED_ORDINALS, OPENERS } from './abbreviations.ts';
import type { LanguageCode } from './code.ts';
import type { Span } from './span.ts';
import { isSpeechWord } from './speech-verbs.ts';
import { foldWord } from './tokens.ts';

/** A run of marks that can end a sentence, with the closing marks and brackets that belong to it. */
const TERMINATOR = /[.!?…؟۔。！？।]+(?:[.!?…؟])*(?:["'”’»›“‘)\]」』]|\[\d{1,3}\])*(?: [»›](?=\s|$))?/g;

/** How far a decision looks back and ahead, in UTF-16 units. No word that matters is longer. */
const WINDOW = 90;

const PARAGRAPH_END = /\n/g;

/**
 * The sentences of a text in order, without the white space around them.
 *
 * A line end always ends a sentence, unless the next line goes on in lower case. A quotation of several sentences is
 * divided like any other text. A full stop ends no sentence after a title, an initial, or an abbreviation that goes on
 * ("Col.", "U.N. Security Council", «м.»); after a bare number it does, except in languages that write ordinals so.
 */
export function splitSentences(text: string, language: LanguageCode): readonly Span[] {
  const sentences: Span[] = [];
  for (const paragraph of lines(text)) {
    let start = paragraph.start;
    const part = text.slice(paragraph.start, paragraph.end);
    for (const match of part.matchAll(TERMINATOR)) {
      const end = paragraph.start + match.index + match[0].length;
      if (end >= paragraph.end) break;
      if (!endsSentence(text, match[0], paragraph.start + match.index, end, start, paragraph.end, language)) continue;
      push(sentences, text, start, end);
      start = end;
    }
    push(sentences, text, start, paragraph.end);
  }
  return sentences;
}

function lines(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index } of text.matchAll(PARAGRAPH_END)) {
    const goesOn =
      /^\n[ \t]*\p{Ll}/u.test(text.slice(index, index + 8)) &&
      !/[.!?…؟:]\s*$/.test(text.slice(Math.max(start, index - 4), index));
    if (goesOn) continue;
    spans.push({ start, end: index });
    start = index + 1;
  }
  spans.push({ start, end: text.length });
  return spans;
}

function push(sentences: Span[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  if (from === to) return;
  // A stray mark or bracket is no sentence; it belongs to the one before.
  const last = sentences.at(-1);
  if (last && !/[\p{L}\p{N}]/u.test(text.slice(from, to)) && !text.slice(last.end, from).includes('\n')) {
    sentences[sentences.length - 1] = { start: last.start, end: to };
    return;
  }
  sentences.push({ start: from, end: to });
}

function endsSentence(
  text: string,
  marks: string,
  at: number,
  end: number,
  sentenceStart: number,
  paragraphEnd: number,
  language: LanguageCode,
): boolean {
  if (/^[。！？।]/.test(marks)) return true;
  if (!/\s/.test(text[end] ?? ' ')) return false;
  const rest = text.slice(end, Math.min(paragraphEnd, end + WINDOW)).trimStart();
  const next = rest.match(/^[^\p{L}\p{N}]*([\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*)/u)?.[1];
  if (next === undefined) return false;
  // Small letters go on, in scripts that have capitals.
  if (/^\p{Ll}/u.test(next) && !/^(?:al|el|de|van|von|bin|ibn|d)[-'’]\p{Lu}/u.test(next)) return false;

  const closed = /["”’»›“‘」』]/.test(marks);
  if (!marks.startsWith('.') || marks.startsWith('..')) return !(closed && /^[!?؟…]/.test(marks) && isTag(rest));
  if (closed || marks.length > 1) return true;
  return dotEnds(text, at, sentenceStart, next, rest, language);
}

/** `"Is it over?" Petrov asked.`: the words after the marks say who asked. */
function isTag(rest: string): boolean {
  // "Petrov responded with one word: “No.”" is a sentence of its own.
  if (/^[^.!?:“”"«»]*:\s*[“"«]/u.test(rest)) return false;
  const words = rest.split(/[\s,]+/).slice(0, 5);
  const verb = words.findIndex((word) => isSpeechWord(foldWord(word.replace(/[.,;:]+$/, ''))));
  return (
    verb > 0 && words.slice(0, verb).every((word) => /^(?:\p{Lu}|the$|a$|an$|who$|[a-z]+$)/u.test(word)) && verb <= 4
  );
}

function dotEnds(
  text: string,
  at: number,
  sentenceStart: number,
  next: string,
  rest: string,
  language: LanguageCode,
): boolean {
  const before = text.slice(Math.max(sentenceStart, at - WINDOW), at);
  const token = before.match(/[\p{L}\p{M}\p{N}.'’№°-]+$/u)?.[0] ?? '';
  if (token === '') return true;
  const earlier = before.slice(0, before.length - token.length).trimEnd();
  const folded = foldWord(token);
  const opens = OPENERS.has(foldWord(next).replace(/[.'].*$/, ''));

  if (/^\p{N}+$/u.test(token)) return numberEnds(token, earlier, next, language);
  const { before: titles, anywhere, beforeNumber } = abbreviations(language);
  const capitalised = /^\p{Lu}/u.test(token);

  if (language === 'en' && /^(?:\p{L}\.)+\p{L}$/u.test(token)) return acronymEnds(folded, next, rest, opens);
  if (/^(?:\p{Lu}\.-?)*\p{Lu}$/u.test(token)) {
    // An initial: a name goes on, unless a new sentence plainly opens ("Plan B. The …").
    if (token.length > 1 && language === 'en') return acronymEnds(folded, next, rest, opens);
    if (token === 'I' && earlier !== '' && !/\p{Lu}[\p{L}’']*$/u.test(earlier)) return true;
    return opens && /\p{Ll}$/u.test(earlier.match(/[\p{L}]+$/u)?.[0] ?? '') && earlier !== '';
  }
  if (beforeNumber.has(folded) && /^\p{N}/u.test(next)) return false;
  if (titles.has(folded)) {
    // "Gen." is a title, "gen." at the end of a clause hardly occurs; yet "St." may close an address.
    return language === 'en' && !capitalised && !/^(?:vs|v|approx|ca|e\.g|i\.e|cf)$/.test(folded);
  }
  if (anywhere.has(folded)) return abbreviationEnds(folded, earlier, next, rest, opens, language, capitalised);
  return true;
}

function numberEnds(token: string, earlier: string, next: string, language: LanguageCode): boolean {
  if (earlier === '' && token.length <= 2) return false;
  if (!DOTTED_ORDINALS.has(language) || token.length > 3) return true;
  if (MONTH.test(next)) return false;
  return !/(?:^|\s)(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim|ein|eine|einen|einem|einer|ihr\w*|sein\w*|jede\w*|bis|und)$/iu.test(
    earlier,
  );
}

const MONTH =
  /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)/iu;

function acronymEnds(folded: string, next: string, rest: string, opens: boolean): boolean {
  const word = foldWord(next).replace(/[.'].*$/, '');
  // "4:40 p.m. — Governor …": what happened then belongs to its time.
  if (/^[ap]\.m$/.test(folded) && /^[—–-]/.test(rest)) return false;
  if (/^[ap]\.m$/.test(folded)) return !AFTER_TIME.has(word) && !/^\p{N}/u.test(next);
  if (/^(?:e\.g|i\.e|ph\.d)$/.test(folded)) return false;
  if (AFTER_ACRONYM.has(word)) return false;
  return opens;
}

function abbreviationEnds(
  folded: string,
  earlier: string,
  next: string,
  rest: string,
  opens: boolean,
  language: LanguageCode,
  capitalised: boolean,
): boolean {
  if (language === 'uk' || language === 'ru') {
    // «г. Москва» goes on, «в 2024 г. Москва» may end; «14 тис. Осіб» ends.
    if (/\p{N}$|(?:тис|млн|млрд|тыс)\.?$/u.test(earlier)) return true;
    return !/^(?:г|с|м|р|ст|обл|в|пр)$/.test(folded);
  }
  if (/^\p{N}/u.test(next))
    return !/^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|janv|fevr|avr|juil|est|al|co|inc|mon|tues?|wed|thu\w*|fri|sat|sun)$/.test(
      folded,
    );
  if (language !== 'en') return !/^(?:ee|uu)$/.test(folded) || opens;
  // A small word that happens to look like one ("sun", "fig", "la", "mar", "mass", "sat") ends as any other.
  if (!capitalised && !/^(?:etc|al|est|km|mi|min|hrs?|sec|yrs?|oz|lbs?|co|vs)$/.test(folded)) return true;
  if (/^(?:etc|km|mi|min|hrs?|sec|yrs?|oz|lbs?)$/.test(folded)) return true;
  if (!earlier && capitalised && /^(?:sun|mar|sat|mon|wed)$/.test(folded)) return false;
  if (opens) return true;
  // "Inc. Chief Executive", "Jr. Street": a name goes on when it is followed by one or two more capitals.
  return !/^\p{Lu}[\p{L}’'.-]*/u.test(rest);
}
