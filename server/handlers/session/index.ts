/** The handlers of session: one file per command or query. */
export const sessionCommandHandlers = {};
export const sessionQueryHandlers = {};
