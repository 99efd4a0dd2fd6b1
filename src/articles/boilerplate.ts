import { ENGLISH, type Furniture } from './boilerplate-english.ts';
import { LATIN, OTHER_SCRIPTS } from './boilerplate-languages.ts';
import { anyOf } from './phrases.ts';

/**
 * Lines that stand between the paragraphs of news pages and are no part of the report. Only short lines are looked at,
 * and only as a whole, so that a sentence of the report that begins with the same words stays.
 */
const LINE_CHARACTERS = 240;

/** A heading is not longer. */
const HEADING_CHARACTERS = 100;

const ALL: readonly Furniture[] = [ENGLISH, LATIN, OTHER_SCRIPTS];
const every = (kind: keyof Furniture): string => anyOf(...ALL.map((furniture) => furniture[kind]));

/** Behind a phrase no word goes on; letters of East Asia are words by themselves. */
const WORD_END = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{Script=Hebrew}\\p{M}\\p{N}])';

const WHOLE = new RegExp(`^[[({<|•·*+»>-]*\\s?${every('lines')}\\s?(?:[\\])}>|•·!.:…»→›]|\\.{3}|>>)*$`, 'iu');
const LABELLED = new RegExp(`^[[({|•·*»>-]*\\s?${every('labels')}\\s*(?:[:：|>»›→]|$)`, 'iu');
const LABELLED_BY_DASH = new RegExp(`^${every('labels')}\\s*[–—-]\\s`, 'iu');
const BEGINNING = new RegExp(`^[[({|•·*»>-]*\\s?${every('beginnings')}${WORD_END}`, 'iu');
const ANYWHERE = new RegExp(`(?<![\\p{L}\\p{N}])${every('anywhere')}${WORD_END}`, 'iu');
const END_MARK = new RegExp(`^${every('endMarks')}\\s*[:.…]?$`, 'iu');

/** A heading above a form, whatever it invites to. */
const INVITATION = /^(?:subscribe|sign up)(?!\p{L})/iu;

/** What stands before a date in a line that says when a page was published or changed. */
const STAMPS = `published; published on|at; updated; updated on|at; posted; posted on|at; modified; first|last|originally published|updated|modified;
  first|last|originally published|updated|modified on|at; veröffentlicht; veröffentlicht am; aktualisiert; aktualisiert am; stand:;
  publié; publié le; mis à jour; mis à jour le; publicado; publicado el|em; actualizado; actualizado el; atualizado; atualizado em;
  pubblicato; pubblicato il; aggiornato; aggiornato il; gepubliceerd; gepubliceerd op; opublikowano; aktualizacja; yayınlanma; güncelleme;
  опубликовано; обновлено; опубліковано; оновлено; آخر تحديث; نشر في`;
const DATE_STAMP = new RegExp(`^${anyOf(STAMPS)}[\\s:–|-]`, 'iu');
const STAMP_CHARACTERS = 80;

const ENDS_SENTENCE = /[.!?؟。…]["”’»)]*$/u;

/** Whether a line is none of the report's: an advertisement, an invitation, a credit, a button. */
export function isBoilerplate(line: string): boolean {
  if (line.length > LINE_CHARACTERS) return false;
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  const words = withPlainI(line);
  if (WHOLE.test(words) || LABELLED.test(words) || BEGINNING.test(words) || ANYWHERE.test(words)) return true;
  if (ENDS_SENTENCE.test(words)) return false;
  return (
    LABELLED_BY_DASH.test(words) || (words.length <= STAMP_CHARACTERS && /\d/.test(words) && DATE_STAMP.test(words))
  );
}

/** Whether a line announces what stands below a report: related stories, comments, tags. */
export function isEndMark(line: string): boolean {
  if (line.length > HEADING_CHARACTERS) return false;
  return END_MARK.test(withPlainI(line)) || (INVITATION.test(line) && !ENDS_SENTENCE.test(line));
}

/** The Turkish capital İ is no capital of any small letter to a pattern. */
function withPlainI(line: string): string {
  return line.replaceAll('İ', 'I');
}
