import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAttributions } from '../../src/language/attribution.ts';
import { splitSentences } from '../../src/language/sentences.ts';

/** "name | stance | what is said" for each attribution of a text. */
function owners(text: string, language = 'en'): string[] {
  return splitSentences(text, language).flatMap((sentence) =>
    findAttributions(text, sentence, language).map(
      ({ name, stance, content }) => `${name} | ${stance} | ${text.slice(content.start, content.end)}`,
    ),
  );
}

describe('who is said to have said what, in English', () => {
  it.each([
    ['Petra Lind said the bridge was open.', 'Petra Lind | said | the bridge was open'],
    ['The bridge is open, Petra Lind said.', 'Petra Lind | said | The bridge is open'],
    ['The bridge is open, said Petra Lind, a surveyor at the port.', 'Petra Lind | said | The bridge is open'],
    ['According to the port authority, the bridge is open.', 'port authority | according to | the bridge is open'],
    ['The bridge is open, according to two aid groups.', 'two aid groups | according to | The bridge is open'],
    ['On Monday the navy said it sank a boat.', 'navy | said | it sank a boat'],
    ['Officials in the capital on Monday said two boats sank.', 'Officials in the capital | said | two boats sank'],
    ['The head of the mission, Anders Roe, said talks were over.', 'Anders Roe | said | talks were over'],
    ['Anders Roe, who heads the mission, said talks were over.', 'Anders Roe | said | talks were over'],
    ['Two people briefed on the plan said it was over.', 'Two people briefed on the plan | said | it was over'],
    ['The harbour is shut, said its manager, Lena Vell, who was there.', 'Lena Vell | said | The harbour is shut'],
    ['The mayor, Karl Roe of the Centre Party, rejected the offer.', 'Karl Roe | denied | the offer'],
    ['Estmar’s running mate, Gov. Ines Roth, came in and said it was late.', 'Ines Roth | said | it was late'],
    ['The army put the toll at nine.', 'army | said | the toll at nine'],
    ['The navy denied firing on the ship.', 'navy | denied | firing on the ship'],
    ['The mayor warned that water would run out.', 'mayor | warned | water would run out'],
    ['Estmar accused Norlund of cutting the cable.', 'Estmar | accused | Norlund of cutting the cable'],
    ['The office is verifying reports of nine deaths.', 'office | verifying | reports of nine deaths'],
    ['The ministry has repeatedly confirmed the loss.', 'ministry | confirmed | the loss'],
    ['The agency quoted General Brodek as saying the town had fallen.', 'Brodek | said | the town had fallen'],
    ['The President of Norlund Tomas Vere told reporters that he would go.', 'Tomas Vere | said | he would go'],
  ])('%s', (text, owner) => {
    expect(owners(text)).toContain(owner);
  });

  it('gives one subject to two verbs', () => {
    expect(owners('The army put the toll at nine and said the shells were foreign.')).toEqual([
      'army | said | the toll at nine and said the shells were foreign',
      'army | said | the shells were foreign',
    ]);
  });

  it.each([
    'The army did not say who fired.',
    'He was told to leave.',
    'The claims were false and his reports were late.',
    'They agreed to meet and refused to comment.',
    'Nobody claimed the attack.',
    'Mr Roe declined to say when.',
  ])('asserts nothing where nobody says anything: %s', (text) => {
    expect(owners(text)).toEqual([]);
  });

  it('parts the name from the role', () => {
    const text = 'Army spokesman Brig. Gen. Omar Sule said so. “No,” said Lena Roe, a nurse at the clinic.';

    const roles = splitSentences(text, 'en').flatMap((s) =>
      findAttributions(text, s, 'en').map(({ name, role }) => [name, role]),
    );

    expect(roles).toEqual([
      ['Omar Sule', 'Army spokesman Brig. Gen.'],
      ['Lena Roe', 'nurse at the clinic'],
    ]);
  });

  it('does not look into quotations', () => {
    expect(owners('“The army said it was over,” Petra Lind said.')).toEqual([
      'Petra Lind | said | “The army said it was over,”',
    ]);
  });
});

describe('who is said to have said what, elsewhere', () => {
  it.each([
    ['uk', 'Загинули двоє, повідомив мер Олег Левко.', 'Олег Левко | announced | Загинули двоє'],
    ['uk', 'За словами міністра Олега Левка, міст цілий.', 'Олег Левко | according to | міст цілий'],
    ['uk', 'За її словами, міст цілий.', 'вона | according to | міст цілий'],
    ['uk', 'Речниця штабу Ірина Гай заявила, що міст цілий.', 'Ірина Гай | announced | міст цілий'],
    ['ru', 'Погибли двое, сообщил мэр Олег Левко.', 'Олег Левко | announced | Погибли двое'],
    ['ru', 'Власти города опровергли обстрел порта.', 'Власти города | denied | обстрел порта'],
    ['ar', 'قال المتحدث باسم الجيش العميد سامي حداد إن الجسر سليم.', 'سامي حداد | said | الجسر سليم'],
    ['ar', 'وبحسب وزارة الصحة، قتل 12 شخصا.', 'وزارة الصحة | according to | قتل 12 شخصا'],
    ['ar', 'ونفت قوات الحدود ذلك.', 'قوات الحدود | denied | ذلك'],
    [
      'de',
      'Die Brücke sei offen, sagte Bürgermeisterin Ines Roth am Montag.',
      'Ines Roth | said | Die Brücke sei offen',
    ],
    [
      'de',
      'Nach Angaben von Gouverneur Jan Brodek wurden neun Menschen verletzt.',
      'Jan Brodek | according to | wurden neun Menschen verletzt',
    ],
    ['de', 'Das Ministerium wies die Vorwürfe zurück.', 'Ministerium | denied | die Vorwürfe zurück'],
    [
      'fr',
      'Le pont est ouvert, a déclaré la ministre de la Défense, Ines Roy.',
      'Ines Roy | said | Le pont est ouvert',
    ],
    [
      'fr',
      'Selon le ministère de la Santé, neuf personnes sont mortes.',
      'ministère de la Santé | according to | neuf personnes sont mortes',
    ],
    ['fr', '« On manque de tout », raconte-t-elle.', 'elle | said | « On manque de tout »'],
  ])('%s: %s', (language, text, owner) => {
    expect(owners(text, language)).toContain(owner);
  });

  it('gives spans of the sentence it was asked about, whatever the words', () => {
    const words = fc.constantFrom(
      'said',
      'the',
      'army',
      'Petra',
      ',',
      '"',
      'who',
      'and',
      'according',
      'to',
      ':',
      'told',
      'of',
      '(',
      ')',
      'сказав',
      'إن',
      '—',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 30 }),
        fc.constantFrom('en', 'uk', 'ar', 'de', 'fr'),
        (parts, language) => {
          const text = parts.join(' ');
          for (const { speaker, cue, content } of findAttributions(text, { start: 0, end: text.length }, language)) {
            for (const span of [speaker, cue, content]) {
              expect(span.start).toBeGreaterThanOrEqual(0);
              expect(span.end).toBeGreaterThan(span.start);
              expect(span.end).toBeLessThanOrEqual(text.length);
            }
          }
        },
      ),
    );
  });
});
