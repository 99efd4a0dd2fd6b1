import { describe, expect, it } from 'vitest';
import type { LanguageCode } from '../../src/language/code.ts';
import { readDates } from '../../src/language/dates.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { findOutlook } from '../../src/summarizer/outlook.ts';
import { anArticle, NOON } from '../support/builders.ts';

/** Numbers of the sentences that tell what may follow. */
function implied(text: string, language: LanguageCode): readonly number[] {
  const sentences = splitSentences(text, language);
  return findOutlook(anArticle({ text, language, sentences })).implications.map(({ sentence }) => sentence);
}

describe('what may follow, told without a modal', () => {
  it.each<[LanguageCode, string, number[]]>([
    [
      'en',
      '“Whoever controls the bridge in spring decides who eats in summer,” says Lena Marsh, an analyst at the Orlen Institute.',
      [0],
    ],
    [
      'en',
      'Aid workers fear that typhoid could spread if the wells stay shut. “One month is a crisis, two months is a famine,” said one of them.',
      [0, 1],
    ],
    [
      'en',
      '“Sooner or later, both armies run out of conscripts,” said Lena Marsh, an analyst at the Orlen Institute.',
      [0],
    ],
    ['de', '„Früher oder später bricht die Versorgung zusammen“, sagte die Analystin Lena Marsch.', [0]],
    ['de', '„Wer die Brücke hält, entscheidet über den Norden“, sagte die Analystin Lena Marsch.', [0]],
    ['uk', '«Рано чи пізно хтось помітить цю помилку», — сказала аналітикиня Олена Марченко.', [0]],
    ['ru', '«Рано или поздно кто-то заметит эту ошибку», — сказала аналитик Елена Марченко.', [0]],
    ['fr', '« La fermeture du pont coupera le nord du pays », a déclaré l’analyste Hélène Marsan.', [0]],
  ])('%s: %s', (language, text, sentences) => {
    expect(implied(text, language)).toEqual(sentences);
  });

  it.each<[LanguageCode, string]>([
    ['en', 'Whoever fired the rocket was not found, police said.'],
    ['en', '“A week is a long time,” said the mayor, who had lunch at noon.'],
    ['de', 'Der Verletzte wird im Krankenhaus behandelt, sagte der Arzt.'],
    ['fr', '« Nous publierons notre rapport », a déclaré l’analyste Hélène Marsan.'],
    ['fr', 'La caméra a filmé la scène, a déclaré la police.'],
  ])('is not read into %s: %s', (language, text) => {
    expect(implied(text, language)).toEqual([]);
  });
});

describe('a month beside a participle', () => {
  it.each<[LanguageCode, string, boolean]>([
    ['en', 'The president said the country would not leave the truce brokered in June.', false],
    ['en', 'The minister will defend the deal signed in May.', false],
    ['en', 'The vote is planned in June.', true],
    ['en', 'The treaty will be signed in June.', true],
    ['de', 'Das Land will die im Juni vereinbarte Waffenruhe nicht verlassen.', false],
    ['fr', 'Le pays ne devrait pas quitter la trêve conclue en juin.', false],
    ['uk', 'Країна має зберегти перемир’я, укладене в червні.', false],
    ['ru', 'Страна планирует сохранить перемирие, заключённое в июне.', false],
  ])('%s: %s', (language, text, future) => {
    expect(readDates(text, language, NOON).map((date) => date.future)).toEqual([future]);
  });
});
