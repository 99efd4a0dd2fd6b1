import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../../src/adapters/slack/events.ts';
import { BOT_SCOPES, slackManifest } from '../../../src/adapters/slack/manifest.ts';
import { METHODS } from '../../../src/adapters/slack/methods.ts';
import { SLASH } from '../../../src/adapters/slack/slash.ts';

const FOLDER = 'src/adapters/slack';

/** Everything we wrote for Slack, without the lists themselves. */
const sources = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !['methods.ts', 'events.ts'].includes(name))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');

/** What the library calls for us. */
const BY_THE_LIBRARY = ['oauth.v2.access'];

function allIn(pattern: RegExp): readonly string[] {
  return [...new Set([...sources.matchAll(pattern)].map(([, found = '']) => found))].toSorted();
}

describe('the manifest', () => {
  it('asks for the scopes of what is called, and everything that is called stands in the list', () => {
    const namespaces = [...new Set(Object.keys(METHODS).map((method) => method.split('.')[0]))].join('|');
    const called = allIn(
      new RegExp(`'((?:${namespaces}|reactions|pins|team|bots|usergroups)(?:\\.[a-zA-Z0-9]+)+)'`, 'g'),
    );

    expect([...called, ...BY_THE_LIBRARY].toSorted()).toEqual(Object.keys(METHODS).toSorted());
    // Whatever is called goes through the list: the library's own way of calling is not used.
    expect(allIn(/\b(?:client|app)\.((?:chat|conversations|views|users|files|reactions|team|bots)\.\w+)/g)).toEqual([]);
  });

  it('subscribes to the events that are listened to, and to no others', () => {
    const listened = allIn(/\bapp\.event\('([a-z_]+)'/g);

    expect(listened).toEqual([...new Set(Object.keys(EVENTS).map((name) => name.replace(/\..*/, '')))].toSorted());
    expect(slackManifest().settings.event_subscriptions.bot_events).toEqual(Object.keys(EVENTS));
  });

  it('asks for no scope without a reason, each once', () => {
    const needed = [METHODS, EVENTS].flatMap((list) =>
      Object.values(list).flatMap(({ scopes }): readonly string[] => scopes),
    );

    expect(slackManifest().oauth_config.scopes.bot).toEqual(BOT_SCOPES);
    // Commands and shortcuts, and files that are handed over in a form.
    expect(BOT_SCOPES).toEqual([...new Set(['commands', 'files:read', ...needed])].toSorted());
    expect(BOT_SCOPES).toContain('chat:write');
    expect(BOT_SCOPES).not.toContain('chat:write.public');
  });

  it('is Socket Mode, and names no address, where the bot has none', () => {
    const manifest = slackManifest();

    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toMatch(/https?:/);
  });

  it('sends everything to the address of the bot where it has one', () => {
    const { settings, features, oauth_config } = slackManifest({ url: 'https://bot.example/' });

    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://bot.example/slack/events' },
      interactivity: {
        request_url: 'https://bot.example/slack/events',
        message_menu_options_url: 'https://bot.example/slack/events',
      },
    });
    expect(features.slash_commands).toMatchObject([{ command: SLASH, url: 'https://bot.example/slack/events' }]);
    expect(oauth_config.redirect_urls).toEqual(['https://bot.example/slack/oauth_redirect']);
  });

  it('keeps to what Slack takes', () => {
    // https://docs.slack.dev/reference/app-manifest
    const { display_information: shown, features, settings } = slackManifest();

    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(174);
    expect(shown.long_description.length).toBeLessThanOrEqual(4_000);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9_.-]{1,80}$/);
    for (const { name, description, callback_id } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(callback_id).toMatch(/^[a-z_]{1,255}$/);
    }
    expect(settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
  });
});
