/** What a command answers, as lines of a terminal. */
import type { Reply } from '../../../commands/command.ts';
import { plainText } from '../page/plain-text.ts';
import { replyPage } from '../page/reply-page.ts';
import { renderPage } from './render-text.ts';
import { PLAIN, type Style } from './style.ts';

/** Any reply; times are told in `zone` (IANA). Ends with a line break. */
export function renderReply(
  reply: Reply,
  style: Style = PLAIN,
  { zone = 'UTC' }: { readonly zone?: string } = {},
): string {
  const page = renderPage(replyPage(reply, zone), style);
  return reply.kind === 'file' ? page + reply.text.split('\n').map(keptLine).join('\n') : page;
}

/** A line of a file that is shown to be copied: its indent stays, what acts on a screen does not. */
function keptLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + plainText(line);
}
