import type { PageDocument, PageElement } from './page-dom.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';

/** What a page marks as the text of its article, by a vocabulary made for it (schema.org, RDFa, h-entry). */
const MARKED = `[itemprop~="articleBody"], [property~="articleBody"], [property~="schema:articleBody"],
  [property~="content:encoded"], [name="articleBody"], .e-content`;

/** From here on what is marked may be the report and not a summary. */
const MARKED_CHARACTERS = 250;

/** The paragraphs of what the page marks as its article's text; none where it marks nothing, or something very short. */
export function byMarks(page: PageDocument): readonly PageParagraph[] {
  const paragraphs = outermost([...page.querySelectorAll(MARKED)]).flatMap(paragraphsBelow);
  return charactersOf(paragraphs) >= MARKED_CHARACTERS ? paragraphs : [];
}

/** Boxes that by habit hold a text and nothing else, by two words of their name: "article-body", "entry__content". */
const BOX_OF_TEXT =
  /(?:^|-)(?:article|articles|art|story|post|entry|news|newsitem|page|blog|read|single|detail|details|node|item|main|artikel|articulo|articolo|noticia|nota|artigo|materia|haber|berita|topic|topik|td-post|inner-post-entry)-(?:body|text|txt|content|contents|copy|paragraphs?|main-content|body-content|inhalt|texte|texto|testo|cuerpo|corpo|contenido|conteudo|contenuto|icerik|isi|tekst)(?:-|$)|^(?:artibody|articlebody|articletext|articlecontent|storybody|storytext|storycontent|postbody|posttext|postcontent|entrycontent|newstext|newsbody|newscontent|newsdetail|bodytext|bodycopy|bodycontent|richtext|wysiwyg|textbody|text-body|content-text|content-body|content-detail|content-article|content-news|detail-content|body-text|body-copy|rich-text|field-name-body|text-block|textblock|texto-noticia|cuerpo-noticia|cuerpo-articulo|corps-article|contenu-article|text-article|tekst-artykulu|article|fck-detail|main-text|maintext|fulltext|full-text|story-element-text)$/;

/** Parts of names that say it is another box after all: "article-body-related". */
const OTHER_BOX =
  /(?:^|-)(?:related|teaser|teasers|card|cards|comment|comments|sidebar|side|aside|header|footer|head|foot|meta|caption|image|media|photo|ad|ads|list|summary|excerpt|link|links|title|tags|author|share|newsletter|promo|recommend\w*|wrapper|widget)(?:-|$)/;

/** The paragraphs in boxes whose name says they hold the text of an article. */
export function byNames(page: PageDocument): readonly PageParagraph[] {
  const boxes = [
    ...page.querySelectorAll('div[class], div[id], section[class], section[id], article[class], td[class], td[id]'),
  ];
  return outermost(boxes.filter(isBoxOfText)).flatMap(paragraphsBelow);
}

function isBoxOfText(element: PageElement): boolean {
  const names = `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`.slice(0, 1_000);
  return names.split(/\s+/).some((name) => {
    const words = name
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '');
    return words !== 'article' && words.length < 60 && BOX_OF_TEXT.test(words) && !OTHER_BOX.test(words);
  });
}

/** Without those that stand inside others of them. */
function outermost(elements: readonly PageElement[]): readonly PageElement[] {
  const all = new Set<PageElement>(elements);
  const inside = new Map<PageElement, boolean>();
  const isInside = (element: PageElement): boolean => {
    const path: PageElement[] = [];
    let answer = false;
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      const known = inside.get(at);
      if (known !== undefined || all.has(at)) {
        answer = known === true || all.has(at);
        break;
      }
      path.push(at);
    }
    for (const passed of path) inside.set(passed, answer);
    return answer;
  };
  return elements.filter((element) => !isInside(element));
}

function charactersOf(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}
