import { describe, expect, it } from 'vitest';
import { inclusionProof } from '#server/ledger/merkle.ts';
import { type Receipt, verifyReceipt } from '#server/ledger/receipt.ts';
import { entryAt, logOf, newKey } from './support.ts';

const signer = newKey();
const SIZE = 13;
const log = logOf(
  Array.from({ length: SIZE }, (_, i) => entryAt(i)),
  signer,
);

async function receiptFor(index: number): Promise<Receipt> {
  const proof = (await inclusionProof(index, SIZE, log.getNode)).map((hash) => hash.toString('hex'));
  return { entry: entryAt(index), index, size: SIZE, proof, checkpoint: log.checkpoint(SIZE) };
}

describe('the receipt of one act', () => {
  it('is accepted for every entry, also after a journey as JSON', async () => {
    for (let index = 0; index < SIZE; index += 1) {
      const receipt: unknown = JSON.parse(JSON.stringify(await receiptFor(index)));
      expect(verifyReceipt(receipt, signer.key)).toEqual({ ok: true });
    }
  });

  it('is refused for anything else', async () => {
    const good = await receiptFor(5);
    const cases: [unknown, string][] = [
      [{ ...good, entry: entryAt(6) }, 'not_included'],
      [{ ...good, entry: entryAt(5, { facts: { level: 1 } }) }, 'not_included'],
      [{ ...good, index: 6 }, 'not_included'],
      [{ ...good, index: SIZE }, 'not_included'],
      [{ ...good, index: -1 }, 'not_included'],
      [{ ...good, proof: good.proof.slice(1) }, 'not_included'],
      [{ ...good, proof: [...good.proof].reverse() }, 'not_included'],
      [{ ...good, size: SIZE - 1 }, 'size_differs'],
      [{ ...good, checkpoint: log.checkpoint(12) }, 'size_differs'],
      [{ ...good, checkpoint: log.checkpoint(SIZE, newKey()) }, 'checkpoint_unsigned'],
      [{ ...good, proof: ['00'] }, 'malformed'],
      [{ ...good, entry: null }, 'malformed'],
      [null, 'malformed'],
    ];
    for (const [receipt, fault] of cases) {
      expect(verifyReceipt(receipt, signer.key)).toEqual({ ok: false, fault });
    }
  });
});
