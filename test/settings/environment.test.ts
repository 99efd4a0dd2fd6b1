import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { describeComplaints } from '../../src/settings/complaint.ts';
import { readEnvironment } from '../../src/settings/environment.ts';
import { Secret } from '../../src/settings/secret.ts';

const noFiles = (path: string): string => {
  throw new Error(`ENOENT: ${path}`);
};

describe('a secret', () => {
  const secret = new Secret('canary');

  it.each([
    ['String()', String(secret)],
    ['a template', `${secret}`],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect({ deep: [secret] }, { showHidden: true, depth: 9 })],
    ['an error', new Error(`refused ${secret}`).message],
    ['its entries', JSON.stringify(Object.entries(secret))],
  ])('prints itself as [secret] in %s', (_, printed) => {
    expect(printed).not.toContain('canary');
  });

  it('is revealed only to who asks for it', () => {
    expect(secret.reveal()).toBe('canary');
  });
});

describe('the environment', () => {
  it('leaves out a platform without its token', () => {
    const { environment, complaints } = readEnvironment({}, noFiles);
    expect(complaints).toEqual([]);
    expect(environment).toMatchObject({ discordToken: null, slackBotToken: null, dataDir: './data', logLevel: 'info' });
  });

  it('takes each variable from the file that NAME_FILE names', () => {
    const { environment } = readEnvironment({ DISCORD_TOKEN_FILE: '/run/secrets/discord' }, () => 'canary\n');
    expect(environment.discordToken?.reveal()).toBe('canary');
  });

  it('takes one server to try commands in, and how many shards to open', () => {
    const { environment, complaints } = readEnvironment(
      { DISCORD_GUILD_ID: '123456789012345678', DISCORD_SHARDS: '4' },
      noFiles,
    );

    expect(complaints).toEqual([]);
    expect(environment).toMatchObject({ discordGuildId: '123456789012345678', discordShards: 4 });
    expect(readEnvironment({}, noFiles).environment).toMatchObject({ discordGuildId: null, discordShards: 'auto' });
  });

  it.each([
    ['DISCORD_GUILD_ID', 'my server', 'the id of a server, 15 to 22 digits'],
    ['DISCORD_SHARDS', '0', 'auto, or a number from 1 to 1000'],
    ['DISCORD_SHARDS', '1e3', 'auto, or a number from 1 to 1000'],
    ['DISCORD_SHARDS', '5000', 'auto, or a number from 1 to 1000'],
  ])('says what %s may be, when it is %s', (name, value, expected) => {
    const { complaints } = readEnvironment({ [name]: value }, noFiles);

    expect(complaints).toMatchObject([{ path: name, found: JSON.stringify(value), expected }]);
  });

  it('gives service addresses the slashes their libraries ask for', () => {
    const { environment } = readEnvironment(
      { DISCORD_API_URL: 'http://127.0.0.1:1/api/', SLACK_API_URL: 'http://127.0.0.1:2/api' },
      noFiles,
    );
    expect([environment.discordApiUrl, environment.slackApiUrl]).toEqual([
      'http://127.0.0.1:1/api',
      'http://127.0.0.1:2/api/',
    ]);
  });

  it('takes a key for what is sealed, in base64 or in hex, and the one before it', () => {
    const base64 = Buffer.alloc(32, 7).toString('base64');
    const hex = Buffer.alloc(32, 8).toString('hex');

    const { environment, complaints } = readEnvironment(
      { SITREP_SECRET_KEY: base64, SITREP_PREVIOUS_SECRET_KEY: hex },
      noFiles,
    );

    expect(complaints).toEqual([]);
    expect([environment.secretKey?.reveal(), environment.previousSecretKey?.reveal()]).toEqual([base64, hex]);
  });

  it.each([
    ['SITREP_SECRET_KEY', 'too short', 'something else', /^32 random bytes/],
    ['SITREP_SECRET_KEY', 'g'.repeat(64), 'something else', /^32 random bytes/],
    ['SITREP_PREVIOUS_SECRET_KEY', 'a'.repeat(42), 'something else', /^32 random bytes/],
    ['SLACK_REDIRECT_URL', 'https://bot.example/back', '"https://bot.example/back"', /oauth_redirect$/],
    ['SLACK_AUTHORIZE_URL', 'slack', 'something else', /^an address/],
  ])('says what %s may be, when it is %j', (name, value, found, expected) => {
    const { complaints } = readEnvironment({ [name]: value }, noFiles);

    expect(complaints).toMatchObject([{ path: name, found, expected: expect.stringMatching(expected) }]);
  });

  it('takes both secrets that Slack signs with while one takes the place of the other', () => {
    const { environment } = readEnvironment(
      { SLACK_SIGNING_SECRET: 'new', SLACK_PREVIOUS_SIGNING_SECRET: 'old' },
      noFiles,
    );

    expect(environment.slackPreviousSigningSecret?.reveal()).toBe('old');
  });

  it('asks for all it takes to be installed by workspaces, and says each fault once', () => {
    const faultsOf = (env: Readonly<Record<string, string>>) =>
      readEnvironment({ SLACK_CLIENT_ID: '1.2', ...env }, noFiles).complaints.map(({ path }) => path);
    const key = Buffer.alloc(32, 7).toString('base64');

    expect(faultsOf({})).toEqual(['SLACK_CLIENT_SECRET', 'SITREP_SECRET_KEY', 'PORT']);
    expect(faultsOf({ SITREP_SECRET_KEY: 'short', SLACK_CLIENT_SECRET: 's', PORT: '3000' })).toEqual([
      'SITREP_SECRET_KEY',
    ]);
    expect(faultsOf({ SITREP_SECRET_KEY: key, SLACK_CLIENT_SECRET: 's', PORT: '3000' })).toEqual([]);
    // One workspace, whose token is there: nobody installs anything.
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([]);
  });

  it('tells all its faults at once and none of its secrets', () => {
    const { complaints } = readEnvironment(
      {
        DISCORD_TOKEN: 'canary-1',
        DISCORD_TOKEN_FILE: '/a',
        SLACK_BOT_TOKEN: 'xapp-canary-2',
        SLACK_SIGNING_SECRET_FILE: '/missing',
        DATABASE_URL: 'mysql://me:canary-3@db/x',
        DISCORD_API_URL: 'discord.example',
        LOG_LEVEL: 'loud',
        HTTP_PORT: '99999',
      },
      noFiles,
    );

    expect(complaints.map(({ path }) => path)).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_API_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET_FILE',
      'DATABASE_URL',
      'LOG_LEVEL',
      'HTTP_PORT',
    ]);
    expect(describeComplaints(complaints)).not.toContain('canary');
  });
});
