/** `sitrep deliveries`: what was due where, and what became of it. */
import type { Delivery } from '../delivery/delivery.ts';
import { type Context, type ExitCode, say } from './context.ts';
import { settingsOrRefuse } from './settings.ts';

/** Prints the deliveries due in the last `since` milliseconds, oldest first. Works while the bot runs. */
export async function deliveries(
  context: Context,
  { since, json = false }: { readonly since: number; readonly json?: boolean },
): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const app = await context.openApp({ settings, use: 'read' });
  try {
    const rows = await app.deliveries(app.now() - since);
    if (rows.length === 0 && !json) say(context, 'Nothing was due in that time.');
    for (const row of rows) say(context, json ? JSON.stringify(lineOf(row)) : described(row));
    return 0;
  } finally {
    await app.close();
  }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function lineOf({ id, slot, destination, part, kind, state, messageId, dueAt, sentAt, attempts }: Delivery) {
  return { id, slot, destination, part, kind, state, messageId, dueAt: iso(dueAt), sentAt: iso(sentAt), attempts };
}

function described({ slot, destination, part, kind, state, dueAt, sentAt, attempts }: Delivery): string {
  const end = sentAt === null ? `${attempts} attempts` : `at ${iso(sentAt)}`;
  return `${iso(dueAt)}  ${destination}  ${kind} ${slot} part ${part}: ${state} (${end})`;
}
