import { describe, expect, it } from 'vitest';
import type { LanguageCode } from '../../src/language/code.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { findFigures } from '../../src/stories/figures.ts';
import { anArticle } from '../support/builders.ts';

/** Numbers that may stand as the toll of the article's event, and the others with what they are; Thursday 12 March 2026. */
function read(text: string, language: LanguageCode) {
  const noon = Date.UTC(2026, 2, 12, 12);
  const sentences = splitSentences(text, language);
  const figures = findFigures(anArticle({ text, language, sentences, published: noon, firstSeenAt: noon }));
  const isToll = ({ status, scope, subset }: (typeof figures)[number]) =>
    status === 'asserted' && scope === 'incident' && !subset;
  return {
    toll: figures.filter(isToll).map(({ value }) => value),
    others: figures
      .filter((figure) => !isToll(figure))
      .map(({ value, status, scope, subset }) =>
        [value, subset ? 'part' : scope === 'cumulative' ? scope : status].join(' '),
      ),
  };
}

describe('a number of an event before is no toll of this one', () => {
  it.each<[LanguageCode, string, number[], string[]]>([
    [
      'en',
      'Rebels shelled Marsk on Thursday, wounding three. It came a week after a rocket killed 17 people there.',
      [3],
      ['17 historical'],
    ],
    ['en', 'Delegates met on Thursday in Orlen, where a bomb killed 12 people on Monday.', [], ['12 historical']],
    ['en', 'Delegates met on Thursday in Orlen, where 12 people died in a bombing on Monday.', [], ['12 historical']],
    [
      'en',
      'Two drivers were killed on Thursday. Earlier in the day, shells had hit the clinic, killing six people.',
      [2],
      ['6 historical'],
    ],
    [
      'en',
      'Two drivers were killed on Thursday. The clinic had been shelled that morning and six people died.',
      [2],
      ['6 historical'],
    ],
    [
      'en',
      'Six people were killed in Orlen on Thursday. It was the deadliest attack since a missile killed 30 people in 2024.',
      [6],
      ['30 historical'],
    ],
    [
      'uk',
      'Сторони в четвер обмінялися тілами. Це сталося після удару по вокзалу в Орлені, де в понеділок загинули 12 людей.',
      [],
      ['12 historical'],
    ],
    [
      'uk',
      'У четвер дрон поранив людей у Марську. Раніше того дня обстріляли лікарню, загинули шестеро людей.',
      [],
      ['6 historical'],
    ],
    [
      'uk',
      'Делегації зустрілися в четвер після атаки, внаслідок якої у вівторок загинули 12 людей.',
      [],
      ['12 historical'],
    ],
    ['ru', 'Стороны встретились в четверг в Орлене, где в понедельник погибли 12 человек.', [], ['12 historical']],
    [
      'ru',
      'В четверг дрон ранил двух человек. Накануне при обстреле больницы погибли шесть человек.',
      [2],
      ['6 historical'],
    ],
    [
      'de',
      'Zwei Fahrer wurden am Donnerstag getötet. Zuvor war schon der Markt beschossen worden, dabei starben sechs Menschen.',
      [2],
      ['6 historical'],
    ],
    [
      'de',
      'Die Delegationen trafen sich am Donnerstag in Orlen, wo am Montag zwölf Menschen getötet worden waren.',
      [],
      ['12 historical'],
    ],
    [
      'fr',
      'Les délégations se sont réunies jeudi à Orlen, où un bombardement a tué douze personnes lundi.',
      [],
      ['12 historical'],
    ],
    [
      'fr',
      'Deux chauffeurs ont été tués jeudi. La veille, une frappe avait tué neuf personnes.',
      [2],
      ['9 historical'],
    ],
    ['ar', 'اجتمع الوفدان يوم الخميس في أورلين حيث قتل 12 شخصا يوم الاثنين.', [], ['12 historical']],
  ])('%s: %s', (language, text, toll, others) => {
    expect(read(text, language)).toEqual({ toll, others });
  });

  it.each<[LanguageCode, string, number[]]>([
    ['en', 'At least 14 people were killed in a strike on Orlen on Tuesday, officials said on Thursday.', [14]],
    [
      'en',
      "The toll from Tuesday's strike on Orlen rose to 14 on Thursday. The missile, which hit a school on Tuesday, also wounded 30 people.",
      [14, 30],
    ],
    ['uk', 'Унаслідок ракетного удару у вівторок загинули 12 людей, повідомив мер.', [12]],
    [
      'de',
      'Nach dem Angriff am Donnerstag wurden bereits 14 Menschen tot geborgen, zwölf Menschen wurden verletzt.',
      [12],
    ],
  ])('but a number of the event itself is: %s: %s', (language, text, toll) => {
    expect(read(text, language).toll).toEqual(expect.arrayContaining(toll));
  });
});

describe('a number that no longer holds gives way to the newer one', () => {
  it.each<[LanguageCode, string, number[]]>([
    [
      'en',
      'A missile killed 19 people, the mayor said. An earlier count by the fire service had put the number of dead at 11.',
      [19],
    ],
    ['en', 'A missile killed 19 people, the mayor said. Police had earlier said 11 people were killed.', [19]],
    ['en', 'At first rescuers spoke of 11 dead; by evening 19 bodies had been found.', [19]],
    ['en', 'The ministry raised the death toll from 11 to 19.', [19]],
    ['uk', 'Загинули 19 людей, повідомив мер. Раніше повідомлялося про 11 загиблих.', [19]],
    ['uk', 'Загинули 19 людей, повідомив мер. Спершу рятувальники говорили про 11 загиблих.', [19]],
    ['ru', 'Погибли 19 человек, сообщил мэр. В предыдущем заявлении говорилось об 11 погибших.', [19]],
    ['de', '19 Menschen wurden getötet, teilte der Bürgermeister mit. Zuvor war von elf Toten die Rede gewesen.', [19]],
    [
      'de',
      '19 Menschen wurden getötet, teilte der Bürgermeister mit. Zunächst hatte die Polizei elf Tote gemeldet.',
      [19],
    ],
    ['fr', 'Dix-neuf personnes ont été tuées, selon le maire. Les autorités avaient d’abord parlé de 11 morts.', [19]],
    ['ar', 'قتل 19 شخصا بحسب رئيس البلدية. وكانت الشرطة أعلنت في وقت سابق مقتل 11 شخصا.', [19]],
  ])('%s: %s', (language, text, toll) => {
    expect(read(text, language)).toEqual({ toll, others: ['11 superseded'] });
  });

  it('but stands where nobody gives another', () => {
    expect(read('Police earlier said at least 11 people were killed in a strike on Orlen.', 'en').toll).toEqual([11]);
  });
});

describe('a number that somebody takes back is denied', () => {
  it.each<[LanguageCode, string]>([
    ['en', '"It is not true that we lost 12 men," he said.'],
    ['en', 'The ministry said talk of 12 dead was nonsense.'],
    ['en', '"Nobody lost 12 men here," said the colonel.'],
    ['uk', 'Інформація про 12 загиблих не відповідає дійсності, заявили в міністерстві.'],
    ['uk', 'Командування не підтверджує загибель 12 бійців.'],
    ['ru', 'Информация о 12 погибших не соответствует действительности, заявили в министерстве.'],
    ['de', 'Berichte über zwölf Tote seien falsch, sagte der Sprecher.'],
    ['de', 'Von zwölf Toten könne keine Rede sein, sagte der Sprecher.'],
    ['fr', 'L’armée a démenti la mort de douze soldats.'],
    ['ar', 'وقال المتحدث إن ما يتردد عن مقتل 12 جنديا غير صحيح.'],
  ])('%s: %s', (language, text) => {
    expect(read(text, language)).toEqual({ toll: [], others: ['12 denied'] });
  });

  it('but a number beside another denial stands', () => {
    expect(read('He said that 12 people were killed, and called the accusation a lie.', 'en').toll).toEqual([12]);
  });
});

describe('a part of a toll is no toll beside it', () => {
  it.each<[LanguageCode, string, number[], string[]]>([
    ['en', 'Four of the dead were teenagers and seven people were still missing.', [7], ['4 part']],
    ['en', 'Doctors said 14 people had died. Nine died in one hospital alone.', [14], ['9 part']],
    ['uk', 'Загинули 14 людей, троє із загиблих — діти.', [14], ['3 part']],
    ['ru', 'Погибли 14 человек. Четверо из погибших — дети.', [14], ['4 part']],
    ['de', '14 Menschen wurden getötet, vier der Toten waren Kinder.', [14], ['4 part']],
    ['fr', 'Quatorze personnes ont été tuées. Quatre des victimes étaient des enfants.', [14], ['4 part']],
    ['ar', 'قتل 14 شخصا، أربعة من القتلى أطفال.', [14], ['4 part']],
  ])('%s: %s', (language, text, toll, others) => {
    expect(read(text, language)).toEqual({ toll, others });
  });
});

describe('what became of people, in more words', () => {
  it.each<[LanguageCode, string, string[]]>([
    ['en', 'Three engineers aged between 24 and 61 were treated for burns.', ['wounded 3']],
    ['en', 'One man was hurt.', ['wounded 1']],
    ['en', 'Gunmen snatched eleven pupils from a school in Marsk.', ['abducted 11']],
    ['en', 'The fighters marched off 14 men, residents said.', ['abducted 14']],
    ['en', 'Nine villagers were taken away by armed men.', ['abducted 9']],
    [
      'en',
      'The army claims to have killed 55 rebels; the Resistance says it has lost four.',
      ['killed 55', 'killed 4'],
    ],
    ['en', 'The party fears it has lost four.', []],
    ['en', 'The fighting could push up to 80,000 people towards the border.', ['displaced 80000']],
    ['en', 'The general sent 500 soldiers to the border.', []],
    ['fr', 'Une reprise des combats pourrait pousser jusqu’à 80 000 personnes vers la frontière.', ['displaced 80000']],
    ['fr', 'Huit morts et deux disparus, selon la police.', ['killed 8', 'missing 2']],
    ['ru', 'Всего домой вернулись более 2300 пленных.', []],
    ['uk', 'Додому повернулися 85 полонених.', []],
    ['de', 'Am Donnerstag wurden bei einem Angriff zwölf Menschen getötet.', ['killed 12']],
    ['ar', 'اقتاد مسلحون 14 رجلا من القرية.', ['abducted 14']],
    ['ar', 'لم يقتل أحد في الهجوم.', ['killed 0']],
    ['ar', 'ولم يسفر القصف عن سقوط قتلى.', ['killed 0']],
  ])('%s: %s', (language, text, expected) => {
    const sentences = splitSentences(text, language);
    const figures = findFigures(anArticle({ text, language, sentences }));
    expect(figures.map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });
});

describe('whose number it is', () => {
  it.each<[LanguageCode, string, (string | null)[]]>([
    [
      'de',
      'Beim Angriff sind am Dienstag nach Angaben der Behörden mindestens 21 Menschen getötet worden.',
      ['Behörden'],
    ],
    ['de', 'Nach Zählung der Gruppe Zeugenwacht starben seit Januar 300 Zivilisten.', ['Gruppe Zeugenwacht']],
    ['de', 'Der Polizei zufolge wurden zwölf Menschen verletzt.', ['Polizei']],
    ['uk', 'За підрахунками організації «Голос», загинули 12 людей.', ['організації «Голос»']],
    ['ru', 'По данным правозащитной группы «Очевидец», погибли 300 человек.', ['правозащитной группы «Очевидец»']],
    ['fr', 'Selon l’organisation « Témoins », douze personnes ont été tuées.', ['l’organisation « Témoins »']],
    ['fr', 'D’après une étude de la Croix-Bleue, une trêve rompue a tué douze personnes.', ['étude de la Croix-Bleue']],
    ['fr', 'Un porte-parole de la RT, Issa Lamine, a reconnu quatre morts.', ['Issa Lamine']],
    [
      'ar',
      'حذرت منظمة الصحة الإقليمية من الجوع. قُتل 17 عاملا صحيا في البلاد، بحسب المنظمة.',
      ['منظمة الصحة الإقليمية'],
    ],
    ['en', 'Officials in two capitals are preparing for 100,000 arrivals.', ['Officials in two capitals']],
    ['en', 'An earlier count by the fire service put the number of dead at 11.', ['fire service']],
    [
      'en',
      '"We need blood," said Dr. Salwa Hennawi. More than 8,000 people have been killed since the war began.',
      [null],
    ],
  ])('%s: %s', (language, text, claimants) => {
    const sentences = splitSentences(text, language);
    const figures = findFigures(anArticle({ text, language, sentences }));
    expect(figures.map(({ claimant }) => claimant)).toEqual(claimants);
  });
});

describe('a reminder of another event', () => {
  it.each<[LanguageCode, string]>([
    ['en', 'A drone hit Orlen. A strike on the same town killed 14 last week.'],
    ['en', 'A drone hit Orlen. It follows an attack that killed 14 people on Sunday.'],
    ['uk', 'Дрон ударив по місту. Нагадаємо, у вівторок внаслідок удару по вокзалу загинули 14 людей.'],
    ['uk', 'Дрон ударив по місту. Востаннє сюди били взимку, тоді загинули 14 людей.'],
    ['de', 'Eine Drohne traf die Stadt. Damals starben 14 Menschen.'],
    ['ru', 'Дрон ударил по городу. Ранее в Марске погибли 14 человек.'],
    ['en', 'A missile hit Orlen on Thursday. The army said it had killed 14 rebels in Tarsk on Monday.'],
    ['uk', 'Дрон ударив по місту. Торік у Марську загинули 14 людей.'],
    ['ru', 'Дрон ударил по городу. В прошлом месяце здесь погибли 14 человек.'],
    ['ru', 'Дрон ударил по городу. При предыдущем обстреле погибли 14 человек.'],
    ['de', 'Eine Drohne traf die Stadt. Bei einem früheren Angriff waren 14 Menschen getötet worden.'],
    ['de', 'Eine Drohne traf die Stadt. Erst am Sonntag waren bei einem Angriff 14 Menschen gestorben.'],
    ['fr', 'Un drone a touché la ville. La semaine dernière, une frappe y avait fait 14 morts.'],
    ['fr', 'Un drone a touché la ville. Une précédente attaque avait fait 14 morts.'],
    ['ar', 'أصابت مسيرة المدينة. وكانت غارة سابقة قد أسفرت عن مقتل 14 شخصا.'],
    ['ar', 'أصابت مسيرة المدينة. وقتل 14 شخصا الأسبوع الماضي في المدينة نفسها.'],
  ])('%s: %s', (language, text) => {
    expect(read(text, language)).toEqual({ toll: [], others: ['14 historical'] });
  });

  it.each<[LanguageCode, string]>([
    ['en', 'The general called the figure of 14 dead “a fairy tale”.'],
    ['en', '“Fourteen dead? There were none,” the general said.'],
    ['ru', 'Генерал назвал цифру в 14 погибших выдумкой.'],
    ['de', 'Der General nannte die Zahl von 14 Toten ein Märchen.'],
    ['fr', 'Le général a qualifié de fable le chiffre de 14 morts.'],
  ])('or a number called a tale, is no toll: %s: %s', (language, text) => {
    expect(read(text, language)).toEqual({ toll: [], others: ['14 denied'] });
  });

  it('is not the event of an article that opens with it', () => {
    const text =
      'Investigators named the unit behind the strike on Orlen last week. The strike last week killed 14 people.';
    expect(read(text, 'en').toll).toEqual([14]);
  });
});
