/** The handlers of board: one file per command or query. */
export const boardCommandHandlers = {};
export const boardQueryHandlers = {};
