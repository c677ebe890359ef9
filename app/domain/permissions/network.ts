import {
  aConvener,
  aFacilitatorSomewhere,
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

const whoPrepares = either(aFacilitatorSomewhere, aConvener, anAdministrator);

/** Who may do what with accounts, people, organisations and mandates. */
export const networkSentences = {
  'account.enter': anyone,
  'account.manage-own': itsAccountHolder,
  'account.read-own': somebodySignedIn,
  'notice.manage-own': somebodySignedIn,
  'demo.enter': anyone,
  'token.create': either(itsAccountHolder, theOperator),
  'network.create': theOperator,
  'network.read': aMemberOfTheNetwork,
  'network.administer': administers,
  'person.read-contact': either(anAdministrator, theOperator),
  'recipe.edit': either(withSecondFactor(whoPrepares), theOperator),
  'forum.create': either(withSecondFactor(aConvener), theOperator),
} satisfies Record<string, Sentence>;
