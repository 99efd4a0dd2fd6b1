import { describe, expect, it } from 'vitest';
import { isByline } from '../../src/articles/bylines.ts';
import { isCaption } from '../../src/articles/captions.ts';
import { isCredit, trailingCredit } from '../../src/articles/credits.ts';

describe('a credit', () => {
  it.each([
    'Reporting by Ann Bell in Ostrevar; Editing by Jo Lind',
    'Reporting in Merinsk by Ann Bell; Writing in Ostrevar by Jo Lind; Editing by Carl Dow',
    'Reporting by the Merinsk newsroom',
    '(Additional reporting by Carl Dow)',
    '— With reporting from AFP',
    'With inputs from agencies',
    'Ann Bell contributed to this report.',
    'The Associated Press contributed to this report.',
    'This story was originally published by Meridian Wire.',
    'Source: AFP',
    '(Reuters)',
    'AFP',
    'AP and Reuters',
    'AFP/Meridian Wire',
    'Meridian Wire/AFP',
    'Atlas Wire',
    'Reuters | Updated: 09-01-2026 05:59 IST | Created: 09-01-2026 05:59 IST',
    '© 2026 AFP',
    'Copyright 2026 The Associated Press. All rights reserved. This material may not be published.',
    'Anadolu Agency website contains only a portion of the news stories offered to subscribers in the AA News Broadcasting System (HAS).',
    'Mit Material von dpa',
    'Quelle: dpa/AFP',
    'dpa/ab',
    'avec AFP',
    'Le Courrier avec AFP',
    '(Reportage Ann Bell, version française Jo Lind, édité par Carl Dow)',
    '(Con información de EFE)',
    '(Reporte de Ann Bell; Editado por Jo Lind)',
    'Com informações da Lusa',
    'Fonte: ANSA',
    'Bron: ANP',
    'Źródło: PAP',
    'Kaynak: AA',
    'По материалам РИА Новости',
    'Источник: ТАСС',
    '(с) УНН',
    'За матеріалами Укрінформ',
    'Джерело: УНН',
    'وكالات',
    'المصدر: رويترز',
    'وكالة المدى',
    'الجزيرة + وكالات',
    '(إعداد آن بيل للنشرة العربية - تحرير جو ليند)',
    'منبع: ایسنا',
    '(רויטרס)',
    'סוכנויות הידיעות',
    '来源：新华社',
    '출처: 연합뉴스',
  ])('is "%s"', (line) => {
    expect(isCredit(line)).toBe(true);
  });

  it.each([
    'Reporting by the commission on the strike has stalled for months because nobody was allowed to enter the town.',
    'Source: the ministry said on Monday that twelve people had died in the strike on the market.',
    'Editing genes is no crime.',
    'With reporting from the town banned, nobody knows how many died.',
    'Reuters could not independently verify the report.',
    'Reuters, citing officials, said so.',
    'AFP journalists saw twelve bodies.',
    'AFP - Twelve died.',
    'She spoke with Reuters.',
    'Agencies, armies and rebels met.',
    'Avec la trêve, les combats ont cessé.',
    'Con datos de la ONU, el Gobierno dijo que doce personas murieron.',
    'Von dort aus griffen sie an.',
    'По данным ООН, погибли 12 человек',
    'Источник в полиции сообщил, что погибли 12 человек.',
    'تحرير المدينة من المسلحين استغرق أسبوعا كاملا بحسب الجيش',
    'المصدر الأمني قال إن الجيش انسحب',
    'وكالات الأمم المتحدة تحذر من المجاعة',
  ])('is not "%s"', (sentence) => {
    expect(isCredit(sentence)).toBe(false);
  });

  it.each([
    ['Twelve died, officials said. (AFP)', '(AFP)'],
    ['Zwölf starben. (dpa/afp)', '(dpa/afp)'],
    ['Twelve died. (Reporting by Ann Bell; Editing by Jo Lind)', '(Reporting by Ann Bell; Editing by Jo Lind)'],
    ['Twelve died. — With reporting from AFP', '— With reporting from AFP'],
    ['Twelve died. / AFP', '/ AFP'],
    ['Douze morts. (avec AFP)', '(avec AFP)'],
    ['On iki kişi öldü. - KİEV', '- KİEV'],
    ['They belong to the Desert Shield Brigades (DSB)', null],
    ['The toll stands at 31. (The army speaks of 17.)', null],
    ['The toll stands at 31 (the army speaks of 17)', null],
    ['“We ran.” – Ann Bell', null],
    ['(AFP)', null],
  ])('at the end of "%s" is %s', (paragraph, credit) => {
    expect(trailingCredit(paragraph)).toBe(credit);
  });
});

describe('a caption', () => {
  it.each([
    'FILE PHOTO: Smoke rises over Merinsk',
    'FILE - Soldiers stand in Merinsk, March 3, 2026. (AP Photo/Jo Lind, File)',
    'Smoke rises over Merinsk on Monday. (Photo: Jo Lind)',
    'Smoke rises over Merinsk on Monday [Jo Lind/Reuters]',
    'Smoke rises over Merinsk on Monday. Photo by Jo Lind/AFP via Getty Images',
    'Smoke over Merinsk (file photo)',
    'Smoke over Merinsk (Archivbild)',
    'Image caption, Smoke rises over Merinsk',
    'Photo by Jo Lind',
    'Photo: Jo Lind / Meridian Wire',
    '© Jo Lind/AFP',
    'AP Photo/Jo Lind',
    'Getty Images',
    'Foto: Jo Lind/dpa',
    'Crédit photo : AFP',
    'Foto de archivo',
    'Zdjęcie: PAP',
    'Фото: УНН',
    'Фото - © РИА Новости',
    'صورة: رويترز',
    '写真：共同',
  ])('is "%s"', (line) => {
    expect(isCaption(line)).toBe(true);
  });

  it.each([
    'Photographs showed smoke over the market.',
    'Photos taken by residents showed the strike.',
    'Photo evidence was destroyed, the court said.',
    'Image after image showed the strike.',
    'The army struck the depot (a picture of it was shown to reporters on Monday).',
    'Map makers left the town.',
    'File after file was burned.',
    'Foto des Tages war ein Bild aus Merinsk.',
    'صورة الوضع قاتمة في المدينة.',
    'Twelve died, officials said. (AFP)',
  ])('is not "%s"', (sentence) => {
    expect(isCaption(sentence)).toBe(false);
  });
});

describe('a byline', () => {
  it.each([
    'By Ann Bell',
    'By: Ann Bell',
    'By Ann Bell and Carl Dow in Geneva',
    'By ANN BELL, Meridian Wire',
    'Written by Ann Bell',
    'Von Jo Lind',
    'Par Ann Bell',
    'Автор: Ганна Белл',
    'מאת: אן בל',
    'بقلم سالم الهادي',
  ])('is "%s"', (line) => {
    expect(isByline(line)).toBe(true);
  });

  it.each([
    'By Sunday, nine bodies had been found.',
    'By Friday night they had left the town behind them',
    'Von dort aus griffen sie an',
    'Par ailleurs, douze personnes sont mortes',
    'كتب الرئيس رسالة إلى الجيش',
    'Text messages were sent to residents',
  ])('is not "%s"', (sentence) => {
    expect(isByline(sentence)).toBe(false);
  });
});
