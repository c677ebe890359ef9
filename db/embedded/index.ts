/** The embedded PostgreSQL: real server programs from the npm registry, run on a data folder of ours. */
export { type EmbeddedFailure, type EmbeddedFailureCode, embeddedFailure } from './failure.ts';
export { ensureDatabase } from './roles.ts';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './start.ts';
