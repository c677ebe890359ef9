import { Worker } from 'node:worker_threads';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { DrawingQueue, type Urgency } from './drawing-queue.ts';
import type { Format, Paper } from './paper.ts';

/** One document may take this long, milliseconds; the longest record we know takes two seconds. */
const MOST_MS = 30_000;
/** Heap of the thread, MB. */
const MOST_MB = 512;
/** More than this many documents waiting, of those asked for or of those to be measured, is a flood. */
const MOST_WAITING = 60;
/** Drawn documents that are kept, bytes: the same content gives the same document. */
const KEPT_BYTES = 24 * 1024 * 1024;

/** Raised where a document could not be drawn now; its door answers `unavailable`. */
export class NotDrawn extends Error {
  readonly code = 'unavailable';
}

let thread: Worker | null = null;
const queue = new DrawingQueue();

/** In the build the thread's program is a bundle of its own. */
const BUNDLE = new URL('./draw-thread.mjs', import.meta.url);
/** Beside the sources (development, tests) it is TypeScript, and a thread starts without our loader. */
const SOURCE = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./draw-thread.ts', import.meta.url).href)});
})`;
const fromSource = import.meta.url.endsWith('.ts');

function start(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fromSource ? SOURCE : BUNDLE, {
      name: 'documents',
      eval: fromSource,
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      if (thread === worker) thread = null;
    });
    worker.once('message', () => {
      // One that dies between two documents is replaced at the next.
      worker.off('error', reject).on('error', () => undefined);
      // A thread that waits for work keeps no process from ending.
      worker.unref();
      resolve(worker);
    });
  });
}

async function perform(paper: Paper, format: Format): Promise<Buffer> {
  // Documents come one after the other: there is never a second thread.
  thread ??= await start();
  const worker = thread;
  return new Promise((resolve, reject) => {
    let settled = false;
    const settle = (end: () => void, alive: boolean) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      worker.off('message', told).off('error', died).off('exit', gone);
      if (alive) worker.unref();
      else {
        thread = null;
        void worker.terminate();
      }
      end();
    };
    const fail = (why: string, alive: boolean) => settle(() => reject(new NotDrawn(why)), alive);
    const timer = setTimeout(() => fail(`not drawn within ${MOST_MS} ms`, false), MOST_MS);
    const told = (answer: { ok: true; file: Uint8Array } | { ok: false; said: string }) => {
      if (answer.ok) settle(() => resolve(Buffer.from(answer.file)), true);
      else fail(answer.said, true);
    };
    const died = (error: Error) => fail(error.message, false);
    const gone = () => fail('the thread ended', false);
    worker.once('message', told).once('error', died).once('exit', gone);
    worker.ref();
    worker.postMessage({ paper, format });
  });
}

const kept = new Map<string, Promise<Buffer>>();
/** Bytes of what is kept and ready, by its key. */
const sizes = new Map<string, number>();

const keyOf = (paper: Paper, format: Format) => `${format} ${sha256Hex(canonicalJson(paper))}`;

function forgetOldest(): void {
  let bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const [key, size] of sizes) {
    if (bytes <= KEPT_BYTES) break;
    kept.delete(key);
    sizes.delete(key);
    bytes -= size;
  }
}

/**
 * A document in one of its forms: drawn in a thread of its own, so that a live room never waits for it, one after
 * the other; drawn once and kept while it is asked for.
 * @param urgency a file that somebody waits for is drawn before all that are only measured
 * @throws NotDrawn when it cannot be drawn now
 */
export function draw(paper: Paper, format: Format, urgency: Urgency = 'asked'): Promise<Buffer> {
  const key = keyOf(paper, format);
  const known = kept.get(key);
  if (known) {
    if (urgency === 'asked') queue.hurry(key);
    const size = sizes.get(key);
    kept.delete(key);
    kept.set(key, known);
    if (size !== undefined) {
      sizes.delete(key);
      sizes.set(key, size);
    }
    return known;
  }
  if (queue.count(urgency) >= MOST_WAITING)
    return Promise.reject(new NotDrawn('too many documents are waiting'));
  const mine = queue.add(key, urgency, () => perform(paper, format));
  kept.set(key, mine);
  mine.then(
    (file) => {
      sizes.set(key, file.byteLength);
      forgetOldest();
    },
    () => kept.delete(key), // the next one who asks tries again
  );
  return mine;
}

/**
 * The size of a document in bytes; null when it cannot be told within `ms`. It is then being drawn, as soon as no
 * file waits that somebody asked for.
 */
export async function sizeOf(paper: Paper, format: Format, ms: number): Promise<number | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const drawn = draw(paper, format, 'idle').then(
    (file) => file.byteLength,
    () => null,
  );
  return Promise.race([drawn, late]).finally(() => clearTimeout(timer));
}

/** The thread of this process, for tests of where drawing happens; null before the first document. */
export const drawingThread = (): number | null => thread?.threadId ?? null;
