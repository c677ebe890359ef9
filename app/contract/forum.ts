import { z } from 'zod';
import { COMMITMENT_STATUSES } from '../domain/commitment.ts';
import { READINESS } from '../domain/conditions/index.ts';
import { CRITERIA } from '../domain/forum.ts';
import {
  command,
  empty,
  id,
  instant,
  line,
  organisationRef,
  paging,
  query,
  richText,
  text,
} from './contract.ts';
import {
  decisionItem,
  FORUM_PURPOSES,
  FORUM_ROLES,
  FORUM_TYPES,
  forumRef,
  groundRules,
  muteParty,
  proposalItem,
  sectorCounts,
  voice,
} from './forum-shapes.ts';
import { proposalQueries, topicQueries } from './forum-texts.ts';
import { withdrawalShown } from './membership.ts';
import { attachmentsInput } from './topic-shapes.ts';

export const forumCommands = {
  'forum.create': command({
    summary:
      'Convenes a forum: type, purpose, initiator, mandate holder, legal basis, parties. The convener facilitates it.',
    input: z.strictObject({
      name: line(160),
      type: z.enum(FORUM_TYPES),
      purpose: z.enum(FORUM_PURPOSES),
      aim: text(1_000),
      legalBasis: line(300),
      initiatorId: id,
      mandateHolderId: id,
      partyIds: z.array(id).min(2).max(3_000),
    }),
    output: z.strictObject({ forumId: id }),
    errors: ['not_a_party'],
  }),
  'forum.revise': command({
    summary:
      'Corrects the name and legal basis of a forum; its aim only until a party has accepted the charter.',
    input: z.strictObject({
      forumId: id,
      name: line(160),
      legalBasis: line(300),
      aim: text(1_000).optional(),
    }),
    output: empty,
    errors: ['already_done', 'wrong_state'],
  }),
  'forum.add-party': command({
    summary: 'Invites an organisation as a party.',
    input: z.strictObject({ forumId: id, organisationId: id }),
    output: empty,
    errors: ['already_done'],
  }),
  'forum.assign-role': command({
    summary: 'Names a facilitator, note-taker, observer or verifier.',
    input: z.strictObject({ forumId: id, personId: id, role: z.enum(FORUM_ROLES), assigned: z.boolean() }),
    output: empty,
    errors: ['wrong_state'],
  }),
  'charter.draft': command({
    summary: 'Writes a new version of the charter; every organisation has to accept it anew.',
    input: z.strictObject({ forumId: id, rules: groundRules }),
    output: z.strictObject({ charterId: id, version: z.number().int() }),
    errors: ['already_done'],
  }),
  'charter.accept': command({
    summary: 'Accepts the charter for an organisation.',
    input: z.strictObject({ charterId: id, organisationId: id }),
    output: empty,
    errors: ['already_done', 'stale_version'],
  }),
  'topic.open': command({
    summary: 'Opens a topic, consultative or deciding.',
    input: z.strictObject({
      forumId: id,
      organisationId: id.optional(),
      title: line(160),
      mode: z.enum(['consultative', 'deciding']),
      body: richText.optional(),
      /** Beside the text: they need one. */
      attachments: attachmentsInput.optional(),
    }),
    output: z.strictObject({ topicId: id }),
    errors: ['rich_text_refused', 'file_refused'],
  }),
  'contribution.write': command({
    summary: 'Contributes to a topic, or answers a contribution.',
    input: z.strictObject({
      topicId: id,
      parentId: id.optional(),
      organisationId: id.optional(),
      kind: z.enum(['input', 'question', 'answer']).optional(),
      body: richText,
      attachments: attachmentsInput.optional(),
    }),
    output: z.strictObject({ contributionId: id }),
    errors: ['rich_text_refused', 'wrong_state', 'file_refused'],
  }),
  'proposal.submit': command({
    summary: 'Puts a text forward; it becomes version 1, frozen and hashed.',
    input: z.strictObject({
      forumId: id,
      topicId: id.optional(),
      organisationId: id,
      title: line(160),
      body: richText,
    }),
    output: z.strictObject({
      proposalId: id,
      proposalVersionId: id,
      version: z.number().int(),
      hash: z.string(),
    }),
    errors: ['rich_text_refused'],
  }),
  'proposal.revise': command({
    summary: 'Freezes a new version. Names the version it was written on: refused when another came first.',
    input: z.strictObject({
      proposalId: id,
      organisationId: id.optional(),
      onVersion: z.number().int().min(1),
      title: line(160).optional(),
      reason: line(300),
      body: richText,
    }),
    output: z.strictObject({ proposalVersionId: id, version: z.number().int(), hash: z.string() }),
    errors: ['rich_text_refused', 'stale_version', 'wrong_state', 'already_done'],
  }),
};

const count = z.number().int().nonnegative();
const next = z.string().nullable();
const forumType = z.enum(FORUM_TYPES);
const forumPurpose = z.enum(FORUM_PURPOSES);
const role = z.enum(FORUM_ROLES);
const sessionShown = z.strictObject({
  id,
  title: z.string(),
  place: z.string(),
  startsAt: instant,
  status: z.enum(['scheduled', 'open', 'postponed', 'closed', 'cancelled']),
});
/** A charter's state in lists: how many of the parties have accepted the newest version. */
const charterState = z.strictObject({
  version: count,
  accepted: count,
  parties: count,
  /** The version in force; null until one has been accepted by all. */
  inForce: count.nullable(),
});

export const forumQueries = {
  'forum.list': query({
    summary: 'Forums the reader may see, with what is next in each.',
    input: z.strictObject({ ...paging }),
    output: z.strictObject({
      forums: z.array(
        z.strictObject({
          id,
          name: z.string(),
          type: forumType,
          purpose: forumPurpose,
          initiator: organisationRef,
          parties: sectorCounts,
          charter: charterState.nullable(),
          session: sessionShown.nullable(),
          openProposals: count,
          roles: z.array(role),
        }),
      ),
      next,
      timeZone: z.string(),
      may: z.strictObject({ create: z.boolean() }),
    }),
  }),
  'forum.prepare': query({
    summary: 'What a new forum can be convened with: the organisations of the network.',
    input: empty,
    output: z.strictObject({ organisations: z.array(organisationRef) }),
  }),
  'forum.show': query({
    summary:
      'A forum: header, next session, the five criteria with their evidence, open proposals, decisions, commitments.',
    input: z.strictObject({ forumId: id }),
    output: z.strictObject({
      forum: forumRef.extend({
        type: forumType,
        purpose: forumPurpose,
        aim: z.string(),
        legalBasis: z.string(),
        initiator: organisationRef,
        mandateHolder: organisationRef,
        parties: sectorCounts,
        createdAt: instant,
      }),
      timeZone: z.string(),
      charter: charterState.nullable(),
      session: sessionShown.nullable(),
      criteria: z.array(
        z.strictObject({
          criterion: z.enum(CRITERIA),
          met: z.boolean(),
          /** Counts behind it, by what is counted. */
          evidence: z.record(z.string(), z.number()),
        }),
      ),
      /** What actually happened here, counted. */
      facts: z.strictObject({
        sessions: count,
        openSessions: count,
        contributions: sectorCounts,
        topics: count,
        proposals: count,
        openProposals: count,
        decisions: count,
        agreements: count,
        boards: count,
      }),
      proposals: z.array(proposalItem),
      decisions: z.array(decisionItem),
      commitments: z.strictObject({
        total: count,
        byStatus: z.partialRecord(z.enum(COMMITMENT_STATUSES), count),
      }),
      voices: z.array(voice),
      roles: z.array(role),
      /** The newest assessment; null where nobody has assessed it. */
      readiness: z.strictObject({ verdict: z.enum(READINESS), reason: z.string(), at: instant }).nullable(),
      /** Organisations the reader may answer for on starting conditions and that have not, while the form is open. */
      toAnswer: z.array(organisationRef),
      /** Organisations the reader may accept the charter for and that have not accepted it yet. */
      toAccept: z.array(organisationRef),
      /** Parties for which nobody may decide today: all for the facilitator, their own for its leaders. */
      withoutDeciders: z.array(muteParty),
      /** Who records mandates, by name, where the reader leads such a party. */
      mandateKeepers: z.array(z.string()),
      may: z.strictObject({
        facilitate: z.boolean(),
        openTopic: z.boolean(),
        propose: z.boolean(),
      }),
    }),
  }),
  'forum.parties': query({
    summary: 'The parties of a forum with their acceptance of the charter, and who holds which role.',
    input: z.strictObject({ forumId: id, ...paging }),
    output: z.strictObject({
      forum: forumRef,
      charterVersion: count.nullable(),
      parties: z.array(
        z.strictObject({
          organisation: organisationRef,
          joinedAt: instant,
          acceptedAt: instant.nullable(),
          /** People with a mandate in force to decide. */
          deciders: count,
        }),
      ),
      total: count,
      next,
      roles: z.array(z.strictObject({ personId: id, name: z.string(), role })),
      /** Who is leaving or has left, with the sessions still ahead that list it. */
      leaving: z.array(
        withdrawalShown.extend({
          openCommitments: count,
          sessions: z.array(z.strictObject({ id, title: z.string(), startsAt: instant })),
        }),
      ),
      /** Organisations the reader could declare the leaving of. */
      mine: z.array(organisationRef),
      /** Empty for readers who may not change anything. */
      candidates: z.strictObject({
        organisations: z.array(organisationRef),
        people: z.array(
          z.strictObject({
            personId: id,
            name: z.string(),
            /** Short names of parties for which nobody else may decide: as facilitator they could not either. */
            onlyDeciderFor: z.array(z.string()),
          }),
        ),
      }),
      may: z.strictObject({ facilitate: z.boolean() }),
    }),
  }),
  'charter.show': query({
    summary: 'A version of the charter, who has accepted it, and another version to compare it with.',
    input: z.strictObject({
      forumId: id,
      version: z.number().int().min(1).optional(),
      /** The version to compare with; the one before, where it is left out. */
      against: z.number().int().min(1).optional(),
    }),
    output: z.strictObject({
      forum: forumRef,
      /** Null: this forum has no charter yet. */
      charter: z
        .strictObject({
          id,
          version: count,
          rules: groundRules,
          hash: z.string(),
          createdAt: instant,
          newest: z.boolean(),
        })
        .nullable(),
      before: z.strictObject({ version: count, rules: groundRules }).nullable(),
      /** The newest version accepted by every party; sessions are scheduled under it. Null: none yet. */
      inForce: count.nullable(),
      versions: z.array(z.strictObject({ version: count, createdAt: instant, accepted: count })),
      acceptances: z.array(
        z.strictObject({ organisation: organisationRef, by: z.string(), acceptedAt: instant }),
      ),
      missing: z.array(organisationRef),
      voices: z.array(voice),
      toAccept: z.array(organisationRef),
      may: z.strictObject({ facilitate: z.boolean() }),
    }),
  }),
  'forum.waiting': query({
    summary:
      'What waits for the reader’s organisations in forums: charters to accept, starting conditions to answer, a leaving that can be taken back.',
    input: empty,
    output: z.strictObject({
      charters: z.array(
        z.strictObject({
          organisation: organisationRef,
          forum: forumRef,
          version: count,
          inForce: count.nullable(),
        }),
      ),
      forms: z.array(
        z.strictObject({
          organisation: organisationRef,
          forum: forumRef,
          formId: id,
          state: z.enum(['none', 'draft']),
        }),
      ),
      /** Organisations the reader leads and for which nobody may decide, by forum, and who records mandates. */
      mute: z.array(muteParty.extend({ forum: forumRef })),
      mandateKeepers: z.array(z.string()),
      /** Their declarations to leave that can still be taken back. */
      leaving: z.array(z.strictObject({ organisation: organisationRef, forum: forumRef, endsAt: instant })),
    }),
  }),
  ...topicQueries,
  ...proposalQueries,
};
