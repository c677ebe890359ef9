/** The handlers of account: one file per command or query. */
export const accountCommandHandlers = {};
export const accountQueryHandlers = {};
