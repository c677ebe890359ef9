import { z } from 'zod';
import { ATTENDANCE_MODES, ATTENDANCE_ROLES } from '../domain/session/index.ts';
import { id, instant, sector } from './contract.ts';

/** An organisation in a document, by its full name. */
export const party = z.strictObject({ id, name: z.string(), code: z.string(), sector });

/** What every document of a session names at its head. */
export const headed = z.strictObject({
  /** Null: nobody has given it a number yet; a line to write it on stands in its place. */
  number: z.string().nullable(),
  timeZone: z.string(),
  network: z.strictObject({ name: z.string(), region: z.string() }),
  forum: z.strictObject({ id, name: z.string(), initiator: z.string() }),
  session: z.strictObject({
    id,
    title: z.string(),
    place: z.string(),
    letterNumber: z.string().nullable(),
    startsAt: instant,
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
  }),
  parties: z.array(
    party.extend({
      /** Who was there, by office; none when the organisation was absent. */
      attendees: z.array(
        z.strictObject({
          office: z.string(),
          mode: z.enum(ATTENDANCE_MODES),
          role: z.enum(ATTENDANCE_ROLES),
          since: instant,
          /** When they left and did not come back. Minutes locked before it was told lack it. */
          leftAt: instant.nullable().optional(),
        }),
      ),
      /** When the last of them left before the end. */
      leftAt: instant.nullable(),
    }),
  ),
});
export type Headed = z.infer<typeof headed>;
