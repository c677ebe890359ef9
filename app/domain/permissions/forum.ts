import {
  aDelegate,
  aFacilitator,
  aGuestOfTheSession,
  aMemberOfAParty,
  aNoteTaker,
  anAdministrator,
  anObserver,
  anyoneIfPublished,
  anyoneWhereObserversMayCome,
  aReaderIfOpen,
  aVerifier,
  either,
  forItsOwner,
  itsAuthor,
  itsLeader,
  type Sentence,
  theOperator,
  unlessFacilitating,
  whoSees,
  withSecondFactor,
} from './sentence.ts';

/** Who sees a forum and what is in it. */
export const aReaderOfTheForum = either(
  aMemberOfAParty,
  aFacilitator,
  aNoteTaker,
  anObserver,
  aVerifier,
  anAdministrator,
  aReaderIfOpen,
);
const facilitates = whoSees(
  either(aReaderOfTheForum, theOperator),
  either(withSecondFactor(aFacilitator), theOperator),
);
/** Who takes part, not merely reads what is public: papers of a session are the parties' own. */
const takesPart = either(aMemberOfAParty, aFacilitator, aNoteTaker, anObserver);
const speaks = whoSees(aReaderOfTheForum, either(aDelegate('speak'), aFacilitator));

/** Who may do what in a forum, its sessions and its records. */
export const forumSentences = {
  'forum.read': aReaderOfTheForum,
  'forum.facilitate': facilitates,
  'charter.accept': whoSees(aReaderOfTheForum, aDelegate('decide')),
  'party.withdraw': whoSees(aReaderOfTheForum, either(aDelegate('decide'), itsLeader)),
  'topic.close': whoSees(aReaderOfTheForum, withSecondFactor(aFacilitator)),
  'topic.reopen': whoSees(aReaderOfTheForum, withSecondFactor(aFacilitator)),
  'empowerment.write': whoSees(aReaderOfTheForum, either(aDelegate('speak'), withSecondFactor(aFacilitator))),
  'conditions.answer': whoSees(aReaderOfTheForum, aDelegate('decide')),
  'readiness.assess': whoSees(aReaderOfTheForum, withSecondFactor(aFacilitator)),
  'topic.open': speaks,
  'contribution.write': speaks,
  // A delegate only where the organisation is a proposer: the handler names it only then.
  'contribution.mark': speaks,
  'contribution.change-own': whoSees(aReaderOfTheForum, itsAuthor),
  'topic.follow': aReaderOfTheForum,
  'proposal.submit': whoSees(aReaderOfTheForum, aDelegate('speak')),
  'proposal.write-draft': whoSees(aReaderOfTheForum, either(aDelegate('speak'), aFacilitator)),
  // Freezing a version, accepting amendments, withdrawing: whoever put the text forward decides about it.
  'proposal.revise': whoSees(
    aReaderOfTheForum,
    either(forItsOwner(aDelegate('speak')), withSecondFactor(aFacilitator)),
  ),
  'session.read': aReaderOfTheForum,
  // The live room itself: its readers, and observers who are there with a name only.
  'session.watch': either(aReaderOfTheForum, aGuestOfTheSession),
  'guest.enter': anyoneWhereObserversMayCome,
  'guest.leave': aGuestOfTheSession,
  'session.facilitate': facilitates,
  'material.read': takesPart,
  'attendance.mark': whoSees(aReaderOfTheForum, either(aDelegate('attend'), withSecondFactor(aFacilitator))),
  'turn.request': whoSees(aReaderOfTheForum, either(aDelegate('speak'), withSecondFactor(aFacilitator))),
  'activity.take-part': whoSees(aReaderOfTheForum, unlessFacilitating(aDelegate('speak'))),
  'position.give': whoSees(aReaderOfTheForum, unlessFacilitating(aDelegate('decide'))),
  'objection.follow': whoSees(aReaderOfTheForum, either(aDelegate('decide'), withSecondFactor(aFacilitator))),
  'minutes.write': whoSees(aReaderOfTheForum, either(aNoteTaker, aFacilitator)),
  'minutes.offer': whoSees(aReaderOfTheForum, either(withSecondFactor(aFacilitator), aNoteTaker)),
  'minutes.respond': whoSees(aReaderOfTheForum, aDelegate('speak')),
  'minutes.lock': whoSees(aReaderOfTheForum, withSecondFactor(aFacilitator)),
  'record.issue': whoSees(aReaderOfTheForum, either(withSecondFactor(aFacilitator), aNoteTaker)),
  'record.read-public': anyoneIfPublished,
} satisfies Record<string, Sentence>;
