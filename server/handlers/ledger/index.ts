import { ledgerAct, ledgerReceipt } from './receipt.ts';

/** The handlers of the ledger: one file per query. */
export const ledgerQueryHandlers = { 'ledger.receipt': ledgerReceipt, 'ledger.act': ledgerAct };
