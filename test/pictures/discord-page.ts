/**
 * A page that shows messages as Discord does: its web components where there are some, and for the newer ones (containers,
 * texts, sections, separators), which the package does not have, plain HTML with the look of Discord's dark theme.
 */
import type {
  APIButtonComponent,
  APIComponentInContainer,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord.js';
import { discordHtml, escapeHtml, type Reader } from './markdown.ts';

/** What the picture shows: a channel with the head of a briefing, and beside it the thread below the head with one story. */
export interface ShownBriefing {
  readonly head: readonly APIMessageTopLevelComponent[];
  readonly story: readonly APIMessageTopLevelComponent[];
  /** The name of the thread, and how many messages are in it. */
  readonly thread: { readonly name: string; readonly messages: number };
  readonly sentAt: number;
}

/** The page; `modules` is where the packages are served. */
export function pageOf({ head, story, thread, sentAt }: ShownBriefing, modules: string): string {
  // Discord tells moments in the zone of whoever reads.
  const reader: Reader = { timeZone: 'UTC', now: sentAt };
  const at = new Intl.DateTimeFormat('en-GB', { timeZone: reader.timeZone, timeStyle: 'short' }).format(sentAt);
  const below = `<discord-thread slot="thread" name="${escapeHtml(thread.name)}" cta="${thread.messages} Messages"></discord-thread>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sitrep</title>
<script type="importmap">${JSON.stringify({ imports: importsFrom(modules) })}</script>
<style>${STYLE}</style></head>
<body><main>${pane('text', 'briefings', message(head, below))}${pane('thread', thread.name, message(story, ''))}</main>
<script type="module">
import '@skyra/discord-components-core';
await Promise.all([...document.querySelectorAll('discord-message, discord-button, discord-header, discord-list-item')].map((one) => one.updateComplete));
const look = new CSSStyleSheet();
look.replaceSync(${JSON.stringify(NEWER_LOOK)});
for (const one of document.querySelectorAll('*')) if (one.shadowRoot) one.shadowRoot.adoptedStyleSheets.push(look);
document.documentElement.dataset.height = String(Math.ceil(document.querySelector('main').getBoundingClientRect().bottom));
</script></body></html>`;

  function pane(type: string, name: string, inside: string): string {
    return `<discord-messages no-background channel-type="${type}" channel-name="${escapeHtml(name)}">${inside}</discord-messages>`;
  }

  function message(components: readonly APIMessageTopLevelComponent[], after: string): string {
    return `<discord-message author="Sitrep" bot avatar="${AVATAR}" timestamp="${at}"><div slot="components">${components.map(topLevel).join('')}</div>${after}</discord-message>`;
  }

  function topLevel(component: APIMessageTopLevelComponent): string {
    if (component.type !== 17) throw new Error(`no way to draw a component of type ${component.type}`);
    const accent = `#${(component.accent_color ?? 0).toString(16).padStart(6, '0')}`;
    return `<div class="container" style="border-left-color: ${accent}">${component.components.map(inner).join('')}</div>`;
  }

  function inner(component: APIComponentInContainer): string {
    switch (component.type) {
      case 10:
        return `<div class="text">${discordHtml(component.content, reader)}</div>`;
      case 14:
        return `<hr class="${component.spacing === 2 ? 'large' : 'small'}">`;
      case 9:
        return section(component);
      case 1:
        return `<discord-action-row>${component.components.map((one) => (one.type === 2 ? button(one) : '')).join('')}</discord-action-row>`;
      default:
        throw new Error(`no way to draw a component of type ${component.type}`);
    }
  }

  function section({ components, accessory }: APISectionComponent): string {
    if (accessory.type !== 2) throw new Error('no way to draw a section without a button');
    const texts = components.map(({ content }) => `<div class="text">${discordHtml(content, reader)}</div>`);
    return `<div class="section"><div>${texts.join('')}</div><discord-action-row>${button(accessory)}</discord-action-row></div>`;
  }
}

function button(component: APIButtonComponent): string {
  const label = 'label' in component ? (component.label ?? '') : '';
  const url = component.style === 5 ? ` url="${escapeHtml(component.url)}"` : '';
  return `<discord-button type="secondary"${url}>${escapeHtml(label)}</discord-button>`;
}

/** Where a browser finds what the components import. */
function importsFrom(modules: string): Readonly<Record<string, string>> {
  const at = (path: string) => `${modules}/${path}`;
  return {
    '@skyra/discord-components-core': at('@skyra/discord-components-core/dist/index.js'),
    '@lit/context': at('@lit/context/index.js'),
    '@lit/reactive-element': at('@lit/reactive-element/reactive-element.js'),
    '@lit/reactive-element/': at('@lit/reactive-element/'),
    lit: at('lit/index.js'),
    'lit/': at('lit/'),
    'lit-html': at('lit-html/lit-html.js'),
    'lit-html/': at('lit-html/'),
    'lit-element/': at('lit-element/'),
  };
}

const AVATAR = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#1f4e79"/><path d="M9 12h22M9 20h22M9 28h13" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/></svg>',
)}`;

/** What Discord draws differently today than the package does. */
const NEWER_LOOK = `
button, a { border-radius: 8px !important; font-family: inherit; }
.secondary { background-color: #3a3a41 !important; margin: 0 8px 0 0 !important; }
a { color: #7cb1ff; }
h2 { font-size: 1.25rem !important; margin: 0 !important; } h3 { font-size: 1rem !important; margin: 0 !important; }
ul { margin: 2px 0 0 18px !important; } li { margin-bottom: 2px !important; }
small { color: #94959c !important; }
.discord-quote-divider { background-color: #4e4f57 !important; }
.discord-channel-header { border-bottom: 1px solid #303036; box-shadow: none !important; }
.discord-channel-name { font-weight: 600; }
`;

const STYLE = `
:root { color-scheme: dark; }
body { margin: 0; background: #1a1a1e; }
main { display: grid; grid-template-columns: 1fr 1fr; }
discord-messages { border: 0 !important; padding: 0 12px 8px 0; font-family: 'gg sans', 'Noto Sans', 'Noto Sans Symbols2', sans-serif; line-height: 1.375; color: #dfe0e2; }
discord-messages + discord-messages { border-left: 1px solid #303036 !important; }
.container { max-width: 600px; box-sizing: border-box; margin-top: 6px; padding: 14px 16px 14px 14px; border: 1px solid #3b3b42; border-left: 4px solid; border-radius: 8px; background: #242429; display: flex; flex-direction: column; gap: 10px; font-size: 16px; line-height: 22px; }
.text { overflow-wrap: anywhere; }
discord-header { color: #fbfbfb; display: block; }
discord-time { background: #38383f; border-radius: 3px; padding: 0 2px; }
hr { width: 100%; border: 0; border-top: 1px solid #3b3b42; margin: 2px 0; } hr.large { margin: 8px 0; }
.section { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
.section discord-action-row { flex: none; }
`;
