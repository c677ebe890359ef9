import { z } from 'zod';
import { command, day, empty, id, line, organisationRef, query, sector } from './contract.ts';
import { indicatorFacts } from './reference.ts';

export const ORGANISATION_KINDS = [
  'social-office',
  'agency',
  'disaster-agency',
  'planning-agency',
  'subdistrict',
  'village',
  'welfare-institution',
  'social-worker-association',
  'youth-organisation',
  'zakat-board',
  'university',
  'business-forum',
  'community',
  'other',
] as const;
export const ORGANISATION_LEVELS = ['national', 'province', 'regency', 'subdistrict', 'village'] as const;

const organisationFields = {
  name: line(160),
  shortName: line(40),
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{2,3}$/),
  sector,
  kind: z.enum(ORGANISATION_KINDS),
  level: z.enum(ORGANISATION_LEVELS),
  role: line(400).optional(),
};
const mandateLevel = z.enum(['attend', 'speak', 'decide']);

export const networkCommands = {
  'network.create': command({
    summary: 'Creates a network with its first administrator, who is invited by link.',
    door: 'operator',
    input: z.strictObject({
      name: line(160),
      region: line(120),
      timeZone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).optional(),
      administratorName: line(120),
      administratorEmail: z.email().max(254),
      demo: z.boolean().optional(),
    }),
    output: z.strictObject({ networkId: id, personId: id }),
  }),
  'organisation.add': command({
    summary: 'Adds an organisation with its sector, kind and level.',
    input: z.strictObject(organisationFields),
    output: z.strictObject({ organisationId: id }),
    errors: ['already_exists'],
  }),
  'organisation.revise': command({
    summary: 'Changes an organisation.',
    input: z.strictObject({ organisationId: id, ...organisationFields }),
    output: empty,
    errors: ['already_exists'],
  }),
  'person.add': command({
    summary: 'Adds a person with an e-mail, a place in an organisation, and the office held.',
    input: z.strictObject({
      name: line(120),
      email: z.email().max(254),
      organisationId: id.optional(),
      office: line(120).optional(),
      leader: z.boolean().optional(),
      administrator: z.boolean().optional(),
      convener: z.boolean().optional(),
    }),
    output: z.strictObject({ personId: id }),
    errors: ['already_exists'],
  }),
  'person.erase': command({
    summary: 'Erases the personal data of a person; the ledger stays valid.',
    input: z.strictObject({ personId: id }),
    output: empty,
  }),
  'person.suspend': command({
    summary: 'Suspends a person: sign-ins end, sockets close, nothing is lost.',
    input: z.strictObject({ personId: id, suspended: z.boolean() }),
    output: empty,
  }),
  'invitation.issue': command({
    summary: 'Issues an invitation link: single use, expiring. The link is handed out once and mailed.',
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ invitationId: id }),
  }),
  'membership.add': command({
    summary: 'Places a person in an organisation.',
    input: z.strictObject({
      personId: id,
      organisationId: id,
      office: line(120),
      leader: z.boolean().optional(),
      startsOn: day.optional(),
      endsOn: day.optional(),
    }),
    output: z.strictObject({ membershipId: id }),
  }),
  'membership.end': command({
    summary: "Ends a person's place in an organisation; the organisation's seat stays.",
    input: z.strictObject({ membershipId: id, endsOn: day }),
    output: empty,
  }),
  'mandate.grant': command({
    summary: 'Records the letter by which a person may attend, speak or decide for an organisation.',
    input: z.strictObject({
      personId: id,
      organisationId: id,
      level: mandateLevel,
      letterNumber: line(80),
      letterDate: day,
      validFrom: day,
      validUntil: day,
    }),
    output: z.strictObject({ mandateId: id }),
    errors: ['field_out_of_range'],
  }),
  'mandate.revoke': command({
    summary: 'Revokes a mandate at once, also on open sockets.',
    input: z.strictObject({ mandateId: id }),
    output: empty,
    errors: ['already_done'],
  }),
  'indicator.add': command({
    summary: 'Adds a reference indicator with its series and source.',
    input: z.strictObject({
      code: line(20),
      ...indicatorFacts,
    }),
    output: z.strictObject({ indicatorId: id }),
    errors: ['already_exists'],
  }),
  'authority.set': command({
    summary: 'Records who leads and who supports for a group of people served.',
    input: z.strictObject({
      subject: line(160),
      organisationId: id,
      role: z.enum(['leading', 'supporting', 'partner']),
      basis: line(300),
    }),
    output: z.strictObject({ authorityId: id }),
  }),
};

const person = z.strictObject({
  personId: id,
  name: z.string(),
  email: z.string().nullable(),
  administrator: z.boolean(),
  convener: z.boolean(),
  joined: z.boolean(),
  suspended: z.boolean(),
  memberships: z.array(
    z.strictObject({
      membershipId: id,
      organisation: organisationRef,
      office: z.string(),
      leader: z.boolean(),
      startsOn: day,
      endsOn: day.nullable(),
    }),
  ),
  mandates: z.array(
    z.strictObject({
      mandateId: id,
      organisation: organisationRef,
      level: mandateLevel,
      letterNumber: z.string(),
      letterDate: day,
      validFrom: day,
      validUntil: day,
      state: z.enum(['in-force', 'not-yet', 'expired', 'revoked']),
    }),
  ),
});

const organisationRow = organisationRef.extend({
  kind: z.enum(ORGANISATION_KINDS),
  level: z.enum(ORGANISATION_LEVELS),
  role: z.string().nullable(),
  people: z.number().int(),
});

export const networkQueries = {
  'network.organisations': query({
    summary: 'The organisations of the network.',
    input: empty,
    output: z.strictObject({ organisations: z.array(organisationRow), mayAdminister: z.boolean() }),
  }),
  'network.organisation': query({
    summary: 'One organisation with its people and their mandates.',
    input: z.strictObject({ organisationId: id }),
    output: z.strictObject({
      organisation: organisationRow,
      people: z.array(person),
      mayAdminister: z.boolean(),
    }),
  }),
  'network.people': query({
    summary: 'The people of the network; e-mail addresses for administrators only.',
    input: empty,
    output: z.strictObject({ people: z.array(person), mayAdminister: z.boolean() }),
  }),
  'network.person': query({
    summary: 'One person with memberships and mandates.',
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      person,
      mayAdminister: z.boolean(),
      /** For whom may administer: parties of forums for which nobody else may decide. */
      onlyDeciderFor: z.array(z.strictObject({ organisation: organisationRef, forum: z.string() })),
    }),
  }),
  'network.indicators': query({
    summary: 'Reference indicators (SPM targets, macro series) with sources, and who leads for which group.',
    input: empty,
    output: z.strictObject({
      indicators: z.array(
        z.strictObject({
          indicatorId: id,
          code: z.string(),
          name: z.string(),
          kind: z.enum(['spm', 'macro']),
          unit: z.string(),
          direction: z.enum(['up', 'down']),
          target: z.number().nullable(),
          source: z.string(),
          illustrative: z.boolean(),
          series: z.record(z.string(), z.number()),
        }),
      ),
      authorities: z.array(
        z.strictObject({
          authorityId: id,
          subject: z.string(),
          organisation: organisationRef,
          role: z.enum(['leading', 'supporting', 'partner']),
          basis: z.string(),
          overlap: z.boolean(),
        }),
      ),
      mayAdminister: z.boolean(),
    }),
  }),
};
