/** What Discord allows, each with the page that says so, and what we allow ourselves of it. */

// https://docs.discord.com/developers/components/reference ("Messages allow up to 40 total components")
export const COMPONENTS = 40;
// https://docs.discord.com/developers/components/reference#text-display (the limit over all of a message's text
// displays is told by the API: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED)
const TEXT_CHARACTERS = 4_000;
// https://docs.discord.com/developers/components/reference#action-row
export const BUTTONS_IN_ROW = 5;
// https://docs.discord.com/developers/components/reference#button-button-structure
export const BUTTON_LABEL = 80;
export const BUTTON_URL = 512;
// https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id
export const CUSTOM_ID = 100;
// https://docs.discord.com/developers/components/reference#string-select-string-select-structure
export const SELECT_OPTIONS = 25;
export const SELECT_PLACEHOLDER = 150;
// https://docs.discord.com/developers/components/reference#string-select-select-option-structure
export const OPTION_LABEL = 100;
// https://docs.discord.com/developers/components/reference#label-label-structure
export const FORM_LABEL = 45;
export const FORM_DESCRIPTION = 100;
// https://docs.discord.com/developers/components/reference#text-input-text-input-structure
export const INPUT_VALUE = 4_000;
// https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
export const FORM_TITLE = 45;
export const FORM_INPUTS = 5;
// https://docs.discord.com/developers/interactions/application-commands#application-command-object (descriptions, choices)
export const COMMAND_DESCRIPTION = 100;
export const CHOICES = 25;
export const CHOICE = 100;
// https://docs.discord.com/developers/resources/channel#channel-object-channel-structure (name of a thread or a post)
export const TITLE = 100;
// https://docs.discord.com/developers/reference#message-formatting-timestamp-styles (a moment JavaScript has a date for)
export const LATEST_MOMENT_MS = 8_640_000_000_000_000;

/** Our own budgets, in characters of all texts of a message, links included. */
export const CARD_CHARACTERS = 2_800;
export const HEAD_CHARACTERS = TEXT_CHARACTERS - 400;
/** One line of an answer; a longer one is divided. */
export const LINE_CHARACTERS = 1_500;
/** An address in a text takes room from the text; a longer one is left out, or offered by a button. */
export const TEXT_URL = 400;
/** A file we attach, in bytes. Discord takes 10 MiB: https://docs.discord.com/developers/reference#uploading-files */
export const FILE_BYTES = 1_000_000;

// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans (10,000 in 10 minutes;
// we stop at a twentieth)
export const REFUSED_REQUESTS = 500;
export const COUNTED_MS = 10 * 60_000;
// https://support.discord.com/hc/en-us/articles/360047496472 ("10 messages per hour" and channel are published)
export const PUBLISHED_AN_HOUR = 10;
// https://discord.com/developers/docs/resources/message#get-channel-messages
export const MESSAGES_A_PAGE = 100;
/** A channel is read back for at most this many requests. */
export const PAGES_READ_BACK = 20;
// https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel (applied_tags)
export const TAGS = 5;
// https://discord.com/developers/docs/resources/channel#forum-tag-object
export const TAG_NAME = 20;
// https://discord.com/developers/docs/resources/channel#channel-object-channel-structure: in minutes; three days, so that a
// story can still be changed for as long as it is followed
export const THREAD_ARCHIVED_AFTER = 4_320;
/** The shortest auto_archive_duration: what is younger was closed by somebody's hand, if at all. */
export const SOONEST_ARCHIVED_MS = 3_600_000;
