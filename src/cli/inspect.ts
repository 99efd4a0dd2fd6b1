/** `sitrep inspect`: the way to look inside one stage. One line for each input, in order; a broken one costs no other. */
import { createInterface } from 'node:readline';
import type { GivenArticle } from '../articles/given-article.ts';
import { createPageReader } from '../articles/page-reader.ts';
import { createFeedParser } from '../feeds/feed-parser.ts';
import { createFeedFinder } from '../feeds/find-feeds.ts';
import type { Web } from '../feeds/ports.ts';
import { FEED_BYTES } from '../feeds/scan.ts';
import type { WorkerPool } from '../feeds/worker-pool.ts';
import { ADVICE, type ProblemCode, Refusal } from '../outcome.ts';
import { prepareWorld, type World } from '../stories/world.ts';
import { createThreads } from '../threads.ts';
import { type Context, type ExitCode, say } from './context.ts';
import { readInput } from './feed-documents.ts';
import { inspectArticle, inspectStories } from './inspect-article.ts';
import { feedLine, foundOf } from './inspect-feed.ts';
import { settingsOrRefuse } from './settings.ts';

/** What can be looked into. */
export type Stage = 'feed' | 'page' | 'article' | 'stories';

interface InspectOptions {
  readonly url?: string;
  readonly json?: boolean;
}

/** One input as it was asked for: a file or address to read, or an object that was given whole. */
interface Input {
  readonly name: string;
  readonly path?: string;
  readonly url?: string;
  readonly contentType?: string;
  readonly given?: unknown;
  readonly broken?: Refusal;
}

/** Prints what a stage makes of each input. 1 when it could make something of none. */
export async function inspect(
  context: Context,
  stage: Stage,
  inputs: readonly string[],
  options: InspectOptions,
): Promise<ExitCode> {
  const print = (value: unknown) => say(context, options.json ? JSON.stringify(value) : JSON.stringify(value, null, 2));
  const refused = (name: string, refusal: Refusal) =>
    print({ input: name, error: { code: refusal.code, message: messageOf(refusal) } });
  // Standard input can be read once; a second reader of it would wait for ever.
  if (inputs.filter((name) => name === '-').length > 1) throw new Refusal('usage', '"-" may be given once');
  const reader = await openReader(context, stage);
  let usable = 0;
  try {
    const whole: GivenArticle[] = [];
    for await (const input of inputsOf(context, stage, inputs, options)) {
      try {
        if (input.broken) throw input.broken;
        if (stage === 'stories') whole.push(articleGiven(input));
        else print(await reader.read(input));
        usable++;
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        refused(input.name, thrown);
      }
    }
    if (stage === 'stories') for (const story of inspectStories(whole, reader.world())) print(story);
  } finally {
    await reader.close();
  }
  return usable > 0 ? 0 : 1;
}

function messageOf({ message, code }: { readonly message: string; readonly code: ProblemCode }): string {
  return message === '' ? ADVICE[code] : `${message}${/[.!?]$/.test(message) ? '' : '.'} ${ADVICE[code]}`;
}

/** The inputs named on the command line; "-" stands for the JSON Lines of standard input. */
async function* inputsOf(
  context: Context,
  stage: Stage,
  names: readonly string[],
  { url }: InspectOptions,
): AsyncGenerator<Input> {
  for (const name of names) {
    if (name === '-') {
      for await (const line of createInterface({ input: context.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() !== '') yield fromLine(line, stage, url);
      }
    } else if (stage === 'article' || stage === 'stories') yield* fromFile(name, stage, url);
    else if (/^https?:\/\//i.test(name)) yield { name, url: name };
    else yield { name, path: name, ...(url === undefined ? {} : { url }) };
  }
}

async function* fromFile(name: string, stage: Stage, url: string | undefined): AsyncGenerator<Input> {
  let text: string;
  try {
    text = new TextDecoder().decode((await readInput(name)).bytes).trim();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    yield { name, broken: thrown };
    return;
  }
  // One object over many lines, or one object a line.
  const whole = parsed(text);
  if (whole !== undefined) yield fromLine(text, stage, url, name);
  else for (const line of text.split(/\r?\n/)) if (line.trim() !== '') yield fromLine(line, stage, url, name);
}

function fromLine(line: string, stage: Stage, url: string | undefined, file = '-'): Input {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { name: file, broken: new Refusal('input-unreadable', `"${line.slice(0, 60)}" is no JSON object`) };
  }
  const fields = value as Readonly<Record<string, unknown>>;
  if (stage === 'article' || stage === 'stories') {
    return { name: typeof fields.id === 'string' ? fields.id : file, given: value };
  }
  const { path, contentType } = fields;
  const address = typeof fields.url === 'string' ? fields.url : url;
  if (typeof path !== 'string') {
    return { name: file, broken: new Refusal('input-unreadable', `"${line.slice(0, 60)}" names no path`) };
  }
  return {
    name: path,
    path,
    ...(address === undefined ? {} : { url: address }),
    ...(typeof contentType === 'string' ? { contentType } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function articleGiven({ given }: Input): GivenArticle {
  const fields = given as Readonly<Record<string, unknown>>;
  const faults = (['id', 'title', 'text'] as const).filter((key) => typeof fields[key] !== 'string');
  if (faults.length > 0)
    throw new Refusal('article-unusable', `It has no text under ${faults.map((key) => `"${key}"`).join(', ')}`);
  const text = (key: string) => (typeof fields[key] === 'string' ? (fields[key] as string) : null);
  return {
    id: fields.id as string,
    title: fields.title as string,
    text: fields.text as string,
    outlet: text('outlet'),
    published: text('published'),
    url: text('url'),
    language: text('language'),
  };
}

interface Reader {
  read(input: Input): Promise<unknown>;
  world(): World;
  close(): Promise<void>;
}

/** Opens what a stage needs and nothing else. */
async function openReader(context: Context, stage: Stage): Promise<Reader> {
  if (stage === 'article' || stage === 'stories') {
    const world = prepareWorld(settingsOrRefuse(context).background);
    return {
      world: () => world,
      read: async (input) => inspectArticle(articleGiven(input), world),
      close: async () => {},
    };
  }
  const workers: WorkerPool = createThreads();
  const world = () => {
    throw new Error('Only articles and stories are read before a background');
  };
  const close = () => workers.close();
  const settings = () => settingsOrRefuse(context);
  const withWeb = async <T>(work: (web: Web) => Promise<T>): Promise<T> => {
    const { createWeb } = await import('../web/guarded-web.ts');
    const web = createWeb(settings().network);
    try {
      return await work(web);
    } finally {
      await web.close();
    }
  };
  const bytesOf = async (input: Input) => {
    if (input.path !== undefined) {
      const { url, bytes } = await readInput(input.path);
      return { url: input.url ?? url, bytes, contentType: input.contentType ?? null };
    }
    const request = { url: input.url ?? '', headers: {}, maxBytes: FEED_BYTES };
    const answer = await withWeb((web) => web.get(request, context.signal));
    if (answer.status !== 200) throw new Refusal('feed-refused', `${input.url} answers ${answer.status}`);
    return { url: answer.url, bytes: answer.body, contentType: answer.headers.get('content-type') ?? null };
  };
  if (stage === 'feed') {
    const parser = createFeedParser(workers, Date.now);
    return {
      world,
      close,
      async read(input) {
        if (input.path !== undefined) {
          const { url, bytes, contentType } = await bytesOf(input);
          return feedLine(input.name, await parser.parse({ bytes, contentType, url }, context.signal));
        }
        const { telegramBridge } = settings().network;
        const found = await withWeb((web) =>
          createFeedFinder({ web, parser, clock: Date.now, telegramBridge }).find(input.url ?? '', context.signal),
        );
        return { ...feedLine(input.name, found), ...foundOf(found) };
      },
    };
  }
  const pages = createPageReader(workers, Date.now);
  return {
    world,
    close,
    async read(input) {
      const { url, bytes, contentType } = await bytesOf(input);
      const page = await pages.read({ bytes, contentType, url }, context.signal);
      const { canonicalUrl, title, authors, published, language, outlet, text, readBy, isStub, reserved } = page;
      const told = { canonicalUrl, title, authors, published, language, outlet, text };
      return { input: input.name, url, ...told, readBy, isStub, reserved };
    },
  };
}
