/**
 * What can go wrong, in words the operator reads. A port says no by throwing a `Refusal`; the stage turns it into a
 * `Problem` and goes on with the rest. Anything else thrown is a bug of ours and may end the cycle.
 */

/** One sentence of advice for each thing that can go wrong; its keys are the problem codes. */
export const ADVICE = {
  'feed-unreachable': 'Check the address and whether the host answers from this machine.',
  'feed-refused': 'The host answered with an error status; it is asked again later. Check the address if it lasts.',
  'feed-gone': 'The publisher removed this feed (410). Take it out of feeds.yaml or find its new address.',
  'feed-too-large': 'The feed is larger than 5 MiB. Ask the publisher for a shorter one, or use another feed.',
  'feed-not-a-feed': 'The address answers with something that is no feed. Look for the feed address on the page.',
  'no-bridge': 'Name an RSS bridge under network.telegramBridge in sitrep.yaml, with {channel} in its address.',
  'feed-empty': 'The address answers with an empty body. Check the address if it lasts.',
  'feed-broken': 'The feed is not well-formed. Tell the publisher; it is read again at the next poll.',
  'feed-too-deep': 'The feed nests deeper than 192 levels and was not read. Use another feed.',
  'feed-too-slow': 'The feed could not be read within a second and was given up. Use another feed.',
  'feed-encoding': 'The feed does not hold text in the encoding it names. Tell the publisher.',
  'entry-unusable': 'One entry said nothing and was left out.',
  'feed-failing': 'It is asked again by itself, less and less often. Look at its address if it lasts.',
  'feed-stopped':
    'It is not asked any more. Find its new address, or take it out of feeds.yaml; /feeds resume has it asked again.',
  'feed-back': 'There is nothing to do.',
  'feed-silent': 'It answers, and nothing new comes. Look whether the publisher has another feed by now.',
  'feed-moved': 'Put the new address into feeds.yaml. The file is never changed by itself.',
  'feed-moved-back': 'Its new address holds the feed no more, so the one of feeds.yaml is asked again.',
  'network-down': 'Check whether this machine reaches the internet. Feeds are asked again by themselves.',
  'network-back': 'There is nothing to do.',
  'network-redirects':
    'If it is the sign-in page of a network, sign in there. If the publishers have moved there, put the new addresses into feeds.yaml.',
  'pass-full': 'A pass holds only as much as fits into memory; there is nothing to do.',
  'pass-ended': 'They come first at the next pass. Slow hosts, or many feeds of one host, take their time.',
  'host-paused': 'The host asked us to wait; its feeds are read again after that time.',
  'address-forbidden':
    'The address leads into a private network. If that is intended, list host:port under network.allowPrivate.',
  'address-invalid': 'Only http and https addresses with a host name can be read.',
  'too-many-redirects': 'The address redirects more than five times. Use the final address.',
  'redirect-refused': 'The address redirects to one that may not be read.',
  'web-timeout': 'The host did not answer in time; it is asked again later.',
  'web-too-large': 'The answer is larger than allowed and was not read.',
  'web-unreachable': 'The host could not be reached.',
  'web-bad-answer': 'The host did not answer in proper HTTP.',
  'page-unreadable': 'No article text was found on the page; the text of the feed is used instead.',
  'page-too-deep': 'The page nests deeper than 512 levels and was not read; the text of the feed is used instead.',
  'page-too-slow': 'The page could not be read within five seconds; the text of the feed is used instead.',
  'article-unread':
    'This is a mistake of ours, not of the article; please report it with the address. Everything else went on.',
  'card-unwritten': 'This is a mistake of ours; please report it with the id of the story. Everything else went on.',
  'article-unusable': 'Give an object with id, title and text.',
  'quote-not-found': 'A quotation that stands in no article was left out.',
  'sentence-unsupported': 'A sentence the sources do not carry was left out.',
  'destination-refused': 'The destination refused the post. Check that it exists and that the bot may write there.',
  'destination-later': 'The destination asked us to wait; the post is tried again.',
  'destination-gone': 'The channel is gone, or the bot was removed from it. Invite it again, or take the channel out.',
  'not-invited': 'The bot is no member of the channel. Invite it there, or take the channel out.',
  'channel-archived': 'The channel is archived. Unarchive it, or take it out.',
  'scope-missing':
    'The app may not do this. Update it with the manifest that "sitrep slack manifest" prints, and install it again.',
  'not-installed': 'The bot is not installed in this workspace. Install it there, or take the channel out.',
  'message-refused': 'The service refused this one message; the others went on. Please report it with its delivery id.',
  'message-gone': 'The message was deleted, so there is nothing to change.',
  'token-refused':
    'The service does not accept the token, so nothing is sent there any more. Put a valid token and start again.',
  'service-unreachable': 'The service did not answer; the post is tried again.',
  'gateway-refused':
    'Discord ended the connection and does not take it up again. If it names shards, set DISCORD_SHARDS to auto; otherwise report it.',
  'socket-mode-off':
    'Slack does not let the app connect. Turn Socket Mode on in its settings; it connects again by itself.',
  'install-failed':
    'Somebody wanted to install the app and could not. Check SLACK_CLIENT_ID and SLACK_CLIENT_SECRET; they can try again.',
  'port-taken': 'Another program listens there. Set another port.',
  'secret-key-wrong':
    'What is kept cannot be read with it. Set the key with which it was written as SITREP_SECRET_KEY or SITREP_PREVIOUS_SECRET_KEY.',
  'too-many-refusals': 'The service refused 500 requests in ten minutes, so nothing is sent there until that is over.',
  'commands-refused':
    'Discord did not take our commands, so those registered before stay. Invite the bot with the scope applications.commands; report it if it lasts.',
  'answer-lost': 'Somebody asked and the service did not take the answer; they can ask again.',
  'command-failed':
    'This is a mistake of ours; please report it with the name of the command. Everything else went on.',
  'not-allowed': 'Ask somebody who may manage this server or workspace, or an operator of the bot.',
  'locked-by-file': 'The operator decided this in a file; change it there.',
  'change-invalid': 'Nothing was changed. See /help for what is allowed.',
  'change-unknown': 'Nothing was changed.',
  'too-many-changes': 'Nothing was changed. Five changes a minute and fifty a day are taken from one person.',
  'delivery-uncertain':
    'Nobody can say yet whether the post arrived. It is looked for before it is sent again; there is nothing to do.',
  'delivery-unknown':
    'Nobody can say whether the post arrived, so it is not sent again; the next briefing tells what is missing. Look at the channel.',
  'delivery-dead': 'The post was given up after twelve attempts.',
  'store-full': 'The disk is full. Free some space and start again; nothing was half-written.',
  'store-locked': 'Another process uses this data folder. Stop it, or set DATA_DIR to another folder.',
  'store-broken': 'The data file is damaged. Keep it, and restore the last backup.',
  'store-newer': 'The data file was written by a newer Sitrep. Install that version or use another DATA_DIR.',
  'store-older': 'The data file was written by an older Sitrep; the next start of this version brings it up to date.',
  'store-unwritable': 'The data folder cannot be written. Check its owner and rights, or set DATA_DIR.',
  'page-refused':
    'The publisher does not want such pages read by machines, so only the text of the feed is used. Set reading: feed to ask for none.',
  'robots-unreadable':
    'The host does not say whether its pages may be read, so none is for now; the text of the feed is used instead.',
  'pages-left':
    'Their hosts were slow, or have many new pages at once; the text of the feed is used instead. Set reading: feed if it lasts.',
  'settings-invalid': 'Correct the lines named above and start again.',
  'input-unreadable': 'Check that the file exists and may be read.',
  usage: 'See "sitrep help".',
} as const satisfies Readonly<Record<string, string>>;

/** A thing that can go wrong. */
export type ProblemCode = keyof typeof ADVICE;

/** One thing that went wrong with one subject, while everything else went on. */
export interface Problem {
  readonly code: ProblemCode;
  /** What it happened to: a feed id, an address, an article id, a delivery id. */
  readonly subject: string;
  /** What was found, in a short phrase; never a secret, never the text of an article. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** What a stage brought about: the things done and the problems met on the way. */
export interface Outcome<T> {
  readonly done: readonly T[];
  readonly problems: readonly Problem[];
}

/** One thing that `sitrep doctor` looked at: how it is, in a phrase, and what to do where it is not well. */
export interface Finding {
  /** What was looked at: "store", "discord-token", "discord:123456789012345678". */
  readonly check: string;
  /** Only what is `wrong` keeps the bot from its work; `skipped` could not, or need not, be looked at. */
  readonly state: 'ok' | 'warning' | 'wrong' | 'skipped';
  readonly found: string;
  /** Null where there is nothing to do. */
  readonly advice: string | null;
}

/** How a port says no. */
export class Refusal extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, detail: string, options?: { readonly cause?: unknown }) {
    super(detail, options);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** The problem that a refusal is for one subject; anything that is no refusal is a bug and is thrown on. */
export function problemOf(thrown: unknown, subject: string): Problem {
  if (!(thrown instanceof Refusal)) throw thrown;
  return { code: thrown.code, subject, detail: thrown.message, cause: thrown.cause };
}

/** "feed-broken meridian-wire: unclosed tag at line 3. The feed is not well-formed. …": one line for the operator. */
export function describeProblem({ code, subject, detail }: Problem): string {
  return `${subject}: ${code}${detail ? ` (${detail})` : ''}. ${ADVICE[code]}`;
}
