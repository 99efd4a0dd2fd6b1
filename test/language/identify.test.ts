import { describe, expect, it } from 'vitest';
import { identifyLanguage } from '../../src/language/identify.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'Three killed as shells hit the market'],
    ['uk', 'Троє загиблих після обстрілу ринку'],
    ['ru', 'Трое погибших после обстрела рынка, объявлены поиски'],
    ['ar', 'مقتل ثلاثة في قصف استهدف السوق'],
    ['fa', 'سه کشته در پی گلوله‌باران بازار'],
    ['he', 'שלושה הרוגים בהפגזה על השוק'],
    ['fr', 'Trois morts dans un bombardement sur le marché'],
    ['de', 'Drei Tote nach Beschuss auf den Markt'],
    ['es', 'Tres muertos en el bombardeo de un mercado'],
    ['pt', 'Três mortos em bombardeio a um mercado não identificado'],
    ['tr', 'Pazara düşen mermiler üç kişiyi öldürdü'],
    ['el', 'Τρεις νεκροί'],
    ['ja', '市場への砲撃で3人が死亡した'],
    ['zh', '市场遭炮击三人死亡'],
  ])('%s shows itself in a headline', (language, headline) => {
    expect(identifyLanguage(headline, null)).toBe(language);
  });

  it('is what the feed says where the text leaves it open', () => {
    expect(identifyLanguage('Drone, 14:05', 'de')).toBe('de');
    expect(identifyLanguage('', 'uk')).toBe('uk');
    expect(identifyLanguage('12', null)).toBe('und');
  });

  it('is not what the feed says where the text plainly speaks another', () => {
    expect(identifyLanguage('Les soldats ont quitté la ville avec leurs familles et ne sont pas revenus.', 'en')).toBe(
      'fr',
    );
    expect(identifyLanguage('مقتل ثلاثة في قصف استهدف السوق', 'en')).toBe('ar');
  });
});
