import { showDoor } from './door.ts';
import { enterAsGuest } from './enter.ts';
import { leaveAsGuest } from './leave.ts';
import { removeGuest } from './remove.ts';

export const guestCommandHandlers = {
  'guest.enter': enterAsGuest,
  'guest.leave': leaveAsGuest,
  'guest.remove': removeGuest,
};

export const guestQueryHandlers = { 'guest.door': showDoor };
