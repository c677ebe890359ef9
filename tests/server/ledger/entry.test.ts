import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#server/ledger/canonical.ts';
import { commit, isLedgerEntry, type LedgerEntry, leafOf, openCommitment } from '#server/ledger/entry.ts';
import { leafHash } from '#server/ledger/merkle.ts';

const SALT = '00'.repeat(16);
const entry: LedgerEntry = {
  v: 1,
  id: '019aa000-0000-7000-8000-000000000001',
  network: 'bandung',
  at: '2026-11-22T09:57:00.000Z',
  command: 'position.give',
  actor: commit(SALT, 'person-1'),
  organisation: 'dinas-sosial',
  facts: { level: 3, round: 'r1' },
  sealed: { reason: commit(SALT, 'Perlu data bersama') },
};

describe('ledger entries', () => {
  it('hashes to the leaf of their canonical JSON, whatever the order of their fields', () => {
    expect(leafOf(entry).equals(leafHash(canonicalJson(entry)))).toBe(true);
    const reversed = Object.fromEntries(Object.entries(entry).reverse());
    expect(isLedgerEntry(reversed) && leafOf(reversed).equals(leafOf(entry))).toBe(true);
    expect(leafOf({ ...entry, facts: { ...entry.facts, level: 4 } }).equals(leafOf(entry))).toBe(false);
  });

  it('are recognised by their exact form', () => {
    expect(isLedgerEntry(entry)).toBe(true);
    expect(isLedgerEntry({ ...entry, actor: null, organisation: null, facts: {}, sealed: {} })).toBe(true);
    const { facts: _facts, ...without } = entry;
    const bad: unknown[] = [
      null,
      [],
      without,
      { ...entry, more: 1 },
      { ...entry, v: 2 },
      { ...entry, id: '' },
      { ...entry, at: '2026-11-22T09:57:00Z' },
      { ...entry, at: '2026-13-22T09:57:00.000Z' },
      { ...entry, actor: 'a name' },
      { ...entry, organisation: 3 },
      { ...entry, facts: [] },
      { ...entry, sealed: { reason: 'in the clear' } },
    ];
    for (const value of bad) expect(isLedgerEntry(value)).toBe(false);
  });
});

describe('commitments', () => {
  it('open with salt and value and with nothing else', () => {
    const commitment = commit(SALT, { name: 'Kepala dinas', unit: 'Dinas Sosial' });
    expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(openCommitment(commitment, SALT, { unit: 'Dinas Sosial', name: 'Kepala dinas' })).toBe(true);
    expect(openCommitment(commitment, SALT, { unit: 'Dinas Sosial', name: 'Sekretaris' })).toBe(false);
    expect(openCommitment(commitment, '01'.repeat(16), { unit: 'Dinas Sosial', name: 'Kepala dinas' })).toBe(
      false,
    );
    expect(openCommitment(commitment, 'not hex', 'x')).toBe(false);
  });

  it('is SHA-256 over the salt bytes and the canonical JSON', () => {
    // printf '\0%.0s' {1..16} and then the text "a" with its quotation marks, through sha256sum
    expect(commit(SALT, 'a')).toBe('67beb2ad75334f3e1bf7a7c0ba6aaf6e9f5def87dfc051fd6179e7fa8609232b');
  });

  it('refuse a salt that is short, odd or in capitals', () => {
    for (const salt of ['', '00'.repeat(15), '0'.repeat(33), 'AB'.repeat(16)]) {
      expect(() => commit(salt, 'a')).toThrow(RangeError);
    }
  });
});
