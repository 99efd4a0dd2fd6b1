/** Files that people hand over, and files that we hand over. */
import { decodeFeed } from '../../feeds/decode.ts';
import { Refusal } from '../../outcome.ts';
import type { HandedOver } from './read-form.ts';
import type { Rendered } from './render-reply.ts';
import type { Ask } from './web-api.ts';

/** A list of feeds is shorter; what is longer is not read. */
const FILE_BYTES = 2_000_000;

/** What fetching a file needs. */
export interface FilesParts {
  readonly token: () => string;
  /** SLACK_API_URL; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly signal: AbortSignal;
}

/** The texts of files that were handed over, by the option they are for. Throws `Refusal` (`web-…`) for one that cannot be fetched. */
export async function readFiles(
  files: Readonly<Record<string, HandedOver>>,
  parts: FilesParts,
): Promise<Readonly<Record<string, string>>> {
  const read = Object.entries(files).map(async ([option, file]) => [option, await readFile(file, parts)] as const);
  return Object.fromEntries(await Promise.all(read));
}

async function readFile({ url, bytes }: HandedOver, { token, apiUrl, signal }: FilesParts): Promise<string> {
  // A file may lie elsewhere and only be named in Slack; our token is for nobody else.
  if (!isSlacks(url, apiUrl)) throw new Refusal('web-bad-answer', 'the file does not lie in Slack');
  if (bytes > FILE_BYTES) throw new Refusal('web-too-large', `${bytes} bytes`);
  const headers = { authorization: `Bearer ${token()}` };
  const response = await fetch(url, { headers, redirect: 'manual', signal }).catch((cause: unknown) => {
    throw new Refusal('web-unreachable', 'the file', { cause });
  });
  if (response.status !== 200) throw new Refusal('web-bad-answer', `the file was answered with ${response.status}`);
  return decodeFeed(await readBytes(response), null);
}

function isSlacks(url: string, apiUrl: string | null): boolean {
  const asked = URL.parse(url);
  if (asked === null) return false;
  if (apiUrl !== null) return asked.origin === URL.parse(apiUrl)?.origin;
  return asked.protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(asked.hostname);
}

async function readBytes(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > FILE_BYTES) throw new Refusal('web-too-large', `more than ${FILE_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Puts a file into a conversation: Slack names an address, takes the bytes there, and shows them. Throws what the library throws. */
export async function handOver(
  { name, text }: Rendered['files'][number],
  { ask, channel, thread }: { readonly ask: Ask; readonly channel: string; readonly thread: string | null },
): Promise<void> {
  const bytes = Buffer.from(text);
  const place = await ask('files.getUploadURLExternal', { filename: name, length: bytes.length });
  const { upload_url: url, file_id: id } = (place ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string' || typeof id !== 'string') throw new TypeError('no address in the answer');
  const headers = { 'content-type': 'application/octet-stream' };
  const signal = AbortSignal.timeout(UPLOAD_MS);
  const { ok, status } = await fetch(url, { method: 'POST', headers, body: bytes, signal });
  if (!ok) throw new TypeError(`the file was answered with ${status}`);
  const files = [{ id, title: name }];
  await ask('files.completeUploadExternal', {
    files,
    channel_id: channel,
    ...(thread !== null && { thread_ts: thread }),
  });
}

const UPLOAD_MS = 15_000;

/** The direct conversation with somebody. Throws what the library throws. */
export async function conversationWith(user: string, ask: Ask): Promise<string> {
  const answer = await ask('conversations.open', { users: user });
  const { channel } = (answer ?? {}) as { readonly channel?: { readonly id?: unknown } };
  if (typeof channel?.id !== 'string') throw new TypeError('no conversation in the answer');
  return channel.id;
}
