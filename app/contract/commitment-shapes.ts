import { z } from 'zod';
import { COMMITMENT_LIVES, COMMITMENT_STATUSES } from '../domain/commitment.ts';
import { day, id, instant, organisationRef } from './contract.ts';

/** What keeps a commitment from moving (Dinas Sosial Kabupaten Bandung: skills, time, cost, competition, habit). */
export const OBSTACLES = ['skills', 'time', 'cost', 'competition', 'conventional-wisdom'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** A party that a commitment names, and whether it has accepted. */
export const namedParty = z.strictObject({
  organisation: organisationRef,
  role: z.enum(['owner', 'supporter']),
  acceptedAt: instant.nullable(),
});

/** A commitment as a line of a list: what, who, by when, how it stands. */
export const commitmentLine = z.strictObject({
  id,
  title: z.string(),
  forum: z.strictObject({ id, name: z.string() }),
  agreement: z.strictObject({ id, title: z.string() }),
  clauseId: id.nullable(),
  owner: organisationRef,
  /** The owner first, then supporters by name. */
  parties: z.array(namedParty),
  indicator: z.string(),
  indicatorId: id.nullable(),
  baseline: z.number(),
  target: z.number(),
  unit: z.string(),
  startsOn: day,
  dueOn: day,
  /** The first due date; later than it means it slipped. */
  firstDueOn: day,
  life: z.enum(COMMITMENT_LIVES),
  /** Why it was returned or withdrawn. */
  lifeReason: z.string().nullable(),
  status: z.enum(COMMITMENT_STATUSES),
  /** Whole days past the due date while it is late; else 0. */
  lateDays: z.number().int().nonnegative(),
  /** The newest report. */
  report: z
    .strictObject({
      id,
      achieved: z.number(),
      spent: z.number().nullable(),
      at: instant,
      confirmedBy: z.array(organisationRef),
      disputedBy: z.array(organisationRef),
      verdict: z.enum(['kept', 'not-kept']).nullable(),
    })
    .nullable(),
});
export type CommitmentLine = z.infer<typeof commitmentLine>;
