/** What Slack allows, each with the page that says so, and what we allow ourselves of it. */

// https://docs.slack.dev/reference/block-kit/blocks ("up to 50 blocks in each message, and up to 100 blocks in modals or Home tabs")
export const MESSAGE_BLOCKS = 50;
export const VIEW_BLOCKS = 100;
// https://docs.slack.dev/reference/block-kit/blocks/header-block
export const HEADER = 150;
// https://docs.slack.dev/reference/block-kit/composition-objects/text-object (we take the 2,000 that a field of a section has)
export const SMALL = 2_000;
// https://docs.slack.dev/reference/block-kit/blocks/section-block (3,000; our sections of rich text keep to it)
export const SECTION = 3_000;
// https://docs.slack.dev/reference/block-kit/block-elements/button-element
export const BUTTON_LABEL = 75;
export const BUTTON_VALUE = 2_000;
export const BUTTON_URL = 3_000;
// https://docs.slack.dev/reference/block-kit/blocks/actions-block
export const ACTIONS = 25;
// https://docs.slack.dev/reference/block-kit/block-elements (action_id)
export const ACTION_ID = 255;
// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
export const OPTION_LABEL = 75;
export const OPTION_VALUE = 150;
// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
export const SELECT_OPTIONS = 100;
// https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
export const OVERFLOW_OPTIONS = 5;
// https://docs.slack.dev/reference/views/modal-views (private_metadata takes 3,000: more than what a button says)
export const VIEW_TITLE = 24;
// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
export const INPUT_VALUE = 3_000;
// https://docs.slack.dev/reference/block-kit/blocks/input-block (label and hint take 2,000; more is no label)
export const FIELD_LABEL = 150;
// https://docs.slack.dev/surfaces/modals#displaying_errors tells of no limit; more is no fault beside a field
export const FIELD_FAULT = 250;
// https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
export const CONFIRM_TITLE = 100;
export const CONFIRM_TEXT = 300;
export const CONFIRM_BUTTON = 30;

/**
 * All blocks of a message together, as JSON in bytes. Slack tells of no such limit and refuses with `msg_blocks_too_long`:
 * at 13,297 characters of one block (https://github.com/slackapi/bolt-js/issues/2509); of rich text, 9,597 characters in
 * 15,561 of JSON were taken and 11,341 in 17,694 were not (https://github.com/slackapi/bolt-js/issues/2867). Nobody has
 * said whether it counts characters, JSON or bytes, so all three stay below what was taken.
 */
export const BLOCKS_JSON = 15_500;

/** Our own budgets, in characters of all texts of a message. */
export const CARD_CHARACTERS = 6_000;
export const HEAD_CHARACTERS = 6_000;
/** So many pages are offered in a menu, each in so many characters: a menu takes its room from the text. */
export const PAGES_OFFERED = 10;
export const PAGE_LABEL = 60;
/** One line of a page; a longer one is divided. */
export const LINE_CHARACTERS = 2_500;
/** What is shown where blocks are not: in a notification, by a screen reader. Slack advises 4,000 at most: https://docs.slack.dev/reference/methods/chat.postMessage */
export const FALLBACK = 3_000;
/** A file that is uploaded, in bytes. Slack takes 1 GB: https://docs.slack.dev/messaging/working-with-files */
export const FILE_BYTES = 1_000_000;

// https://docs.slack.dev/reference/methods/conversations.history ("We recommend no more than 200 results at a time")
export const MESSAGES_A_PAGE = 200;
/** So many pages are read when a message is looked for. */
export const PAGES_READ_BACK = 20;
// https://docs.slack.dev/apis/web-api/rate-limits ("1 per second per channel", "several hundred messages per minute")
export const CHANNEL_EVERY_MS = 1_000;
export const WORKSPACE_EVERY_MS = 200;
// https://docs.slack.dev/reference/methods/chat.update (Tier 3: 50 and more a minute)
export const UPDATE_EVERY_MS = 1_200;
/** Slack tells of no number; we are silent where Discord would shut us out (`promises.md` D4). */
export const REFUSED_REQUESTS = 500;
export const COUNTED_MS = 10 * 60_000;
