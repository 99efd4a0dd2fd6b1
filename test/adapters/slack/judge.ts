/** What every payload for Slack owes its readers, and what Slack would say of it. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'vitest';

/** Block Kit as a schema, strict: an unknown property is a fault. Not part of the project. */
const SCHEMA = '../shared/harness/spec/slack-blockkit.schema.json';

/** Whether payloads are judged by the schema, too. */
export const schemaIsThere = existsSync(SCHEMA);

interface Node {
  readonly [key: string]: unknown;
}

const judges = schemaIsThere ? compile() : null;

function compile(): Readonly<Record<'blocks' | 'modal' | 'home', ValidateFunction>> {
  const { definitions } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  // The declaration it was made from says 75; the reference page says 150.
  definitions.PlainTextOption.properties.value.maxLength = 150;
  const ajv = new Ajv({ allErrors: false, strict: false });
  ajv.addSchema({ $id: 'kit', definitions });
  const of = (name: string) => ({ $ref: `kit#/definitions/${name}` });
  return {
    blocks: ajv.compile({ type: 'array', items: of('KnownBlock'), maxItems: 50 }),
    modal: ajv.compile(of('ModalView')),
    home: ajv.compile(of('HomeView')),
  };
}

/** Every object in a value. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}

/** Every text that is shown, as one. */
export function wordsIn(blocks: unknown): string {
  return [...nodesIn(blocks)]
    .flatMap(({ text, type }) =>
      typeof text === 'string' ? [type === 'text' || type === 'link' ? text : `${text}\n`] : [],
    )
    .join('');
}

/** What Slack, or a reader, could not take of blocks. */
function faultsIn(blocks: readonly unknown[], most: number): string[] {
  const faults: string[] = [];
  const fault = (wrong: boolean, what: string, node: unknown) => {
    if (wrong) faults.push(`${what}: ${JSON.stringify(node).slice(0, 200)}`);
  };
  fault(blocks.length > most, 'too many blocks', blocks.length);
  const named = new Set<unknown>();
  for (const node of nodesIn(blocks)) {
    const { type, text, elements, url, value, block_id } = node;
    fault(PARSED.has(String(type)), 'something is parsed, or somebody is mentioned', node);
    fault(type === 'plain_text' && node.emoji !== false, 'emoji by name', node);
    fault(text === '', 'an empty text', node);
    fault(typeof text === 'string' && !text.isWellFormed(), 'half a character', node);
    fault(Array.isArray(elements) && elements.length === 0, 'an empty block', node);
    fault(url !== undefined && !/^https?:\/\/[\x21-\x7e]{1,2990}$/.test(String(url)), 'an address', node);
    fault(type === 'button' && String(value).length > 2_000, 'a value that is too long', node);
    fault(type === 'header' && wordsIn(node).length > 151, 'a header that is too long', node);
    fault(type === 'rich_text_section' && wordsIn(node).length > 3_000, 'a section that is too long', node);
    fault(block_id !== undefined && named.has(block_id), 'a name that is there twice', node);
    named.add(block_id);
    if (type !== 'actions') continue;
    const ids = (elements as Node[]).map(({ action_id }) => action_id);
    fault(ids.includes(undefined) || new Set(ids).size < ids.length, 'an id that is missing, or there twice', ids);
  }
  return faults;
}

/** Types in which something acts: signs are read, an emoji is drawn, somebody is called. */
const PARSED: ReadonlySet<string> = new Set(['mrkdwn', 'markdown', 'broadcast', 'user', 'usergroup', 'emoji']);

/** What the schema says of a value. */
function refusals(judge: ValidateFunction | undefined, value: unknown): string[] {
  if (judge === undefined || judge(value)) return [];
  return judge.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? ['refused'];
}

/** A message that Slack takes, in which nothing from outside acts. */
export function expectMessage(message: {
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly unfurl_links: boolean;
  readonly unfurl_media: boolean;
}): void {
  const { text, blocks, unfurl_links, unfurl_media } = message;
  expect([...faultsIn(blocks, 50), ...refusals(judges?.blocks, blocks)]).toEqual([]);
  expect(wordsIn(blocks).length).toBeLessThanOrEqual(9_500);
  expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThanOrEqual(15_561);
  expect([unfurl_links, unfurl_media]).toEqual([false, false]);
  expect(text).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  expect(text.isWellFormed()).toBe(true);
  expect(Object.keys(message)).not.toContain('link_names');
  expect(Object.keys(message)).not.toContain('parse');
}

/** A view that Slack takes. */
export function expectView(view: {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly unknown[];
  readonly private_metadata?: string;
  readonly callback_id?: string;
}): void {
  expect([...faultsIn(view.blocks, 100), ...refusals(judges?.[view.type], view)]).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThanOrEqual(250_000);
  expect(view.private_metadata?.length ?? 0).toBeLessThanOrEqual(3_000);
  expect(view.callback_id?.length ?? 0).toBeLessThanOrEqual(255);
}
