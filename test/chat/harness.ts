/** The harness as the scenarios see it: Discord on loopback, driven and looked at through its admin endpoint. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HARNESS, SOURCE } from './harness-folder.ts';

/** Whether the harness is there at all. */
export const hasHarness = existsSync(SOURCE);

/** A message as the service keeps it. */
export interface Shown {
  readonly id: string;
  readonly channel_id: string;
  readonly components: readonly any[];
  readonly flags: number;
  readonly content: string;
  readonly _interaction?: unknown;
  readonly _pings: { readonly mass: boolean; readonly effective: readonly unknown[] };
  readonly [key: string]: any;
}

/** What became of a command, a button, a form. */
export interface Asked {
  readonly id: string;
  readonly acked: boolean;
  readonly ack_ms: number | null;
  readonly answer_ms: number | null;
  readonly ack_type: number | null;
  readonly response: Shown | null;
  readonly events: readonly any[];
  readonly [key: string]: any;
}

/** The other side of the service. */
export interface Admin {
  readonly info: any;
  readonly port: number;
  get(path: string): Promise<any>;
  post(path: string, body?: object): Promise<any>;
  put(path: string, body: object): Promise<any>;
  fault(rule: object): Promise<any>;
  clearFaults(): Promise<any>;
}

/** A process of ours. */
export interface Product {
  readonly exited?: { readonly code: number | null; readonly sig: string | null };
  readonly done: Promise<{ readonly code: number | null }>;
  text(): string;
  stop(signal?: string, ms?: number): Promise<{ readonly code: number | null }>;
}

/** The services, and the product beside them. */
export interface Harness {
  readonly discord: Admin;
  readonly slack: Admin;
  readonly outDir: string;
  start(): Promise<Harness>;
  stop(): Promise<void>;
  product(command: string, args: readonly string[], options: object): Product;
  wait<T>(look: () => Promise<T>, ms: number, what: string): Promise<NonNullable<T>>;
  waitDiscord(options?: object): Promise<any>;
  waitSlack(options?: object): Promise<any>;
}

/** Opens a harness whose files lie in `outDir`. */
export async function openHarness(options: {
  outDir: string;
  discord?: boolean;
  slack?: boolean;
  env?: object;
}): Promise<Harness> {
  const { Harness: Opened } = await import(pathToFileURL(join(HARNESS, 'harness.mjs')).href);
  return new Opened({ discord: true, slack: false, ...options }).start();
}

/** All texts of a message, one below the other. */
export function textOf({ components }: Pick<Shown, 'components'>): string {
  const texts: string[] = [];
  const walk = (component: any): void => {
    if (component.type === 10) texts.push(component.content);
    for (const inner of [...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])])
      walk(inner);
  };
  for (const component of components) walk(component);
  return texts.join('\n');
}

/** The buttons of a message. */
export function buttonsOf({ components }: Pick<Shown, 'components'>): readonly any[] {
  const found: any[] = [];
  const walk = (component: any): void => {
    if (component.type === 2) found.push(component);
    for (const inner of [...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])])
      walk(inner);
  };
  for (const component of components) walk(component);
  return found;
}
