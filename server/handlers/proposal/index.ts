import { acceptAmendment, supportAmendment } from './amendment.ts';
import { compareVersions } from './compare.ts';
import { raiseObjection } from './objection-raise.ts';
import { openReactions } from './open-reactions.ts';
import { listRemarks } from './remark-list.ts';
import { sayRemark } from './remark-make.ts';
import { moveObjection, moveRemark } from './remark-move.ts';
import { showAwaited, showResponses } from './responses.ts';
import { setProposalWindow } from './window.ts';
import { withdrawProposal } from './withdraw.ts';

/** The handlers of what happens to a proposal between its versions: one file per command or query. */
export const proposalCommandHandlers = {
  'remark.make': sayRemark,
  'remark.move': moveRemark,
  'objection.raise': raiseObjection,
  'objection.move': moveObjection,
  'amendment.support': supportAmendment,
  'amendment.accept': acceptAmendment,
  'proposal.open-reactions': openReactions,
  'proposal.set-window': setProposalWindow,
  'proposal.withdraw': withdrawProposal,
};
export const proposalQueryHandlers = {
  'proposal.compare': compareVersions,
  'remark.list': listRemarks,
  'proposal.responses': showResponses,
  'proposal.awaited': showAwaited,
};
