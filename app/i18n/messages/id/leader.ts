/** Words of the noun "leader": the Indonesian source. Its English twin must have the same keys. */
export const leader = {} as const;
