import { Worker } from 'node:worker_threads';

/** One task may take this long, milliseconds; reading a text of ours takes a few. */
const MOST_MS = 1_000;
/** Heap of the thread, MB (reliability-security.md 0.4). */
const MOST_MB = 256;
/** More than this many tasks waiting means that somebody floods the thread. */
const MOST_WAITING = 100;

/** Why bytes were not read: broken, larger than a text may be, or there is no time for them now. */
export type Unread = { ok: false; why: 'broken' | 'too-large' | 'stored' | 'busy' };
/** A shared text after an update. */
export interface ReadText {
  ok: true;
  /** Tiptap's JSON of the text's blocks, not yet judged by our schema. */
  content: unknown[];
  /** Base64 of what the update changed, in this server's own writing; null when it changed nothing. */
  accepted: string | null;
  /** Base64 of the whole document as one update, where it was asked for. */
  merged: string | null;
}

type Task =
  | { what: 'read'; stored: readonly string[]; update: string | null; merge: boolean }
  | { what: 'seed'; content: unknown; clientId: number }
  | { what: 'insert'; stored: readonly string[]; at: number; content: unknown }
  | { what: 'passages'; stored: readonly string[] }
  | { what: 'rewrite'; stored: readonly string[]; id: string; lines: readonly string[]; more: unknown }
  | { what: 'decode'; update: string };

/** A paragraph or heading of a shared text, by the name it keeps as long as it lives. */
export interface StoredPassage {
  id: string;
  /** Without its marks; line breaks as `\n`. */
  text: string;
}

let thread: Worker | null = null;
let tail: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Starts the thread; settles when it has loaded what it needs, so that a task's time is its own. */
function start(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./yjs-worker-thread.mjs', import.meta.url), {
      name: 'yjs',
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB, maxYoungGenerationSizeMb: 32 },
    });
    // One that dies between two tasks is replaced at the next.
    worker.on('error', reject);
    worker.once('exit', () => {
      if (thread === worker) thread = null;
    });
    worker.once('message', () => {
      // A thread that waits for work keeps no process from ending.
      worker.unref();
      resolve(worker);
    });
  });
}

async function perform<T>(task: Task): Promise<T | Unread> {
  // Tasks come one after the other: there is never a second thread.
  thread ??= await start();
  const worker = thread;
  return new Promise((resolve) => {
    let settled = false;
    const settle = (answer: T | Unread, alive: boolean) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      worker.off('message', told).off('error', died).off('exit', died);
      if (alive) worker.unref();
      else {
        thread = null;
        void worker.terminate();
      }
      resolve(answer);
    };
    const broken: Unread = { ok: false, why: 'broken' };
    // An answer may wait behind our own work: it is looked for before the thread is given up.
    const timer = setTimeout(() => setImmediate(() => settle(broken, false)), MOST_MS);
    const told = (answer: T | Unread) => settle(answer, true);
    const died = () => settle(broken, false);
    worker.once('message', told).once('error', died).once('exit', died);
    worker.ref();
    worker.postMessage(task);
  });
}

/** Tasks are done one after the other: whoever sends a bomb holds up the texts for a second, not the house. */
async function ask<T>(task: Task): Promise<T | Unread> {
  if (waiting >= MOST_WAITING) return { ok: false, why: 'busy' };
  waiting += 1;
  const mine = tail.then(() => perform<T>(task));
  tail = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

/**
 * Reads a shared text from its stored updates and, on top of them, one from outside. That one must be whole and
 * leave a text; otherwise the answer is `broken`. Takes at most a second of the thread's time.
 * @param stored base64 of the updates, in their order
 * @param merge also answer the whole document as one update, for compaction
 */
export function readUpdates(
  stored: readonly string[],
  update: string | null,
  merge = false,
): Promise<ReadText | Unread> {
  return ask<ReadText>({ what: 'read', stored, update, merge });
}

/** Whether bytes from outside are a Yjs v1 update at all. */
export async function decodes(update: string): Promise<true | Unread['why']> {
  const answer = await ask<{ ok: true }>({ what: 'decode', update });
  return answer.ok ? true : answer.why;
}

/**
 * A text as the first update of a shared document: for the same text and number always the same bytes.
 * @param content blocks as the schema's own JSON, attributes complete
 * @param clientId the Yjs client the text is written by, below 2^32
 * @throws Error when the thread cannot do it: the text is our own
 */
export async function seedUpdate(content: unknown, clientId: number): Promise<string> {
  const answer = await ask<{ ok: true; update: string }>({ what: 'seed', content, clientId });
  if (!answer.ok) throw new Error(`the text could not be made a shared one: ${answer.why}`);
  return answer.update;
}

/**
 * What a text's writer would have sent who put blocks into it.
 * @param stored base64 of the text's updates, in their order
 * @param at before which block; at the end when it has fewer
 * @param content blocks as the schema's own JSON, attributes complete
 */
export async function insertUpdate(
  stored: readonly string[],
  at: number,
  content: unknown,
): Promise<string | Unread> {
  const answer = await ask<{ ok: true; update: string }>({ what: 'insert', stored, at, content });
  return answer.ok ? answer.update : answer;
}

/**
 * The paragraphs and headings of a text in their order, at whatever depth. Null stands for the blank one that a list
 * item without a paragraph is given (draft-text.ts).
 * @param stored base64 of the text's updates, in their order
 */
export async function passagesIn(stored: readonly string[]): Promise<(StoredPassage | null)[] | Unread> {
  const answer = await ask<{ ok: true; passages: (StoredPassage | null)[] }>({ what: 'passages', stored });
  return answer.ok ? answer.passages : answer;
}

/**
 * What a text's writer would have sent who wrote one passage anew. Only what differs is changed.
 * @param stored base64 of the text's updates, in their order
 * @param lines its lines; none takes it away
 * @param more blocks to be put below it, as the schema's own JSON; below an item of a list they become items
 */
export async function rewriteUpdate(
  stored: readonly string[],
  { id, lines, more }: { id: string; lines: readonly string[]; more: unknown },
): Promise<string | Unread> {
  const answer = await ask<{ ok: true; update: string }>({ what: 'rewrite', stored, id, lines, more });
  return answer.ok ? answer.update : answer;
}
