/** The handlers of network: one file per command or query. */
export const networkCommandHandlers = {};
export const networkQueryHandlers = {};
