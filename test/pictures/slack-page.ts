/** A page that shows messages as Slack does in its light theme: plain HTML for each block, element and piece of rich text. */
import type { types } from '@slack/bolt';
import type { SlackMessage } from '../../src/adapters/slack/render-part.ts';
import { escapeHtml } from './markdown.ts';

/** What the picture shows: a channel with the head of a briefing, and beside it the thread below the head with one story. */
export interface ShownInSlack {
  readonly head: SlackMessage;
  readonly story: SlackMessage;
  /** How many messages are in the thread. */
  readonly replies: number;
  readonly sentAt: number;
}

/** The page. */
export function slackPage({ head, story, replies, sentAt }: ShownInSlack): string {
  const at = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', timeStyle: 'short' }).format(sentAt);
  const count = `${replies} ${replies === 1 ? 'reply' : 'replies'}`;
  const below = `<div class="replies">${AVATAR}<b>${count}</b> <small>Last reply today at ${at}</small></div>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sitrep</title><style>${STYLE}</style></head>
<body><main>
<section><h1><i>#</i> briefings</h1>${message(head, at, below)}</section>
<section><h1>Thread <small># briefings</small></h1><div class="count">${count}</div>${message(story, at, '')}</section>
</main>
<script>document.documentElement.dataset.height = String(Math.ceil(document.querySelector('main').getBoundingClientRect().bottom));</script>
</body></html>`;
}

function message({ blocks }: SlackMessage, at: string, after: string): string {
  return `<article>${AVATAR}<div><div class="who"><b>Sitrep</b> <span class="app">APP</span> <small>${at}</small></div>${blocks.map(blockHtml).join('')}${after}</div></article>`;
}

function blockHtml(block: types.KnownBlock): string {
  switch (block.type) {
    case 'header':
      return `<h2>${escapeHtml(block.text.text)}</h2>`;
    case 'context':
      return `<div class="context">${block.elements.map(contextHtml).join('')}</div>`;
    case 'divider':
      return '<hr>';
    case 'rich_text':
      return `<div class="rich">${block.elements.map(richHtml).join('')}</div>`;
    case 'actions':
      return `<div class="actions">${block.elements.map(controlHtml).join('')}</div>`;
    default:
      return unknown('block', block.type);
  }
}

function contextHtml(element: types.ContextBlockElement): string {
  // Ours are plain, so that nothing in them is read as mrkdwn.
  return element.type === 'plain_text'
    ? `<span>${escapeHtml(element.text)}</span>`
    : unknown('piece of a context', element.type);
}

function controlHtml(element: types.ActionsBlockElement): string {
  switch (element.type) {
    case 'button':
      return element.url === undefined
        ? `<button>${escapeHtml(element.text.text)}</button>`
        : `<a class="button" href="${escapeHtml(element.url)}">${escapeHtml(element.text.text)}</a>`;
    case 'overflow':
      return `<button class="more" title="${escapeHtml(element.options.map(({ text }) => text.text).join('\n'))}">⋯</button>`;
    default:
      return unknown('control', element.type);
  }
}

function richHtml(element: types.RichTextBlock['elements'][number]): string {
  switch (element.type) {
    case 'rich_text_section':
      return `<div class="line">${element.elements.map(pieceHtml).join('')}</div>`;
    case 'rich_text_quote':
      return `<blockquote>${element.elements.map(pieceHtml).join('')}</blockquote>`;
    case 'rich_text_list': {
      const items = element.elements.map((item) => `<li>${item.elements.map(pieceHtml).join('')}</li>`);
      return element.style === 'bullet' ? `<ul>${items.join('')}</ul>` : `<ol>${items.join('')}</ol>`;
    }
    default:
      return unknown('rich text', element.type);
  }
}

function pieceHtml(piece: types.RichTextElement): string {
  switch (piece.type) {
    case 'text':
      return emphasized(escapeHtml(piece.text), piece.style);
    case 'link':
      return emphasized(`<a href="${escapeHtml(piece.url)}">${escapeHtml(piece.text ?? piece.url)}</a>`, piece.style);
    case 'date':
      // Slack writes it in the zone and the language of whoever reads; a picture has no reader.
      return emphasized(escapeHtml(piece.fallback ?? ''), piece.style);
    default:
      return unknown('piece of rich text', piece.type);
  }
}

function emphasized(html: string, style: types.RichTextText['style'] = {}): string {
  const tags = [style.bold && 'b', style.italic && 'em', style.strike && 's'].filter((tag) => typeof tag === 'string');
  return tags.reduce((inside, tag) => `<${tag}>${inside}</${tag}>`, html);
}

function unknown(what: string, type: string): never {
  throw new Error(`no way to draw a ${what} of type ${type}`);
}

const AVATAR =
  '<svg class="avatar" viewBox="0 0 40 40"><rect width="40" height="40" fill="#1f4e79"/><path d="M9 12h22M9 20h22M9 28h13" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/></svg>';

const STYLE = `
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/22px 'Slack-Lato', Lato, 'Noto Sans', 'Noto Sans Symbols2', sans-serif; font-variant-ligatures: none; }
b, h1, h2, button, .button { font-weight: 700; }
small { font-size: 12px; color: #616061; }
main { display: grid; grid-template-columns: 1fr 1fr; }
section { padding-bottom: 16px; min-width: 0; }
section + section { border-left: 1px solid #ddd; }
h1 { height: 49px; margin: 0 0 10px; padding: 0 16px; border-bottom: 1px solid #ddd; font-size: 18px; line-height: 49px; }
h1 i { font-style: normal; font-weight: 400; } h1 small { font-size: 13px; font-weight: 400; line-height: 1; margin-left: 4px; }
.count { display: flex; align-items: center; gap: 8px; margin: 0 16px; font-size: 13px; color: #616061; }
.count::after { content: ''; flex: 1; border-top: 1px solid #ddd; }
article { display: flex; gap: 8px; padding: 8px 16px; }
article > div { flex: 1; min-width: 0; max-width: 600px; overflow-wrap: anywhere; }
.avatar { flex: none; width: 36px; height: 36px; border-radius: 8px; margin-top: 4px; }
.app { background: #e8e8e8; color: #616061; border-radius: 2px; padding: 1px 3px; margin: 0 2px; font-size: 10px; font-weight: 700; vertical-align: 1px; }
a { color: #1264a3; text-decoration: none; }
h2 { margin: 4px 0 8px; font-size: 18px; line-height: 24px; }
.context { display: flex; flex-wrap: wrap; gap: 4px 8px; margin: 4px 0 8px; font-size: 13px; line-height: 18px; color: #616061; }
.rich { margin: 4px 0 8px; }
.line, li, blockquote { white-space: pre-wrap; }
ul, ol { margin: 0; padding-left: 26px; }
blockquote { position: relative; margin: 4px 0; padding-left: 16px; }
blockquote::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; border-radius: 8px; background: #ddd; }
hr { border: 0; border-top: 1px solid #ddd; margin: 16px 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
button, .button { box-sizing: border-box; height: 28px; padding: 0 10px; border: 1px solid #bbb; border-radius: 8px; background: #fff; color: #1d1c1d; font-family: inherit; font-size: 13px; line-height: 26px; }
.more { padding: 0 7px; font-size: 16px; }
.replies { display: flex; align-items: center; gap: 8px; margin-top: 4px; font-size: 13px; }
.replies .avatar { width: 24px; height: 24px; border-radius: 6px; margin: 0; } .replies b { color: #1264a3; } .replies small { font-size: 13px; }
`;
