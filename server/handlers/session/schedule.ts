import { type SessionSeed, scheduleSession, specialsOf, withPromises } from '#app/domain/session/index.ts';
import { session, sessionEvent } from '#db/schema/index.ts';
import { forumSubject } from '#server/handlers/forum/subject.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { tellInvited } from './notices.ts';
import { countPromises } from './promises.ts';
import { charterInForce, homeOf, newestTexts, partiesOfForum } from './read.ts';
import { shortCodeFrom } from './short-code.ts';

/**
 * Schedules a session. Its ground rules are those of the charter that every party has accepted; they, the parties
 * and the newest texts are frozen into the first event of the room's log.
 */
export const scheduleASession = handle('session.schedule', {
  action: 'session.facilitate',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, now } = context;
    if (Date.parse(input.endsAt) <= Date.parse(input.startsAt))
      refuse('invalid_input', { fields: { endsAt: 'field_out_of_range' } });
    const forum = required(await forumSubject(context, input.forumId));
    const charter = required(await charterInForce(db, forum), 'charter_missing');
    const parties = await partiesOfForum(db, forum, charter.id);
    if (parties.length === 0 || parties.some((party) => !party.accepted)) refuse('charter_not_accepted');
    const wanted = input.agenda.flatMap((item) => item.proposalId ?? []);
    const texts = new Map((await newestTexts(db, forum, wanted)).map((text) => [text.proposalId, text]));
    const sessionId = context.newId();
    const seed: SessionSeed = {
      sessionId,
      forumId: input.forumId,
      title: input.title,
      groundRules: charter.rules,
      parties: parties.map(({ id, shortName, code, sector }) => ({
        organisationId: id,
        name: shortName,
        code,
        sector,
      })),
      agenda: input.agenda.map(({ title, mode, minutes, proposalId, ...special }, at) => {
        if (proposalId === undefined)
          return { itemId: context.newId(), title, mode, minutes, text: null, ...specialsOf(special) };
        const found =
          texts.get(proposalId) ??
          refuse('invalid_input', { fields: { [`agenda.${at}.proposalId`]: 'not_found' } });
        const { proposalVersionId, version, hash } = found;
        return {
          itemId: context.newId(),
          title,
          mode,
          minutes,
          text: { proposalId, proposalVersionId, version, hash },
          ...specialsOf(special),
        };
      }),
    };
    const promised = await countPromises(db, { networkId: forum.networkId, forumId: input.forumId });
    const left = promised > 0 ? input.withoutPromises : undefined;
    const first = scheduleSession({
      ...seed,
      ...(left === undefined ? {} : { withoutPromises: left }),
      // What was promised last time is gone through first, by itself, unless somebody says why not.
      agenda: promised > 0 && left === undefined ? withPromises(seed.agenda, context.newId()) : seed.agenda,
    });
    if (!first.ok) refuse(first.error);
    const shortCode = shortCodeFrom(context.newId());
    await db.insert(session).values({
      networkId: forum.networkId,
      id: sessionId,
      forumId: input.forumId,
      title: input.title,
      place: input.place,
      startsAt: new Date(input.startsAt),
      endsAt: new Date(input.endsAt),
      shortCode,
      letterNumber: input.letterNumber ?? null,
      head: 1,
      invitedAt: now,
      createdAt: now,
    });
    const { type, organisationId, ...payload } = first.value;
    await db.insert(sessionEvent).values({
      networkId: forum.networkId,
      sessionId,
      seq: 1,
      commandId: context.newId(),
      type,
      at: now,
      personId: context.actor.kind === 'person' ? context.actor.personId : null,
      organisationId,
      payload,
    });
    const { networkId } = forum;
    await tellInvited(db, { networkId, sessionId }, 'invited', { now });
    return { sessionId, shortCode };
  },
  ledger: (input, output, { actor }) => ({
    networkId: homeOf(actor),
    facts: {
      forumId: input.forumId,
      sessionId: output.sessionId,
      startsAt: input.startsAt,
      endsAt: input.endsAt,
      agenda: input.agenda.map(({ mode, minutes, proposalId }) => ({
        mode,
        minutes,
        proposalId: proposalId ?? null,
      })),
    },
    sealed: {
      title: input.title,
      place: input.place,
      letterNumber: input.letterNumber ?? null,
      agenda: input.agenda.map((item) => item.title),
      withoutPromises: input.withoutPromises ?? null,
    },
  }),
});
