import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Mentionable } from '#app/contract/forum-shapes.ts';

/** What could be a mention being written: where its "@" stands and what follows it up to the caret. */
export interface Written {
  /** Place of the "@" in the text. */
  at: number;
  query: string;
}

/**
 * The mention that is being written right before the caret; null where there is none. A person's name has several
 * words, so up to three more may follow the first.
 */
export function mentionBefore(text: string): Written | null {
  const match = /(?:^|[^\p{L}\p{N}._%+@-])@([\p{L}\p{N}-]{0,20}(?: [\p{L}\p{N}.'-]{1,20}){0,3} ?)$/u.exec(
    text,
  );
  const query = match?.[1];
  if (query === undefined || query.startsWith(' ')) return null;
  return { at: text.length - query.length - 1, query };
}

/** One that is offered. */
export interface Choice {
  id: string;
  /** What is written after the “@”: a code, or a whole name. */
  named: string;
  organisation: OrganisationRef | null;
  /** What tells it apart: the organisation's name, beside a code as beside a person. */
  beside: string;
}

/** Choices shown at once: more would not fit above a phone's keyboard. */
const AT_MOST = 6;
/** Of which organisations, where people fit as well. */
const ORGANISATIONS = 4;

/**
 * Organisations whose code, or a word of whose name, begins like this, codes first; then people of whose name a word,
 * or the whole, begins like this. Nobody once a whole name stands there with a space behind it.
 */
export function fitting({ organisations, people }: Mentionable, query: string): Choice[] {
  const wanted = query.toLocaleLowerCase('id');
  const starts = (text: string) => text.toLocaleLowerCase('id').startsWith(wanted);
  const someWord = (text: string) => starts(text) || text.split(/[\s()]+/).some(starts);
  const byCode = organisations.filter(({ code }) => starts(code));
  const byName = organisations.filter(
    (one) => !byCode.includes(one) && (someWord(one.shortName) || someWord(one.name)),
  );
  const persons = people
    .filter(({ name }) => someWord(name))
    .map(({ id, name, organisation }) => ({
      id,
      named: name,
      organisation,
      beside: organisation?.shortName ?? '',
    }));
  const parties = [...byCode, ...byName].map((organisation) => ({
    id: organisation.id,
    named: organisation.code,
    organisation,
    beside: organisation.shortName,
  }));
  const room = Math.max(ORGANISATIONS, AT_MOST - persons.length);
  return [...parties.slice(0, room), ...persons].slice(0, AT_MOST);
}
