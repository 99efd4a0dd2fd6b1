import { z } from 'zod';
import type { Destination, DestinationId } from '../delivery/delivery.ts';
import { cronFault } from './cron.ts';
import { duration, HoursOfDay, Language, mapOf, refuse, TimeOfDay, TimeZone, Words } from './fields.ts';
import { privateHostFault } from './private-hosts.ts';

/** The text "discord:123456789012345678", "slack:C0123ABCD", "slack:T0123/C0123ABCD" or "console". */
const DestinationName = z
  .string()
  .describe('console, "discord:<channel id>", "slack:<channel id>" or "slack:<team id>/<channel id>".')
  .transform((text, context) => {
    if (/^(?:console|discord:\d{15,22}|slack:(?:[TE][A-Z0-9]{2,20}\/)?[CGD][A-Z0-9]{2,20})$/.test(text)) {
      return text as DestinationId;
    }
    const bare = /^\d{15,22}$/.test(text) ? `; perhaps "discord:${text}"` : '';
    return refuse(context, `console, "discord:<channel id>" or "slack:<channel id>"${bare}`);
  });

const Cron = z
  .string()
  .describe('Five cron fields, or six with seconds, in the zone of this briefing.')
  .transform((text, context) => {
    const fault = cronFault(text);
    return fault === null ? text.trim().replace(/\s+/g, ' ') : refuse(context, fault);
  });

const Times = z.union([
  z.array(TimeOfDay).min(1, 'at least one time such as "07:00"'),
  TimeOfDay.transform((time) => [time]),
]);

const Briefing = mapOf({
  at: Times.optional(),
  cron: Cron.optional(),
  timezone: TimeZone.optional(),
  stories: z.int().min(1).max(7).default(5),
}).refine((plan) => plan.at === undefined || plan.cron === undefined, {
  error: 'either at or cron, not both',
  path: ['cron'],
  // Also where something else in the map is wrong: all faults are told at once.
  when: ({ value }) => typeof value === 'object' && value !== null,
});

const Alerts = z.union([
  z.literal('off'),
  mapOf({
    severity: z.number().min(0).max(1).default(0.8),
    independent: z.int().min(1).max(20).default(2),
    cooldown: duration('1m').default(6 * 3_600_000),
  }),
]);

const DestinationRow = mapOf({
  to: DestinationName,
  conflicts: z
    .union([z.literal('all'), z.array(Words)], { error: 'all, or a list of ids from conflicts.yaml' })
    .default('all'),
  briefing: Briefing.prefault({}),
  quietHours: HoursOfDay.optional(),
  alerts: Alerts.default('off'),
  stateMedia: z.enum(['label', 'separate', 'off']).default('label'),
  layout: z.enum(['thread', 'messages', 'forum']).default('thread'),
  publish: z.boolean().default(false),
  language: Language.optional(),
});

const PrivateHost = z
  .string()
  .describe('An intranet address that feeds may come from: "host:port" or "CIDR:port".')
  .transform((text, context) => {
    const fault = privateHostFault(text.trim());
    return fault === null ? text.trim() : refuse(context, fault);
  });

/** The address of a page or a mailbox at which publishers reach whoever runs this bot. */
const Contact = z
  .string()
  .describe('Where publishers reach whoever runs this bot: "https://…" or "mailto:…". It is sent with every request.')
  .transform((text, context) => {
    const found = text.trim();
    return /^(?:https:\/\/|mailto:[^@\s]+@)[\x21-\x7e]{3,200}$/.test(found) && !/[()]/.test(found)
      ? found
      : refuse(context, 'an address such as "https://meridianwire.example/bot" or "mailto:desk@meridianwire.example"');
  });

/** The address at which a bridge gives a channel of Telegram as a feed. */
const TelegramBridge = z
  .string()
  .describe('An RSS bridge for channels of Telegram: its address with {channel} where the name of the channel goes.')
  .transform((text, context) => {
    const found = text.trim();
    const isAddress = /^https?:$/.test(URL.parse(found.replace('{channel}', 'channel'))?.protocol ?? '');
    return isAddress && found.split('{channel}').length === 2
      ? found
      : refuse(context, 'an address such as "https://bridge.example/telegram/channel/{channel}"');
  });

const Model = mapOf({
  provider: z.enum(['none', 'openai-compatible', 'anthropic', 'ollama']).default('none'),
  url: z.url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' }).optional(),
  name: Words.optional(),
  dailyTokens: z.int().min(0).optional(),
});

/** sitrep.yaml: where briefings go, when, and what surrounds them. */
export const SitrepFile = mapOf({
  timezone: TimeZone.optional(),
  language: Language.default('en'),
  destinations: z.array(DestinationRow).default(() => [DestinationRow.parse({ to: 'console' })]),
  operators: mapOf({
    discord: z.array(z.string().regex(/^\d{15,22}$/, 'a Discord user id, in quotes')).default([]),
    slack: z.array(z.string().regex(/^[UW][A-Z0-9]{2,20}$/, 'a Slack user id such as U0123ABCD')).default([]),
    notices: DestinationName.nullish(),
  }).prefault({}),
  network: mapOf({
    allowPrivate: z.array(PrivateHost).default([]),
    contact: Contact.optional(),
    telegramBridge: TelegramBridge.optional(),
  }).prefault({}),
  retention: mapOf({
    articles: duration('1d').default(90 * 86_400_000),
    bodies: duration('1h').default(7 * 86_400_000),
  }).prefault({}),
  model: Model.prefault({}),
});
export type SitrepFile = z.infer<typeof SitrepFile>;

/** The destinations of the file, with the zone and language of the file where they name none. */
export function destinationsOf(file: SitrepFile, systemTimezone: string): readonly Destination[] {
  const timezone = file.timezone ?? systemTimezone;
  return file.destinations.map(({ to, briefing, alerts, quietHours, ...row }) => ({
    id: to,
    conflicts: row.conflicts,
    plan: {
      timezone: briefing.timezone ?? timezone,
      at: briefing.cron === undefined ? [...new Set(briefing.at ?? ['07:00'])].sort() : [],
      cron: briefing.cron ?? null,
    },
    stories: briefing.stories,
    quietHours: quietHours ?? null,
    alerts:
      alerts === 'off'
        ? null
        : { severity: alerts.severity, independent: alerts.independent, cooldownMs: alerts.cooldown },
    stateMedia: row.stateMedia,
    layout: row.layout,
    publish: row.publish,
    language: row.language ?? file.language,
  }));
}
