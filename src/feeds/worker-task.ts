/** Runs in a thread: loads what a task needs, says that the work begins, and does it. */

/** One piece of work for a thread. */
export interface WorkerTask {
  /** The address of the module. */
  readonly file: string;
  /** The function it exports. */
  readonly name: string;
  readonly data: unknown;
  /** Shared memory, set to 1 when everything is loaded: the deadline is for the work, not for the start of a thread. */
  readonly began: Int32Array;
}

/** Loads a module before there is work for it. */
export async function load(file: string): Promise<void> {
  await import(file);
}

/** Does one piece of work. */
export async function work({ file, name, data, began }: WorkerTask): Promise<unknown> {
  const module = (await import(file)) as Readonly<Record<string, (data: unknown) => unknown>>;
  const run = module[name];
  if (run === undefined) throw new Error(`${name} is not exported`);
  Atomics.store(began, 0, 1);
  return run(data);
}
