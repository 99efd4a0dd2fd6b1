/** One connection of Socket Mode, used once: it is opened, told to leave or cut, and never opened again. */
import { type ReceiverEvent, SocketModeReceiver, type webApi } from '@slack/bolt';
import { SILENT } from './silent-logger.ts';

/** What opening a connection needs. */
export interface SocketParts {
  readonly appToken: () => string;
  readonly clientOptions: () => webApi.WebClientOptions;
  readonly take: (envelope: ReceiverEvent) => Promise<void>;
  readonly timeoutMs: number;
}

/** A connection over which envelopes come. */
export interface Socket {
  /** Settles, with Slack's reason, when it is to be replaced; it may go on for a while, so that nothing is lost. */
  readonly leaving: Promise<string>;
  /** Settles when it is gone. */
  readonly gone: Promise<void>;
  /** Ends it, within a second or so. */
  close(): Promise<void>;
}

type Client = SocketModeReceiver['client'];

const CLOSE_WITHIN_MS = 1_000;

/** Opens a connection; done when Slack has greeted us. Throws what the library throws, and what the signal was aborted with. */
export async function openSocket(parts: SocketParts, signal: AbortSignal): Promise<Socket> {
  // The library's own way of connecting again waits five seconds and ends the process when it fails for good
  // (https://github.com/slackapi/node-slack-sdk/issues/2656), so each of its clients lives as long as its connection.
  const { client } = new SocketModeReceiver({
    appToken: parts.appToken(),
    autoReconnectEnabled: false,
    logger: SILENT,
    installerOptions: { clientOptions: parts.clientOptions() },
  });
  const leaving = Promise.withResolvers<string>();
  const gone = Promise.withResolvers<void>();
  client.on('disconnected', () => {
    leaving.resolve('closed');
    gone.resolve();
  });
  client.on('slack_event', ({ body, ack, retry_num, retry_reason }: SocketEvent) => {
    void parts.take({ body, ack, retryNum: retry_num, retryReason: retry_reason } as ReceiverEvent);
  });
  divertFarewells(client, leaving.resolve);
  try {
    await withinTime(client.start(), parts.timeoutMs, signal);
  } catch (cause) {
    // It may have been asking where to connect to, and would then do so after all.
    client.on('connecting', () => setImmediate(() => void disconnect(client, gone.promise)));
    await disconnect(client, gone.promise);
    throw cause;
  }
  return { leaving: leaving.promise, gone: gone.promise, close: () => disconnect(client, gone.promise) };
}

/** What the library's client tells of an envelope. */
interface SocketEvent {
  readonly body: ReceiverEvent['body'];
  readonly ack: ReceiverEvent['ack'];
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/**
 * Hears a "disconnect" before the library does, which would stop listening at once although Slack still sends. And keeps
 * to itself what the library throws at a message that it cannot read.
 */
function divertFarewells(client: Client, farewell: (reason: string) => void): void {
  const [hear] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const reason = farewellIn(data);
    if (reason !== null) farewell(reason);
    else void Promise.resolve(hear?.(data, isBinary)).catch(() => {});
  });
}

function farewellIn(data: unknown): string | null {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return null;
  try {
    const { type, reason } = JSON.parse(data) as { readonly type?: unknown; readonly reason?: unknown };
    return type === 'disconnect' ? String(reason ?? 'disconnect') : null;
  } catch {
    return null;
  }
}

async function withinTime(started: Promise<unknown>, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const end = Promise.withResolvers<never>();
  const stop = () => end.reject(signal.reason);
  const timer = setTimeout(() => end.reject(new Error('Slack did not greet us in time')), timeoutMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  // The library throws nothing in particular where the connection was refused.
  const greeted = started.catch((cause: unknown) => Promise.reject(cause ?? new Error('the connection was refused')));
  try {
    await Promise.race([greeted, end.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    greeted.catch(() => {});
    end.promise.catch(() => {});
  }
}

/** Asks twice: the first time it takes its leave, the second time it goes. */
async function disconnect(client: Client, gone: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.resolve(), CLOSE_WITHIN_MS);
  void client.disconnect();
  await Promise.race([gone, late.promise]);
  clearTimeout(timer);
  void client.disconnect();
  // A leave that is taken while the connection is still being made leaves a timer of thirty seconds behind
  // (https://github.com/slackapi/node-slack-sdk/issues/2771), and a process does not end while one runs.
  const { websocket } = client as unknown as {
    readonly websocket?: { readonly closeHandshakeTimeout?: NodeJS.Timeout };
  };
  clearTimeout(websocket?.closeHandshakeTimeout);
}
