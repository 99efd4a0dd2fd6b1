/** An operator's folder with settings in which nothing is wrong, and what `sitrep doctor` finds in it. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Finding } from '../../src/outcome.ts';
import { sitrep } from '../support/operator.ts';

const FEEDS = ['river', 'lake'].map(
  (id) => `  - { id: ${id}, outlet: ${id}.example, url: "https://${id}.example/rss", language: en, reading: feed }`,
);

/** The folder, and how it is looked at. */
export class Desk {
  readonly folder: string;
  readonly data: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.data = join(folder, 'data');
  }

  static async open(): Promise<Desk> {
    const desk = new Desk(await mkdtemp(join(tmpdir(), 'sitrep-doctor-')));
    desk.put('feeds.yaml', `feeds:\n${FEEDS.join('\n')}\n`);
    desk.put('conflicts.yaml', `reviewed: ${new Date().toISOString().slice(0, 10)}\nconflicts: []\n`);
    desk.put('sitrep.yaml', 'timezone: Europe/Kyiv\n');
    return desk;
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  put(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** The doctor's own words. */
  doctor(words: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    return sitrep(['doctor', ...words], { env: { SITREP_CONFIG: this.folder, DATA_DIR: this.data, ...env } });
  }

  /** What the doctor finds, by what was looked at. Whatever is not well has advice, and decides how it ends. */
  async findings(env: Readonly<Record<string, string>> = {}) {
    const { code, out, err, json } = await this.doctor(['--json'], env);
    const all = json() as readonly Finding[];
    for (const { check, state, advice } of all) {
      if (state === 'wrong' || state === 'warning') {
        expect([check, advice]).toEqual([check, expect.stringMatching(/\w/)]);
      }
    }
    expect(code).toBe(all.some(({ state }) => state === 'wrong') ? 1 : 0);
    return { code, out: out + err, by: Object.fromEntries(all.map((one) => [one.check, one])), all };
  }
}
