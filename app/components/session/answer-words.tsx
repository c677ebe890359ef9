import type { Refusal } from '#app/contract/errors.ts';
import { isLevel, reasonRequired } from '#app/domain/consensus.ts';
import type { Position } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { TextArea } from '../field.tsx';

/** Said at the form, also without a connection: an answer has a level, and a reason where one is due. */
export function reasonMissing(input: Readonly<Record<string, unknown>>): Refusal | null {
  if (!isLevel(input.level)) {
    return { code: 'invalid_input', fields: { level: 'field_required' } };
  }
  return reasonRequired(input.level) && typeof input.reason !== 'string' ? { code: 'reason_required' } : null;
}

/** What may be added to an answer, whoever writes it: other words, and which part of the text is meant. */
export function MoreWords({
  suggestion,
  passage,
}: {
  suggestion?: string | undefined;
  passage?: string | undefined;
}) {
  const { session } = useMessages();
  return (
    <details className="more" open={Boolean(suggestion || passage) || undefined}>
      <summary>{session.room.suggest}</summary>
      <TextArea
        name="suggestion"
        label={session.room.suggestion}
        value={suggestion}
        optional
        rows={2}
        maxLength={2_000}
      />
      <TextArea
        name="passage"
        label={session.room.passage}
        value={passage}
        optional
        rows={2}
        maxLength={1_000}
      />
    </details>
  );
}

/** Everything an answer says beside its level; nothing where nothing was written. */
export function AnswerWords({ of }: { of: Pick<Position, 'reason' | 'suggestion' | 'passage'> }) {
  const { session } = useMessages();
  return (
    <>
      {of.reason && <p className="said serif">{of.reason}</p>}
      {of.passage && (
        <p className="cap">
          {session.room.passage}: <span className="serif">“{of.passage}”</span>
        </p>
      )}
      {of.suggestion && (
        <p>
          {session.room.suggestion}: <span className="serif">{of.suggestion}</span>
        </p>
      )}
    </>
  );
}
