import { aReaderOfTheForum } from './forum.ts';
import {
  aDelegate,
  aFacilitator,
  aMemberOfTheNetwork,
  aVerifier,
  either,
  itsLeader,
  type Sentence,
  theOperator,
  whoSees,
  withSecondFactor,
} from './sentence.ts';

const facilitates = whoSees(
  either(aReaderOfTheForum, theOperator),
  either(withSecondFactor(aFacilitator), theOperator),
);

/** Who may do what with agreements, commitments, boards and the ledger. */
export const agreementSentences = {
  'agreement.read': aReaderOfTheForum,
  'agreement.draft': facilitates,
  'agreement.sign': whoSees(aReaderOfTheForum, withSecondFactor(itsLeader)),
  'commitment.read': aReaderOfTheForum,
  'commitment.propose': whoSees(
    aReaderOfTheForum,
    either(aDelegate('speak'), withSecondFactor(aFacilitator)),
  ),
  'commitment.answer': whoSees(aReaderOfTheForum, either(aDelegate('decide'), itsLeader)),
  'commitment.report': whoSees(aReaderOfTheForum, aDelegate('speak')),
  'commitment.voice': whoSees(aReaderOfTheForum, aDelegate('speak')),
  'commitment.verify': whoSees(aReaderOfTheForum, withSecondFactor(aVerifier)),
  'board.read': aReaderOfTheForum,
  'board.write': whoSees(aReaderOfTheForum, either(aDelegate('speak'), aFacilitator)),
  'ledger.read': either(aMemberOfTheNetwork, theOperator),
  'ledger.export': theOperator,
} satisfies Record<string, Sentence>;
