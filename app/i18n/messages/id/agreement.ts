/** Words of the noun "agreement": the Indonesian source. Its English twin must have the same keys. */
export const agreement = {} as const;
