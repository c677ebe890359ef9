/** Consensus as a procedure: levels of agreement, quorum by sector, objections with a life, honest outcomes. */
export * from './consensus/levels.ts';
export * from './consensus/objection.ts';
export * from './consensus/outcome.ts';
export * from './consensus/quorum.ts';
export * from './consensus/tally.ts';
export * from './consensus/vote.ts';
