/** The handlers of agreement: one file per command or query. */
export const agreementCommandHandlers = {};
export const agreementQueryHandlers = {};
