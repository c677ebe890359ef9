/** Words of the noun "session": the Indonesian source. Its English twin must have the same keys. */
export const session = {} as const;
