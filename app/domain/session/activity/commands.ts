import type { ActivityKind, Anonymity } from './state.ts';

type About = { readonly activityId: string };
type ForOrganisation = About & { readonly organisationId: string };

/** What can be asked for in an activity. */
export type ActivityCommand =
  | (About & {
      readonly type: 'activity.open';
      readonly itemId: string;
      readonly kind: ActivityKind;
      readonly question: string;
      readonly anonymity: Anonymity;
      readonly visibility: 'live' | 'after-close';
      readonly most?: number;
      /** Of a draw: the hash of a seed that only the server has. */
      readonly seedHash?: string;
      /** Of breakout groups: each its question. */
      readonly teams?: readonly { readonly teamId: string; readonly question: string }[];
    })
  | (ForOrganisation & { readonly type: 'activity.write'; readonly entryId: string; readonly text: string })
  | (ForOrganisation & { readonly type: 'activity.rewrite'; readonly entryId: string; readonly text: string })
  | (ForOrganisation & { readonly type: 'activity.withdraw'; readonly entryId: string })
  /** A statement of the facilitator, or one from the floor. */
  | (About & { readonly type: 'activity.add'; readonly entryId: string; readonly text: string })
  | (About & {
      readonly type: 'activity.settle';
      readonly entryId: string;
      readonly status: 'open' | 'declined' | 'answered';
    })
  | (About & { readonly type: 'activity.reveal' })
  | (About & {
      readonly type: 'activity.group';
      readonly entryId: string;
      /** A group, or an idea that stands alone: they become one. Left out: the idea stands alone. */
      readonly into?: string;
      /** The name of a new group, which wins over `into`. */
      readonly name?: string;
      /** The identifier a new group would get. */
      readonly groupId: string;
    })
  | (About & { readonly type: 'activity.name-group'; readonly groupId: string; readonly name: string })
  | (About & {
      readonly type: 'activity.open-dots';
      readonly budget: number;
      readonly most: number;
      readonly visibility: 'live' | 'after-close';
    })
  | (ForOrganisation & { readonly type: 'activity.mark'; readonly target: string; readonly value: number })
  /** `roll` is made from the draw's seed and the number of the draw. */
  | (About & {
      readonly type: 'activity.draw';
      readonly roll: string;
      /** How many were drawn when it was asked for; when there are more by now nothing is drawn. */
      readonly drawn?: number;
    })
  | (ForOrganisation & {
      readonly type: 'activity.report';
      readonly teamId: string;
      /** The version of the report it was written on; left out: whichever there is. */
      readonly base?: number;
      readonly text: string;
    })
  | (About & { readonly type: 'activity.close'; readonly seed?: string });

/** Whether a command is about an activity. */
export const isActivityCommand = (command: { readonly type: string }): command is ActivityCommand =>
  command.type.startsWith('activity.');

/** Why an activity refuses a command. */
export const ACTIVITY_REFUSALS = [
  'activity_open',
  'activity_closed',
  'activity_stage',
  'activity_empty',
  'activity_full',
  'unknown_entry',
  'anonymity_not_offered',
  'value_not_offered',
  'dots_spent',
  'nobody_present',
  'stale_version',
] as const;
export type ActivityRefusal = (typeof ACTIVITY_REFUSALS)[number];
