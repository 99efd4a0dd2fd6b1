/** `sitrep slack manifest`: what to paste into Slack to make the app. */

import { Refusal } from '../outcome.ts';
import type { Context, ExitCode } from './context.ts';
import { say } from './context.ts';

/** Prints the manifest as JSON, which Slack takes as it is: of Socket Mode, or of an address of ours. */
export async function printManifest(
  context: Context,
  { url = null }: { readonly url?: string | null },
): Promise<ExitCode> {
  if (url !== null && URL.parse(url)?.protocol !== 'https:') {
    throw new Refusal(
      'usage',
      `--url ${JSON.stringify(url.slice(0, 100))}: Slack sends to addresses that begin with https:// only`,
    );
  }
  // The manifest names what is called and listened to, and nothing of the library is loaded for that.
  const { slackManifest } = await import('../adapters/slack/manifest.ts');
  say(context, JSON.stringify(slackManifest({ url }), null, 2));
  return 0;
}
