import type { PageDocument } from './page-dom.ts';
import type { PageText } from './ports.ts';

/** What a page itself says of who may read it, and how much of it. */
export function termsOf(_page: PageDocument): Pick<PageText, 'isStub' | 'reserved'> {
  return { isStub: false, reserved: null };
}
