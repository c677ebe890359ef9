/**
 * The life of an agreement: draft, ready (its text frozen under one hash), in force (every party signed that hash),
 * ended.
 */
export const AGREEMENT_STATUSES = ['draft', 'ready', 'in-force', 'ended'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** Why a step in the life of an agreement is refused. */
export const AGREEMENT_REFUSALS = [
  'wrong_state',
  'clause_missing',
  'not_accepted_yet',
  'not_a_party',
  'stale_text',
  'already_done',
] as const;
export type AgreementRefusal = (typeof AGREEMENT_REFUSALS)[number];

/** The signature of a party over a content hash. */
export type Signature = { readonly organisationId: string; readonly contentHash: string };

/** An agreement as far as signing needs it. */
export type SignableAgreement = {
  readonly status: AgreementStatus;
  /** The hash of the frozen text; null while it is a draft. */
  readonly contentHash: string | null;
  readonly partyIds: readonly string[];
  readonly signatures: readonly Signature[];
};

/**
 * Whether a draft can be frozen for signing: it has a clause, two parties, and no commitment in it that a named
 * party has yet to accept.
 * @returns the refusal, or null
 */
export function freezeRefusal(draft: {
  readonly status: AgreementStatus;
  readonly clauses: number;
  readonly parties: number;
  /** Commitments that are still proposed. */
  readonly commitmentsNotAccepted: number;
}): AgreementRefusal | null {
  if (draft.status !== 'draft') return 'wrong_state';
  if (draft.clauses < 1) return 'clause_missing';
  if (draft.parties < 2) return 'not_a_party';
  if (draft.commitmentsNotAccepted > 0) return 'not_accepted_yet';
  return null;
}

/** Whether a frozen text may be taken back to draft: only before it is in force. */
export function reopenRefusal(agreement: { readonly status: AgreementStatus }): AgreementRefusal | null {
  return agreement.status === 'ready' ? null : 'wrong_state';
}

/**
 * Whether a party may sign now. It signs the hash it has read: another one is refused, so that nobody signs a text
 * that changed under their pen.
 * @returns the refusal, or null
 */
export function signRefusal(
  agreement: SignableAgreement,
  organisationId: string,
  contentHash: string,
): AgreementRefusal | null {
  if (!agreement.partyIds.includes(organisationId)) return 'not_a_party';
  const signed = agreement.signatures.some(
    (signature) =>
      signature.organisationId === organisationId && signature.contentHash === agreement.contentHash,
  );
  if (signed) return 'already_done';
  if (agreement.status !== 'ready' || agreement.contentHash === null) return 'wrong_state';
  return contentHash === agreement.contentHash ? null : 'stale_text';
}

/** Parties whose signature over the present text is missing, in the order of the agreement. */
export function unsignedParties(agreement: SignableAgreement): string[] {
  const signed = new Set(
    agreement.signatures
      .filter((signature) => signature.contentHash === agreement.contentHash)
      .map((signature) => signature.organisationId),
  );
  return agreement.partyIds.filter((organisationId) => !signed.has(organisationId));
}

/** Whether every party has signed one and the same text; an agreement of nobody is never in force. */
export function allSigned(agreement: SignableAgreement): boolean {
  return (
    agreement.contentHash !== null && agreement.partyIds.length > 0 && unsignedParties(agreement).length === 0
  );
}

/**
 * The status on a day: an agreement that is in force ends by itself after its last day.
 * @param endsOn last day, `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`
 */
export function agreementStatusOn(status: AgreementStatus, endsOn: string, today: string): AgreementStatus {
  return status === 'in-force' && today > endsOn ? 'ended' : status;
}
