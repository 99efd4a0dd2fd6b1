/** What every body for Discord owes its readers, and what Discord would say of it. */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { actsIn } from './reading.ts';

/** Discord's own description of its interface, and the limits that stand only in its pages. Not part of the project. */
const DESCRIPTION = '../shared/harness/spec/discord-openapi.json';
const RULES = '../shared/harness/discord-rules.mjs';

/** Whether bodies are judged by Discord's description, too. */
export const descriptionIsThere = existsSync(DESCRIPTION) && existsSync(RULES);

const judges = descriptionIsThere ? compile() : null;
const rules: {
  messageRules(
    body: unknown,
    about: { readonly kind: string; readonly files: readonly unknown[] },
  ): { readonly errors: readonly unknown[]; readonly warns: readonly string[] };
  mentionReport(body: unknown, about: { readonly context: string }): { readonly found: Record<string, unknown> };
} | null = descriptionIsThere ? await import(pathToFileURL(RULES).href) : null;

function compile(): Readonly<Record<'create' | 'edit' | 'modal', ValidateFunction>> {
  const { components } = JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'discord', components });
  const of = (name: string) => ajv.compile({ $ref: `discord#/components/schemas/${name}` });
  return {
    create: of('MessageCreateRequest'),
    edit: of('MessageEditRequestPartial'),
    modal: of('ModalInteractionCallbackRequestData'),
  };
}

/** A component, as far as it matters here. */
export interface Node {
  readonly type?: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly accessory?: Node;
  readonly components?: readonly Node[];
}

/** A body, as far as it matters here. */
export interface Body {
  readonly flags: number;
  readonly components: readonly unknown[];
  readonly allowed_mentions: { readonly parse: readonly unknown[] };
}

/** Every component of a body, nested ones too. */
export function componentsIn(components: readonly unknown[]): Node[] {
  return (components as readonly Node[]).flatMap((node) => [
    node,
    ...componentsIn(node.components ?? []),
    ...(node.accessory === undefined ? [] : componentsIn([node.accessory])),
  ]);
}

/** Every text that is read as Markdown. */
export function textsIn({ components }: Pick<Body, 'components'>): string[] {
  return componentsIn(components).flatMap(({ type, content }) => (type === 10 ? [content ?? ''] : []));
}

/** Where the links and buttons of a body lead. */
export function targetsIn(body: Pick<Body, 'components'>): string[] {
  return [
    ...textsIn(body).flatMap((text) =>
      actsIn(text).flatMap(([what, target = '']) => (what === 'link' ? [target] : [])),
    ),
    ...componentsIn(body.components).flatMap(({ type, url }) => (type === 2 && url !== undefined ? [url] : [])),
  ];
}

/** The ids of everything that can be pressed. */
export function idsIn({ components }: Pick<Body, 'components'>): string[] {
  return componentsIn(components).flatMap(({ custom_id }) => custom_id ?? []);
}

/** What acts in the texts of a body, without the addresses. */
export function shapeOf(body: Pick<Body, 'components'>): string[] {
  return textsIn(body).flatMap((text) => actsIn(text).map(([what]) => what));
}

/** What Discord, or a reader, could not take of a body. */
function faultsIn(body: Body, files: readonly { readonly name: string }[]): string[] {
  const faults: string[] = [];
  const fault = (wrong: boolean, what: string, where: unknown) => {
    if (wrong) faults.push(`${what}: ${JSON.stringify(where)?.slice(0, 200)}`);
  };
  const components = componentsIn(body.components);
  const texts = textsIn(body);
  const ids = idsIn(body);
  fault(body.flags !== 1 << 15, 'flags', body.flags);
  fault(JSON.stringify(body.allowed_mentions) !== '{"parse":[]}', 'somebody may be called', body.allowed_mentions);
  fault(components.length > 40, 'too many components', components.length);
  fault(texts.join('').length > 4_000, 'too much text', texts.join('').length);
  fault(new Set(ids).size < ids.length, 'an id that is there twice', ids);
  for (const text of texts) fault(text.trim() === '', 'an empty text', text);
  for (const node of components) {
    const { type, label, url, custom_id = 'x', placeholder = '', options = [], components: inner = [] } = node;
    fault(custom_id.length > 100, 'an id that is too long', node);
    fault(placeholder.length > 150, 'a placeholder that is too long', node);
    fault(options.length > 25, 'too many options', node);
    for (const option of options) fault(!/^.{1,100}$/su.test(option.label), 'the label of an option', option);
    fault(new Set(options.map(({ value }) => value)).size < options.length, 'an option that is there twice', node);
    fault(type === 1 && (inner.length < 1 || inner.length > 5), 'a row', node);
    fault(type === 2 && !/^.{1,80}$/su.test(label ?? ''), 'a label', node);
    fault(type === 2 && url !== undefined && !/^https?:\/\/[\x21-\x7e]{1,504}$/.test(url), 'an address', node);
  }
  for (const text of stringsIn(body)) {
    fault(!text.isWellFormed(), 'half a character', text);
    fault(/(?!\n)\p{Cc}|[\u202a-\u202e]/u.test(text), 'a character that acts', text);
  }
  if (rules === null) return faults;
  const attached = files.map(({ name }) => ({ filename: name }));
  for (const kind of ['create', 'edit', 'interaction', 'webhook']) {
    const { errors, warns } = rules.messageRules(body, { kind, files: attached });
    for (const error of [...errors, ...warns]) fault(true, kind, error);
  }
  for (const found of Object.values(rules.mentionReport(body, { context: 'channel' }).found).flat()) {
    fault(Boolean(found), 'a mention', found);
  }
  return [...faults, ...refusals('create', body), ...refusals('edit', body)];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** What Discord's description says of a value. */
function refusals(kind: 'create' | 'edit' | 'modal', value: unknown): string[] {
  const judge = judges?.[kind];
  if (judge === undefined || judge(value)) return [];
  return judge.errors?.map(({ instancePath, message }) => `${kind} ${instancePath} ${message}`) ?? ['refused'];
}

/** A body that Discord takes, for a new message and for an edited one, and that calls nobody. */
export function expectBody(body: Body, files: readonly { readonly name: string }[] = []): void {
  expect(faultsIn(body, files)).toEqual([]);
}

/** A form that Discord takes. */
export function expectForm(form: { readonly title: string; readonly components: readonly unknown[] }): void {
  expect(form.title.length).toBeLessThanOrEqual(45);
  expect(form.components.length).toBeLessThanOrEqual(5);
  expect(refusals('modal', form)).toEqual([]);
}
