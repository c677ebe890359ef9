/** The handlers of commitment: one file per command or query. */
export const commitmentCommandHandlers = {};
export const commitmentQueryHandlers = {};
