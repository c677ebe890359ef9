/** Words of the noun "commitment": the Indonesian source. Its English twin must have the same keys. */
export const commitment = {} as const;
