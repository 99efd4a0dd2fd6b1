/** What a command answers, as lines of a terminal. */
import type { Reply } from '../../../commands/command.ts';
import { replyPage } from '../page/reply-page.ts';
import { renderPage } from './render-text.ts';
import { PLAIN, type Style } from './style.ts';

/** Any reply; times are told in `zone` (IANA). Ends with a line break. */
export function renderReply(
  reply: Reply,
  style: Style = PLAIN,
  { zone = 'UTC' }: { readonly zone?: string } = {},
): string {
  return renderPage(replyPage(reply, zone), style);
}
