/** What people are told when there is no answer: short, polite, and nothing of our insides. */

/** To somebody whose place in the line there is no room for. */
export const TOO_MANY = 'You asked many questions at once. Please wait for their answers, then ask again.';

/** In place of an answer that does not come within a minute. */
export const TOO_SLOW =
  'This takes longer than a minute, so I do not wait for it any more. If it was to change something, please look whether it did before you ask again.';

/** In place of an answer that a bug of ours kept from coming. */
export const OUR_MISTAKE =
  'Something went wrong on my side, and it was written down for those who run me. Please try again later.';

/** Where a file that was handed over cannot be fetched. */
export const UNREADABLE =
  'The file could not be read. At most 2 MB of text are taken. Nothing was changed. Please hand it over again.';

/** In place of an answer that the service does not take. */
export const NOT_SHOWABLE =
  'The answer was found but could not be shown, and that was written down for those who run me. Please ask for less at once.';

/** To somebody who clicked on what an older or newer version of ours left behind. */
export const OTHER_VERSION =
  'This belongs to another version of me, so I do not know what it asks. Please type the command instead; /help lists all.';
