/** The names that the live socket's two ends agree on; no library, so that a browser loads it for nothing. */

/** Changes when an old page could no longer understand the server. */
export const LIVE_PROTOCOL = 1;

/** Where the socket lives. */
export const LIVE_PATH = '/live';

/** Messages from the client; each is answered. */
export const ASK = {
  join: 'room.join',
  act: 'room.act',
  leave: 'room.leave',
  /** Asks for the server's clock; tells how slow the connection is, too. */
  clock: 'clock',
  joinBoard: 'board.join',
  leaveBoard: 'board.leave',
  joinDraft: 'draft.join',
  /** Where the writer's caret stands: volatile. */
  draftCaret: 'draft.caret',
} as const;

/** Messages from the server; none is answered. */
export const TELL = {
  events: 'room.events',
  presence: 'room.presence',
  /** What is not in the log has changed (materials, observers): whoever shows it reads it again. */
  facts: 'room.facts',
  /** What this client may see has changed: it has to join anew and receives a whole state. */
  reset: 'room.reset',
  /** The right to read the room is gone. */
  closed: 'room.closed',
  board: 'board.changed',
  boardClosed: 'board.closed',
  draft: 'draft.changed',
  draftCaret: 'draft.caret',
  draftClosed: 'draft.closed',
  /** The server is about to end the connection; the reason is one of CLOSING. */
  closing: 'closing',
} as const;

/** Why the server ends a connection, or does not open one. */
export const CLOSING = {
  /** The sign-in has ended or run out: sign in again. */
  signedOut: 'sign_in_required',
  /** Too many messages, or too many connections of one account. */
  flooding: 'rate_limited',
  /** The server is stopping or starting anew: come back in a moment. */
  restarting: 'unavailable',
  foreignOrigin: 'foreign_origin',
} as const;
export type ClosingReason = (typeof CLOSING)[keyof typeof CLOSING];
