/** The facilitator's judgement before beginning. "Not ready" is a result like the others (proposition 7). */
export const READINESS = ['ready', 'ready-with-conditions', 'not-ready'] as const;
export type Readiness = (typeof READINESS)[number];
