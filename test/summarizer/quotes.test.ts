import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';
import { findQuotes } from '../../src/summarizer/quotes.ts';

function quotes(text: string, language = 'en') {
  return findQuotes({ text, title: '', sentences: splitSentences(text, language), language });
}

/** "speaker: words" of each quotation that may be shown. */
function shown(text: string, language = 'en'): string[] {
  return quotes(text, language)
    .filter((quote) => quote.shown)
    .map(({ speaker, text: words }) => `${speaker}: ${words}`);
}

describe('quotations and the words that belong to them', () => {
  it('joins what an attribution divides', () => {
    expect(shown('“We held the hill,” Petra Lind said, “and then we lost it. Nobody came.”')).toEqual([
      'Petra Lind: We held the hill and then we lost it. Nobody came.',
    ]);
    expect(shown('“We held the hill,” Petra Lind said. “Nobody came.”')).toEqual([
      'Petra Lind: We held the hill Nobody came.',
    ]);
  });

  it('joins what runs over paragraphs', () => {
    const text = '“We held the hill,” Petra Lind said. “It rained.\n\n“Then we lost it.\n\n“Nobody came.”\n\nShe left.';

    expect(shown(text)).toEqual(['Petra Lind: We held the hill It rained. Then we lost it. Nobody came.']);
  });

  it('keeps two fragments of one sentence apart', () => {
    expect(shown('Petra Lind said the hill was “lost for good” and the road “cut in two”.')).toEqual([
      'Petra Lind: lost for good',
      'Petra Lind: cut in two',
    ]);
  });

  it('drops only the comma before the closing mark, and says where the words stand', () => {
    const text = '“Who goes there?” Petra Lind asked. “It is me,” said Anders Roe.';

    const found = quotes(text);

    expect(found.map((quote) => quote.text)).toEqual(['Who goes there?', 'It is me']);
    for (const quote of found) {
      expect(quote.segments.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(quote.text);
    }
  });

  it.each([
    ['a scare word', 'The “ceasefire” lasted an hour, Petra Lind said.'],
    ['a so-called thing', 'Petra Lind joined the so-called “people’s republic”.'],
    ['a title', 'The film “The Longest Winter” was shown in the camp, Petra Lind said.'],
    ['a name', 'Petra Lind met Joe “The Hammer” Tamm.'],
    ['a modifier', 'Petra Lind spoke of a “high-precision strike” on the post.'],
    ['an organisation in guillemets', 'Рух «Вільний берег» не відповів, сказала Ірина Гай.', 'uk'],
    ['an organisation in Arabic', 'وقال الجيش إن «حركة تحرير الجنوب» هاجمت المدينة.', 'ar'],
  ])('does not take %s for speech', (_, text, language = 'en') => {
    expect(quotes(text, language).filter((quote) => quote.shown)).toEqual([]);
  });

  it('does not take words within words for a quotation of their own', () => {
    expect(shown('"A child asked, \'Are they gone?\' and I lied," said Lena Roe.')).toEqual([
      "Lena Roe: A child asked, 'Are they gone?' and I lied",
    ]);
  });

  it('tells sentences from fragments', () => {
    const types = quotes('“We stay,” Petra Lind said. She called the offer “too little and too late”.').map(
      ({ type }) => type,
    );

    expect(types).toEqual(['direct', 'mixed']);
  });

  it('finds nothing where nothing is marked', () => {
    expect(quotes('Petra Lind said they would stay.')).toEqual([]);
  });
});

describe('quotations in the papers of other languages', () => {
  it.each([
    ['uk', '«Міст цілий», — сказала речниця штабу Ірина Гай у неділю.', 'Ірина Гай: Міст цілий'],
    ['uk', '— Ми стоїмо, — розповів сержант Олег Левко. — Відходу не буде.', 'Олег Левко: Ми стоїмо Відходу не буде.'],
    ['ru', '"Мост цел", - сообщил мэр Олег Левко журналистам.', 'Олег Левко: Мост цел'],
    ['ar', 'وقال وزير النقل سامي حداد: «الجسر سليم تماما».', 'سامي حداد: الجسر سليم تماما'],
    ['de', '„Die Brücke ist offen“, sagte die Bürgermeisterin Ines Roth am Montag.', 'Ines Roth: Die Brücke ist offen'],
    ['de', '»Wir haben Angst«, so der Arzt Jan Brodek.', 'Jan Brodek: Wir haben Angst'],
    ['uk', '«Міст цілий», — ідеться у заяві міськради.', 'заяві міськради: Міст цілий'],
    [
      'uk',
      'Посол Норланду в Естмарі Ігор Тамм назвав обстріл «дуже жорстоким ударом».',
      'Ігор Тамм: дуже жорстоким ударом',
    ],
    ['ru', '«Мост цел, — рассказал сторож Олег Левко. — Никто не пришел».', 'Олег Левко: Мост цел Никто не пришел'],
    ['ar', '«لم يبق شيء لنا هنا»، بحسب ما قالت سلمى حداد.', 'سلمى حداد: لم يبق شيء لنا هنا'],
    ['ar', 'ونقلت الوكالة عن وزير النقل سامي حداد قوله: «الجسر سليم تماما».', 'سامي حداد: الجسر سليم تماما'],
    ['ar', 'وأكد مسؤول أمني رفيع: «المفاوضات لم تنته بعد».', 'مسؤول أمني رفيع: المفاوضات لم تنته بعد'],
    [
      'de',
      '„Sie schläft im Keller“, berichtete die 34-jährige Anna Holm der Deutschen Presse-Agentur.',
      'Anna Holm: Sie schläft im Keller',
    ],
    [
      'de',
      'Nach Einschätzung des Experten Jan Weber vom Institut ist die Stadt „kaum noch zu halten“.',
      'Jan Weber: kaum noch zu halten',
    ],
    [
      'fr',
      '« On a tout perdu, raconte Anna Roy, 45 ans. Personne ne vient. »',
      'Anna Roy: On a tout perdu Personne ne vient.',
    ],
    ['fr', "Pour l'analyste Ines Roy, « le pire est à venir ».", 'Ines Roy: le pire est à venir'],
    ['fr', '« Le pont est ouvert », a déclaré la maire Ines Roy lundi.', 'Ines Roy: Le pont est ouvert'],
  ])('%s: %s', (language, text, quote) => {
    expect(shown(text, language)).toEqual([quote]);
  });

  it('follows an Arabic verb that leaves its subject out', () => {
    const text = 'وقالت الممرضة سلمى حداد: «لم ننم منذ يومين». وأضافت: «لا دواء لدينا».';

    expect(shown(text, 'ar')).toEqual(['سلمى حداد: لم ننم منذ يومين لا دواء لدينا']);
  });
});

describe('a quotation and the verb beside it', () => {
  it('is told by any verb between it and a name', () => {
    expect(shown('“Nobody asked us at all,” blared Petra Lind.')).toEqual(['Petra Lind: Nobody asked us at all']);
    expect(shown('„Es ist alles vorbei“, schluchzt Rentnerin Olga Hahn.', 'de')).toEqual([
      'Olga Hahn: Es ist alles vorbei',
    ]);
  });

  it('says nothing where the verb is an act', () => {
    expect(shown('Petra Lind stormed the hall where “the last free vote” was held.')).toEqual([]);
  });

  it('is never told by the outlet that was told', () => {
    const german = 'Die Ärztin Mara Wolf berichtete dem Kurier am Telefon von Mangel. „Wir haben nichts“, sagte sie.';
    expect(shown(german, 'de')).toEqual(['Mara Wolf: Wir haben nichts']);
    expect(shown('«Усе згоріло дощенту», — розповіла «Вістям Степу» лікарка Ганна Рудь.', 'uk')).toEqual([
      'Ганна Рудь: Усе згоріло дощенту',
    ]);
    expect(shown('— Мы ждали до утра, — рассказала «Перевалу» врач Дина Серова.', 'ru')).toEqual([
      'Дина Серова: Мы ждали до утра',
    ]);
  });

  it('belongs to the one whose colon opens it, whoever is named after it', () => {
    expect(
      shown('Petra Lind wrote: “Never again!” Karl Roe’s aides responded with one line: “So be it then.”'),
    ).toEqual(['Petra Lind: Never again!', 'Karl Roe’s aides: So be it then.']);
  });
});

describe('names and terms in marks', () => {
  it('are no speech', () => {
    expect(quotes('It is a match that fans call “the Battle of the Bridge”.')).toEqual([]);
    expect(quotes('Про це «Громаді Степу» повідомили рятувальники.', 'uk')).toEqual([]);
    expect(shown('In her book “Hard Roads,” Petra Lind wrote that she had been “wrong about the whole war.”')).toEqual([
      'Petra Lind: wrong about the whole war.',
    ]);
  });
});

describe('whatever the text', () => {
  const noise = fc.array(
    fc.constantFrom(
      '“',
      '”',
      '"',
      "'",
      '«',
      '»',
      ' said',
      ' Petra Lind',
      ' he',
      '.',
      ',',
      ' we',
      ' stay',
      '\n\n',
      ' — ',
      ' сказав',
      ' قال',
      ':',
    ),
    { maxLength: 80 },
  );

  it('every quotation is copied from it, letter by letter', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom('en', 'uk', 'ar', 'de', 'fr'), (parts, language) => {
        const text = parts.join('');
        for (const { segments, text: words, shown: show, speaker, sentences } of quotes(text, language)) {
          expect(segments.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(words);
          if (show) expect(speaker).not.toBeNull();
          expect(sentences.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('long ones take no longer than they are long', () => {
    const started = performance.now();

    quotes('“We stay,” Petra Lind said. '.repeat(4_000));
    quotes('Petra Lind said “ we stay '.repeat(4_000));

    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

const GOLD = '../shared/gold';

describe.skipIf(!existsSync(GOLD))('against the annotated articles (skipped where they are absent)', () => {
  interface Wanted {
    readonly text: string;
    readonly speaker: string;
    readonly canonical?: string;
    readonly speakerMention: string;
    readonly where?: string;
    readonly optional?: boolean;
  }
  const articles = existsSync(GOLD)
    ? readdirSync(GOLD)
        .filter((name) => /^a\d+\.json$/.test(name))
        .map((name) => JSON.parse(readFileSync(`${GOLD}/${name}`, 'utf8')))
    : [];

  it('finds the quotations with an F1 of at least .97 and shows nothing that is no speech', () => {
    let right = 0;
    let found = 0;
    let wanted = 0;
    for (const { text, language, gold } of articles) {
      const scored = (gold.quotes as Wanted[]).filter((quote) => quote.where !== 'title' && !quote.optional);
      const free = new Set(
        (gold.quotes as Wanted[]).filter((quote) => !scored.includes(quote)).map((quote) => quote.text),
      );
      const mine = quotes(text, language).filter((quote) => !free.has(quote.text));
      found += mine.length;
      wanted += scored.length;
      right += scored.filter((quote) => mine.some((other) => other.text === quote.text)).length;
      expect(mine.filter((quote) => quote.shown && gold.nonQuotes.includes(quote.text))).toEqual([]);
    }

    expect((2 * right) / (found + wanted)).toBeGreaterThanOrEqual(0.97);
  });

  it('names the right speaker of every quotation it shows', () => {
    for (const { text, language, gold } of articles) {
      for (const quote of quotes(text, language).filter((one) => one.shown)) {
        const match = (gold.quotes as Wanted[]).find((other) => other.text === quote.text);
        if (!match) continue;
        const names = [match.speaker, match.canonical, match.speakerMention].map((name) => name?.toLowerCase() ?? '');
        const mine = quote.speaker?.toLowerCase() ?? '';
        expect(names.some((name) => name !== '' && (name.includes(mine) || mine.includes(name)))).toBe(true);
      }
    }
  });
});
