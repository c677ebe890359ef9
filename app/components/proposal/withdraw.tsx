import { useActionData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { AuthorName } from '#app/components/forum/author-name.tsx';
import { Note } from '#app/components/note.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'proposal.show'>;

/** Above the text: that the proposal was withdrawn, when, by whom and why. */
export function Withdrawal({ withdrawal }: { withdrawal: Shown['withdrawal'] }) {
  const words = useMessages().forum.proposals.withdraw;
  if (!withdrawal) return null;
  const { at, author, reason } = withdrawal;
  return (
    <div className="fwait">
      <Note tone="wait" icon="ret">
        <strong>{words.done}</strong>, <DateTime at={at} show="date" />
        {author && (
          <>
            , <AuthorName author={author} />
          </>
        )}
        . {reason}
      </Note>
    </div>
  );
}

/** Withdraws the proposal, for whoever may; a plain form behind a disclosure, so that it is not done in passing. */
export function WithdrawForm({
  withdrawing,
  pageKey,
}: {
  withdrawing: Shown['withdrawing'];
  pageKey: string;
}) {
  const words = useMessages().forum.proposals.withdraw;
  const answer: unknown = useActionData();
  if (!withdrawing) return null;
  const refused = isRefused(answer) && answer.form === 'tarik';
  return (
    <details className="reply" open={refused || undefined} key={pageKey}>
      <summary>{words.open}</summary>
      <p className="soft">{words.lead}</p>
      <CommandForm command="proposal.withdraw" pageKey={pageKey} id="tarik">
        {withdrawing.organisationId && (
          <input type="hidden" name="organisationId" value={withdrawing.organisationId} />
        )}
        <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={3} maxLength={1_000} />
        <div className="btns">
          <Button kind="stop">{words.submit}</Button>
        </div>
      </CommandForm>
    </details>
  );
}
