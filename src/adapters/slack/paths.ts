/** Where the bot is reached when its port is open; Slack is told of these in the manifest. */

/** Where Slack sends everything, whatever it is. */
export const EVENTS_PATH = '/slack/events';
/** Where people begin to install the app, and where they come back to. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
