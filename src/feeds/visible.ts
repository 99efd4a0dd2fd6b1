import { normaliseText } from '../language/text.ts';

/** Code points that show nothing by themselves, and what else can hide words: fillers that look like nothing. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A flag of a part of a country: a black flag, its code in tag characters, the tag that ends it. */
const TAGGED_FLAG = /^[\u{E0020}-\u{E007E}]{1,8}\u{E007F}/u;

const FLAG = 0x1f3f4;
const END_TAG = 0xe007f;

/**
 * Plain text in its stored form (`normaliseText`), without anything that shows nothing: tag characters, fillers,
 * directions. Joiners and variation selectors stay where scripts and emoji need them.
 */
export function visibleText(raw: string): string {
  return normaliseText(isPlain(raw) ? raw : dropUnseen(raw));
}

/** Visible text on one line, for titles and names; never longer than `most`, never cut inside a character. */
export function visibleLine(raw: string, most: number): string {
  return shorten(visibleText(raw).replaceAll(/\s+/g, ' '), most);
}

/** Text cut to at most `most` UTF-16 units, at the end of a word where one is near, never inside what is one sign. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - 64);
  let end = from;
  // Segmenting starts a little before the cut: a sign is shorter than that.
  for (const { index, segment } of SIGNS.segment(text.slice(from, most + 64))) {
    if (from + index + segment.length > most) break;
    end = from + index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  return text.slice(0, space > end - 40 && space > 0 ? space : end).trimEnd();
}

const SIGNS = new Intl.Segmenter('und', { granularity: 'grapheme' });

function isPlain(text: string): boolean {
  UNSEEN.lastIndex = 0;
  return !UNSEEN.test(text);
}

function dropUnseen(text: string): string {
  let inFlag = 0;
  return text.replace(UNSEEN, (unseen, at: number) => {
    const codePoint = unseen.codePointAt(0) ?? 0;
    if (codePoint === 0x200c || codePoint === 0x200d) return unseen;
    // Emoji and text presentation; ideographic variants after a Han character.
    if (codePoint === 0xfe0e || codePoint === 0xfe0f) return unseen;
    if (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
      return /\p{Script=Han}$/u.test(text.slice(at - 2, at)) ? unseen : '';
    if (codePoint >= 0xe0020 && codePoint <= END_TAG) {
      if (inFlag === 0 && text.codePointAt(at - 2) === FLAG) {
        inFlag = (TAGGED_FLAG.exec(text.slice(at, at + 18))?.[0].length ?? 0) / 2;
      }
      if (inFlag === 0) return '';
      inFlag -= 1;
      return unseen;
    }
    inFlag = 0;
    return codePoint === 0x2800 || codePoint === 0x3164 || codePoint === 0xffa0 ? ' ' : '';
  });
}
