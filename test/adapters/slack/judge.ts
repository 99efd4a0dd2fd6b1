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

function expectOfBlocks(blocks: readonly unknown[], most: number): void {
  expect(blocks.length).toBeLessThanOrEqual(most);
  for (const node of nodesIn(blocks)) {
    // Nothing is parsed: no mrkdwn, no emoji by name, nobody is mentioned.
    expect(['mrkdwn', 'markdown', 'broadcast', 'user', 'usergroup', 'emoji']).not.toContain(node.type);
    if (node.type === 'plain_text') expect(node).toMatchObject({ emoji: false });
    if (typeof node.text === 'string') expect(node.text, 'an empty text is refused').not.toBe('');
    if (typeof node.text === 'string') expect(node.text.isWellFormed()).toBe(true);
    if (Array.isArray(node.elements)) expect(node.elements.length, 'an empty block is refused').toBeGreaterThan(0);
    if (typeof node.url === 'string') expect(node.url).toMatch(/^https?:\/\/[\x21-\x7e]{1,2990}$/);
    if (typeof node.value === 'string' && node.type === 'button') expect(node.value.length).toBeLessThanOrEqual(2_000);
    if (node.type === 'header') expect((node.text as { text: string }).text.length).toBeLessThanOrEqual(150);
    if (node.type === 'rich_text_section') expect(wordsIn(node).length).toBeLessThanOrEqual(3_000);
    if (node.type === 'actions') {
      const ids = (node.elements as Node[]).map(({ action_id }) => action_id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain(undefined);
    }
  }
  const named = [...nodesIn(blocks)].flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  expect(new Set(named).size).toBe(named.length);
}

function expectTaken(judge: ValidateFunction | undefined, value: unknown): void {
  if (judge === undefined) return;
  judge(value);
  expect(judge.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? []).toEqual([]);
}

/** A message that Slack takes, in which nothing from outside acts. */
export function expectMessage(message: {
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly unfurl_links: boolean;
  readonly unfurl_media: boolean;
}): void {
  const { text, blocks, unfurl_links, unfurl_media } = message;
  expectOfBlocks(blocks, 50);
  expect(wordsIn(blocks).length).toBeLessThanOrEqual(9_500);
  expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThanOrEqual(15_561);
  expect([unfurl_links, unfurl_media]).toEqual([false, false]);
  expect(text).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  expect(text.isWellFormed()).toBe(true);
  expect(message).not.toHaveProperty('link_names');
  expect(message).not.toHaveProperty('parse');
  expectTaken(judges?.blocks, blocks);
}

/** A view that Slack takes. */
export function expectView(view: {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly unknown[];
  readonly private_metadata?: string;
  readonly callback_id?: string;
}): void {
  expectOfBlocks(view.blocks, 100);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThanOrEqual(250_000);
  expect(view.private_metadata?.length ?? 0).toBeLessThanOrEqual(3_000);
  expect(view.callback_id?.length ?? 0).toBeLessThanOrEqual(255);
  expectTaken(judges?.[view.type], view);
}
