import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateline } from '../../src/articles/dateline.ts';
import { datelineIn, findDateline } from '../../src/articles/find-dateline.ts';

type Parts = readonly [place: string | null, day: string | null, agency: string | null];

describe('a dateline', () => {
  it.each<[string, Parts, string]>([
    ['MERINSK, March 12 (Meridian Wire) — ', ['MERINSK', 'March 12', 'Meridian Wire'], 'Twelve people died.'],
    ['MERINSK (AP) — ', ['MERINSK', null, 'AP'], 'Twelve people died.'],
    ['MERINSK, Velmar, March 12 — ', ['MERINSK, Velmar', 'March 12', null], 'Twelve people died.'],
    ['MERINSK/TAL, March 12 (Reuters) - ', ['MERINSK/TAL', 'March 12', 'Reuters'], 'Twelve people died.'],
    ['MERINSK, Thursday (Meridian Wire) — ', ['MERINSK', 'Thursday', 'Meridian Wire'], 'Twelve people died.'],
    ['Near MERINSK (AP) — ', ['Near MERINSK', null, 'AP'], 'Twelve people died.'],
    ['The Hague (AP) — ', ['The Hague', null, 'AP'], 'Twelve people died.'],
    ['GENEVA/NEW YORK, Mar 12, 2026 (OCHA) – ', ['GENEVA/NEW YORK', 'Mar 12, 2026', 'OCHA'], 'Twelve people died.'],
    ['Geneva, 12 March 2026 – ', ['Geneva', '12 March 2026', null], 'UN experts urged restraint.'],
    ['(Geneva, 12 March 2026) – ', ['Geneva', '12 March 2026', null], 'UN experts urged restraint.'],
    ['ON BOARD THE TALOS STAR (AP) — ', ['ON BOARD THE TALOS STAR', null, 'AP'], 'Twelve people died.'],
    ['FORT BRAGG, N.C. (AP) — ', ['FORT BRAGG, N.C.', null, 'AP'], 'Twelve people died.'],
    ['KHAN YOUNIS, Gaza Strip, Sept. 12 (AP) — ', ['KHAN YOUNIS, Gaza Strip', 'Sept. 12', 'AP'], 'Twelve people died.'],
    ['KHARTOUM, March 12 (Xinhua) -- ', ['KHARTOUM', 'March 12', 'Xinhua'], 'Twelve people died.'],
    ['MOSCOW. March 12 (Interfax) - ', ['MOSCOW', 'March 12', 'Interfax'], 'Twelve people died.'],
    ['MOSCOW, March 12. /TASS/. ', ['MOSCOW', 'March 12', 'TASS'], 'Twelve people died.'],
    ['KABUL (Hill News): ', ['KABUL', null, 'Hill News'], 'Twelve people died.'],
    ['NEW YORK--(BUSINESS WIRE)--', ['NEW YORK', null, 'BUSINESS WIRE'], 'Meridian said so.'],
    ['LONDON, March 12 (Reuters Breakingviews) - ', ['LONDON', 'March 12', 'Reuters Breakingviews'], 'Banks wait.'],
    ['TEHRAN, IRNA – ', ['TEHRAN', null, 'IRNA'], 'Twelve people died.'],
    ['London, March 12, IRNA – ', ['London', 'March 12', 'IRNA'], 'Twelve people died.'],
    ['Baghdad/INA/ ', ['Baghdad', null, 'INA'], 'Twelve people died.'],
    ['ANKARA (AA) - ', ['ANKARA', null, 'AA'], 'On iki kişi öldü.'],
    ['Merinsk, 12 mars (AFP) – ', ['Merinsk', '12 mars', 'AFP'], 'Douze personnes sont mortes.'],
    ['Genève (AFP) – ', ['Genève', null, 'AFP'], 'Douze personnes sont mortes.'],
    [
      'LA VALETTE, 17 septembre (Agence Horizon) - ',
      ['LA VALETTE', '17 septembre', 'Agence Horizon'],
      'Les pourparlers.',
    ],
    ['MERINSK, 12. März (dpa) - ', ['MERINSK', '12. März', 'dpa'], 'Zwölf Menschen starben.'],
    ['Berlin/Kiew (dpa) - ', ['Berlin/Kiew', null, 'dpa'], 'Die Regierung prüft das.'],
    ['Bonn (KNA) ', ['Bonn', null, 'KNA'], 'Der Bischof widersprach.'],
    ['Merinsk, 12 mar (EFE).- ', ['Merinsk', '12 mar', 'EFE'], 'Doce personas murieron.'],
    ['MADRID 12 Mar. (EUROPA PRESS) - ', ['MADRID', '12 Mar', 'EUROPA PRESS'], 'Doce personas murieron.'],
    ['Madrid.- ', ['Madrid', null, null], 'Doce personas murieron.'],
    ['Lisboa, 12 mar 2026 (Lusa) - ', ['Lisboa', '12 mar 2026', 'Lusa'], 'Doze pessoas morreram.'],
    ['(ANSA) - ROMA, 12 MAR - ', ['ROMA', '12 MAR', 'ANSA'], 'Dodici persone sono morte.'],
    ['Kijów, 12.03.2026 (PAP) - ', ['Kijów', '12.03.2026', 'PAP'], 'Dwanaście osób zginęło.'],
    ['Zagreb, 12. ožujka 2026. (Hina) - ', ['Zagreb', '12. ožujka 2026', 'Hina'], 'Dvanaest ljudi je poginulo.'],
    ['МИНСК, 12 мар — Sputnik. ', ['МИНСК', '12 мар', 'Sputnik'], 'Двенадцать человек погибли.'],
    ['غزة (يونا/وفا) – ', ['غزة', null, 'يونا/وفا'], 'استشهد 22 مواطنا.'],
    ['МЕРІНСЬК, 12 березня (Укрінформ) – ', ['МЕРІНСЬК', '12 березня', 'Укрінформ'], 'Дванадцять людей загинули.'],
    ['КИЇВ. 12 березня. УНН. ', ['КИЇВ', '12 березня', 'УНН'], 'Дванадцять людей загинули.'],
    ['МОСКВА, 12 мар — РИА Новости. ', ['МОСКВА', '12 мар', 'РИА Новости'], 'Двенадцать человек погибли.'],
    ['ТАСС, 12 марта. ', [null, '12 марта', 'ТАСС'], 'Двенадцать человек погибли.'],
    ['Москва. 12 марта. INTERFAX.RU - ', ['Москва', '12 марта', 'INTERFAX.RU'], 'Двенадцать человек погибли.'],
    ['دمشق (سانا) – ', ['دمشق', null, 'سانا'], 'قتل اثنا عشر شخصا.'],
    ['دمشق-سانا ', ['دمشق', null, 'سانا'], 'قتل اثنا عشر شخصا.'],
    ['القاهرة - (رويترز) - ', ['القاهرة', null, 'رويترز'], 'قتل اثنا عشر شخصا.'],
    ['غزة في 12 مارس/ وفا/ ', ['غزة', 'في 12 مارس', 'وفا'], 'قتل اثنا عشر شخصا.'],
    ['الخرطوم 12 مارس 2026 (سونا) - ', ['الخرطوم', '12 مارس 2026', 'سونا'], 'قتل اثنا عشر شخصا.'],
    ['ירושלים (רויטרס) - ', ['ירושלים', null, 'רויטרס'], 'שנים עשר בני אדם נהרגו.'],
    ['(MERIDIAN WIRE) - ', [null, null, 'MERIDIAN WIRE'], 'Twelve people died.'],
    ['(Agence Horizon) ', [null, null, 'Agence Horizon'], 'Les pourparlers ont été suspendus.'],
    ['新华社加沙3月12日电（记者张三）', ['加沙', '3月12日', '新华社'], '十二人死亡。'],
    ['【カイロ共同】', ['カイロ', null, '共同'], '十二人が死亡した。'],
    ['【3月12日 AFP】', [null, '3月12日', 'AFP'], '十二人が死亡した。'],
    ['［ロンドン 12日 ロイター］ - ', ['ロンドン', '12日', 'ロイター'], '十二人が死亡した。'],
    ['(서울=연합뉴스) 홍길동 기자 = ', ['서울', null, '연합뉴스'], '12명이 숨졌다.'],
  ])('"%s" gives its place, day and agency', (dateline, [place, day, agency], report) => {
    const read = readDateline(dateline + report);
    expect(read?.dateline).toMatchObject({ place, day, agency });
    expect(read?.rest).toBe(report);
    expect(dateline.startsWith(read?.dateline.text ?? '?')).toBe(true);
  });

  it.each([
    'MERINSK — ',
    'MERINSK – ',
    'MERINSK -- ',
    'MERINSK - ',
    'MERINSK—',
    'WASHINGTON, D.C. — ',
    'UNITED NATIONS — ',
  ])('is believed of a place in capitals before a dash: "%s"', (dateline) => {
    const report = 'Twelve people — nine of them children — were killed on Monday.';
    expect(readDateline(dateline + report)).toMatchObject({ rest: report, sure: false });
  });

  it('may have the byline before it', () => {
    expect(readDateline('By Ann Bell and Jo Lind MERINSK, March 12 (Reuters) - Twelve people died.')).toMatchObject({
      byline: 'By Ann Bell and Jo Lind',
      dateline: { text: 'MERINSK, March 12 (Reuters)', place: 'MERINSK' },
      rest: 'Twelve people died.',
    });
  });

  it('is told from names in capitals before it', () => {
    expect(readDateline('By ANN BELL, Meridian Wire KYIV, Ukraine (AP) — Twelve people died.')).toMatchObject({
      byline: 'By ANN BELL, Meridian Wire',
      dateline: { place: 'KYIV, Ukraine' },
    });
  });

  it.each(['MERINSK, March 12 (Meridian Wire) —', 'KYIV, Ukraine (AP)', 'MERINSK, March 12 (Meridian Wire)'])(
    'may stand on a line of its own: "%s"',
    (line) => {
      expect(readDateline(line)?.rest).toBe('');
    },
  );

  it.each([
    'GAZA — the word alone — says it.',
    'KYIV — Ukraine’s capital — was hit on Sunday.',
    'NATO – an alliance of states – said so.',
    'NATO — The alliance said so.',
    'UN - backed forces took the town.',
    'US-backed forces took the town.',
    'BREAKING — Twelve people died in Merinsk.',
    'IDF — The army said so on Monday.',
    'DRONES HIT MERINSK MARKET — Twelve people died.',
    'MERINSK — 12 KILLED IN STRIKE ON MARKET, OFFICIALS SAY',
    'Q — What happened then to you?',
    '"MERINSK — we ran," she said.',
    '«МЕРІНСЬК — це ми», сказав він.',
    'МИД — Сергей заявил о том.',
    'On Monday, March 12 — The day after — they came.',
    'March 12 — Drones hit the market in Merinsk.',
    '12 March 2026 – Drones hit the market.',
    'Updated March 12 – The toll has risen.',
    'KYIV, March 12 was the day - The army came.',
    'KYIV, Ukrainian President Ostan said - The army came.',
    'The North Atlantic Treaty Organisation (NATO) - The alliance said so.',
    'The Desert Shield Brigades (DSB) - The group said so.',
    'NATO (OTAN) — The alliance said so.',
    'Oxfam (UK) – The charity said so.',
    'Ostan (45) — The president.',
    'Jo Lind (right) - The mayor of Merinsk.',
    '(photo) - The market after the strike.',
    'Reuters reported on Monday that twelve died.',
    'AFP journalists saw twelve bodies.',
    'In MERINSK (AP) photographers saw it.',
    'Frieden – Die Lage bleibt unruhig.',
    'Merinsk – Twelve people died.',
    'Twelve people — nine of them children — died.',
    'بحسب رويترز - قال الجيش إنه انسحب.',
    'أوردت (رويترز) خبرا عن الغارة.',
    'قال (أحمد) - إنه سافر.',
    'PUTIN: Russia is ready for talks, the Kremlin said on Monday.',
    'MOSCOW: Kyiv struck its own civilians on Monday, officials said.',
    'By Monday MERINSK had fallen to the army.',
    'MERINSK.',
    '',
  ])('is not seen in "%s"', (sentence) => {
    expect(readDateline(sentence)).toBeNull();
  });
});

describe('where a dateline is looked for', () => {
  const REPORT = 'Twelve people died in a drone strike on a market, officials said.';

  it('is the first paragraph, and the second below a summary where day or agency prove it', () => {
    const summary = 'Twelve dead in Merinsk as talks go on';
    expect(findDateline([`MERINSK — ${REPORT}`, REPORT])?.index).toBe(0);
    expect(findDateline([summary, `MERINSK (AP) — ${REPORT}`])?.index).toBe(1);
    expect(findDateline([summary, `MERINSK — ${REPORT}`])).toBeNull();
    expect(findDateline([REPORT.repeat(6), `MERINSK (AP) — ${REPORT}`])).toBeNull();
    expect(findDateline([REPORT, REPORT, `MERINSK (AP) — ${REPORT}`])).toBeNull();
  });

  it('is nowhere in a list whose items begin with places, nor in a conversation', () => {
    expect(findDateline([`KYIV — ${REPORT}`, `MOSCOW — ${REPORT}`])).toBeNull();
    expect(findDateline([`KYIV (AP) — ${REPORT}`, `MOSCOW (AP) — ${REPORT}`])).toBeNull();
    expect(findDateline(['BELL — Where were you then?', `OSTAN — ${REPORT}`, `BELL — ${REPORT}`])).toBeNull();
  });

  it('is once where it is printed twice', () => {
    expect(findDateline([`MERINSK (AP) — MERINSK (AP) — ${REPORT}`])).toMatchObject({ rest: REPORT });
  });

  it.each([
    ['at the beginning', '', 'MERINSK, March 12 (Meridian Wire) - '],
    ['below a byline and a caption', 'By Ann Bell\n\nFILE PHOTO: Smoke over Merinsk\n\n', 'MERINSK (AP) — '],
    ['behind a byline', 'By Ann Bell ', 'MERINSK (AP) — '],
    ['with spaces as they came', '\r\n ', 'MERINSK,\u00a0March 12  (Meridian  Wire) - '],
    ['of three sentences', '', 'КИЇВ. 12 березня. УНН. '],
  ])('in a text left as it came, it is found %s', (_, before, dateline) => {
    const text = `${before}${dateline}${REPORT}\n\n${REPORT}`;
    const found = datelineIn(text);
    expect(text.slice(found?.end)).toBe(`${REPORT}\n\n${REPORT}`);
    expect(found?.start).toBe(text.indexOf(dateline));
  });
});

describe('whatever a paragraph begins with', () => {
  const pieces = fc.constantFrom(
    ...[
      'MERINSK',
      'Merinsk',
      ', ',
      ' (',
      ')',
      'AP',
      ' — ',
      ' - ',
      '. ',
      'March 12',
      '/',
      'دمشق',
      'سانا',
      '新华社',
      '【',
      '】',
    ],
    ...['By Ann Bell ', '日电', 'УНН', '12 березня', 'Twelve people died', '"', '[', ']', '\u{1F4F7}', '\ud800'],
  );

  it('the rest is its end, letter by letter, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (paragraph) => {
          const read = readDateline(paragraph);
          const found = datelineIn(paragraph);
          if (read !== null) {
            expect(paragraph.endsWith(read.rest)).toBe(true);
            expect(paragraph).toContain(read.dateline.text);
          }
          if (found !== null) expect(found.start <= found.end && found.end <= paragraph.length).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes no longer for a megabyte than for a line', () => {
    const start = performance.now();
    for (const piece of ['MERINSK, ', 'Merinsk de ', '(AP) ', 'MERINSK (AP) — ', 'КИЇВ. ', 'قال ', '【', '/ ', '— ']) {
      datelineIn(piece.repeat(100_000));
      readDateline(piece.repeat(100_000));
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
