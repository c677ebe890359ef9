/**
 * The shape of a message file without its words: the other language must have every key,
 * every function the same parameters. `satisfies Same<typeof source>` refuses a missing or a surplus key.
 */
export type Same<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Same<T[K]> };
