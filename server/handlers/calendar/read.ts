import { eq, sql } from 'drizzle-orm';
import {
  afterWorkingDays,
  type DayOff,
  daysOff,
  LAST_LEAVE_KNOWN,
  type OwnDay,
  offBetween,
  workingDaysBetween,
} from '#app/domain/calendar.ts';
import { dayOf } from '#app/i18n/format.ts';
import type { Reader } from '#db/client.ts';
import { networkDay } from '#db/schema/index.ts';

/** What a network has said about days of its own. */
export async function ownDays(db: Reader, networkId: string): Promise<OwnDay[]> {
  return db
    .select({ day: networkDay.day, name: networkDay.name, working: networkDay.working })
    .from(networkDay)
    .where(eq(networkDay.networkId, networkId))
    .orderBy(sql`${networkDay.day}`)
    .limit(2_000);
}

const setOf = (days: readonly DayOff[]) => new Set(days.map(({ day }) => day));

/** How much notice a session leaves: the working days of this network between invitation and session. */
export async function noticeOf(
  db: Reader,
  networkId: string,
  { from, to, zone, rule }: { from: Date | string; to: Date | string; zone: string; rule: number },
) {
  const all = daysOff(await ownDays(db, networkId));
  const [invited, held] = [dayOf(from, zone), dayOf(to, zone)];
  const year = Number(held.slice(0, 4));
  return {
    workingDays: workingDaysBetween(invited, held, setOf(all)),
    rule,
    off: offBetween(invited, held, all),
    leaveUnknown: year > LAST_LEAVE_KNOWN ? year : null,
  };
}

/** The first day on which a session keeps the notice of `rule` working days when it is called `now`. */
export async function earliestOf(
  db: Reader,
  networkId: string,
  { now, zone, rule }: { now: Date; zone: string; rule: number },
) {
  const all = daysOff(await ownDays(db, networkId));
  const today = dayOf(now, zone);
  const day = afterWorkingDays(today, rule, setOf(all));
  return { day, off: offBetween(today, day, all) };
}
