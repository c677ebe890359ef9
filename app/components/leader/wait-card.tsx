import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { VoiceForm } from '#app/components/commitment/acts.tsx';
import { TextArea } from '#app/components/field.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Sheet } from '#app/components/sheet-dialog.tsx';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Waiting } from '#app/contract/leader.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useFormat, useMessages } from '#app/reader.tsx';

interface CardProps {
  waiting: Waiting;
  pageKey: string;
  /** The reader acts for several organisations: say for which this is. */
  several: boolean;
}

function Open({ to, about }: { to: string; about: string }) {
  const { leader } = useMessages();
  return (
    <Link className="btn btn--bare" to={to}>
      {leader.open}
      <span className="vh">: {about}</span>
    </Link>
  );
}

function AcceptActs({
  organisation,
  commitment,
  pageKey,
}: {
  organisation: OrganisationRef;
  commitment: CommitmentLine;
  pageKey: string;
}) {
  const { leader, commitment: words } = useMessages();
  const id = `${organisation.id}-${commitment.id}`;
  return (
    <div className="wait__a">
      <CommandForm command="commitment.accept" pageKey={pageKey} id={`accept-${id}`} className="grow" compact>
        <input type="hidden" name="commitmentId" value={commitment.id} />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <Button kind="main" wide>
          {leader.accept}
          <span className="vh">: {commitment.title}</span>
        </Button>
      </CommandForm>
      <Sheet summary={leader.return} title={words.act.returnTitle} over={commitment.title}>
        <CommandForm command="commitment.return" pageKey={pageKey} id={`return-${id}`}>
          <input type="hidden" name="commitmentId" value={commitment.id} />
          <input type="hidden" name="organisationId" value={organisation.id} />
          <TextArea name="reason" label={leader.reason} maxLength={1_000} />
          <Button kind="main">{leader.return}</Button>
        </CommandForm>
      </Sheet>
      <Open to={`/komitmen/${commitment.id}`} about={commitment.title} />
    </div>
  );
}

interface Parts {
  title: string;
  body: ReactNode;
  acts: ReactNode;
}

/** What stands on the card of each kind, and how it is answered right there. */
function usePartsOf({ waiting, pageKey }: CardProps): Parts {
  const { leader, commitment: words } = useMessages();
  const format = useFormat();
  const { organisation } = waiting;
  switch (waiting.kind) {
    case 'accept': {
      const { commitment } = waiting;
      const due = format.day(commitment.dueOn, 'long');
      const own = commitment.owner.id === organisation.id;
      return {
        title: commitment.title,
        body: own ? leader.acceptOwn(due) : leader.acceptBody(commitment.owner.shortName, due),
        acts: <AcceptActs organisation={organisation} commitment={commitment} pageKey={pageKey} />,
      };
    }
    case 'sign': {
      const { id, title, signed, parties } = waiting.agreement;
      return {
        title,
        body: leader.signBody(signed, parties),
        acts: (
          <div className="wait__a">
            <ButtonLink kind="main" to={`/kesepakatan/${id}#tanda-tangan`} icon="stamp">
              {leader.readAndSign}
            </ButtonLink>
          </div>
        ),
      };
    }
    case 'voice': {
      const { commitment, note } = waiting;
      const { report } = commitment;
      const figure = `${words.of(format.number(report?.achieved ?? 0), format.number(commitment.target))} ${commitment.unit}`;
      return {
        title: commitment.title,
        body: `${leader.voiceBody(commitment.owner.shortName, figure)} ${words.voices.quote(note)}`,
        acts: (
          <div className="wait__forms">
            <VoiceForm organisation={organisation} reportId={report?.id ?? ''} pageKey={pageKey} />
            <Open to={`/komitmen/${commitment.id}`} about={commitment.title} />
          </div>
        ),
      };
    }
    case 'charter': {
      const { id, version, forum } = waiting.charter;
      return {
        title: forum.name,
        body: leader.charterBody(version),
        acts: (
          <div className="wait__a">
            <CommandForm
              command="charter.accept"
              pageKey={pageKey}
              id={`charter-${organisation.id}-${id}`}
              className="grow"
              compact
            >
              <input type="hidden" name="charterId" value={id} />
              <input type="hidden" name="organisationId" value={organisation.id} />
              <Button kind="main" wide>
                {leader.accept}
                <span className="vh">: {forum.name}</span>
              </Button>
            </CommandForm>
            <Open to={`/forum/${forum.id}/piagam`} about={forum.name} />
          </div>
        ),
      };
    }
    case 'report': {
      const { commitment } = waiting;
      return {
        title: commitment.title,
        body: commitment.lateDays > 0 ? leader.reportLate(commitment.lateDays) : leader.reportQuiet,
        acts: (
          <div className="wait__a">
            <ButtonLink kind="main" to={`/komitmen/${commitment.id}/lapor`} icon="pen">
              {leader.report}
            </ButtonLink>
            <Open to={`/komitmen/${commitment.id}`} about={commitment.title} />
          </div>
        ),
      };
    }
  }
}

/** One thing that waits for an answer, with the answer beside it. */
export function WaitCard(props: CardProps) {
  const { leader } = useMessages();
  const { waiting, several } = props;
  const { title, body, acts } = usePartsOf(props);
  return (
    <li className="askc">
      <p className="eyebrow">
        <strong>{leader.kind[waiting.kind]}</strong>
        {several && (
          <span>
            <Org organisation={waiting.organisation} />
          </span>
        )}
      </p>
      <h2 className="wait__t">{title}</h2>
      <p className="wait__d">{body}</p>
      {acts}
    </li>
  );
}

/** Tells cards apart: the organisation and what it is about. */
export function waitKey(waiting: Waiting): string {
  const about =
    waiting.kind === 'sign'
      ? waiting.agreement.id
      : waiting.kind === 'charter'
        ? waiting.charter.id
        : waiting.commitment.id;
  return `${waiting.kind}-${waiting.organisation.id}-${about}`;
}
