import { createNetwork } from './create.ts';
import { erasePerson } from './erase.ts';
import { issueInvitation } from './invitation.ts';
import { grantMandate, revokeMandate } from './mandate.ts';
import { addMembership, endMembership } from './membership.ts';
import { addOrganisation, reviseOrganisation } from './organisation.ts';
import { organisationShown, organisations, people, personShown } from './people.ts';
import { addPerson, suspendPerson } from './person.ts';
import { addIndicator, indicators, removeAuthority, reviseIndicator, setAuthority } from './reference.ts';

/** The handlers of the network, by name. */
export const networkCommandHandlers = {
  'network.create': createNetwork,
  'organisation.add': addOrganisation,
  'organisation.revise': reviseOrganisation,
  'person.add': addPerson,
  'person.erase': erasePerson,
  'person.suspend': suspendPerson,
  'invitation.issue': issueInvitation,
  'membership.add': addMembership,
  'membership.end': endMembership,
  'mandate.grant': grantMandate,
  'mandate.revoke': revokeMandate,
  'indicator.add': addIndicator,
  'indicator.revise': reviseIndicator,
  'authority.set': setAuthority,
  'authority.remove': removeAuthority,
};
export const networkQueryHandlers = {
  'network.organisations': organisations,
  'network.organisation': organisationShown,
  'network.people': people,
  'network.person': personShown,
  'network.indicators': indicators,
};
