import { activity } from '#app/i18n/messages/id/activity.ts';
import { ballot } from '#app/i18n/messages/id/ballot.ts';
import { common } from '#app/i18n/messages/id/common.ts';
import { errors } from '#app/i18n/messages/id/errors.ts';
import { invitation } from '#app/i18n/messages/id/invitation.ts';
import { recorded } from '#app/i18n/messages/id/recorded.ts';
import { room } from '#app/i18n/messages/id/room.ts';
import { session } from '#app/i18n/messages/id/session.ts';

/** The words a session's page needs: stands in for the whole dictionary in the light script. */
export const id = { activity, ballot, common, errors, invitation, recorded, room, session };
