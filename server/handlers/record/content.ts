import type { RecordContent, RecordDecision } from '#app/contract/record.ts';
import { kindOf, type SectorTally } from '#app/domain/consensus.ts';
import { itemOf, lookup, positionOf, type SessionState } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { basisLines, closingSentence, openingSentence } from '#server/documents/sentences.ts';
import type { RoomView } from '#server/kernel/handler.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';
import { heldIn } from '../activity/summary.ts';
import { type NotedIn, notedIn } from '../decision/positions.ts';
import { partiesOfSession } from '../session/read.ts';
import { type Attendee, attendanceOf, charterAt, type DecisionRow, decisionsOf, meetingOf } from './facts.ts';

type Party = RecordDecision['unanswered']['present'][number];
type PartyBy = (organisationId: string) => Party;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Parties by the full name they bear when the record is issued, as official records name them. */
function partiesBy(all: readonly Party[]): PartyBy {
  const known = new Map(all.map(({ id, name, code, sector }) => [id, { id, name, code, sector }]));
  return (id) => known.get(id) ?? { id, name: '–', code: '–', sector: 'non-government' };
}

const ofSector = ({ parties, answered, kinds }: SectorTally) => ({
  parties,
  answered,
  agree: kinds.agree,
  agreeWithNote: kinds['agree-with-note'],
  abstain: kinds.abstain,
  discuss: kinds.discuss,
  object: kinds.object,
});

function positionsOf(
  state: SessionState,
  { decisionId, roundId }: DecisionRow['facts'],
  partyBy: PartyBy,
  noted: readonly NotedIn[],
): RecordDecision['positions'] {
  const round = roundId === null ? undefined : state.rounds[roundId];
  if (!round) return [];
  return state.partyIds.flatMap((id) => {
    const level = positionOf(round, id)?.level ?? null;
    if (level === null) return [];
    const before = noted.find((one) => one.decisionId === decisionId && one.organisationId === id);
    const twice = before ? { noted: { at: before.noted.at, confirmedAt: before.at } } : {};
    return [{ organisation: partyBy(id), level, ...twice }];
  });
}

/** Who voted and how. A secret ballot is in no state beside a name: there it says who, and nothing else. */
function choicesOf(
  state: SessionState,
  voteId: string | null,
  partyBy: PartyBy,
): Pick<RecordDecision, 'choices'> {
  const vote = voteId === null ? undefined : state.votes[voteId];
  if (!vote) return {};
  return {
    choices: state.partyIds.flatMap((id) => {
      const ballot = lookup(vote.ballots, id);
      return ballot ? [{ organisation: partyBy(id), choice: vote.secret ? null : ballot.choice }] : [];
    }),
  };
}

/** Objections of the round, and votes against: both stay as catatan keberatan. */
function objectionsOf({ facts }: DecisionRow, partyBy: PartyBy): RecordDecision['objections'] {
  const raised = facts.objections.map(
    ({ organisationId, level, reason, suggestion, passage, status, note }) => ({
      organisation: partyBy(organisationId),
      level,
      reason,
      suggestion,
      passage,
      status,
      note,
    }),
  );
  const dissent = (facts.vote?.dissent ?? []).map(({ organisationId, reason }) => ({
    organisation: partyBy(organisationId),
    level: null,
    reason,
    suggestion: '',
    passage: '',
    status: 'maintained' as const,
    note: '',
    vote: true as const,
  }));
  return [...raised, ...dissent];
}

function decisionOf(
  row: DecisionRow,
  state: SessionState,
  partyBy: PartyBy,
  noted: readonly NotedIn[],
): RecordDecision {
  const { facts } = row;
  const { met, present, parties, needed } = facts.quorum;
  return {
    id: facts.decisionId,
    number: row.number,
    outcome: facts.outcome,
    decidedAt: iso(facts.at),
    text: {
      proposal: row.proposal,
      title: row.title,
      version: facts.text.version,
      hash: facts.text.hash,
      plain: row.plain,
    },
    quorum: { met, present, parties, needed },
    tally: facts.tally && {
      government: ofSector(facts.tally.bySector.government),
      'non-government': ofSector(facts.tally.bySector['non-government']),
    },
    vote: facts.vote && {
      carried: facts.vote.carried,
      for: facts.vote.for,
      against: facts.vote.against,
      abstain: facts.vote.abstain,
      notCast: facts.vote.notCast,
      needed: facts.vote.needed,
      roll: facts.vote.roll,
    },
    ...choicesOf(state, facts.voteId, partyBy),
    positions: positionsOf(state, facts, partyBy, noted),
    reservations: facts.reservations
      .filter(({ level }) => kindOf(level) !== 'object')
      .map(({ organisationId, level, reason, suggestion, passage }) => ({
        organisation: partyBy(organisationId),
        level,
        reason,
        suggestion,
        passage,
      })),
    objections: objectionsOf(row, partyBy),
    unanswered: {
      present: facts.unanswered.present.map(partyBy),
      absent: facts.unanswered.absent.map(partyBy),
    },
    next: facts.next,
    replaces: row.replaces,
    ...(facts.reviewOn ? { reviewOn: facts.reviewOn } : {}),
  };
}

/** The berita acara says who came and when; until when they stayed stands in the attendance list. */
const arrivals = (attendees: readonly Attendee[] = []) =>
  attendees.map(({ leftAt: _, ...arrival }) => arrival);

/**
 * Everything the berita acara of a closed session says, read from the room's log and the register; null while it
 * is not closed. The same session, number and time give the same content, and so the same hash.
 */
export async function contentOf(
  db: Reader,
  { room, state }: RoomView,
  issue: { number: string; at: Date },
): Promise<RecordContent | null> {
  const { openedAt, closedAt } = state;
  if (state.status !== 'closed' || openedAt === null || closedAt === null) return null;
  const { networkId, sessionId } = room;
  const meeting = await meetingOf(db, networkId, sessionId);
  const decisions = await decisionsOf(db, networkId, sessionId);
  const noted = await notedIn(
    db,
    networkId,
    decisions.map(({ facts }) => facts.decisionId),
  );
  const attendance = await attendanceOf(db, networkId, sessionId);
  const charter = await charterAt(db, networkId, meeting.forum_id, new Date(openedAt));
  const partyBy = partiesBy(await partiesOfSession(db, networkId, state));
  const timeZone = meeting.time_zone;
  const held = heldIn(state);
  return {
    v: 1,
    kind: 'session-record',
    number: issue.number,
    issuedAt: issue.at.toISOString(),
    timeZone,
    network: { name: meeting.network_name, region: meeting.region },
    forum: {
      id: meeting.forum_id,
      name: meeting.forum_name,
      initiator: meeting.initiator,
      mandateHolder: meeting.mandate_holder,
    },
    session: {
      id: sessionId,
      title: meeting.title,
      place: meeting.place,
      openedAt: iso(openedAt),
      closedAt: iso(closedAt),
    },
    opening: openingSentence({
      at: new Date(openedAt),
      timeZone,
      place: meeting.place,
      title: meeting.title,
      forum: meeting.forum_name,
    }),
    basis: basisLines({ legalBasis: meeting.legal_basis, letterNumber: meeting.letter_number, charter }),
    closing: closingSentence(new Date(closedAt), timeZone),
    parties: state.partyIds.map((id) => ({ ...partyBy(id), attendees: arrivals(attendance.get(id)) })),
    agenda: state.itemIds.flatMap((itemId) => {
      const item = itemOf(state, itemId);
      if (!item) return [];
      const activities = held
        .filter((one) => one.itemId === itemId)
        .map(({ title, lines }) => ({ title, lines }));
      const own = decisions.filter(({ facts }) => facts.itemId === itemId);
      return [
        {
          title: item.title,
          mode: item.mode,
          finished: item.status === 'finished',
          decisions: own.map((row) => decisionOf(row, state, partyBy, noted)),
          ...(activities.length > 0 ? { activities } : {}),
        },
      ];
    }),
  };
}

/** What the record's seal is: SHA-256 of the canonical JSON of all it says, 64 hex digits. */
export const contentHash = (content: unknown): string => sha256Hex(canonicalJson(content));
