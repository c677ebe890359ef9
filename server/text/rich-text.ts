import type { ErrorCode } from '#app/contract/errors.ts';
import { findSensitive } from '#app/domain/sensitive.ts';
import { type RichDocument, readDocument } from '#app/editor/document.ts';
import { plainText } from '#app/editor/plain.ts';
import { schema } from '#app/editor/schema.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '#server/ledger/canonical.ts';

/** A text that may be kept: its stored form, the same as plain text, and what a decision refers to. */
export interface CheckedText {
  document: RichDocument;
  plain: string;
  /** SHA-256 of the document's canonical JSON (RFC 8785), 64 hexadecimal digits. */
  hash: string;
}

/** Do the nodes stand where the schema allows them (a list item in a list, text in a paragraph)? */
export function fits(document: RichDocument): boolean {
  try {
    schema().nodeFromJSON(document).check();
    return true;
  } catch (thrown) {
    // ProseMirror tells by RangeError that a document breaks its schema; anything else is our own fault.
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** The hash by which decisions and signatures refer to a text. */
export function textHash(document: RichDocument): string {
  return sha256Hex(canonicalJson(document));
}

/**
 * Reads a document from outside: allow-list of nodes, marks, attributes and link protocols, limits of size and
 * depth, then the editor's schema itself; and no NIK, family card or phone number, also not across two runs of
 * text. The stored form is the same however the editor cut its runs, and so is its hash.
 * @param field the input's path, for the sentence beside it
 * @throws Refused `rich_text_refused`, `sensitive_data`, or `invalid_input` with `field_required` or `field_too_long`
 */
export function checkRichText(value: unknown, field = 'body'): CheckedText {
  const at = (code: ErrorCode) => ({ fields: { [field]: code } });
  const read = readDocument(value);
  if (!read.ok) {
    if (read.problem === 'empty') refuse('invalid_input', at('field_required'));
    if (read.problem === 'too-long') refuse('invalid_input', at('field_too_long'));
    refuse('rich_text_refused', at('rich_text_refused'));
  }
  const { document } = read;
  if (!fits(document)) refuse('rich_text_refused', at('rich_text_refused'));
  const plain = plainText(document);
  if (findSensitive(plain).length > 0) refuse('sensitive_data', at('sensitive_data'));
  return { document, plain, hash: textHash(document) };
}
