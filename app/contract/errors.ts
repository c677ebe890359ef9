/**
 * Every way in which Mufakat says no: one list, one map to HTTP, one sentence per code and language
 * (`app/i18n/messages/<locale>/errors.ts`, which does not compile when a code is missing).
 */
export const errorStatus = {
  // the request itself
  invalid_input: 400,
  field_required: 400,
  field_too_long: 400,
  field_too_short: 400,
  field_not_a_number: 400,
  field_out_of_range: 400,
  day_not_ahead: 400,
  field_not_a_date: 400,
  field_not_in_list: 400,
  field_not_an_email: 400,
  malformed_request: 400,
  too_deep: 400,
  too_large: 413,
  unsupported_media: 415,
  unknown_command: 404,
  unknown_query: 404,
  key_missing: 400,
  key_reused: 409,
  rate_limited: 429,
  not_yet: 409,
  session_full: 409,
  foreign_origin: 403,
  // who is asking
  sign_in_required: 401,
  credentials_wrong: 401,
  second_factor_required: 403,
  second_factor_wrong: 401,
  second_factor_not_set: 403,
  account_suspended: 403,
  invitation_invalid: 410,
  password_weak: 400,
  forbidden: 403,
  not_found: 404,
  mandate_missing: 403,
  mandate_expired: 403,
  mandate_too_low: 403,
  facilitator_is_neutral: 403,
  demo_only: 403,
  // procedure
  already_exists: 409,
  already_done: 409,
  wrong_state: 409,
  stale_version: 409,
  stale_text: 409,
  passage_changed: 409,
  text_missing: 409,
  sensitive_data: 400,
  rich_text_refused: 400,
  charter_missing: 409,
  charter_not_accepted: 409,
  not_a_party: 403,
  session_closed: 409,
  session_cancelled: 409,
  session_not_open: 409,
  session_already_open: 409,
  quorum_is_met: 409,
  postponed_twice: 409,
  quorum_missing: 409,
  not_your_organisation: 403,
  not_present: 409,
  unknown_item: 404,
  item_not_running: 409,
  item_is_consultative: 409,
  agenda_item_started: 409,
  agenda_item_repeated: 400,
  party_is_active: 409,
  already_in_queue: 409,
  not_in_queue: 409,
  nobody_speaking: 409,
  round_open: 409,
  round_closed: 409,
  round_exists: 409,
  level_not_on_scale: 400,
  reason_required: 400,
  note_required: 400,
  organisation_already_answered: 409,
  nothing_to_confirm: 409,
  noted_anew: 409,
  unknown_objection: 404,
  objection_transition: 409,
  objection_in_session: 409,
  fallback_not_allowed: 409,
  vote_not_allowed: 409,
  vote_open: 409,
  vote_closed: 409,
  not_on_roll: 403,
  vote_is_secret: 409,
  vote_is_open: 409,
  decision_exists: 409,
  activity_open: 409,
  activity_closed: 409,
  activity_stage: 409,
  activity_empty: 409,
  activity_full: 409,
  unknown_entry: 404,
  anonymity_not_offered: 400,
  value_not_offered: 400,
  dots_spent: 409,
  nobody_present: 409,
  nothing_to_undo: 409,
  undo_not_possible: 409,
  undo_answers_given: 409,
  not_a_rehearsal: 409,
  no_decision_yet: 409,
  parties_incomplete: 409,
  clause_missing: 409,
  not_accepted_yet: 409,
  evidence_missing: 400,
  own_report: 403,
  file_refused: 400,
  too_many_files: 400,
  document_broken: 400,
  passage_not_found: 400,
  passage_unclear: 400,
  amendment_stale: 409,
  reactions_closed: 409,
  proposal_withdrawn: 409,
  proposal_decided: 409,
  // the house
  unavailable: 503,
  internal: 500,
} as const;

/** The code of a refusal. Errors cross layers by this code, never by class. */
export type ErrorCode = keyof typeof errorStatus;

export const ERROR_CODES = Object.keys(errorStatus) as ErrorCode[];

/** The HTTP status that carries a refusal. */
export function httpStatusOf(code: ErrorCode): number {
  return errorStatus[code];
}

/** Is this string one of our codes? For answers that arrive from outside (API, socket). */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorStatus, value);
}

/**
 * What is answered instead of an output.
 * `fields` maps the path of an input field (`clauses.0.body`) to the code that is shown beside it.
 */
export interface Refusal {
  code: ErrorCode;
  fields?: Record<string, ErrorCode>;
  /** Facts the sentence may name, such as seconds to wait. Never internals. */
  details?: Record<string, string | number>;
}

/** The answer of every door. */
export type Answer<Output> =
  | { ok: true; output: Output; receipt: Receipt | null }
  | { ok: false; refusal: Refusal };

/** What the actor can keep: the act is entry `entryId` of the network's ledger. Null for queries. */
export interface Receipt {
  entryId: string;
  networkId: string;
  leaf: string;
  /** The database's time at which the act was recorded, ISO 8601. */
  at: string;
}
