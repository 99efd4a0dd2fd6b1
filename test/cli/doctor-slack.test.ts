import { afterEach, beforeEach, expect, it } from 'vitest';
import { SlackDouble } from '../support/slack-double.ts';
import { Desk } from './doctors-desk.ts';

let desk: Desk;
let slack: SlackDouble;
beforeEach(async () => {
  desk = await Desk.open();
  slack = await SlackDouble.start();
});
afterEach(async () => {
  await slack.close();
  await desk.close();
});

const env = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.api,
});

it('looks at Slack step by step and channel by channel, the one for notices too, and shows no token', async () => {
  const [briefed, told] = [slack.world.addChannel(), slack.world.addChannel({ isMember: false })];
  desk.put(
    'sitrep.yaml',
    `destinations: [{ to: "slack:${briefed.id}" }]\noperators: { slack: ["U0SOMEBODY"], notices: "slack:${told.id}" }\n`,
  );

  const { code, by, out } = await desk.findings(env());

  expect(code).toBe(1);
  for (const check of ['slack-token', 'slack-scopes', 'slack-requests', `slack:${briefed.id}`, 'clock']) {
    expect([check, by[check]?.state]).toEqual([check, 'ok']);
  }
  expect(by[`slack:${told.id}`]).toMatchObject({ state: 'wrong', advice: expect.stringContaining('/invite @sitrep') });
  expect(out).not.toContain('canary');
});

it('looks at workspaces that install the app by themselves', async () => {
  const { by } = await desk.findings({
    SLACK_CLIENT_ID: slack.client.id,
    SLACK_CLIENT_SECRET: slack.client.secret,
    SITREP_SECRET_KEY: 'ab'.repeat(32),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.api,
    PORT: '0',
  });

  expect(by['slack-installations']?.state).toBe('warning');
  expect(by['slack-requests']?.state).toBe('ok');
});
