/** What can go wrong with the embedded database; errors cross borders by this code, never by instanceof. */
export type EmbeddedFailureCode =
  | 'no_binaries'
  | 'no_account'
  | 'initdb_failed'
  | 'start_failed'
  | 'foreign_data';

/** An error of the embedded database: `code` for programs, the message one sentence for people. */
export type EmbeddedFailure = Error & { readonly code: EmbeddedFailureCode };

/**
 * Makes an error that says in one sentence what is wrong and what to do.
 * @param code what kind of failure it is
 * @param sentence for a person; server output may follow after a line break
 */
export function embeddedFailure(code: EmbeddedFailureCode, sentence: string): EmbeddedFailure {
  return Object.assign(new Error(sentence), { code });
}

/** The `code` of any thrown value (node's errno names, SQLSTATE of pg, our own), or '' when it has none. */
export function codeOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) return String(thrown.code);
  return '';
}

/** The message of any thrown value. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
