/** Words of the noun "record": the Indonesian source. Its English twin must have the same keys. */
export const record = {} as const;
