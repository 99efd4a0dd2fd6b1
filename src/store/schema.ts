import type { Generated } from 'kysely';

/**
 * The tables. Times are integer milliseconds, flags 0 or 1. What is never asked for by itself lies in a JSON
 * `document`, so that a type may gain a field without a migration.
 */
export interface Tables {
  articles: {
    row_id: Generated<number>;
    article_id: string;
    title: string;
    text: string;
    /** JSON; forgotten with the text. */
    sentences: string;
    url: string;
    outlet: string;
    /** What it claims, or when we first saw it. */
    dated_at: number;
    first_seen_at: number;
    /** The rest of the article. */
    document: string;
  };
  article_keys: { key: string; article_id: string };
  story_articles: { article_id: string; story_id: string };
  cards: { story_id: string; updated_at: number; document: string };
  feed_states: { feed_id: string; next_poll_at: number; document: string };
  host_pauses: { host: string; until: number };
  briefings: {
    briefing_no: Generated<number>;
    destination: string;
    slot: string;
    kind: string;
    recorded_at: number;
    document: string;
    states: string;
  };
  deliveries: {
    delivery_no: Generated<number>;
    delivery_id: string;
    slot: string;
    destination: string;
    part: number;
    kind: string;
    state: string;
    uncertain: number;
    message_id: string | null;
    due_at: number;
    not_before: number;
    sent_at: number | null;
    attempts: number;
    problem: string | null;
    briefing_no: number | null;
    /** The part without its briefing. */
    content: string;
    /** The story it shows; null where it shows none. */
    story_id: string | null;
    /** The message it changes; null for a message of its own. */
    edits: string | null;
  };
  slots: { destination: string; local: string; at: number; state: 'fired' | 'missed'; decided_at: number };
  watched_plans: { destination: string; entry: string; since: number };
  facts: { name: string; value: string };
  channels: { destination: string; followed: number; wishes: string; changed_at: number };
  places: { destination: string; community: string };
  chat_feeds: { feed_id: string; community: string | null; added_at: number; document: string };
  feed_pauses: { feed_id: string; paused_at: number };
  mutes: { destination: string; story_id: string; muted_at: number };
  installations: {
    community: string;
    installed_at: number;
    /** Which key opens it. */
    key_id: string;
    sealed: string;
  };
  communities: { community: string; joined_at: number; left_at: number | null };
  audit: {
    audit_no: Generated<number>;
    at: number;
    platform: string;
    community: string | null;
    user_id: string | null;
    what: string;
    subject: string;
    before: string | null;
    after: string | null;
  };
}
