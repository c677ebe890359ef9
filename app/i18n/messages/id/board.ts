/** Words of the noun "board": the Indonesian source. Its English twin must have the same keys. */
export const board = {} as const;
