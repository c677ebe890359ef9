/** Words of the noun "forum": the Indonesian source. Its English twin must have the same keys. */
export const forum = {} as const;
