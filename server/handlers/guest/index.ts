import { showDoor } from './door.ts';
import { enterAsGuest } from './enter.ts';
import { eraseGuest } from './erase.ts';
import { leaveAsGuest } from './leave.ts';
import { listGuests } from './read.ts';
import { removeGuest } from './remove.ts';

export const guestCommandHandlers = {
  'guest.enter': enterAsGuest,
  'guest.leave': leaveAsGuest,
  'guest.erase': eraseGuest,
  'guest.remove': removeGuest,
};

export const guestQueryHandlers = { 'guest.door': showDoor, 'guest.list': listGuests };
