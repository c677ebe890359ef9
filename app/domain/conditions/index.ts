export * from './answers.ts';
export * from './propositions.ts';
export * from './readiness.ts';
