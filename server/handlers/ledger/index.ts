/** The handlers of the ledger: one file per query. */
export const ledgerQueryHandlers = {};
