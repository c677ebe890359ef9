import { and, eq } from 'drizzle-orm';
import { lookup } from '#app/domain/session/index.ts';
import { minutesConfirmation, minutesCorrection } from '#db/schema/index.ts';
import type { CommandContext, ReadContext } from '#server/kernel/handler.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { personOf } from '../forum/act.ts';
import { claimNoLonger } from '../notice/tell.ts';
import { sessionSubject } from '../session/read.ts';
import { holdMinutes, type OfSession } from './head.ts';

interface Response {
  sessionId: string;
  organisationId: string;
  version: number;
}

async function onBehalf(context: ReadContext, input: Response) {
  const subject = await sessionSubject(context, input);
  return subject && { ...subject, organisationId: input.organisationId };
}

/** Holds the minutes for an answer to their newest version, by an organisation that was there. */
async function holdForAnswer(context: CommandContext, input: Response): Promise<OfSession> {
  const { room, state } = required(await context.room(input.sessionId));
  const head = await holdMinutes(context.db, room);
  if (head.version === 0) refuse('wrong_state');
  if (head.version !== input.version) refuse('stale_version');
  if (!lookup(state.attendance, input.organisationId)) refuse('not_present');
  // Answered, in either way: it waits for this organisation no longer.
  const { networkId, forumId } = room;
  const { sessionId, organisationId } = input;
  const of = { forumId, organisationId };
  await claimNoLonger(context, ['minutes', 'minutes-due'], { networkId, sessionId, of });
  return { networkId, sessionId };
}

/** An organisation confirms the newest version. Its own open correction is then settled: it lets it go. */
export const confirmMinutes = handle('minutes.confirm', {
  action: 'minutes.respond',
  subject: onBehalf,
  async run(context, input) {
    const { db, now } = context;
    const { networkId, sessionId } = await holdForAnswer(context, input);
    const { organisationId, version } = input;
    const confirmed = await db
      .insert(minutesConfirmation)
      .values({
        networkId,
        sessionId,
        version,
        organisationId,
        personId: personOf(context),
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ version: minutesConfirmation.version });
    const withdrawn = await db
      .update(minutesCorrection)
      .set({ status: 'withdrawn', answeredAt: now })
      .where(
        and(
          eq(minutesCorrection.networkId, networkId),
          eq(minutesCorrection.sessionId, sessionId),
          eq(minutesCorrection.organisationId, organisationId),
          eq(minutesCorrection.status, 'open'),
        ),
      )
      .returning({ id: minutesCorrection.id });
    if (confirmed.length === 0 && withdrawn.length === 0) refuse('already_done');
    return {};
  },
  ledger: ({ sessionId, organisationId, version }, _output, { subject }) => ({
    networkId: subject.networkId,
    organisationId,
    facts: { sessionId, version },
  }),
});

/** An organisation asks for a correction in words; until it is answered the minutes cannot be locked. */
export const correctMinutes = handle('minutes.correct', {
  action: 'minutes.respond',
  subject: onBehalf,
  async run(context, input) {
    const { db, now } = context;
    const { networkId, sessionId } = await holdForAnswer(context, input);
    const correctionId = context.newId();
    await db.insert(minutesCorrection).values({
      networkId,
      id: correctionId,
      sessionId,
      version: input.version,
      organisationId: input.organisationId,
      personId: personOf(context),
      text: input.text,
      createdAt: now,
    });
    return { correctionId };
  },
  ledger: ({ sessionId, organisationId, version, text }, { correctionId }, { subject }) => ({
    networkId: subject.networkId,
    organisationId,
    facts: { sessionId, version, correctionId },
    sealed: { text },
  }),
});
