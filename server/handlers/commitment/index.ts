import { acceptCommitment } from './accept.ts';
import { returnCommitment, withdrawCommitment } from './close.ts';
import { evidenceFile } from './file.ts';
import { listCommitments } from './list.ts';
import { prepareCommitment } from './prepare.ts';
import { proposeCommitment } from './propose.ts';
import { reportProgress } from './report.ts';
import { showCommitment } from './show.ts';
import { confirmReport, disputeReport, verifyReport } from './voice.ts';

/** Handlers of the noun "commitment", by the contract's names. */
export const commitmentCommandHandlers = {
  'commitment.propose': proposeCommitment,
  'commitment.accept': acceptCommitment,
  'commitment.return': returnCommitment,
  'commitment.report': reportProgress,
  'commitment.confirm': confirmReport,
  'commitment.dispute': disputeReport,
  'commitment.verify': verifyReport,
  'commitment.withdraw': withdrawCommitment,
};

export const commitmentQueryHandlers = {
  'commitment.list': listCommitments,
  'commitment.prepare': prepareCommitment,
  'commitment.show': showCommitment,
  'commitment.evidence-file': evidenceFile,
};
