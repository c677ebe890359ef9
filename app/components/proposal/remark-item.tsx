import { Link } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import { AuthorName } from '#app/components/forum/author-name.tsx';
import { Difference } from '#app/components/forum/difference.tsx';
import type { IconName } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Facts } from '#app/components/rows.tsx';
import { Tag, type Tone } from '#app/components/tag.tsx';
import type { RemarkShown } from '#app/contract/remark.ts';
import type { RemarkKind, RemarkState } from '#app/domain/remark.ts';
import { type Named, NamedWords } from '#app/editor/rich-text.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

const STATE: Record<RemarkState, readonly [Tone, IconName]> = {
  asked: ['wait', 'wait'],
  answered: ['line', 'discuss'],
  clear: ['ok', 'check'],
  said: ['line', 'discuss'],
  proposed: ['wait', 'pen'],
  accepted: ['ok', 'check'],
  rejected: ['plain', 'close'],
  raised: ['bad', 'objection'],
  discussed: ['wait', 'discuss'],
  resolved: ['ok', 'check'],
  withdrawn: ['plain', 'ret'],
  maintained: ['bad', 'objection'],
};

/** How far a remark has come, in a word with its icon. */
export function RemarkTag({ remark }: { remark: Pick<RemarkShown, 'state' | 'stale'> }) {
  const { remark: words } = useMessages();
  const [tone, icon] = STATE[remark.state];
  return (
    <>
      <Tag tone={tone} icon={icon}>
        {words.state[remark.state]}
      </Tag>
      {remark.stale && (
        <Tag tone="bad" icon="alert">
          {words.staleTag}
        </Tag>
      )}
    </>
  );
}

/** The words that are meant, and for an amendment what they would become. */
export function RemarkPassage({ remark }: { remark: Pick<RemarkShown, 'kind' | 'passage' | 'wording'> }) {
  const { remark: words } = useMessages();
  if (remark.passage === '') return null;
  if (remark.kind !== 'amendment') return <blockquote className="said serif">{remark.passage}</blockquote>;
  return (
    <div className="said">
      <Difference before={remark.passage} after={remark.wording} />
      {remark.wording === '' && <p className="cap">{words.removed}</p>}
    </div>
  );
}

interface ItemProps {
  remark: RemarkShown;
  proposal: { id: string; version: number };
  /** Whom the words on this page name. */
  named: Named;
  /** The organisation the reader decides for, or null as facilitator. */
  decideFor: string | null;
  pageKey: string;
}

/** One thing that was said, with everything that became of it and what the reader may do. */
export function RemarkItem({ remark, proposal, named, decideFor, pageKey }: ItemProps) {
  const { remark: words, common } = useMessages();
  // What was said last stays in sight, such as the answer to a question that is clear now.
  const last = remark.steps.findLast((step) => step.note !== '');
  const steps = remark.steps.filter((step) => step !== last);
  return (
    <li className="talk" id={remark.id}>
      <p className="item__m">
        <strong>{words.kind[remark.kind]}</strong> <RemarkTag remark={remark} />{' '}
        <AuthorName author={remark.author} />{' '}
        <span className="quiet">
          {words.onVersion(remark.version)}
          {remark.block === null ? `, ${words.whole}` : `, ${words.passage(remark.block)}`},{' '}
          <DateTime at={remark.createdAt} />
        </span>
      </p>
      <RemarkPassage remark={remark} />
      <p className="remark__b">
        <NamedWords text={remark.body} named={named} />
      </p>
      <Facts
        facts={[
          [words.suggestion, remark.suggestion && <NamedWords text={remark.suggestion} named={named} />],
        ]}
      />
      {last?.note && (
        <div className="remark__a">
          <p className="item__m">
            <strong>{words.state[last.state]}</strong> <AuthorName author={last.author} />{' '}
            <span className="quiet">
              <DateTime at={last.createdAt} />
            </span>
          </p>
          <p>
            <NamedWords text={last.note} named={named} />
          </p>
        </div>
      )}
      {remark.resultVersion !== null && (
        <p className="cap">
          <Link to={`/usulan/${proposal.id}?versi=${remark.resultVersion}`}>
            {words.acceptedIn(remark.resultVersion)}
          </Link>
        </p>
      )}
      {remark.support.length > 0 && (
        <p className="orgs">
          <span className="cap">{words.supported}:</span>
          {remark.support.map((organisation) => (
            <Org key={organisation.id} organisation={organisation} />
          ))}
        </p>
      )}
      {remark.stale && <Note tone="wait">{words.stale}</Note>}
      <Acts remark={remark} proposal={proposal} decideFor={decideFor} pageKey={pageKey} />
      {steps.length > 0 && (
        <details className="changes">
          <summary>{words.history(remark.steps.length)}</summary>
          <ul className="rows">
            {steps.map((step) => (
              <li className="item" key={`${step.state} ${step.createdAt}`}>
                <p className="item__m">
                  <strong>{words.state[step.state]}</strong> <AuthorName author={step.author} />{' '}
                  <span className="quiet">
                    <DateTime at={step.createdAt} />
                  </span>
                </p>
                {step.note && (
                  <p>
                    <NamedWords text={step.note} named={named} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <span className="vh">{common.word.version(remark.version)}</span>
    </li>
  );
}

function noteLabel(words: { note: Record<string, string> }, to: RemarkState): string {
  return words.note[to] ?? words.note.other ?? '';
}

const moveCommand = (kind: RemarkKind) => (kind === 'objection' ? 'objection.move' : 'remark.move');

/** What the reader may do with it: support, accept, and each step of its life. */
function Acts({ remark, proposal, decideFor, pageKey }: Omit<ItemProps, 'named'>) {
  const { remark: words } = useMessages();
  const { move, accept, support } = remark.may;
  if (move.length + support.length === 0 && !accept) return null;
  return (
    <div className="remark__acts">
      {support.map((organisation) => (
        <CommandForm
          key={organisation.id}
          command="amendment.support"
          pageKey={pageKey}
          id={`dukung-${remark.id}-${organisation.id}`}
          compact
        >
          <input type="hidden" name="remarkId" value={remark.id} />
          <input type="hidden" name="organisationId" value={organisation.id} />
          <Button icon="hand">
            {support.length > 1 ? words.supportFor(organisation.shortName) : words.support}
          </Button>
        </CommandForm>
      ))}
      {accept && !remark.stale && (
        <details className="changes">
          <summary>{words.accept}</summary>
          <CommandForm command="amendment.accept" pageKey={pageKey} id={`terima-${remark.id}`}>
            <p className="soft">{words.acceptLead(proposal.version + 1)}</p>
            <input type="hidden" name="onVersion" value={proposal.version} />
            <input type="hidden" name="remarkIds[]" value={remark.id} />
            {decideFor && <input type="hidden" name="organisationId" value={decideFor} />}
            <TextArea name="note" label={words.acceptNote} rows={2} maxLength={300} optional />
            <div className="btns">
              <Button kind="main" icon="stamp">
                {words.accept}
              </Button>
            </div>
          </CommandForm>
        </details>
      )}
      {move.map((step) => (
        <details className="changes" key={step.to}>
          <summary>{words.move[step.to]}</summary>
          <CommandForm command={moveCommand(remark.kind)} pageKey={pageKey} id={`${step.to}-${remark.id}`}>
            <input type="hidden" name="remarkId" value={remark.id} />
            <input type="hidden" name="state" value={step.to} />
            {step.organisationId && <input type="hidden" name="organisationId" value={step.organisationId} />}
            <TextArea
              name="note"
              label={noteLabel(words, step.to)}
              rows={2}
              maxLength={2_000}
              optional={!step.needsNote}
            />
            <div className="btns">
              <Button kind="main">{words.move[step.to]}</Button>
            </div>
          </CommandForm>
        </details>
      ))}
    </div>
  );
}
