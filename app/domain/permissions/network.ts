import {
  aConvener,
  aMemberOfTheNetwork,
  anAdministrator,
  anyone,
  either,
  itsAccountHolder,
  type Sentence,
  somebodySignedIn,
  theOperator,
  withSecondFactor,
} from './sentence.ts';

const administers = either(withSecondFactor(anAdministrator), theOperator);

/** Who may do what with accounts, people, organisations and mandates. */
export const networkSentences = {
  'account.enter': anyone,
  'account.manage-own': itsAccountHolder,
  'account.read-own': somebodySignedIn,
  'demo.enter': anyone,
  'token.create': either(itsAccountHolder, theOperator),
  'network.create': theOperator,
  'network.read': aMemberOfTheNetwork,
  'network.administer': administers,
  'person.read-contact': either(anAdministrator, theOperator),
  'forum.create': either(withSecondFactor(aConvener), theOperator),
} satisfies Record<string, Sentence>;
