import { useActionData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import type { ContributionShown } from '#app/contract/topic-shapes.ts';
import { RichText } from '#app/editor/rich-text.tsx';
import { RichTextField } from '#app/editor/rich-text-field.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

interface ChangeProps {
  contribution: ContributionShown;
  may: { revise: boolean; erase: boolean; hide: boolean };
  pageKey: string;
}

function Folded({ title, form, children }: { title: string; form: string; children: ReactNode }) {
  const answer: unknown = useActionData();
  const refused = isRefused(answer) && answer.form === form;
  return (
    <details className="reply" open={refused || undefined}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What its author and the facilitator may do with a contribution, each folded away. */
export function ChangeContribution({ contribution, may, pageKey }: ChangeProps) {
  const { topic, common } = useMessages();
  const words = topic.change;
  const { id, body, gone } = contribution;
  const hidden = gone?.by === 'facilitator';
  if (!may.revise && !may.erase && !may.hide) return null;
  return (
    <div className="talk__do" key={pageKey}>
      {may.revise && (
        <Folded title={words.revise} form="ubah">
          <CommandForm command="contribution.revise" pageKey={pageKey} id="ubah">
            <input type="hidden" name="contributionId" value={id} />
            <RichTextField name="body" label={words.text} help={words.reviseHelp} value={body} />
            <div className="btns">
              <Button kind="main">{common.do.save}</Button>
            </div>
          </CommandForm>
        </Folded>
      )}
      {may.erase && (
        <Folded title={words.erase} form="hapus">
          <CommandForm command="contribution.erase" pageKey={pageKey} id="hapus">
            <input type="hidden" name="contributionId" value={id} />
            <p>{words.eraseHelp}</p>
            <div className="btns">
              <Button kind="stop">{words.eraseDo}</Button>
            </div>
          </CommandForm>
        </Folded>
      )}
      {may.hide && (
        <Folded title={hidden ? words.unhide : words.hide} form="sembunyi">
          <CommandForm command="contribution.hide" pageKey={pageKey} id="sembunyi">
            <input type="hidden" name="contributionId" value={id} />
            <input type="hidden" name="hidden" value={hidden ? 'false' : 'true'} />
            {hidden ? (
              <p>{words.unhideHelp}</p>
            ) : (
              <TextArea name="reason" label={words.reason} help={words.reasonHelp} maxLength={500} />
            )}
            <div className="btns">
              <Button kind={hidden ? 'plain' : 'stop'}>{hidden ? words.unhide : words.hide}</Button>
            </div>
          </CommandForm>
        </Folded>
      )}
    </div>
  );
}

type Version = { writtenAt: string; body: unknown };

/** What a contribution said before its author changed it. */
export function EarlierWords({ versions }: { versions: readonly Version[] }) {
  const { topic } = useMessages();
  if (versions.length === 0) return null;
  return (
    <details className="reply">
      <summary>{topic.change.earlier(versions.length)}</summary>
      <ol className="fate__all">
        {versions.map((version) => (
          <li className="fate" key={version.writtenAt}>
            <p className="cap">
              <DateTime at={version.writtenAt} />
            </p>
            <RichText doc={version.body} heading={4} />
          </li>
        ))}
      </ol>
    </details>
  );
}
