import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBoilerplate, isEndMark } from '../../src/articles/boilerplate.ts';

/** Lines of furniture, by language. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Advertisement',
    'ADVERTISEMENT',
    '[Advertisement]',
    'Story continues below advertisement',
    'Skip past newsletter promotion',
    'Read more: Talks in Muscat end without an agreement',
    'Read more »',
    'Also read | Velmar denies new offensive',
    'Related: what we know of the strike',
    'Sign up for our morning newsletter',
    'Subscribe to continue reading',
    'Subscribe to our newsletter',
    'This article is for subscribers only',
    'Already a subscriber? Sign in',
    'We use cookies to improve your experience.',
    'By signing up, you agree to our terms.',
    'Follow us on Telegram for more',
    'Share on Facebook',
    '3 min read',
    'Comments (12)',
    'Your email address will not be published.',
    '(This story has not been edited by our staff and is auto-generated from a syndicated feed.)',
    '© 2026 Meridian Wire. All rights reserved.',
    'Updated: March 12, 2026 10:15',
    '***',
  ],
  de: ['Anzeige', 'Lesen Sie auch: Die Waffenruhe wackelt', 'Alle Rechte vorbehalten.', 'Stand: 12.03.2026, 10:15 Uhr'],
  fr: [
    'Publicité',
    'Lire aussi : la trêve en danger',
    'Lire la suite',
    'Abonnez-vous pour lire la suite',
    'Publié le 12 mars 2026',
  ],
  es: ['Publicidad', 'Lea también: la tregua en peligro', 'Síguenos en Telegram', 'Todos los derechos reservados'],
  pt: ['Publicidade', 'Leia também: a trégua em perigo', 'Todos os direitos reservados'],
  it: ['Pubblicità', 'Leggi anche: la tregua in pericolo', '© Riproduzione riservata'],
  nl: ['Advertentie', 'Lees ook: het bestand wankelt'],
  pl: ['Reklama', 'Czytaj też: rozejm zagrożony', 'Wszelkie prawa zastrzeżone'],
  tr: ['Reklam', 'Haberin devamı', 'İlgili haberler: ateşkes tehlikede'],
  ru: ['Реклама', 'Читайте также: обмен пленными', 'Подписывайтесь на наш канал', 'Комментарии (12)'],
  uk: ['Реклама', 'Читайте також: обмін полоненими', 'Підписуйтесь на наш канал', 'Поділитися'],
  ar: ['إعلان', 'اقرأ أيضا: نزوح تسعة آلاف عائلة', 'جميع الحقوق محفوظة', 'تابعونا على تلغرام'],
  fa: ['انتهای پیام/', 'بیشتر بخوانید: آتش‌بس'],
  he: ['פרסומת', 'קראו גם: הפסקת האש', 'כל הזכויות שמורות'],
  zh: ['广告', '相关阅读：停火谈判', '责任编辑：张三'],
  ja: ['広告', '関連記事：停戦協議', '続きを読む'],
  ko: ['광고', '관련기사: 휴전 협상', '무단 전재 및 재배포 금지'],
};

describe.each(Object.entries(FOREIGN))('furniture in %s', (_, lines) => {
  it.each(lines)('is "%s"', (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });
});

describe('a sentence of the report', () => {
  it.each([
    'Subscribe to the ceasefire, he told them.',
    '"Subscribe to their version and you are lost," he said.',
    'Sign up for the army, the posters said.',
    'By signing the treaty, Velmar accepts the border.',
    'By continuing the strikes, Velmar would risk the talks, she said.',
    'Support our troops today, the sign read.',
    'Become a member of the militia or leave, they were told.',
    'Join our fight, he urged the crowd.',
    'Click here and there came the sound of guns.',
    'Read the statement carefully, he told reporters: nothing in it speaks of a pull-back from the town.',
    'Published on 12 March, the UN report says that twelve people died.',
    'The privacy policy of the app allows it to share data with the army, he said.',
    'The views expressed by the minister caused anger.',
    'Video — posted by residents — showed the strike.',
    'Watch towers along the road were abandoned before the convoy came.',
    'Watch out, he shouted.',
    'Share prices fell on Thursday.',
    'Related charges against two officers were dropped.',
    'More people fled the town.',
    'Comments by the minister caused anger.',
    'Tags on the wall read "no war".',
    'Donate blood, the hospital asked.',
    'Close to the border, shells fell.',
    'Copyright law was broken, the court said.',
    'Werbung für die Armee ist verboten.',
    'Teilen der Stadt fehlt Wasser.',
    'Par ailleurs, douze personnes sont mortes.',
    'Publicité mensongère, dit le ministre.',
    'Реклама армии запрещена.',
    'Подробнее о случившемся рассказал мэр.',
    'Комментарии властей не поступали.',
    'Читайте письма солдат, сказала она.',
    'إعلان الحكومة عن الهدنة جاء متأخرا.',
    'مشاركة الجيش في المحادثات غير مؤكدة.',
    'المزيد من الجنود وصلوا إلى المدينة.',
    'هناك اشتركوا في الهجوم، قال الشاهد.',
    'הצטרפו למחאה אלפי בני אדם.',
    '广告牌被炸毁。',
    '共有十二人死亡。',
  ])('is not furniture: "%s"', (sentence) => {
    expect(isBoilerplate(sentence)).toBe(false);
    expect(isEndMark(sentence)).toBe(false);
  });
});

describe('the end of a report', () => {
  it.each([
    'Related stories',
    'More on this story',
    'Most read',
    'Mehr zum Thema',
    'À lire aussi',
    'Lo más leído',
    'Читайте также',
    'Схожі новини',
    'مواضيع ذات صلة',
    'İlgili haberler',
    'Leggi anche',
    '相关阅读',
    '関連ニュース',
  ])('is announced by "%s"', (heading) => {
    expect(isEndMark(heading)).toBe(true);
  });
});

describe('whatever a line holds', () => {
  it('it is judged in time that its length does not matter to, and nothing is thrown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => typeof isBoilerplate(line) === 'boolean'));
    const start = performance.now();
    for (const piece of [
      'skip past ',
      'end of x ',
      'facebook twitter ',
      'sign up for ',
      'a',
      ' ',
      '(',
      'read more: ',
    ]) {
      for (const length of [240, 1_000_000]) isBoilerplate(piece.repeat(length).slice(0, length));
      isEndMark(piece.repeat(1_000_000));
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
