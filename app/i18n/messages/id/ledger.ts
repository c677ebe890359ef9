/** Words of the noun "ledger": the Indonesian source. Its English twin must have the same keys. */
export const ledger = {} as const;
