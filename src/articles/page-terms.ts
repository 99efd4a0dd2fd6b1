import type { PageDocument } from './page-dom.ts';
import { isWalled } from './paywall.ts';
import type { PageText } from './ports.ts';
import { isReserved, refusedDirective, refusedSignal } from './robots-directives.ts';
import { OUR_NAME } from './robots-file.ts';

/**
 * What a page itself says of who may read it, and how much of it: before scripts and boxes are taken out of it, since some
 * of them say so.
 */
export function termsOf(page: PageDocument): Pick<PageText, 'isStub' | 'reserved'> {
  return { isStub: isWalled(page), reserved: reservedBy(page) };
}

/** No page has more of them for a reason. */
const MOST_METAS = 2_000;

/** What in the page's head reserves its text: "tdm-reservation", "robots: noai"; null for nothing. */
function reservedBy(page: PageDocument): string | null {
  let seen = 0;
  for (const meta of page.querySelectorAll('meta')) {
    seen += 1;
    if (seen > MOST_METAS) break;
    const name = (meta.getAttribute('name') ?? meta.getAttribute('http-equiv') ?? '').trim().toLowerCase();
    const content = meta.getAttribute('content') ?? '';
    const said = refusalIn(name, content);
    if (said !== null) return said;
  }
  return null;
}

function refusalIn(name: string, content: string): string | null {
  switch (name) {
    case 'tdm-reservation':
      return isReserved(content) ? name : null;
    case 'content-signal':
      return spoken(name, refusedSignal(content));
    case 'robots':
    case 'x-robots-tag':
    case OUR_NAME:
      // Nobody knows here what time it is; a page that is read was linked in a feed just now.
      return spoken(name, refusedDirective(content, { name: OUR_NAME, now: null }));
    default:
      return null;
  }
}

function spoken(name: string, said: string | null): string | null {
  return said === null ? null : `${name}: ${said.slice(0, 60)}`;
}
