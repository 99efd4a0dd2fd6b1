/** What several looks say alike. */
import type { Finding } from '../../outcome.ts';

/** Where apps are made. */
export const APPS = 'https://api.slack.com/apps';

/** What to do about an answer that is Slack's own trouble, or that of the way there. */
export const LATER =
  'Check whether this machine reaches Slack, and SLACK_API_URL if it is set; see https://slack-status.com if it lasts.';

/** How an app gets what it lacks. */
export const REINSTALL = `At ${APPS} choose your app, add them under OAuth & Permissions, Bot Token Scopes, and reinstall the app under Install App.`;

/** One finding; without advice where there is nothing to do. */
export function finding(check: string, state: Finding['state'], found: string, advice: string | null = null): Finding {
  return { check, state, found, advice };
}
