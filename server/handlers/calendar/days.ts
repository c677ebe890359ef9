import { and, eq } from 'drizzle-orm';
import { daysOff, HOLIDAYS, LAST_LEAVE_KNOWN, LAST_YEAR_KNOWN } from '#app/domain/calendar.ts';
import { networkDay } from '#db/schema/index.ts';
import { answer, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { mayAdminister, ownNetwork, todayIn, within } from '../network/read.ts';
import { ownDays } from './read.ts';

/** Says something of the network's own about a day; said again, it replaces what was said. */
export const setDay = handle('calendar.set-day', {
  action: 'network.administer',
  subject: ownNetwork,
  async run(context, { day, name, working }) {
    const networkId = within(context.subject);
    await context.db
      .insert(networkDay)
      .values({ networkId, day, name, working })
      .onConflictDoUpdate({ target: [networkDay.networkId, networkDay.day], set: { name, working } });
    return {};
  },
  ledger: (input, _output, { subject }) => ({ networkId: subject.networkId, facts: { ...input } }),
});

/** Takes back what the network has said about a day. */
export const resetDay = handle('calendar.reset-day', {
  action: 'network.administer',
  subject: ownNetwork,
  async run(context, { day }) {
    const networkId = within(context.subject);
    const gone = await context.db
      .delete(networkDay)
      .where(and(eq(networkDay.networkId, networkId), eq(networkDay.day, day)))
      .returning({ day: networkDay.day });
    if (gone.length === 0) refuse('not_found');
    return {};
  },
  ledger: (input, _output, { subject }) => ({ networkId: subject.networkId, facts: { ...input } }),
});

/** Days off in one year, as this network keeps them. */
export const listDays = answer('calendar.days', {
  action: 'network.read',
  subject: ownNetwork,
  async run(context, { year }, subject) {
    const networkId = within(subject);
    const own = await ownDays(context.db, networkId);
    const shown = year ?? Number((await todayIn(context.db, networkId, context.now)).slice(0, 4));
    const inYear = ({ day }: { day: string }) => day.startsWith(`${shown}-`);
    const worked = new Set(own.filter(({ working }) => working).map(({ day }) => day));
    return {
      year: shown,
      days: daysOff(own).filter(inYear),
      worked: HOLIDAYS.filter(({ day }) => worked.has(day)).filter(inYear),
      lastYearKnown: LAST_YEAR_KNOWN,
      lastLeaveKnown: LAST_LEAVE_KNOWN,
      may: { administer: mayAdminister(context, networkId) },
    };
  },
});
