import type { EventsMessage, JoinAnswer } from '#app/contract/live.ts';
import type { WireEvent } from '#app/contract/live-wire.ts';
import type { Person } from '#app/domain/actor.ts';
import { lookup, type SessionEvent, type SessionState } from '#app/domain/session/index.ts';
import type { Cast } from '../cast.ts';
import { CARRIES, type Seat } from '../node.ts';
import { mayReadWords, type Reader, shownTooMuch, toldTooMuch } from './activity-secrets.ts';

/** What a word belongs to: an answer in a round or a vote, or words in an activity, by an organisation. */
export interface Secret {
  about: 'round' | 'vote' | 'activity';
  id: string;
  organisationId: string;
  personId: string;
}

/** Rights that have just gone may still be in force elsewhere for this long (the house promises two seconds). */
const GRACE_MS = 2_000;
const WORD = /rahasia[a-z]{4}/g;

/**
 * Looks at everything that leaves the house, and says by rules of its own whether its reader may see it: answers of a
 * hidden round only their organisation and the facilitator before the round is over; words of an open round neither
 * observers nor the wall.
 */
export class Secrets {
  readonly leaks: string[] = [];
  readonly #secrets = new Map<string, Secret>();
  readonly #cast: Cast;
  readonly #state: () => SessionState;
  readonly #log: readonly SessionEvent[];
  readonly #now: () => number;

  constructor(cast: Cast, log: readonly SessionEvent[], state: () => SessionState, now: () => number) {
    this.#log = log;
    this.#cast = cast;
    this.#state = state;
    this.#now = now;
  }

  /** A new word that nobody can know who was not told. */
  word(secret: Secret): string {
    let rest = this.#secrets.size;
    let letters = '';
    for (let at = 0; at < 4; at += 1) {
      letters += String.fromCharCode(97 + (rest % 26));
      rest = Math.floor(rest / 26);
    }
    const word = `rahasia${letters}`;
    this.#secrets.set(word, secret);
    return word;
  }

  /** Something is on its way to somebody. */
  leaving(seat: Seat, what: string, message: unknown): void {
    const readers = seat.member.during(this.#now() - GRACE_MS, this.#now());
    for (const [word] of (JSON.stringify(message) ?? '').matchAll(WORD)) {
      const secret = this.#secrets.get(word);
      if (!secret || !readers.some((reader) => this.#mayRead(secret, word, reader, seat.wall)))
        this.#leak(seat, what, `${word} of ${secret?.organisationId} in ${secret?.about} ${secret?.id}`);
    }
    const tell = (organisationId: string, thing: Pick<Secret, 'about' | 'id'>, value: unknown) => {
      if (value === null || value === undefined) return;
      if (!readers.some((reader) => this.#mayCount({ ...thing, organisationId }, reader, seat.wall)))
        this.#leak(seat, what, `the answer of ${organisationId} in ${thing.about} ${thing.id}`);
    };
    const all = (events: readonly WireEvent[]) => {
      this.#events(events, tell);
      for (const event of events) {
        if (event.type === 'answers') continue;
        const told = readers.map((reader) =>
          toldTooMuch(event, this.#state(), this.#readerOf(reader, seat.wall)),
        );
        if (told.every((one) => one !== null)) this.#leak(seat, what, told[0] ?? '');
      }
    };
    if (what === CARRIES.events) all((message as EventsMessage).events);
    if (what === CARRIES.joined) {
      const answer = message as JoinAnswer;
      if (!answer.ok || !answer.update) return;
      if (answer.update.kind === 'events') all(answer.update.events);
      else this.page(seat, answer.update.state, what);
    }
  }

  /** A whole room as somebody's page has it. */
  page(seat: Seat, state: SessionState, what = 'page'): void {
    const readers = seat.member.during(this.#now() - GRACE_MS, this.#now());
    const look = (organisationId: string, thing: Pick<Secret, 'about' | 'id'>, value: unknown) => {
      if (value === null) return;
      if (!readers.some((reader) => this.#mayCount({ ...thing, organisationId }, reader, seat.wall)))
        this.#leak(seat, what, `the answer of ${organisationId} in ${thing.about} ${thing.id}`);
    };
    const shown = readers.map((reader) => shownTooMuch(state, this.#readerOf(reader, seat.wall)));
    if (shown.every((one) => one !== null)) this.#leak(seat, what, shown[0] ?? '');
    for (const round of Object.values(state.rounds)) {
      const thing = { about: 'round' as const, id: round.roundId };
      let seen = 0;
      for (const bucket of round.positions)
        for (const [organisationId, { level }] of bucket) {
          look(organisationId, thing, level);
          if (level !== null) seen += 1;
        }
      const counted = Object.values(round.counts).reduce(
        (sum, counts) => sum + counts.slice(1).reduce((all, one) => all + one, 0),
        0,
      );
      if (counted !== seen) this.#leak(seat, what, `counts of round ${round.roundId} that nobody answered`);
    }
    for (const vote of Object.values(state.votes))
      for (const bucket of vote.ballots)
        for (const [organisationId, { choice }] of bucket)
          look(organisationId, { about: 'vote', id: vote.voteId }, choice);
    for (const bucket of state.objections)
      for (const [, { organisationId, roundId, level }] of bucket)
        look(organisationId, { about: 'round', id: roundId }, level);
  }

  #events(
    events: readonly WireEvent[],
    tell: (organisationId: string, thing: Pick<Secret, 'about' | 'id'>, value: unknown) => void,
  ): void {
    const { partyIds } = this.#state();
    for (const event of events) {
      if (event.type === 'answers')
        for (const [party, , level] of event.rows)
          tell(partyIds[party] ?? '', { about: 'round', id: event.roundId }, level);
      else if (event.type === 'position.given')
        tell(event.organisationId, { about: 'round', id: event.roundId }, event.level);
      else if (event.type === 'vote.cast')
        tell(event.organisationId, { about: 'vote', id: event.voteId }, event.choice);
      else if (event.type === 'objection.status-set')
        tell(
          event.organisationId,
          { about: 'round', id: lookup(this.#state().objections, event.objectionId)?.roundId ?? '' },
          event.status,
        );
      else if (event.type === 'objection.brought')
        tell(event.organisationId, { about: 'round', id: event.roundId }, event.objection.status);
    }
  }

  #thing({ about, id }: Pick<Secret, 'about' | 'id'>) {
    const state = this.#state();
    if (about === 'activity') return undefined;
    return about === 'round' ? state.rounds[id] : state.votes[id];
  }

  #owns(organisationId: string, reader: Person): boolean {
    return reader.representing.some((r) => r.organisationId === organisationId && r.level !== null);
  }

  #facilitates(reader: Person): boolean {
    return (reader.forumRoles[this.#cast.room.forumId] ?? []).includes('facilitator');
  }

  /** May the reader know the answer? */
  #mayCount(secret: Omit<Secret, 'personId'>, reader: Person, wall: boolean): boolean {
    const thing = this.#thing(secret);
    if (!thing) return false;
    if (thing.status !== 'open' || thing.visibility === 'live') return true;
    return !wall && (this.#facilitates(reader) || this.#owns(secret.organisationId, reader));
  }

  #readerOf(reader: Person, wall: boolean): Reader {
    return {
      facilitates: !wall && this.#facilitates(reader),
      owns: (organisationId) => !wall && organisationId !== null && this.#owns(organisationId, reader),
    };
  }

  /** May the reader know the words? */
  #mayRead(secret: Secret, word: string, reader: Person, wall: boolean): boolean {
    if (secret.about === 'activity') {
      const activity = this.#state().activities[secret.id];
      return mayReadWords(activity, word, secret.organisationId, this.#readerOf(reader, wall), this.#log);
    }
    const thing = this.#thing(secret);
    if (!thing) return false;
    if (thing.status !== 'open') return true;
    if (wall) return false;
    if (this.#facilitates(reader) || this.#owns(secret.organisationId, reader)) return true;
    return thing.visibility === 'live' && reader.representing.some((r) => r.level !== null);
  }

  #leak(seat: Seat, what: string, which: string): void {
    this.leaks.push(`${seat.member.name}${seat.wall ? ' (wall)' : ''} was sent ${which} (${what})`);
  }
}
