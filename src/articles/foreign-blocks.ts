import { type PageElement, type PageNode, shortText } from './page-dom.ts';

/**
 * Words by which publishers name blocks that are no part of the report, in classes, ids and data attributes. They were
 * gathered from the markup of news pages, not from one publisher's.
 */
const FOREIGN: ReadonlySet<string> = new Set(
  `related recirc recirculation newsletter newsletters promo promotion promobox readmore alsoread support membership contribute appeal recommended recommendation
  recommendations mostread trending share sharing sharedaddy social subscribe subscription signup paywall advert advertisement
  adslot adunit sponsored caption captions wpcaptiontext figcaption byline breadcrumb breadcrumbs disclaimer copyright donate
  donation pullquote tweet twittertweet instagrammedia tiktokembed jprelatedposts authorbio authorbox authorcard timestamp
  livechat toolbar utilbar textsize fontsize flyout dropdown modal dialog popup slug popover tooltip lightbox login breakingnews ticker
  sourcelist postmetadata nocomments facebook broadcasting kicker eyebrow videokeywords storyhighlights articletools
  sharetools socialmedia skiplink skipnav partager compartir reseaux teilen nextarticle prevarticle`.split(/\s+/),
);

/** Pairs of such words, where one word alone would say too little. */
const FOREIGN_PAIRS: ReadonlySet<string> = new Set(
  `read-more more-on more-from also-read read-also see-also most-read sign-up author-bio author-box author-card author-info
  about-author wp-caption image-caption media-caption follow-us inline-link story-links related-links up-next ad-slot
  author-dropdown author-description author-profile author-about author-details author-links author-meta author-name
  author-image about-the video-desc video-description video-title video-transcript video-keywords video-caption video-controls
  video-credit photo-credit photo-caption image-credit text-size font-size story-tools article-tools article-print print-url
  util-bar source-org section-title section-name section-label article-label post-navigation entry-toolbar post-meta entry-meta
  article-meta story-highlights key-points newsletter-form email-alert embed-info embed-post read-next most-popular
  display-none you-may next-story more-stories more-articles latest-news top-stories
  ad-container ad-wrapper ad-unit pull-quote twitter-tweet instagram-media tiktok-embed editors-picks`.split(/\s+/),
);

/** Words that name such a block only at the end of a name: "post-tags" is one, "tag-ukraine" is an article about Ukraine. */
const FOREIGN_ENDS: ReadonlySet<string> = new Set(
  'tag tags topic topics comment comments credit credits meta keywords tools'.split(' '),
);

/** Blocks of other firms and of the law, which may be longer than the report. */
const NEVER_REPORT: ReadonlySet<string> = new Set('cookie cookies consent gdpr outbrain taboola disqus'.split(' '));

/** Boxes around a picture, whose words are its caption. */
const PICTURES: ReadonlySet<string> = new Set(
  'image photo photos picture media gallery thumbnail figure foto fotos bild imagen img slideshow illustration visuel'.split(
    ' ',
  ),
);

/** Elements that bear a name. */
const NAMED = '[class], [id], [data-component], [data-testid], [role]';

const BOXES: ReadonlySet<string> = new Set(
  'DIV SECTION P SPAN UL OL DL TABLE FIGCAPTION BLOCKQUOTE H2 H3 H4 H5 H6 A'.split(' '),
);

/** A box of this size is never the report. */
const SMALL = 500;

/** A caption is not longer. */
const CAPTION = 300;

/** Takes out what its own name calls foreign, where it holds at most `most` characters and so cannot be the report. */
export function removeForeignBlocks(
  root: { querySelectorAll(selector: string): Iterable<PageElement> },
  most = SMALL,
): void {
  for (const element of [...root.querySelectorAll(NAMED)]) {
    const limit = BOXES.has(element.tagName.toUpperCase()) ? limitOf(element, most) : 0;
    if (limit > 0 && holdsAtMost(limit, element) && !isInSentence(element)) element.remove();
  }
}

/** Boxes of any size that hold what readers and other pages say; checked in `paragraphsBelow`, which takes nothing out. */
const FOREIGN_BOXES: ReadonlySet<string> = new Set(
  `comments comment disqus related recirc recommended recommendations trending mostread sidebar footer foot newsletter newsletters
  outbrain taboola cookie cookies consent gdpr breadcrumb breadcrumbs paywall subscribe login teasers promo promos`.split(
    /\s+/,
  ),
);

/** Whether an element's name says that it holds something else than the report, however much it holds. */
export function namesForeign(element: PageElement): boolean {
  if (/^(?:html|body|main|article)$/i.test(element.tagName) || isPost(element)) return false;
  for (const attribute of ['id', 'class']) {
    for (const name of element.getAttribute(attribute)?.slice(0, 1_000).split(/\s+/) ?? []) {
      const words = wordsOf(name);
      // "has-sidebar", "no-comments": what a page has or has not, it is not.
      if (words.length > 4 || words.some((word) => /^(?:has|no|with|without|is|hide|show|left|right)$/.test(word)))
        continue;
      if (/^(?:tags|keywords)$/.test(words.at(-1) ?? '') || words.some((word) => FOREIGN_BOXES.has(word))) return true;
      if (words.some((word, index) => FOREIGN_PAIRS.has(`${word}-${words[index + 1]}`))) return true;
    }
  }
  return false;
}

/** Whether an element is a post of WordPress, whose classes tell its tags and categories: "post-12 hentry tag-social". */
function isPost(element: PageElement): boolean {
  return /(?:^|\s)(?:hentry|type-post|post-\d+)(?:\s|$)/.test((element.getAttribute('class') ?? '').slice(0, 1_000));
}

function holdsAtMost(characters: number, element: PageElement): boolean {
  return characters === Number.POSITIVE_INFINITY || shortText(element, characters) !== null;
}

const INLINE: ReadonlySet<string> = new Set('SPAN A'.split(' '));

/** Whether words before or after an element go on in it: `At <span class="ticker">Ore Ltd</span>, we`. */
function isInSentence(element: PageElement): boolean {
  if (!INLINE.has(element.tagName.toUpperCase())) return false;
  const [before, after] = [textBeside(element.previousSibling), textBeside(element.nextSibling)];
  return (before !== '' && !/[.!?…:|»”"]$/.test(before)) || /^[\p{Ll},;.)’']/u.test(after);
}

function textBeside(node: PageNode | null): string {
  return node?.nodeType === 3 ? (node.textContent ?? '').trim() : '';
}

/** How many characters an element may hold and still be foreign, by its names; 0 when they say nothing. */
function limitOf(element: PageElement, most: number): number {
  if (
    /^(?:navigation|complementary|search|dialog|alert|toolbar|menu|contentinfo)$/.test(
      element.getAttribute('role') ?? '',
    )
  ) {
    return most;
  }
  let limit = 0;
  if (isPost(element)) return limit;
  for (const attribute of ['class', 'id', 'data-component', 'data-testid']) {
    for (const name of element.getAttribute(attribute)?.slice(0, 1_000).split(/\s+/) ?? []) {
      const words = wordsOf(name);
      if (words.some((word) => NEVER_REPORT.has(word))) return Number.POSITIVE_INFINITY;
      if (isForeign(words)) limit = Math.max(limit, most);
      else if (words.some((word) => PICTURES.has(word)) && element.querySelector('img, picture, video') !== null) {
        limit = Math.max(limit, CAPTION);
      }
    }
  }
  return limit;
}

function isForeign(words: readonly string[]): boolean {
  if (FOREIGN.has(words.join('')) || FOREIGN_ENDS.has(words.at(-1) ?? '')) return true;
  return words.some((word, index) => FOREIGN.has(word) || FOREIGN_PAIRS.has(`${word}-${words[index + 1]}`));
}

/** "ArticleRelated__list-2" → article, related, list. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
