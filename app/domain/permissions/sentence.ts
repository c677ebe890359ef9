import { type Actor, type ForumRole, type MandateLevel, reaches, represents } from '../actor.ts';

/**
 * What an act is about, as far as rights are concerned. The kernel loads it before it asks.
 */
export interface Subject {
  /** The network it belongs to; null for what belongs to no network (an account, a public page). */
  networkId: string | null;
  forumId?: string;
  /** The session it is about. */
  sessionId?: string;
  /** Organisations that are parties: of the forum, or of the agreement or commitment concerned. */
  partyIds?: readonly string[];
  /** The organisation on whose behalf the act is done. */
  organisationId?: string;
  /** The organisation that owns it (a proposal's proposer, a commitment's lead). */
  ownerId?: string;
  /** The person who wrote it. */
  authorId?: string;
  /** The account it belongs to (a sign-in, a token). */
  accountId?: string;
  /** Its charter makes it readable for everybody in the network ('network') or for the world ('world'). */
  open?: 'network' | 'world';
  /** Who facilitates this one session beside the forum's facilitators. */
  facilitatorIds?: readonly string[];
  /** The charter lets observers in with a name only. */
  observersByName?: boolean;
}

/** Why not. Each is an error code of the contract, with its sentence in both languages. */
export type Denial =
  | 'forbidden'
  | 'not_your_organisation'
  | 'not_found'
  | 'sign_in_required'
  | 'second_factor_required'
  | 'second_factor_not_set'
  | 'mandate_missing'
  | 'mandate_expired'
  | 'mandate_too_low'
  | 'facilitator_is_neutral';

export type Verdict = { allowed: true } | { allowed: false; code: Denial };

/** A rule that reads as a sentence: "a delegate who may decide for the organisation". */
export interface Sentence {
  says: string;
  holds(actor: Actor, subject: Subject): Verdict;
}

const yes: Verdict = { allowed: true };
const no = (code: Denial): Verdict => ({ allowed: false, code });
const when = (condition: boolean, code: Denial = 'forbidden'): Verdict => (condition ? yes : no(code));

/** A sentence from a plain condition on a person; strangers are asked to sign in. */
function aPerson(
  says: string,
  test: (actor: Extract<Actor, { kind: 'person' }>, subject: Subject) => Verdict,
): Sentence {
  return {
    says,
    holds: (actor, subject) => (actor.kind === 'person' ? test(actor, subject) : no('sign_in_required')),
  };
}

export const anyone: Sentence = { says: 'anyone', holds: () => yes };

export const theOperator: Sentence = {
  says: 'the operator at the command line',
  holds: (actor) => when(actor.kind === 'operator'),
};

export const anyoneIfPublished: Sentence = {
  says: 'anyone, if it is published',
  holds: (_, subject) => when(subject.open === 'world', 'not_found'),
};

/** Whoever knows the code of the session, where the charter lets observers in with a name only. */
export const anyoneWhereObserversMayCome: Sentence = {
  says: 'anyone with the code of the session, where the charter lets observers in with a name only',
  holds: (_, subject) => when(subject.observersByName === true, 'not_found'),
};

export const somebodySignedIn = aPerson('somebody signed in', () => yes);

export const itsAccountHolder = aPerson('the holder of the account', (actor, subject) =>
  when(subject.accountId === actor.accountId, 'not_found'),
);

export const aMemberOfTheNetwork = aPerson('a member of the network', (actor, subject) =>
  when(subject.networkId === actor.networkId, 'not_found'),
);

export const anAdministrator = aPerson('an administrator of the network', (actor) =>
  when(actor.administrator),
);

export const aConvener = aPerson('a person who may convene forums', (actor) => when(actor.convener));

/** Holds a role in the forum concerned. */
export function holding(role: ForumRole): Sentence {
  return aPerson(`a ${role} of the forum`, (actor, subject) =>
    when(subject.forumId !== undefined && (actor.forumRoles[subject.forumId] ?? []).includes(role)),
  );
}

export const aFacilitatorSomewhere = aPerson('a facilitator of any forum of the network', (actor) =>
  when(Object.values(actor.forumRoles).some((roles) => roles.includes('facilitator'))),
);

/** Whether somebody facilitates the forum, or this session of it after the steering was handed over. */
export const isFacilitator = (
  actor: Extract<Actor, { kind: 'person' }>,
  subject: Pick<Subject, 'forumId' | 'facilitatorIds'>,
): boolean =>
  (subject.forumId !== undefined && (actor.forumRoles[subject.forumId] ?? []).includes('facilitator')) ||
  (subject.facilitatorIds?.includes(actor.personId) ?? false);

export const aFacilitator = aPerson('a facilitator of the forum', (actor, subject) =>
  when(isFacilitator(actor, subject)),
);
export const aNoteTaker = holding('note-taker');
export const anObserver = holding('observer');
export const aVerifier = holding('verifier');

/** Holds a seat at this very session, and the charter still lets observers in with a name only. */
export const aGuestOfTheSession: Sentence = {
  says: 'an observer who joined this session with a name only, where the charter lets them',
  holds: (actor, subject) =>
    actor.kind === 'guest'
      ? when(
          subject.networkId === actor.networkId &&
            subject.sessionId === actor.sessionId &&
            subject.observersByName === true,
          'not_found',
        )
      : no('sign_in_required'),
};

export const itsAuthor = aPerson('its author', (actor, subject) => when(subject.authorId === actor.personId));

export const aMemberOfAParty = aPerson('a member of a party', (actor, subject) =>
  when(
    actor.representing.some((r) => subject.partyIds?.includes(r.organisationId) ?? false),
    'not_found',
  ),
);

export const aReaderIfOpen = aPerson(
  'a member of the network, where the charter opens it',
  (actor, subject) => when(subject.networkId === actor.networkId && subject.open !== undefined, 'not_found'),
);

/**
 * Acts for `subject.organisationId`, which is a party, under a mandate in force that reaches `level`.
 * Says whether a mandate is missing, has run out or does not reach far enough.
 */
export function aDelegate(level: MandateLevel): Sentence {
  return aPerson(`a delegate of the party with a mandate to ${level}`, (actor, subject) => {
    if (!subject.organisationId) return no('forbidden');
    const representation = represents(actor, subject.organisationId);
    if (!representation) return no('forbidden');
    if (subject.partyIds && !subject.partyIds.includes(subject.organisationId)) return no('forbidden');
    if (representation.level && reaches(representation.level, level)) return yes;
    if (representation.expiredLevel && reaches(representation.expiredLevel, level))
      return no('mandate_expired');
    return no(representation.level ? 'mandate_too_low' : 'mandate_missing');
  });
}

/** The same, only in the name of the organisation that it belongs to, such as a proposal to whoever put it forward. */
export function forItsOwner(sentence: Sentence): Sentence {
  return {
    says: `${sentence.says}, for the organisation it belongs to`,
    holds(actor, subject) {
      const verdict = sentence.holds(actor, subject);
      if (!verdict.allowed || subject.ownerId === subject.organisationId) return verdict;
      return no('not_your_organisation');
    },
  };
}

/** The head of `subject.organisationId`, which is a party. */
export const itsLeader = aPerson('the leader of the party', (actor, subject) => {
  if (!subject.organisationId) return no('forbidden');
  if (subject.partyIds && !subject.partyIds.includes(subject.organisationId)) return no('forbidden');
  return when(represents(actor, subject.organisationId)?.leader ?? false);
});

/** The same, only after a second factor in this sign-in. */
export function withSecondFactor(sentence: Sentence): Sentence {
  return {
    says: `${sentence.says}, after a second factor`,
    holds(actor, subject) {
      const verdict = sentence.holds(actor, subject);
      if (!verdict.allowed || actor.kind !== 'person' || actor.secondFactor) return verdict;
      return no(actor.secondFactorSet ? 'second_factor_required' : 'second_factor_not_set');
    },
  };
}

/** Whoever facilitates is neutral: what the sentence allows to delegates, they have not even with a mandate. */
export function unlessFacilitating(sentence: Sentence): Sentence {
  return {
    says: `${sentence.says}, who does not facilitate`,
    holds(actor, subject) {
      const verdict = sentence.holds(actor, subject);
      const neutral = actor.kind === 'person' && isFacilitator(actor, subject);
      return verdict.allowed && neutral ? no('facilitator_is_neutral') : verdict;
    },
  };
}

/** How telling a denial is, so that the most helpful one is answered when no sentence holds. */
const TELLING: Denial[] = [
  'second_factor_required',
  'second_factor_not_set',
  'mandate_expired',
  'mandate_too_low',
  'mandate_missing',
  'not_your_organisation',
  'facilitator_is_neutral',
  'forbidden',
  'not_found',
  'sign_in_required',
];

/** One of the sentences is enough. */
export function either(...sentences: Sentence[]): Sentence {
  return {
    says: sentences.map((s) => s.says).join(', or '),
    holds(actor, subject) {
      const denials: Denial[] = [];
      for (const sentence of sentences) {
        const verdict = sentence.holds(actor, subject);
        if (verdict.allowed) return verdict;
        denials.push(verdict.code);
      }
      return no(TELLING.find((code) => denials.includes(code)) ?? 'forbidden');
    },
  };
}

/** The first must hold for the thing to be visible at all; then the second decides. */
export function whoSees(visible: Sentence, sentence: Sentence): Sentence {
  return {
    says: sentence.says,
    holds(actor, subject) {
      const seen = visible.holds(actor, subject);
      return seen.allowed ? sentence.holds(actor, subject) : seen;
    },
  };
}
