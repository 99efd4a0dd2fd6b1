import { describe, expect, it } from 'vitest';
import { findGaps } from '../../src/summarizer/gaps.ts';
import { anArticle } from '../support/builders.ts';

describe('what a source says it does not know', () => {
  it.each([
    ['en', 'The figures could not be independently verified.', 'not verified'],
    ['en', 'The agency was unable to verify the claim.', 'not verified'],
    ['en', 'The ministry did not immediately comment.', 'no comment'],
    ['en', 'Karsovia has not commented on any losses.', 'no comment'],
    ['en', 'He did not present evidence for the figure.', 'no evidence'],
    ['en', 'The claim was made without providing evidence.', 'no evidence'],
    ['en', 'It raised an earlier toll of 12.', 'superseded'],
    ['uk', 'Незалежно перевірити ці дані неможливо.', 'not verified'],
    ['uk', 'Міністерство не прокоментувало удар.', 'no comment'],
    ['ru', 'Ведомство пока не комментирует сообщения.', 'no comment'],
    ['ru', 'Он не предоставил никаких доказательств.', 'no evidence'],
    ['ar', 'ولم يتسن التحقق من صحة هذه الأرقام.', 'not verified'],
    ['ar', 'ولم يعلق الجيش على التقرير.', 'no comment'],
    ['de', 'Die Angaben ließen sich nicht unabhängig überprüfen.', 'not verified'],
    ['de', 'Das Ministerium äußerte sich zunächst nicht.', 'no comment'],
    ['fr', 'Ces chiffres n’ont pas pu être vérifiés de manière indépendante.', 'not verified'],
    ['fr', 'Le ministère n’a pas réagi.', 'no comment'],
  ])('%s: %s', (language, text, kind) => {
    expect(findGaps(anArticle({ text, language }))).toEqual([{ sentence: 0, kind }]);
  });

  it.each([
    'The minister commented on the strike.',
    'Monitors verified the toll.',
    'He presented evidence to the court.',
    'The offer was not accepted.',
  ])('nothing is missing in "%s"', (text) => {
    expect(findGaps(anArticle({ text }))).toEqual([]);
  });
});

it('keeps the order of the sentences', () => {
  const text = 'A strike hit the town. The figures could not be verified. The army did not comment.';

  expect(findGaps(anArticle({ text })).map(({ sentence }) => sentence)).toEqual([1, 2]);
});
