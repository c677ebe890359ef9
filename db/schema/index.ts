export * from './account.ts';
export * from './agreement.ts';
export * from './board.ts';
export * from './forum.ts';
export * from './invitation.ts';
export * from './ledger.ts';
export * from './network.ts';
export * from './session.ts';
