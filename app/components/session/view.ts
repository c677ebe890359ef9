import type { Seat, SessionText, WrittenObjection } from '#app/contract/session.ts';
import { kindOf, type LevelKind, type Standing } from '#app/domain/consensus.ts';
import type { Sector } from '#app/domain/sector.ts';
import {
  type Audience,
  type FrozenText,
  isPresent,
  lookup,
  type Objection,
  objectionIdOf,
  openRound,
  openVote,
  partiesOf,
  partyOf,
  positionOf,
  type Round,
  type SessionParty,
  type SessionState,
  valuesOf,
} from '#app/domain/session/index.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import type { TallyOrganisation, TallyRows } from '../tally.tsx';

/** What the pages of a session draw from its state; pure, so that server and browser draw the same. */

/** A party as the parts of the interface name it. */
export interface ShownParty extends TallyOrganisation {
  shortName: string;
}

/** A party with the names the interface's parts ask for. */
export function shown(party: SessionParty): ShownParty {
  return {
    id: party.organisationId,
    name: party.name,
    shortName: party.name,
    code: party.code,
    sector: party.sector,
  };
}

/** A party by its organisation; undefined when it has no seat (any more). */
export function shownOf(state: SessionState, organisationId: string): ShownParty | undefined {
  const party = partyOf(state, organisationId);
  return party && shown(party);
}

/**
 * The beginning of a text that has to be short: whole sentences where one ends in the second half of what fits, whole
 * words otherwise.
 */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const sentence = text.lastIndexOf('. ', most - 2) + 1;
  return `${text.slice(0, sentence > most / 2 ? sentence : text.lastIndexOf(' ', most))} …`;
}

/** Whether a reader gets to see others' answers only when the round closes: then no tally is shown, not even an empty one. */
export function answersHiddenFrom(audience: Audience, round: Round): boolean {
  if (round.status !== 'open' || audience.kind === 'facilitator') return false;
  return round.visibility === 'after-close' || (audience.kind === 'party' && audience.lean === true);
}

/** Who stands where in a round: everybody who answered, and those present who have not. */
export function tallyRowsOf(state: SessionState, round: Round): TallyRows {
  const rows: Record<LevelKind | 'unanswered', ShownParty[]> = {
    agree: [],
    'agree-with-note': [],
    abstain: [],
    discuss: [],
    object: [],
    unanswered: [],
  };
  for (const party of partiesOf(state)) {
    const level = positionOf(round, party.organisationId)?.level;
    if (level) rows[kindOf(level)].push(shown(party));
    else if (isPresent(state, party.organisationId)) rows.unanswered.push(shown(party));
  }
  return rows;
}

/** The text of an agenda item, if it has been loaded with the page. */
export function textOf(
  texts: readonly SessionText[],
  text: FrozenText | null | undefined,
): SessionText | undefined {
  return text ? texts.find((t) => t.proposalVersionId === text.proposalVersionId) : undefined;
}

/** The text the room looks at now: of the open round or vote, else of the running item. */
export function textBefore(state: SessionState): FrozenText | null {
  const item = state.currentItemId === null ? undefined : state.items[state.currentItemId];
  return (openRound(state) ?? openVote(state))?.text ?? item?.text ?? null;
}

/** Paragraphs of a plain text. */
export function paragraphsOf(plain: string): string[] {
  return plain
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/**
 * The seat a person acts from: the chosen one, else one in this session that may answer, else any in it.
 * Null for observers and for those who act for nobody here.
 */
export function seatOf(mine: readonly Seat[], state: SessionState, chosen: string | null): Seat | null {
  const seats = mine.filter((seat) => partyOf(state, seat.id));
  return (
    seats.find((seat) => seat.id === chosen) ??
    seats.find((seat) => seat.level === 'decide') ??
    seats[0] ??
    null
  );
}

/** Minutes and seconds of a duration in milliseconds: "1.12" in Indonesian, "1:12" in English. */
export function minutesAndSeconds(ms: number, locale: Locale): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}${locale === 'id' ? '.' : ':'}${String(seconds % 60).padStart(2, '0')}`;
}

/** Why a round stands where it stands, as one sentence; null standing means that answers are hidden. */
export function verdictSentence(standing: Standing | null, messages: Messages): string {
  const { verdict } = messages.session;
  if (!standing) return verdict.hidden;
  if (standing.blockers.length === 0) {
    return standing.outcome === 'consensus' ? verdict.reached : verdict.reserved;
  }
  const reasons = standing.blockers.map((blocker) => {
    if (blocker.code === 'open-objections') return verdict.objections(blocker.organisationIds.length);
    if (blocker.code === 'discuss') return verdict.discuss(blocker.organisationIds.length);
    if (blocker.code === 'unanswered') return verdict.unanswered(blocker.organisationIds.length);
    return verdict[blocker.code];
  });
  const sentence = reasons.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. ${verdict.silence}`;
}

/** How a round would be called now: "open" while something stands in the way. */
export function outcomeNow(standing: Standing): 'open' | 'consensus' | 'consensus-with-reservations' {
  return standing.outcome === 'no-consensus' ? 'open' : standing.outcome;
}

/** Objections on one item, those still open first, then the newest first. */
export function objectionsOn(state: SessionState, itemId: string): Objection[] {
  const rank = { raised: 0, discussed: 1, maintained: 2, resolved: 3, withdrawn: 4 };
  return valuesOf(state.objections)
    .filter((objection) => objection.itemId === itemId)
    .sort((a, b) => rank[a.status] - rank[b.status] || b.raisedAt - a.raisedAt);
}

/** Objections in writing that a test will bring in when it closes: written meanwhile, of parties that have not answered it. */
export function lateObjections(
  written: readonly WrittenObjection[],
  state: SessionState,
  round: Round,
): WrittenObjection[] {
  return written.filter(
    ({ id, proposalId, organisation }) =>
      proposalId === round.text.proposalId &&
      !lookup(state.objections, objectionIdOf(id, organisation.id)) &&
      !lookup(round.positions, organisation.id),
  );
}

/** Parties that are there and not connected at this moment; nobody while that is not known. */
function unconnected(state: SessionState, online: ReadonlySet<string> | null): SessionParty[] {
  return partiesOf(state).filter(
    ({ organisationId }) => online && isPresent(state, organisationId) && !online.has(organisationId),
  );
}

/** Parties that have lost their connection: those seen before. */
export function cutOff(
  state: SessionState,
  online: ReadonlySet<string> | null,
  seen: ReadonlySet<string>,
): ShownParty[] {
  return unconnected(state, online)
    .filter(({ organisationId }) => seen.has(organisationId))
    .map(shown);
}

/**
 * Parties that take part online only and have had no live connection while one looked: they read and answer on plain
 * pages, or are not there any more. Who sits in the room without a phone is not among them.
 */
export function withoutLine(
  state: SessionState,
  online: ReadonlySet<string> | null,
  seen: ReadonlySet<string>,
): ShownParty[] {
  return unconnected(state, online)
    .filter(({ organisationId }) => {
      const attendees = Object.values(lookup(state.attendance, organisationId)?.attendees ?? {});
      return !seen.has(organisationId) && attendees.every((attendee) => attendee.mode === 'online');
    })
    .map(shown);
}

/** Name of the form about one objection: of the whole identifier, so that no two forms of a page share a key. */
export function objectionForm(objectionId: string): string {
  return `objection-${objectionId.replace(/[^a-z0-9]/gi, '-')}`;
}

/** A share of the whole as two widths that add up to `width`. */
export function splitWidth(share: number, width: number): readonly [number, number] {
  const left = Math.round(Math.min(1, Math.max(0, share)) * width);
  return [left, width - left];
}

/** Names in a row: "A, B dan C", at most `most` of them. */
export function namesOf(parties: readonly { shortName: string }[], messages: Messages, most = 3): string {
  const { console: words } = messages.session;
  const names = parties.slice(0, most).map((party) => party.shortName);
  if (parties.length > most) return `${names.join(', ')} ${words.andMore(parties.length - most)}`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1)}`;
}

/** The class of a sector's fill in drawings. */
export const SECTOR_FILL: Readonly<Record<Sector, string>> = {
  government: 'f-nila',
  'non-government': 'f-soga',
};
