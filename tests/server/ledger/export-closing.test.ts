import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '#server/ledger/canonical.ts';
import { entryAt, exported, forged, lineAt, logOf, newKey, verified } from './support.ts';

const SIZE = 9;
const signer = newKey();
const indexes = Array.from({ length: SIZE }, (_, i) => i);
const log = logOf(
  indexes.map((i) => entryAt(i)),
  signer,
);
const checkpoints = [4, 7, SIZE].map((size) => log.checkpoint(size));
const LAST = SIZE + checkpoints.length + 1;

let folder = '';
let lines: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mufakat-ledger-'));
  lines = await exported(
    join(folder, 'whole.jsonl'),
    signer,
    indexes.map((i) => lineAt(i)),
    checkpoints,
  );
});
afterAll(() => rm(folder, { recursive: true }));

const check = (content: Buffer | string[], earlier?: string) =>
  verified(folder, content, signer.key, earlier);
const replaced = (number: number, line: string) => lines.map((old, i) => (i === number ? line : old));

/** Line number (from 0) of entry i: the header comes first. */
const at = (index: number) => index + 1;

describe('a forger who makes the closing line fit again is found', () => {
  /** The closing line written anew for changed bytes before it, as anybody can. */
  const closed = (before: Buffer): Buffer => {
    const end = forged(lines[LAST], (line) => {
      line.sha256 = sha256Hex(before);
    });
    return Buffer.concat([before, Buffer.from(`${end}\n`)]);
  };
  const body = () => lines.slice(0, LAST).map((line) => `${line}\n`);

  it('with a line that is no longer canonical', async () => {
    const [header = '', ...rest] = body();
    const result = await check(closed(Buffer.from(header.replace('{', '{ ') + rest.join(''))));
    expect(result.details).toContainEqual({ code: 'line_malformed', line: 1 });
  });

  it('with bytes that are not UTF-8 but read like the text that was there', async () => {
    const [header = '', ...rest] = body();
    const odd = header.replace(/"exportedAt":"[^"]*"/, '"exportedAt":"\ufffd"');
    expect((await check(closed(Buffer.from(odd + rest.join(''))))).exitCode).toBe(0);
    const [before = '', after = ''] = odd.split('\ufffd');
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xff]),
      Buffer.from(after + rest.join('')),
    ]);
    expect((await check(closed(bytes))).details).toContainEqual({ code: 'line_malformed', line: 1 });
  });

  it('with another public key in the opening line', async () => {
    const [header = '', ...rest] = body();
    const bytes = Buffer.from(header.replace(signer.text, newKey().text) + rest.join(''));
    expect((await check(closed(bytes))).details).toEqual([{ code: 'key_differs' }]);
  });

  it('with checkpoints in another order', async () => {
    const [first = '', second = '', third = ''] = checkpoints;
    const entries = indexes.map((i) => lineAt(i));
    const copy = await exported(join(folder, 'order.jsonl'), signer, entries, [second, first, third]);
    expect((await check(copy)).details).toEqual([{ code: 'checkpoint_order', line: 12 }]);
  });

  it('with counts that the bytes before them do not bear out', async () => {
    const end = forged(lines[LAST], (line) => {
      line.checkpoints = checkpoints.length + 1;
    });
    expect((await check(replaced(LAST, end))).exitCode).toBe(1);
  });

  it('with lines after it', async () => {
    const extra = lines[at(2)] ?? '';
    for (const more of [extra, lines[LAST] ?? '', '', 'words']) {
      const result = await check([...lines, more]);
      expect(result.details).toContainEqual({ code: 'line_misplaced', line: LAST + 2 });
    }
  });
});
