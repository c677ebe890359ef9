import { sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Author, Voice } from '#app/contract/forum-shapes.ts';
import type { Actor } from '#app/domain/actor.ts';
import { judge } from '#app/domain/permissions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import type { Reader } from '#db/client.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import type { ForumSubject } from './subject.ts';

/** Identifiers as one parameter of a query: `= any(${uuids(ids)}::uuid[])`. */
export const uuids = (ids: Iterable<string>): string => `{${[...new Set(ids)].join(',')}}`;

/** Organisations by id, as pages show them. Ids of other networks are not found. */
export async function organisationRefs(
  db: Reader,
  networkId: string,
  ids: Iterable<string | null | undefined>,
): Promise<Map<string, OrganisationRef>> {
  const wanted = [...new Set(ids)].filter((id): id is string => typeof id === 'string');
  if (wanted.length === 0) return new Map();
  const { rows } = await db.execute<{
    id: string;
    name: string;
    short_name: string;
    code: string;
    sector: Sector;
  }>(sql`
    select id, name, short_name, code, sector from organisation
    where network_id = ${networkId} and id = any(${uuids(wanted)}::uuid[])`);
  return new Map(
    rows.map(({ id, name, short_name, code, sector }) => [
      id,
      { id, name, shortName: short_name, code, sector },
    ]),
  );
}

/** Names of people by id: roles, where they wished so. Erased people have none left. */
export async function peopleNames(
  db: Reader,
  networkId: string,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from person where network_id = ${networkId} and id = any(${uuids(wanted)}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Who wrote something, from what was looked up. */
export function authorOf(
  row: { personId: string; organisationId: string | null },
  people: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, OrganisationRef>,
): Author {
  return {
    name: people.get(row.personId) ?? '',
    organisation: (row.organisationId && organisations.get(row.organisationId)) || null,
  };
}

/** The parties the reader acts for in this forum, and how far each mandate reaches today. */
export async function voicesOf(db: Reader, actor: Actor, subject: ForumSubject): Promise<Voice[]> {
  if (actor.kind !== 'person') return [];
  const mine = actor.representing.filter((r) => subject.partyIds.includes(r.organisationId));
  const organisations = await organisationRefs(
    db,
    subject.networkId,
    mine.map((r) => r.organisationId),
  );
  return mine.map(({ organisationId, level, expiredLevel }) => {
    const own = { ...subject, organisationId };
    const decides = judge(actor, 'charter.accept', own);
    return {
      organisation: required(organisations.get(organisationId)),
      maySpeak: judge(actor, 'proposal.submit', own).allowed,
      mayDecide: decides.allowed,
      mayTakePosition: judge(actor, 'position.give', own).allowed,
      mandate: decides.allowed ? 'in-force' : level ? 'too-low' : expiredLevel ? 'expired' : 'missing',
    };
  });
}

/** Where a page of rows sorted by time and id begins, as the reader sends it back. */
export interface Cursor {
  at: string;
  id: string;
}

/** Reads `after`; refuses what no page of ours has sent. */
export function cursorOf(after: string | undefined): Cursor | null {
  if (after === undefined) return null;
  const [at = '', id = ''] = after.split('~');
  const wellFormed = /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/.test(at) && /^[0-9a-f-]{36}$/.test(id);
  if (!wellFormed || Number.isNaN(Date.parse(at)))
    refuse('invalid_input', { fields: { after: 'invalid_input' } });
  return { at, id };
}

/** The `after` of the page that follows `row`. */
export const cursorAfter = (row: { createdAt: Date; id: string }): string =>
  `${row.createdAt.toISOString()}~${row.id}`;

/** Reads a numbered `after` (proposals, decisions: newest first). */
export function numberAfter(after: string | undefined): number | null {
  if (after === undefined) return null;
  if (!/^\d{1,9}$/.test(after)) refuse('invalid_input', { fields: { after: 'invalid_input' } });
  return Number(after);
}

/** One row more than asked for tells whether there is a next page. */
export function pageOf<T>(rows: readonly T[], limit: number, after: (last: T) => string) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: rows.length > limit && last !== undefined ? after(last) : null };
}

/** An instant of a raw query's row, which the driver leaves as PostgreSQL's text. */
export const instantOf = (value: string | Date): string => new Date(value).toISOString();
