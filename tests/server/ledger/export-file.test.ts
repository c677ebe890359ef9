import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leafOf, type Opening } from '#server/ledger/entry.ts';
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
const without = (...numbers: number[]) => lines.filter((_, i) => !numbers.includes(i));
const replaced = (number: number, line: string) => lines.map((old, i) => (i === number ? line : old));
const codes = (result: { details: { code: string }[] }) => result.details.map(({ code }) => code);

/** Line number (from 0) of entry i: the header comes first. */
const at = (index: number) => index + 1;

describe('an untouched export', () => {
  it('is whole, with and without earlier checkpoints', async () => {
    expect(lines).toHaveLength(LAST + 1);
    for (const earlier of [undefined, ...[0, 1, 4, 5, SIZE].map((size) => log.checkpoint(size))]) {
      const result = await check(lines, earlier);
      expect(result).toMatchObject({ status: 'whole', exitCode: 0, findings: [], size: SIZE });
      expect(result.root).toBe(log.checkpoint(SIZE).split('\n')[2]);
    }
  });

  it('is whole when a person was erased, and when the log is empty', async () => {
    const erased = await exported(
      join(folder, 'erased.jsonl'),
      signer,
      indexes.map((i) => ({ position: i, entry: entryAt(i) })),
      checkpoints,
    );
    expect((await check(erased)).status).toBe('whole');
    const empty = await exported(join(folder, 'empty.jsonl'), signer, [], [log.checkpoint(0)]);
    expect((await check(empty)).status).toBe('whole');
  });
});

describe('tampering is found', () => {
  it('in every byte of every line: altered', async () => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    // One bit of every 13th byte; 13 has no factor in common with 8, so all bits have their turn.
    for (let byte = 0; byte < bytes.length; byte += 13) {
      const copy = Buffer.from(bytes);
      copy[byte] = (copy[byte] ?? 0) ^ (1 << (byte % 8));
      const result = await check(copy);
      expect(result.exitCode, `byte ${byte} bit ${byte % 8}: ${codes(result)}`).toBe(1);
      expect(result.findings.length).toBeGreaterThan(0);
    }
  });

  it('in the newline that ends the file and in those that join its last lines', async () => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    for (let bit = 0; bit < 8; bit += 1) {
      for (const place of [bytes.length - 1, bytes.length - (lines[LAST]?.length ?? 0) - 2]) {
        const copy = Buffer.from(bytes);
        copy[place] = (copy[place] ?? 0) ^ (1 << bit);
        expect((await check(copy)).exitCode).toBe(1);
      }
    }
  });

  it('when cut at any byte: incomplete', async () => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    for (let length = 0; length < bytes.length; length += length < bytes.length - 150 ? 31 : 1) {
      const result = await check(bytes.subarray(0, length));
      expect(result.exitCode, `cut to ${length}: ${codes(result)}`).toBe(2);
    }
  });

  it('when a line is deleted: incomplete, and missing entries are named', async () => {
    for (let number = 0; number <= LAST; number += 1) {
      const result = await check(without(number));
      expect(result.exitCode, `line ${number}: ${codes(result)}`).toBe(2);
    }
    expect((await check(without(at(3), at(4)))).findings).toContain('Entries 3 to 4 are missing.');
    expect(codes(await check(without(at(SIZE - 1))))).toContain('entries_missing');
  });

  it('when a line is repeated: altered', async () => {
    for (let number = 0; number <= LAST; number += 1) {
      const copy = [...lines.slice(0, number + 1), ...lines.slice(number)];
      expect((await check(copy)).exitCode, `line ${number}`).toBe(1);
    }
  });

  it('when two lines change places: altered', async () => {
    for (let a = 0; a <= LAST; a += 1) {
      for (let b = a + 1; b <= LAST; b += 1) {
        const copy = replaced(a, lines[b] ?? '');
        copy[b] = lines[a] ?? '';
        expect((await check(copy)).exitCode, `lines ${a} and ${b}`).toBe(1);
      }
    }
  });

  it('when the content of one entry differs from its hash: names the entry', async () => {
    const result = await check(
      replaced(
        at(5),
        forged(lines[at(5)], (line) => {
          line.entry = entryAt(5, { facts: { level: 1, round: 'r1' } });
        }),
      ),
    );
    expect(result.exitCode).toBe(1);
    expect(result.findings[0]).toBe('Entry 5 (line 7) was altered: its content does not match its hash.');
  });

  it('when a forger recomputes every hash but cannot sign: names the range', async () => {
    const forgedEntries = indexes.map((i) => lineAt(i, i === 5 ? { facts: { level: 1, round: 'r1' } } : {}));
    const copy = await exported(join(folder, 'forged.jsonl'), signer, forgedEntries, checkpoints);
    const result = await check(copy);
    expect(result.exitCode).toBe(1);
    expect(result.details).toEqual([{ code: 'range_changed', line: 12, from: 4, to: 6 }]);
  });

  it('when a forger drops or slips in an entry and numbers the rest anew', async () => {
    const renumbered = (kept: number[]) => kept.map((i, position) => ({ ...lineAt(i), position }));
    const dropped = renumbered(indexes.filter((i) => i !== 5));
    const path = join(folder, 'dropped.jsonl');
    expect((await check(await exported(path, signer, dropped, checkpoints))).exitCode).toBe(1);
    const slipped = renumbered([0, 1, 2, 99, 3, 4, 5, 6, 7, 8]);
    const copy = await exported(path, signer, slipped, checkpoints);
    const result = await check(copy);
    expect(result.exitCode).toBe(1);
    expect(result.details[0]).toMatchObject({ code: 'range_changed', from: 0, to: 3 });
  });

  it('when a forger signs everything anew with another key', async () => {
    const other = newKey();
    const own = logOf(
      indexes.map((i) => entryAt(i, { command: 'position.withdraw' })),
      other,
    );
    const entries = indexes.map((i) => lineAt(i, { command: 'position.withdraw' }));
    for (const claimed of [other, { ...other, text: signer.text }]) {
      const copy = await exported(join(folder, 'foreign.jsonl'), claimed, entries, [own.checkpoint(SIZE)]);
      const result = await check(copy);
      expect(result.exitCode).toBe(1);
      expect(codes(result)).toContain('checkpoint_unsigned');
    }
  });

  it('when entries are added after the newest checkpoint: nobody vouches for them', async () => {
    const more = [...indexes, SIZE].map((i) => lineAt(i));
    const result = await check(await exported(join(folder, 'more.jsonl'), signer, more, checkpoints));
    expect(result.exitCode).toBe(2);
    expect(result.findings).toEqual(['No signed checkpoint vouches for entries 9 to 9.']);
  });

  it('when there are fewer entries than the newest checkpoint says, with everything else made to fit', async () => {
    const fewer = indexes.slice(0, 8).map((i) => lineAt(i));
    const result = await check(await exported(join(folder, 'fewer.jsonl'), signer, fewer, checkpoints));
    expect(result.exitCode).toBe(2);
    expect(result.findings).toContain('Entries 8 to 8 are missing.');
  });

  it('when the same entry stands twice in a log that was signed so', async () => {
    const twice = indexes.map((i) => (i === 6 ? { ...lineAt(2), position: 6 } : lineAt(i)));
    const own = logOf(
      twice.map(({ entry }) => entry),
      signer,
    );
    const result = await check(
      await exported(join(folder, 'twice.jsonl'), signer, twice, [own.checkpoint(SIZE)]),
    );
    expect(result.exitCode).toBe(1);
    expect(result.details).toMatchObject([{ code: 'entry_repeated', from: 6 }]);
  });

  it('when an opened commitment is not what was recorded', async () => {
    const openings: Record<string, Opening>[] = [
      { reason: { salt: '00'.repeat(16), value: 'alasan 2 €' } },
      { reason: { salt: '0'.repeat(31).concat('2'), value: 'alasan lain' } },
      { nothing: { salt: '00'.repeat(16), value: 'alasan 2 €' } },
    ];
    for (const sealedOpen of openings) {
      const entries = indexes.map((i) => (i === 2 ? { ...lineAt(2), sealedOpen } : lineAt(i)));
      const result = await check(await exported(join(folder, 'opened.jsonl'), signer, entries, checkpoints));
      expect(result.exitCode).toBe(1);
      expect(result.details).toMatchObject([{ code: 'opening_wrong', from: 2, line: 4 }]);
    }
  });

  it('but the actor may be opened as well', async () => {
    const actor = { salt: '0'.repeat(31).concat('2'), value: 'person 2' };
    const entries = indexes.map((i) => (i === 2 ? { ...lineAt(2), sealedOpen: { actor } } : lineAt(i)));
    expect(
      (await check(await exported(join(folder, 'actor.jsonl'), signer, entries, checkpoints))).exitCode,
    ).toBe(0);
  });

  it('when an entry of another network is among them', async () => {
    const mixed = indexes.map((i) => lineAt(i, i === 1 ? { network: 'elsewhere' } : {}));
    const own = logOf(
      mixed.map(({ entry }) => entry),
      signer,
    );
    const result = await check(
      await exported(join(folder, 'mixed.jsonl'), signer, mixed, [own.checkpoint(SIZE)]),
    );
    expect(result.details).toMatchObject([{ code: 'entry_other_network', from: 1 }]);
  });
});

describe('against an earlier checkpoint', () => {
  const forkedEntries = indexes.map((i) => lineAt(i, i === 2 ? { facts: { level: 8, round: 'r1' } } : {}));
  const forked = logOf(
    forkedEntries.map(({ entry }) => entry),
    signer,
  );

  it('a fork signed by the true key is altered', async () => {
    const copy = await exported(join(folder, 'fork.jsonl'), signer, forkedEntries, [forked.checkpoint(SIZE)]);
    expect((await check(copy)).exitCode).toBe(0);
    expect((await check(copy, log.checkpoint(2))).exitCode).toBe(0);
    for (const size of [3, 4, 6, SIZE]) {
      const result = await check(copy, log.checkpoint(size));
      expect(result.exitCode).toBe(1);
      expect(result.details).toEqual([{ code: 'earlier_not_prefix', from: 0, to: size - 1 }]);
    }
  });

  it('a log that was rolled back is incomplete', async () => {
    const shorter = await exported(
      join(folder, 'rolled.jsonl'),
      signer,
      indexes.slice(0, 7).map((i) => lineAt(i)),
      checkpoints.slice(0, 2),
    );
    expect((await check(shorter)).exitCode).toBe(0);
    const result = await check(shorter, log.checkpoint(SIZE));
    expect(result.exitCode).toBe(2);
    expect(result.details).toEqual([{ code: 'earlier_longer', from: 7, to: 8 }]);
  });

  it('an earlier checkpoint that is not signed with the key proves nothing', async () => {
    for (const bad of ['', log.checkpoint(4, newKey()), log.checkpoint(4).replace('\n4\n', '\n5\n')]) {
      const result = await check(lines, bad);
      expect(result.exitCode).toBe(1);
      expect(codes(result)).toEqual(['earlier_unsigned']);
    }
  });
});

it('names the entry that was changed in the store, though its stored hash was left alone', async () => {
  const entries = indexes.map((i) => ({
    ...lineAt(i, i === 3 ? { organisation: 'bappeda' } : {}),
    leaf: leafOf(entryAt(i)).toString('hex'),
  }));
  const result = await check(await exported(join(folder, 'store.jsonl'), signer, entries, checkpoints));
  expect(result.exitCode).toBe(1);
  expect(result.details[0]).toEqual({ code: 'entry_changed', line: 5, from: 3 });
});
