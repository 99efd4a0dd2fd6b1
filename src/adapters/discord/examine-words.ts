/** What several looks say alike. */
import type { Finding } from '../../outcome.ts';

/** Where applications are made. */
export const PORTAL = 'the Discord Developer Portal (https://discord.com/developers/applications)';

/** What to do about an answer that is Discord's own trouble. */
export const LATER = 'Try again later; see https://discordstatus.com if it lasts.';

/** One finding; without advice where there is nothing to do. */
export function finding(check: string, state: Finding['state'], found: string, advice: string | null = null): Finding {
  return { check, state, found, advice };
}
