import type { Phrases } from './phrases.ts';

/** What stands between the paragraphs of pages and feeds and is no part of the report, in one language or several. */
export interface Furniture {
  /** Whole lines: advertisements, buttons, headings of boxes. */
  readonly lines: Phrases;
  /** Words before a colon or a bar, or before a dash where no sentence ends: what follows is found elsewhere. */
  readonly labels: Phrases;
  /** How a line begins that asks the reader to do something. */
  readonly beginnings: Phrases;
  /** What makes a line foreign wherever it stands in it. */
  readonly anywhere: Phrases;
  /** Headings after which nothing of the report follows. */
  readonly endMarks: Phrases;
}

export const ENGLISH: Furniture = {
  lines: `advertisement; advertisements; advert; adv; ad; sponsored; sponsored content; paid content|post;
    story|article|text continues below|after ad|advert|advertisement;
    story|article|text continues below|after this|the ad|advert|advertisement; continue reading;
    continue reading the main story; continue reading below; skip|jump past|to advertisement|promotion|newsletter|content;
    skip|jump past|to main content; skip|jump past|to ~ promotion|newsletter|sign-up|signup;
    skip advertisement|promotion|newsletter; end|start of ~ newsletter|promotion|podcast|tweet|post|video ~; loading; share;
    share this; share this article|story|page|post; share on ~; share via ~; share full article; share options; tweet;
    tweet this; pin it; print; print this page|article|story; email; e-mail; email this; email this page|article|story; copy;
    copy link; link copied; save; save article|story; bookmark; gift this article; listen; listen to article;
    listen to this article; comment; comments; comments (#); # comments; # comment; leave a comment|reply; post a comment;
    add a comment; add comment; tag; tags; topic; topics; more; up next; play; play video; watch; watch now|live; subscribe;
    subscribe now|today; sign up|in; sign up|in now; log in; login; register; follow; follow us; follow this topic;
    image source|caption; media caption; published; published on; updated; # min|mins|minute|minutes read;
    # min|mins|minute|minutes ago; # hour|hours ago; # day|days ago; file photo; text|font size; video transcript;
    comments are closed; comments are now closed; no comments; no comments yet; read|show|view|see|load more; read|view all;
    read all|this article|story; read the full story|article; read full story|article; read the entire|whole article|story;
    read entire article|story; related video|videos; keep reading; click|tap here; back to top; go to top;
    next|previous article|story|post; enlarge this image; toggle caption; hide caption; view|open image in fullscreen;
    expand image; close; donate; donate now|today|here; view comments; show comments; digg this; stumble it; add to google;
    add to del.icio.us; permalink; no related posts; facebook; twitter; whatsapp; telegram; linkedin; reddit; pinterest;
    flipboard; facebook twitter; facebook twitter ~ email|print|whatsapp|telegram|linkedin|reddit|pinterest;
    x facebook ~ email|print|whatsapp|telegram|linkedin|reddit|pinterest`,

  labels: `read; read more|also|next|on|this|our|too|now; read more on this; read the story|article;
    read the full|related|original story|article|report; also read; see also; see more; learn more; more on|from|about|in;
    more coverage|stories; more on|from|about this|our ~; related;
    related article|articles|story|stories|coverage|content|news|topic|topics|post|posts|link|links|reading|video;
    recommended; recommended for you; recommended stories|reading; you may|might like; you may|might also like;
    you may|might be interested; most read|popular; trending; trending now; editor's|editors' pick|picks|choice; don't miss;
    must read; in case you missed it; icymi; explainer; watch; watch more|also|now|live; listen; video; in pictures; gallery;
    photo gallery; photos; podcast; live updates; what to read; what else to read; here's what to read; tag; tags; topics;
    keywords; video keywords; filed under; filed in; posted in; categories; category`,

  beginnings: `click|tap here to|for; read or share this story|article; share this story|article; to embed|view this post|content|video;
    please follow us|our|@; please subscribe|enable|click; please log|sign in|up; related items;
    sign up for ~ newsletter|newsletters|alert|alerts|briefing|updates|email|emails|digest|free;
    sign up for our|free|breaking|daily|weekly;
    sign up to ~ newsletter|newsletters|alert|alerts|briefing|updates|email|emails|digest;
    sign up to our|receive|get|read|continue; sign up here|now|today; subscribe here|now|today;
    subscribe to ~ newsletter|newsletters|channel|podcast|youtube|telegram|whatsapp|briefing|digest|edition;
    subscribe to continue|read|unlock|get|receive|support|our; subscribe for ~ access|news|updates|only|month;
    to subscribe|unsubscribe; follow us on; follow us and; follow our ~ coverage|channel|page|live;
    follow ~ on twitter|x|facebook|instagram|telegram|whatsapp|linkedin|youtube|threads|bluesky|mastodon|google|social;
    follow @; join our ~ newsletter|channel|community|whatsapp|telegram|mailing|discord|group|list; join us on;
    join the conversation|discussion; download our ~ app; download the ~ app;
    get our|the ~ newsletter|app|alert|alerts|headlines|delivered|inbox; get ~ delivered|straight|sent to your;
    our newsletter; our ~ newsletter; this newsletter; have a tip|story; have a news tip; have you got a tip|story;
    do you have a tip|story; got a tip; we use cookies; this site|website|page uses cookies;
    your email address will not be published; required fields are marked; this story has not been edited by;
    except for the headline, this story; give feedback; end of preview; subscribers: log in; choose from one of the following;
    by signing up; by clicking|subscribing; by submitting this|your; by continuing to use|browse; you can unsubscribe;
    unsubscribe; already a subscriber|member; already have an account; already registered; not a subscriber|member;
    this article|story|content is for|available|only|reserved|exclusive|exclusively ~ subscribers|members;
    this article|story|content is for subscribers|members; you have|you've reached|read your; you have ~ free articles;
    continue|keep reading with|for; to continue|keep reading; continue reading this article|story; continue reading on|at;
    support our ~ journalism|reporting|newsroom; support independent journalism|media|reporting;
    support us ~ donation|donating|member|membership|from; become a|an member|patron|subscriber|supporter today|now|from;
    become a|an member|patron|subscriber|supporter to|and support|get|read|access; all rights reserved; copyright ©;
    copyright # ~; copyright (c); ©; this material may not be published; this content may not be reproduced;
    no part of this ~ reproduced; views expressed in this article|piece; the views expressed in|here|are;
    the views and opinions expressed; the opinions expressed in|here|are; last updated|modified; the post ~ appeared first on;
    submitted by /u/; article url:; comments url:; points: #; print this; view this email; view in browser;
    if you have been affected by`,

  anywhere: `enable javascript; javascript must be enabled; javascript is disabled|required; javascript to be enabled;
    install flash player; adobe flash player; your browser does not support; your browser doesn't support;
    your ad blocker|adblocker; an ad blocker|adblocker; disable ~ ad blocker|adblocker; accept cookies; accept all cookies;
    cookie settings|preferences; our cookie|privacy policy; the google privacy; our terms of use|service;
    agree to our|the|its terms; privacy policy and terms; terms of use|service and privacy;
    our comments|comment|commenting policy|guidelines; protected by recaptcha; recaptcha and; unsubscribe at any time;
    straight|delivered to your inbox; in your inbox; to your inbox every; sign up here|now|today; subscribe here|now|today;
    thank you for reading; you've successfully signed up; may receive an affiliate commission`,

  endMarks: `related; related article|articles|story|stories|coverage|content|news|topic|topics|post|posts|link|links|reading;
    more on this; more on this story; more stories|news|coverage; more stories from ~; more from ~; more like this; more on ~;
    read more|next|also; recommended; recommended for you; recommended stories|reading; you may|might like;
    you may|might also like; you may|might also be interested in; you may|might be interested in;
    most read|popular|viewed|commented|shared|emailed; most read|popular in|this ~; trending; trending now;
    latest news|stories|headlines; top stories; also read; also in ~; see also; what to read next; around|from the web;
    sponsored; sponsored stories|links; promoted stories|content; comment; comments; leave a comment|reply; reply;
    join|start the conversation|discussion; about the author|authors; our standards; our standards: ~ ~; topic; topics; tag;
    tags; share this; share this ~; editor's|editors' pick|picks; newsletter; newsletters; newsletter ~; sign up; subscribe;
    read or share this ~ ~; related items; related items ~; your money; member comments; follow us; follow us ~;
    stay connected|informed; stay connected|informed ~; our network; featured post|posts`,
};
