/** Words of the noun "demo": the Indonesian source. Its English twin must have the same keys. */
export const demo = {} as const;
