import { type SQL, sql } from 'drizzle-orm';
import type { QueryInput } from '#app/contract/registry.ts';
import { otherForms } from '#app/domain/word-forms.ts';
import type { ForumSubject } from '#server/handlers/forum/subject.ts';

type Filters = Omit<QueryInput<'decision.list'>, 'forumId' | 'limit' | 'after'>;

/** A word by its stem, or by the stem of another form of it. */
const anyForm = (word: string): SQL =>
  sql`(${sql.join(
    [word, ...otherForms(word)].map((form) => sql`plainto_tsquery('indonesian'::regconfig, ${form})`),
    sql` || `,
  )})`;

/**
 * What somebody looks for as the database's own question, or null: their words by their stem or by their beginning.
 * Quotation marks and a minus mean what they mean in other searches, and then only whole words count.
 */
export function questionOf(search: string | undefined): SQL | null {
  if (!search) return null;
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || /["-]/.test(search))
    return sql`websearch_to_tsquery('indonesian'::regconfig, ${search})`;
  const stems = sql`(${sql.join(words.map(anyForm), sql` && `)})`;
  const beginnings = words.map((word) => `${word}:*`).join(' & ');
  return sql`(${stems} || to_tsquery('simple'::regconfig, ${beginnings}))`;
}

/** "Keputusan 12", "12": somebody who knows the number wants that one. */
const NUMBER = /^(?:\D*\s)?(\d{1,6})$/;

/** SQL: organisation `id` answered or voted in decision `d`. */
const answeredBy = (id: string): SQL => sql`exists (select 1 from session_event e
  where e.network_id = d.network_id and e.session_id = d.session_id and e.organisation_id = ${id}
    and ((e.type = 'position.given' and e.payload->>'roundId' = d.round_id::text)
      or (e.type = 'vote.cast' and e.payload->>'voteId' = d.vote_id::text)))`;

/** SQL: somebody's words stay with decision `d`. */
const reserved = sql`(jsonb_array_length(d.facts->'reservations') > 0
  or jsonb_path_exists(d.facts, '$.objections[*] ? (@.status == "raised" || @.status == "discussed" || @.status == "maintained")')
  or jsonb_path_exists(d.facts, '$.vote.dissent[*]'))`;

/** SQL: decision `d` is in the narrowed register of a forum. */
export function matching(subject: ForumSubject, filters: Filters, timeZone: string): SQL {
  const conditions: SQL[] = [sql`d.network_id = ${subject.networkId} and d.forum_id = ${subject.forumId}`];
  const question = questionOf(filters.search);
  const number = NUMBER.exec(filters.search ?? '')?.[1];
  if (question)
    // Title, words that stay and text are one: of two words one may stand in each, and what is left out is in none.
    conditions.push(sql`((d.search || coalesce((select v.search from proposal_version v
        where v.network_id = d.network_id and v.id = d.proposal_version_id), ''::tsvector)) @@ ${question}
      ${number ? sql`or d.number = ${Number(number)}` : sql``})`);
  if (filters.outcome) conditions.push(sql`d.outcome = ${filters.outcome}`);
  if (filters.sessionId) conditions.push(sql`d.session_id = ${filters.sessionId}`);
  if (filters.organisationId) conditions.push(answeredBy(filters.organisationId));
  const dayOf = sql`(d.decided_at at time zone ${timeZone})::date`;
  if (filters.from) conditions.push(sql`${dayOf} >= ${filters.from}::date`);
  if (filters.to) conditions.push(sql`${dayOf} <= ${filters.to}::date`);
  if (filters.reserved) conditions.push(reserved);
  return sql.join(conditions, sql` and `);
}
