/** Words of the noun "network": the Indonesian source. Its English twin must have the same keys. */
export const network = {} as const;
