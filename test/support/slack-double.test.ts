import { App, LogLevel, webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { SlackDouble } from './slack-double.ts';

it('is taken for Slack by Bolt: connected, asked, answered, posted, read', async () => {
  const double = await SlackDouble.start();
  const { id: channel } = double.world.addChannel();
  const app = new App({
    token: double.botToken,
    appToken: double.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: double.api },
  });
  const asked = new Promise<string>((resolve) => {
    app.command('/sitrep', async ({ ack, command }) => {
      await ack('heard');
      resolve(command.text);
    });
  });

  await app.start();
  const envelope = double.command('help');
  const client = new webApi.WebClient(double.botToken, { slackApiUrl: double.api });
  const metadata = { event_type: 'a_test', event_payload: { id: '1' } };
  const posted = await client.chat.postMessage({ channel, text: 'Hello', metadata });
  const { messages } = await client.conversations.history({ channel, include_all_metadata: true });

  expect(await asked).toBe('help');
  expect(envelope?.acknowledged).toEqual({ payload: { text: 'heard' } });
  expect(messages).toMatchObject([{ ts: posted.ts, text: 'Hello', metadata }]);
  await app.stop();
  await double.rest.until(() => double.sockets.connected === 0);
  await double.close();
});
