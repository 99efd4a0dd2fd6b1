import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedText } from '../../src/articles/feed-text.ts';
import { normaliseText } from '../../src/language/text.ts';

const ofSummary = (summary: string) => feedText({ content: '', summary });
const ofContent = (content: string) => feedText({ content, summary: '' });

describe('the text of a feed', () => {
  it('is its content, or its summary where that says more', () => {
    expect(feedText({ content: '<p>Twelve died.</p>', summary: 'Twelve.' })).toBe('Twelve died.');
    expect(feedText({ content: '<p>Twelve.</p>', summary: 'Twelve died.' })).toBe('Twelve died.');
    expect(ofContent('<p>Twelve died.</p><ul><li>Nine &amp; three</li></ul>')).toBe('Twelve died.\n\nNine & three');
  });

  it.each([
    'The post Drone strike? Twelve dead appeared first on Meridian Wire.',
    'Der Beitrag Drohnenangriff erschien zuerst auf Rheinbote.',
    'L’article Frappe de drone est apparu en premier sur Le Courrier.',
    'La entrada Ataque con dron se publicó primero en El Correo.',
    'O post Ataque de drone apareceu primeiro em O Correio.',
    "L'articolo Attacco proviene da Il Corriere.",
    'Запись Удар по рынку впервые появилась Вестник.',
    'Допис Удар по ринку з’явився спочатку на Вісник.',
    'ظهرت المقالة ضربة على السوق أولاً على صوت الواحة.',
    'Continue reading Drone strike on market: “we ran” at Meridian Wire',
    'Continue reading…',
    'Read more',
    'Read more »',
    '[Read more]',
    'Read the full story',
    'Lire la suite',
    'Weiterlesen →',
    'Leer más',
    'Leggi tutto',
    'Читать далее',
    'Читати далі',
    'اقرأ المزيد',
    'Comments',
    'submitted by /u/ann [link] [comments]',
  ])('ends before "%s", behind the last sentence or below it', (tail) => {
    const report = 'A drone hit a market. Twelve people died.';
    expect(ofSummary(`${report} ${tail}`)).toBe(report);
    expect(ofSummary(`${report}\n\n${tail}`)).toBe(report);
    expect(ofSummary(`${report} […] ${tail}`)).toBe(report);
  });

  it.each([
    'Twelve died. Officials said the post office was hit first.',
    'He said that the army would read more.',
    'The army said: “We do not know…”',
    'Twelve died. Comments by the minister caused anger.',
  ])('goes on to its end where nothing else stands there: "%s"', (text) => {
    expect(ofSummary(text)).toBe(text);
  });
});

describe('a summary that the feed has cut', () => {
  it.each(['[…]', '[...]', '(…)', '…', '...', '(more…)', ' …'])(
    'ends with its last whole sentence, whatever the mark: "%s"',
    (mark) => {
      expect(ofSummary(`A drone hit a market. Brig. Gen. Hatem Suwaid denied that his forces ${mark}`)).toBe(
        'A drone hit a market.',
      );
    },
  );

  it('ends with its last whole paragraph where the next has only begun', () => {
    expect(ofSummary('A drone hit a market.\n\nThe army has not […]')).toBe('A drone hit a market.');
  });

  it('is not taken for whole where it was cut behind an abbreviation', () => {
    expect(ofSummary('A drone hit a market. The toll was denied by Brig. […]')).toBe('A drone hit a market.');
  });

  it('keeps who is credited below it', () => {
    expect(ofSummary('A drone hit a market. The army […]\n\n© 2026 AFP\n\nRead more')).toBe(
      'A drone hit a market.\n\n© 2026 AFP',
    );
  });

  it('loses the mark alone where it was cut between sentences', () => {
    expect(ofSummary('A drone hit a market. Twelve people died. […]')).toBe(
      'A drone hit a market. Twelve people died.',
    );
  });

  it('keeps its only sentence with the mark, so that nobody takes it for whole', () => {
    const cut = 'A drone hit a market in Merinsk, killing at least 12 people and […]';
    expect(ofSummary(cut)).toBe(cut);
  });

  it('never ends in a number that may have lost digits', () => {
    expect(ofSummary('A drone hit a market in Merinsk, killing at least 1…')).toBe(
      'A drone hit a market in Merinsk, killing at least …',
    );
    expect(ofSummary('A drone hit a market in Merinsk, killing at least 12 …')).toContain('12 …');
  });

  it('is no long text that ends in three dots of its own', () => {
    const long = `${'A drone hit a market. '.repeat(100)}And then silence…`;
    expect(ofContent(`<p>${long}</p>`)).toBe(long);
    expect(ofContent(`<p>${'A drone hit a market. '.repeat(100)}And then […]</p>`)).not.toContain('And then');
  });
});

describe('whatever a feed sends', () => {
  it('nothing is invented, and nothing is thrown', () => {
    const pieces = fc.constantFrom(
      'A drone hit. ',
      'Read more',
      '[…]',
      '…',
      '12',
      '\n\n',
      'Continue reading ',
      ' (',
      '\ud800',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (summary) => {
        const text = ofSummary(summary);
        const kept = text.replace(/\s?(?:\[?\(?(?:…|\.{3,4}|more…?)\)?\]?)$/iu, '').trimEnd();
        expect(normaliseText(summary).startsWith(kept)).toBe(true);
      }),
    );
  });

  it('the time grows with the text', () => {
    const start = performance.now();
    for (const piece of ['Read more. ', 'Comments\n\n', '[…] ', '... ', 'the post ', '<p', '&amp;', 'a']) {
      ofSummary(piece.repeat(Math.ceil(500_000 / piece.length)));
      ofContent(piece.repeat(Math.ceil(500_000 / piece.length)));
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
