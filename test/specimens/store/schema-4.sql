CREATE TABLE "articles" ("row_id" integer primary key, "article_id" text not null unique, "title" text not null, "text" text not null, "sentences" text not null, "url" text not null, "outlet" text not null, "dated_at" integer not null, "first_seen_at" integer not null, "document" text not null) strict;
CREATE INDEX "articles_by_date" on "articles" ("dated_at");
CREATE INDEX "articles_by_first_seen" on "articles" ("first_seen_at");
CREATE INDEX "articles_with_text" on "articles" ("first_seen_at") where "text" != '';
CREATE VIRTUAL TABLE article_words using fts5(
      title, text, content='articles', content_rowid='row_id', tokenize='unicode61 remove_diacritics 2'
    );
CREATE TRIGGER article_words_insert after insert on articles begin
      insert into article_words(rowid, title, text) values (new.row_id, new.title, new.text);
    end;
CREATE TRIGGER article_words_delete after delete on articles begin
      insert into article_words(article_words, rowid, title, text)
      values ('delete', old.row_id, old.title, old.text);
    end;
CREATE TRIGGER article_words_update after update of title, text on articles begin
      insert into article_words(article_words, rowid, title, text)
      values ('delete', old.row_id, old.title, old.text);
      insert into article_words(rowid, title, text) values (new.row_id, new.title, new.text);
    end;
CREATE TABLE "article_keys" ("key" text not null primary key, "article_id" text not null references "articles" ("article_id") on delete cascade) strict;
CREATE INDEX "article_keys_by_article" on "article_keys" ("article_id");
CREATE TABLE "story_articles" ("article_id" text not null primary key, "story_id" text not null) strict;
CREATE INDEX "story_articles_by_story" on "story_articles" ("story_id");
CREATE TABLE "cards" ("story_id" text not null primary key, "updated_at" integer not null, "document" text not null) strict;
CREATE INDEX "cards_newest_first" on "cards" ("updated_at" desc, "story_id");
CREATE TABLE "feed_states" ("feed_id" text not null primary key, "next_poll_at" integer not null, "document" text not null) strict;
CREATE TABLE "host_pauses" ("host" text not null primary key, "until" integer not null) strict;
CREATE TABLE "briefings" ("briefing_no" integer primary key, "destination" text not null, "slot" text not null, "kind" text not null, "recorded_at" integer not null, "document" text not null, "states" text not null) strict;
CREATE INDEX "briefings_by_time" on "briefings" ("recorded_at");
CREATE INDEX "briefings_by_destination" on "briefings" ("destination", "briefing_no");
CREATE TABLE "deliveries" ("delivery_no" integer primary key, "delivery_id" text not null unique, "slot" text not null, "destination" text not null, "part" integer not null, "kind" text not null, "state" text not null, "uncertain" integer not null, "message_id" text, "due_at" integer not null, "not_before" integer not null, "sent_at" integer, "attempts" integer not null, "problem" text, "briefing_no" integer, "content" text not null, "story_id" text, "edits" text, constraint "one_row_a_part" unique ("slot", "destination", "part")) strict;
CREATE INDEX "deliveries_by_destination" on "deliveries" ("destination", "state", "delivery_no");
CREATE INDEX "deliveries_by_state" on "deliveries" ("state", "destination");
CREATE INDEX "deliveries_by_due" on "deliveries" ("due_at");
CREATE INDEX "deliveries_by_briefing" on "deliveries" ("briefing_no");
CREATE TABLE "slots" ("destination" text not null, "local" text not null, "at" integer not null, "state" text not null, "decided_at" integer not null, constraint "one_decision_a_slot" primary key ("destination", "local")) strict;
CREATE INDEX "slots_by_time" on "slots" ("destination", "at");
CREATE INDEX "slots_by_decision" on "slots" ("decided_at");
CREATE TABLE "watched_plans" ("destination" text not null, "entry" text not null, "since" integer not null, constraint "one_beginning_an_entry" primary key ("destination", "entry")) strict;
CREATE TABLE "facts" ("name" text not null primary key, "value" text not null) strict;
CREATE INDEX "deliveries_by_story" on "deliveries" ("story_id", "destination");
CREATE TABLE "channels" ("destination" text not null primary key, "followed" integer not null, "wishes" text not null, "changed_at" integer not null) strict;
CREATE TABLE "places" ("destination" text not null primary key, "community" text not null) strict;
CREATE TABLE "chat_feeds" ("feed_id" text not null primary key, "community" text, "added_at" integer not null, "document" text not null) strict;
CREATE TABLE "feed_pauses" ("feed_id" text not null primary key, "paused_at" integer not null) strict;
CREATE TABLE "communities" ("community" text not null primary key, "joined_at" integer not null, "left_at" integer) strict;
CREATE TABLE "audit" ("audit_no" integer primary key, "at" integer not null, "platform" text not null, "community" text, "user_id" text, "what" text not null, "subject" text not null, "before" text, "after" text) strict;
CREATE INDEX "audit_by_time" on "audit" ("at");
CREATE INDEX "audit_by_person" on "audit" ("platform", "user_id", "at");
CREATE INDEX "audit_by_community" on "audit" ("community", "audit_no");
insert into "articles" ("row_id", "article_id", "title", "text", "sentences", "url", "outlet", "dated_at", "first_seen_at", "document") values (1, 'a1', 'Kept by an older version', 'A drone strike hit a market in Merinsk on Thursday, killing at least 12 people, regional officials said.', '[{"start":0,"end":104}]', 'https://meridianwire.example/a1', 'meridianwire.example', 1773403200000, 1773403200000, '{"url":"https://meridianwire.example/a1","byline":null,"published":1773403200000,"firstSeenAt":1773403200000,"feedSilenceMs":3600000,"language":"en","depth":"full article","id":"a1","outlet":"meridianwire.example","feedId":"meridian-wire"}');
insert into "article_keys" ("key", "article_id") values ('a1', 'a1');
insert into "article_keys" ("key", "article_id") values ('link:x', 'a1');
insert into "cards" ("story_id", "updated_at", "document") values ('s-1', 1773403200000, '{"version":"v1","eventType":"air_drone_strike","eventDate":{"iso":"2026-03-12T00:00:00.000Z","precision":"day"},"places":["Merinsk"],"headline":{"text":"Drone strike on market in Merinsk kills at least 12, officials say","ev":["a1:title"],"from":"Meridian Wire","lang":"en"},"status":"new","corroboration":{"independent":1,"reports":1,"copies":0,"stateOrParty":[],"label":"single source"},"whatHappened":[{"text":"A drone strike hit a market in Merinsk on Thursday, killing at least 12 people, regional officials said.","ev":["a1:s0"],"origin":"verbatim"}],"figures":[],"claims":[],"quotes":[],"analysis":[],"implications":[],"timeline":[],"gaps":[],"watch":[],"sources":[{"articleId":"a1","outlet":"Meridian Wire","url":"https://meridianwire.example/a1","published":"2026-03-13T12:00:00.000Z","label":"wire","lang":"en","depth":"full article"}],"readMore":{"url":"https://meridianwire.example/a1","outlet":"Meridian Wire"},"severity":0.8,"allQuotes":[],"updatedAt":"2026-03-13T12:00:00.000Z","struck":[],"id":"s-1","conflictIds":["karsovia-velmar"],"follows":null}');
insert into "feed_states" ("feed_id", "next_poll_at", "document") values ('meridian', 1773403200000, '{"feedId":"meridian","url":"https://meridianwire.example/world.xml","etag":null,"lastModified":null,"nextPollAt":1773403200000,"lastPolledAt":1773403200000,"lastSuccessAt":1773403200000,"failures":0,"lastProblem":null,"paused":null}');
insert into "briefings" ("briefing_no", "destination", "slot", "kind", "recorded_at", "document", "states") values (1, 'console', '2026-03-13T12:00:00.000Z', 'briefing', 1773403200000, '{"id":"briefing of 2026-03-13T12:00:00.000Z","channelId":"console","mode":"extractive","period":{"from":"2026-03-12T12:00:00.000Z","to":"2026-03-13T12:00:00.000Z","tz":"UTC"},"topLine":{"text":"Drone strike on market in Merinsk kills at least 12, officials say","ev":["a1:title"],"origin":"verbatim"},"changes":[],"board":[{"conflictId":"karsovia-velmar","name":"Karsovia–Velmar war","arrow":"insufficient","reason":"too few reports in our feeds","events24h":1,"baseline14d":0}],"alsoReported":[],"watch":[],"corrections":[],"coverage":{"articles":1,"read":2,"outlets":1,"roots":1,"partyRun":0,"langs":["en"],"feedsDown":[]},"next":null,"sources":[{"articleId":"a1","outlet":"Meridian Wire","url":"https://meridianwire.example/a1","lang":"en","label":"wire"}],"quiet":false,"stories":[{"version":"v1","eventType":"air_drone_strike","eventDate":{"iso":"2026-03-12T00:00:00.000Z","precision":"day"},"places":["Merinsk"],"headline":{"text":"Drone strike on market in Merinsk kills at least 12, officials say","ev":["a1:title"],"from":"Meridian Wire","lang":"en"},"status":"new","corroboration":{"independent":1,"reports":1,"copies":0,"stateOrParty":[],"label":"single source"},"whatHappened":[{"text":"A drone strike hit a market in Merinsk on Thursday, killing at least 12 people, regional officials said.","ev":["a1:s0"],"origin":"verbatim"}],"figures":[],"claims":[],"quotes":[],"analysis":[],"implications":[],"timeline":[],"gaps":[],"watch":[],"sources":[{"articleId":"a1","outlet":"Meridian Wire","url":"https://meridianwire.example/a1","published":"2026-03-13T12:00:00.000Z","label":"wire","lang":"en","depth":"full article"}],"readMore":{"url":"https://meridianwire.example/a1","outlet":"Meridian Wire"},"severity":0.8,"allQuotes":[],"updatedAt":"2026-03-13T12:00:00.000Z","struck":[],"id":"s-1","conflictIds":["karsovia-velmar"],"follows":null}]}', '[]');
insert into "deliveries" ("delivery_no", "delivery_id", "slot", "destination", "part", "kind", "state", "uncertain", "message_id", "due_at", "not_before", "sent_at", "attempts", "problem", "briefing_no", "content", "story_id", "edits") values (1, 'gu2jozldnw7erpkfdsoh2cm3', '2026-03-13T12:00:00.000Z', 'console', 0, 'briefing', 'sent', 0, 'm0', 1773403200000, 1773403200000, 1773403200000, 0, null, 1, '{"kind":"head"}', null, null);
insert into "deliveries" ("delivery_no", "delivery_id", "slot", "destination", "part", "kind", "state", "uncertain", "message_id", "due_at", "not_before", "sent_at", "attempts", "problem", "briefing_no", "content", "story_id", "edits") values (2, 'mlkzhw5ch7q7w6b45mhjlf62', '2026-03-13T12:00:00.000Z', 'console', 1, 'briefing', 'sent', 0, 'm1', 1773403200000, 1773403200000, 1773403200000, 0, null, 1, '{"kind":"story","place":1}', 's-1', null);
insert into "deliveries" ("delivery_no", "delivery_id", "slot", "destination", "part", "kind", "state", "uncertain", "message_id", "due_at", "not_before", "sent_at", "attempts", "problem", "briefing_no", "content", "story_id", "edits") values (3, 'dx7zvyv3b6lyazpn7p4l5xbd', '2026-03-13T12:00:00.000Z', 'console', 2, 'briefing', 'sent', 0, 'm2', 1773403200000, 1773403200000, 1773403200000, 0, null, 1, '{"kind":"foot"}', null, null);
insert into "slots" ("destination", "local", "at", "state", "decided_at") values ('console', '2026-03-13T12:00', 1773403200000, 'fired', 1773403200000);
insert into "facts" ("name", "value") values ('last-cycle-at', '1773403200000');
pragma user_version = 4;
