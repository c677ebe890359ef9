import { describe, expect, it } from 'vitest';
import {
  agreementStatusOn,
  allSigned,
  freezeRefusal,
  reopenRefusal,
  type SignableAgreement,
  signRefusal,
  unsignedParties,
} from '#app/domain/agreement.ts';

const ready = (part: Partial<SignableAgreement> = {}): SignableAgreement => ({
  status: 'ready',
  contentHash: 'hash',
  partyIds: ['a', 'b'],
  signatures: [],
  ...part,
});
const signed = (...ids: string[]) => ids.map((organisationId) => ({ organisationId, contentHash: 'hash' }));

describe('an agreement', () => {
  it.each([
    ['a whole draft', {}, null],
    ['what is no draft', { status: 'ready' as const }, 'wrong_state'],
    ['a text without a clause', { clauses: 0 }, 'clause_missing'],
    ['one party alone', { parties: 1 }, 'not_a_party'],
    ['a commitment not yet accepted', { commitmentsNotAccepted: 1 }, 'not_accepted_yet'],
  ])('freezes %s', (_name, part, refusal) => {
    const draft = { status: 'draft' as const, clauses: 1, parties: 2, commitmentsNotAccepted: 0, ...part };
    expect(freezeRefusal(draft)).toBe(refusal);
  });

  it.each([
    ['a party', ready(), 'a', 'hash', null],
    ['a stranger', ready(), 'c', 'hash', 'not_a_party'],
    ['another text', ready(), 'a', 'other', 'stale_text'],
    ['twice', ready({ signatures: signed('a') }), 'a', 'hash', 'already_done'],
    [
      'again after the text was reopened',
      ready({ contentHash: 'new', signatures: signed('a') }),
      'a',
      'new',
      null,
    ],
    ['a draft', ready({ status: 'draft', contentHash: null }), 'a', 'hash', 'wrong_state'],
    ['what has ended', ready({ status: 'ended' }), 'a', 'hash', 'wrong_state'],
  ] as const)('is signed by %s', (_name, agreement, organisationId, hash, refusal) => {
    expect(signRefusal(agreement, organisationId, hash)).toBe(refusal);
  });

  it('is in force when all have signed the same text', () => {
    expect(unsignedParties(ready({ signatures: signed('b') }))).toEqual(['a']);
    expect(allSigned(ready({ signatures: signed('a', 'b') }))).toBe(true);
    expect(allSigned(ready({ contentHash: 'new', signatures: signed('a', 'b') }))).toBe(false);
    expect(allSigned(ready({ partyIds: [] }))).toBe(false);
    expect(allSigned(ready({ contentHash: null, signatures: [] }))).toBe(false);
  });

  it('is reopened only before it is in force, and ends after its last day', () => {
    expect(reopenRefusal({ status: 'ready' })).toBeNull();
    expect(reopenRefusal({ status: 'in-force' })).toBe('wrong_state');
    expect(agreementStatusOn('in-force', '2026-12-31', '2026-12-31')).toBe('in-force');
    expect(agreementStatusOn('in-force', '2026-12-31', '2027-01-01')).toBe('ended');
    expect(agreementStatusOn('ready', '2026-12-31', '2027-01-01')).toBe('ready');
  });
});
