/** A briefing as one self-contained page: no script, nothing loaded from elsewhere, readable by eye, ear and printer. */
import type { Briefing } from '../../briefings/briefing.ts';
import { partsOf } from '../../delivery/parts.ts';
import { partPage } from '../page/briefing-page.ts';
import type { Block, Inline, Role } from '../page/page.ts';
import { hasRightToLeft, linkTarget } from '../page/plain-text.ts';
import { longDay } from '../page/when.ts';
import { ARROW } from '../page/wording.ts';
import { escapeHtml } from './escape.ts';
import { PAGE_STYLE } from './page-style.ts';

/** The whole briefing as an HTML document. */
export function renderHtml(briefing: Briefing): string {
  const title = `Conflict briefing · ${longDay(briefing.period.to, briefing.period.tz)}`;
  const body = paintAll(partsOf(briefing).flatMap(partPage), 2);
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
${PAGE_STYLE}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function paintAll(blocks: readonly Block[], level: 2 | 3): string {
  return blocks.map((block) => paintBlock(block, level)).join('\n');
}

/** A block as an element; `level` is the heading level for what stands inside. */
function paintBlock(block: Block, level: 2 | 3): string {
  switch (block.kind) {
    case 'title':
      return `<header><h1>${spans(block.text, 'heading')}</h1><p>${spans(block.under)}</p></header>`;
    case 'heading':
      return `<h1>${spans(block.text, 'heading')}</h1>`;
    case 'story':
      return story(block);
    case 'section': {
      const heading = `<h${level}>${escapeHtml(block.title)}</h${level}>`;
      const top = block.title === 'Top line' ? ' class="top"' : '';
      return `<section${top}>${heading}\n${paintAll(block.blocks, 3)}</section>`;
    }
    case 'paragraph':
      return `<p>${spans(block.text)}</p>`;
    case 'small':
      return `<p class="small">${spans(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${spans(item)}</li>`).join('\n')}</ul>`;
    case 'pairs':
      return `<dl>${block.rows.map(({ key, text }) => `<dt>${spans(key)}</dt><dd>${spans(text)}</dd>`).join('\n')}</dl>`;
    case 'figures':
      return figures(block);
    case 'quote':
      return `<blockquote><p>${spans(block.words)}</p><footer>— ${spans(block.by)}</footer></blockquote>`;
    case 'sources':
      return `<ul class="sources" aria-label="Sources">${block.rows
        .map(
          ({ number, outlet, labels }) =>
            `<li>[${number}] ${spans([outlet])}${labels.length > 0 ? ', ' : ''}${spans(labels)}</li>`,
        )
        .concat(block.more.length > 0 ? [`<li>${spans(block.more)}</li>`] : [])
        .join('\n')}</ul>`;
    case 'more':
      return `<p class="more">${spans([{ ...block.link, text: `Read more @ ${block.link.text}` }])}</p>`;
    case 'end':
      return `<p class="end"><span aria-hidden="true">■ </span>${escapeHtml(block.text)}</p>`;
  }
}

function story(block: Extract<Block, { kind: 'story' }>): string {
  const id = `story-${block.number ?? 0}`;
  const number = block.number === null ? '' : `${block.number}. `;
  const chips = block.chips.map((chip) => `<li>${spans(chip)}</li>`).join('');
  return `<article aria-labelledby="${id}">
<h2 id="${id}">${number}${spans(block.headline, 'heading')}</h2>
<ul class="chips" aria-label="About this story">${chips}</ul>
${paintAll(block.blocks, 3)}
</article>`;
}

function figures(block: Extract<Block, { kind: 'figures' }>): string {
  const rows = block.rows.map(({ label, cells }) =>
    cells
      .map(({ value, claimant }, index) => {
        const span = cells.length > 1 ? ` rowspan="${cells.length}"` : '';
        const head = index === 0 ? `<th scope="row"${span}>${escapeHtml(label)}</th>` : '';
        return `<tr>${head}<td>${spans(value)}</td><td>${spans(claimant)}</td></tr>`;
      })
      .join('\n'),
  );
  return `<table><thead><tr><th scope="col">What</th><th scope="col">How many</th><th scope="col">Who says so</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

function spans(inlines: readonly Inline[], where: 'text' | 'heading' = 'text'): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'marks') {
        return inline.marks
          .map(({ number, url }) => anchor(url, `[${number}]`, ` class="mark" aria-label="source ${number}"`))
          .join('');
      }
      if (inline.kind === 'time') {
        const time = `<time datetime="${new Date(inline.at).toISOString()}">${escapeHtml(inline.text)}</time>`;
        return inRole(time, inline.text, inline.role);
      }
      const text = directed(inline.text, inline.kind === 'words' ? inline.lang : null);
      if (inline.kind === 'link') return anchor(inline.url, text, '');
      return where === 'heading' && inline.role !== 'struck' ? text : inRole(text, inline.text, inline.role);
    })
    .join('');
}

function anchor(url: string, inner: string, attributes: string): string {
  const target = linkTarget(url);
  if (target === null) return inner;
  return `<a href="${escapeHtml(target)}" rel="noopener noreferrer"${attributes}>${inner}</a>`;
}

const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.values(ARROW).map(({ sign, meaning }) => [sign, meaning === 'below' ? 'below the norm' : meaning]),
);

function inRole(html: string, text: string, role: Role): string {
  if (html === '') return '';
  // An arrow stands alone before its conflict; the dot between chips has spaces on both sides.
  const meaning = SIGNS.get(text.trimEnd());
  if (meaning !== undefined) {
    return `<span class="${role}" role="img" aria-label="${escapeHtml(meaning)}">${html.trimEnd()}</span> `;
  }
  if (role === 'plain' || role === 'voice' || role === 'link') return html;
  if (role === 'strong' || role === 'label') return `<strong>${html}</strong>`;
  if (role === 'struck') return `<s>${html}</s>`;
  return `<span class="${role}">${html}</span>`;
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Text with its language and direction, so that it is pronounced as what it is and reorders nothing around it. */
function directed(text: string, lang: string | null): string {
  const html = escapeHtml(text);
  const known = lang !== null && /^[a-z]{2}$/.test(lang) && lang !== 'en' ? lang : null;
  if (known !== null) {
    return `<span lang="${known}" dir="${RIGHT_TO_LEFT.has(known) ? 'rtl' : 'auto'}">${html}</span>`;
  }
  return hasRightToLeft(text) ? `<bdi>${html}</bdi>` : html;
}
