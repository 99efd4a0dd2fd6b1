import type { APIAttachment } from 'discord.js';
import { decodeFeed } from '../../feeds/decode.ts';
import type { Web } from '../../feeds/ports.ts';
import { Refusal } from '../../outcome.ts';

/** The texts of files that were handed over, by the option they are for. */
export async function readFiles(
  files: Readonly<Record<string, APIAttachment>>,
  { web, signal }: { readonly web: Web; readonly signal: AbortSignal },
): Promise<Readonly<Record<string, string>>> {
  const read = Object.entries(files).map(async ([option, { url }]) => {
    const { status, body } = await web.get({ url, headers: {}, maxBytes: FILE_BYTES }, signal);
    if (status !== 200) throw new Refusal('web-bad-answer', `the file was answered with ${status}`);
    return [option, decodeFeed(body, null)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** A list of feeds is shorter; what is longer is not read. */
const FILE_BYTES = 2_000_000;
