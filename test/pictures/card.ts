/**
 * `npm run picture`: takes the pictures of a card in README. They show the very payloads that are sent, drawn by Discord's
 * web components and by a page of ours that looks like Slack, in a headless Chromium (`chromium` in PATH, or CHROMIUM; with
 * Noto Sans, which is near to their own letters), makes them smaller with `pngquant`, and writes each beside its payload, so
 * that a test can tell when a picture is out of date.
 */
import { writeFile } from 'node:fs/promises';
import { takePicture } from './chromium.ts';
import { pageOf } from './discord-page.ts';
import { DISCORD, SLACK, shownBriefing, shownInSlack } from './payloads.ts';
import { slackPage } from './slack-page.ts';

const inDiscord = await shownBriefing();
await takePicture(pageOf(inDiscord, '/modules'), DISCORD.png);
await writeFile(DISCORD.json, `${JSON.stringify(inDiscord, null, 2)}\n`);

const inSlack = await shownInSlack();
await takePicture(slackPage(inSlack), SLACK.png);
await writeFile(SLACK.json, `${JSON.stringify(inSlack, null, 2)}\n`);
