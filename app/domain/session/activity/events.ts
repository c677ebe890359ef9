import type { ActivityPlan, ActivityResults, Drawn, Marks } from './state.ts';

type OfRoom = { readonly organisationId: null };
type OfOrganisation = { readonly organisationId: string };
/** Null in the view of somebody who may not know whose it is. */
type OfSomebody = { readonly organisationId: string | null };
type About = { readonly activityId: string };

/** An idea as it is shown when all are. Its number says nothing about when it was written, or by whom. */
export type RevealedEntry = {
  readonly entryId: string;
  readonly text: string;
  readonly by: string | null;
};

/** What happened in an activity. */
export type ActivityEventBody =
  | (OfRoom & { readonly type: 'activity.opened'; readonly plan: ActivityPlan })
  | (OfSomebody &
      About & {
        readonly type: 'activity.entry-written';
        readonly entryId: string;
        readonly text: string;
        /** It replaces what was written before. */
        readonly edited: boolean;
      })
  /** What others see of something written that is not shown yet: one more, or one fewer; never stored. */
  | (OfRoom & About & { readonly type: 'activity.entry-counted'; readonly change: 1 | -1 })
  | (OfSomebody & About & { readonly type: 'activity.entry-withdrawn'; readonly entryId: string })
  | (OfSomebody & About & { readonly type: 'activity.entry-declined'; readonly entryId: string })
  /** A statement that everybody answers from now on; `by` is null when nobody may know whose it is. */
  | (OfRoom &
      About & {
        readonly type: 'activity.entry-admitted';
        readonly entryId: string;
        readonly text: string;
        readonly by: string | null;
      })
  | (OfRoom &
      About & {
        readonly type: 'activity.entry-answered';
        readonly entryId: string;
        readonly answered: boolean;
      })
  | (OfRoom & About & { readonly type: 'activity.revealed'; readonly entries: readonly RevealedEntry[] })
  | (OfRoom &
      About & {
        readonly type: 'activity.grouped';
        readonly entryId: string;
        readonly groupId: string | null;
        /** Of a new group. */
        readonly name: string;
      })
  | (OfRoom &
      About & { readonly type: 'activity.group-named'; readonly groupId: string; readonly name: string })
  | (OfRoom &
      About & {
        readonly type: 'activity.dots-opened';
        readonly budget: number;
        readonly most: number;
        readonly visibility: 'live' | 'after-close';
      })
  | (OfSomebody &
      About & { readonly type: 'activity.marked'; readonly target: string; readonly value: number })
  /** What others see of `activity.marked` while it is hidden; never stored. */
  | (OfOrganisation & About & { readonly type: 'activity.mark-counted' })
  | (OfRoom & About & { readonly type: 'activity.drawn'; readonly drawn: Drawn })
  /** An organisation that came after the groups were dealt has its place in one. */
  | (OfOrganisation & About & { readonly type: 'activity.joined'; readonly teamId: string })
  | (OfOrganisation &
      About & { readonly type: 'activity.reported'; readonly teamId: string; readonly text: string })
  | (OfRoom &
      About & {
        readonly type: 'activity.closed';
        readonly results: ActivityResults;
        readonly seed: string | null;
        /** For a viewer from whom answers were hidden; never stored. */
        readonly revealed?: readonly Marks[];
      });

/** Whether an event is one of an activity. */
export const isActivityEvent = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { type: `activity.${string}` }> => event.type.startsWith('activity.');
