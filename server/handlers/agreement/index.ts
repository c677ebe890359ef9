import { draftAgreement } from './draft.ts';
import { freezeAgreement } from './freeze.ts';
import { listAgreements } from './list.ts';
import { prepareAgreement } from './prepare.ts';
import { reopenAgreement } from './reopen.ts';
import { reviseAgreement } from './revise.ts';
import { showAgreement } from './show.ts';
import { signAgreement } from './sign.ts';

/** Handlers of the noun "agreement", by the contract's names. */
export const agreementCommandHandlers = {
  'agreement.draft': draftAgreement,
  'agreement.revise': reviseAgreement,
  'agreement.freeze': freezeAgreement,
  'agreement.reopen': reopenAgreement,
  'agreement.sign': signAgreement,
};

export const agreementQueryHandlers = {
  'agreement.list': listAgreements,
  'agreement.prepare': prepareAgreement,
  'agreement.show': showAgreement,
};
