import { activity } from '#app/i18n/messages/en/activity.ts';
import { ballot } from '#app/i18n/messages/en/ballot.ts';
import { common } from '#app/i18n/messages/en/common.ts';
import { errors } from '#app/i18n/messages/en/errors.ts';
import { invitation } from '#app/i18n/messages/en/invitation.ts';
import { recorded } from '#app/i18n/messages/en/recorded.ts';
import { room } from '#app/i18n/messages/en/room.ts';
import { session } from '#app/i18n/messages/en/session.ts';

/** The words a session's page needs: stands in for the whole dictionary in the light script. */
export const en = { activity, ballot, common, errors, invitation, recorded, room, session };
