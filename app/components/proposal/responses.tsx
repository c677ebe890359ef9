import { Link, useActionData } from '@remix-run/react';
import { Button, ButtonLink } from '#app/components/button.tsx';
import { Checks } from '#app/components/choices.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Field } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Org, SectorName } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { ProposalWindow } from '#app/contract/response.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { RemarkTag } from './remark-item.tsx';
import { toRemark } from './to-remark.ts';

type Responses = QueryOutput<'proposal.responses'>;

/** Where an organisation that is asked writes its reaction. */
const writeAt = (proposalId: string) => `/usulan/${proposalId}/tanggapan/baru?jenis=comment`;

/** Above the text, for an organisation that is asked and has not answered: what is asked, and the way to it. */
export function AskedOfMe({ proposalId, responses }: { proposalId: string; responses: Responses }) {
  const { response: words } = useMessages();
  const { window, mine } = responses;
  if (!window || mine.length === 0) return null;
  return (
    <div className="fwait">
      <Note
        tone="wait"
        icon="wait"
        end={
          <ButtonLink kind="main" to={writeAt(proposalId)}>
            {words.write}
          </ButtonLink>
        }
      >
        <strong>{words.askedOf(mine.map((each) => each.shortName).join(', '))}</strong> {words.until}{' '}
        <DateTime at={window.until} show="date" />.
      </Note>
    </div>
  );
}

/** Who was asked for a written reaction, who answered, by sector, and what became of each answer. */
export function Responses({
  proposalId,
  responses,
  pageKey,
}: {
  proposalId: string;
  responses: Responses;
  pageKey: string;
}) {
  const { response: words } = useMessages();
  const { window, may } = responses;
  if (!window && !may.set) return null;
  return (
    <Section
      title={words.title}
      id="diminta"
      end={
        window?.open && (
          <Tag tone="wait" icon="clock">
            {words.open(window.daysLeft)}
          </Tag>
        )
      }
    >
      {window && <Asked proposalId={proposalId} window={window} />}
      {may.set && <WindowForm responses={responses} pageKey={pageKey} />}
    </Section>
  );
}

function Asked({ proposalId, window }: { proposalId: string; window: ProposalWindow }) {
  const { response: words } = useMessages();
  return (
    <>
      <p className="soft">
        {window.session ? words.after(window.session.title) : words.byFacilitator}, {words.until}{' '}
        <DateTime at={window.until} show="date" />. {!window.open && words.over}
      </p>
      {SECTORS.filter((sector) => window.bySector[sector].asked > 0).map((sector) => {
        const { asked, answered } = window.bySector[sector];
        return (
          <div key={sector}>
            <p className="row row--btw label askedsum">
              <SectorName sector={sector} /> <span className="cap">{words.answered(answered, asked)}</span>
            </p>
            <ul className="rows askedby">
              {window.parties
                .filter(({ organisation }) => organisation.sector === sector)
                .map(({ organisation, answer }) => (
                  <li className="item" key={organisation.id}>
                    <p className="item__m">
                      <Org organisation={organisation} />{' '}
                      {answer ? (
                        <>
                          <Link to={toRemark(proposalId, answer.remarkId)}>
                            {answer.said > 1 ? (
                              words.more(answer.said)
                            ) : (
                              <DateTime at={answer.at} show="date" />
                            )}
                          </Link>{' '}
                          <RemarkTag remark={{ state: answer.state, stale: false }} />
                          {answer.late && (
                            <Tag tone="line" icon="clock">
                              {words.late}
                            </Tag>
                          )}
                        </>
                      ) : (
                        <span className="cap">{words.none}</span>
                      )}
                    </p>
                  </li>
                ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

/** The facilitator says whom to ask and until when, moves the day, or asks no longer. */
function WindowForm({ responses, pageKey }: { responses: Responses; pageKey: string }) {
  const { response } = useMessages();
  const words = response.form;
  const { window, choices } = responses;
  const answer: unknown = useActionData();
  const refused = isRefused(answer) && answer.form === 'minta';
  const asked = window?.open ? window.parties.map(({ organisation }) => organisation.id) : [];
  return (
    <details className="reply" open={refused || undefined} key={pageKey}>
      <summary>{window?.open ? words.change : words.ask}</summary>
      <CommandForm command="proposal.set-window" pageKey={pageKey} id="minta">
        <Field
          type="date"
          name="until"
          label={words.until}
          help={window?.open ? words.untilHelp : undefined}
          optional={window?.open}
        />
        <Checks
          name="organisationIds[]"
          legend={words.whom}
          help={words.whomHelp}
          values={asked}
          choices={choices.map((each) => ({ value: each.id, label: <Org organisation={each} /> }))}
        />
        <div className="btns">
          <Button>{words.save}</Button>
        </div>
      </CommandForm>
    </details>
  );
}

type Awaited = QueryOutput<'proposal.awaited'>['awaited'];

/** On the pages that say what waits: proposals to which a written reaction is still awaited; nothing where none is. */
export function AwaitedResponses({ awaited }: { awaited: Awaited }) {
  const { response: words, forum } = useMessages();
  return awaited.map(({ organisation, proposal, until, daysLeft }) => (
    <Note
      key={`${organisation.id} ${proposal.id}`}
      tone="wait"
      icon="wait"
      end={
        <ButtonLink kind="main" to={`/usulan/${proposal.id}`}>
          {words.write}
        </ButtonLink>
      }
    >
      <strong>{words.askedOf(organisation.shortName)}:</strong> {forum.proposals.number(proposal.number)}{' '}
      {proposal.title}, {words.until} <DateTime at={until} show="date" /> ({words.open(daysLeft)}).
    </Note>
  ));
}
