/** The look of a briefing as a page: one column, light or dark as the reader's system is, plain on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --paper: #ffffff; --card: #f6f8fa; --link: #0a58ca; --warn: #8a4b00; --accent: #1f4e79; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa4af; --line: #323941; --paper: #14171b; --card: #1c2127; --link: #7db7ff; --warn: #f0b35a; --accent: #9cc4ec; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; line-height: 1.35; margin: 0; }
h3, section > h2 { font-size: .8rem; line-height: 1.4; margin: 1.4rem 0 .35rem; letter-spacing: .06em; text-transform: uppercase; color: var(--accent); }
p { margin: .35rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header { border-bottom: 3px solid var(--ink); padding-bottom: .75rem; }
header p, .chips, .small, .quiet { color: var(--soft); }
.small { font-size: .875rem; }
.top p { font-size: 1.2rem; line-height: 1.5; font-weight: 600; }
.top strong { font-weight: inherit; }
article { border-top: 1px solid var(--line); margin-top: 2.25rem; padding-top: 1.5rem; }
.chips { font-size: .875rem; margin: .35rem 0 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; }
.chips li { margin: 0; } .chips li:not(:last-child)::after { content: "·"; margin: 0 .5em; color: var(--soft); font-weight: 400; }
ul { margin: .35rem 0; padding-inline-start: 1.2rem; }
li { margin: .25rem 0; }
dl { margin: .35rem 0; display: grid; grid-template-columns: fit-content(40%) 1fr; gap: .3rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .35rem 0; font-size: 1rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .9rem .4rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: .8rem; color: var(--soft); font-weight: 400; padding-bottom: .15rem; }
tbody th { font-weight: 400; color: var(--soft); white-space: nowrap; }
blockquote { margin: .7rem 0; padding: .6rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--card); border-radius: 0 .4rem .4rem 0; }
blockquote p { margin: 0; font-size: 1.1rem; }
blockquote footer { color: var(--soft); font-size: .9rem; margin-top: .3rem; }
blockquote footer strong { color: var(--ink); }
.mark { font-size: .75em; vertical-align: .25em; line-height: 1; text-decoration: none; margin-inline-start: .1em; }
.mark:hover { text-decoration: underline; }
.caution { color: var(--warn); font-weight: 600; }
.rise { color: var(--warn); } .fall { color: var(--link); }
.sources { list-style: none; padding: .9rem 0 0; margin: 1.2rem 0 0; border-top: 1px dashed var(--line); font-size: .9rem; color: var(--soft); }
.more { margin: .9rem 0 0; }
.more a { display: inline-block; padding: .4rem .9rem; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; font-weight: 600; }
.more a:hover { border-color: var(--link); }
.foot { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .75rem; }
.end { text-align: center; color: var(--soft); margin-top: 2rem; font-size: .875rem; }
@media (max-width: 34rem) { main { padding-top: 1.25rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --card: #fff; --link: #000; --warn: #000; --accent: #000; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  .mark { text-decoration: none; } article, blockquote, table, .sources li { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .sources a::after { content: " <" attr(href) ">"; } .more { display: none; }
}
`.trim();
