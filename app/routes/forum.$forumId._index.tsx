import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ReadinessTag } from '#app/components/conditions/readiness.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { CommitmentStrip } from '#app/components/forum/commitment-strip.tsx';
import { Criteria } from '#app/components/forum/criteria.tsx';
import { ForumParts } from '#app/components/forum/forum-frame.tsx';
import { OwnMuteParty } from '#app/components/forum/mute-party.tsx';
import { NextSession } from '#app/components/forum/next-session.tsx';
import { RecordFacts } from '#app/components/forum/record-facts.tsx';
import { ReviseForum } from '#app/components/forum/revise-forum.tsx';
import { DecisionRow, ProposalRow } from '#app/components/forum/text-rows.tsx';
import { MandateNote } from '#app/components/forum/voice-field.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submit } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'forum.show', { forumId: params.forumId ?? '' });
  return {
    title: messagesFor(context.locale).common.page.title(shown.forum.name),
    key: newKey(),
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  return submit(context, request, 'forum.revise', { extra: { forumId: params.forumId ?? '' } });
}

/** The forum's page: what is next, whether it is collaborative, what is proposed, decided and promised. */
export default function Forum() {
  const shown = useLoaderData<typeof loader>();
  const { forum: words, common, conditions } = useMessages();
  const { forum, criteria, facts, proposals, decisions, commitments } = shown;
  const base = `/forum/${forum.id}`;
  const sameHolder = forum.initiator.id === forum.mandateHolder.id;
  const [role] = shown.roles;
  return (
    <Page role={role && common.role[role]} organisation={shown.voices[0]?.organisation}>
      <PageHead
        title={forum.name}
        doc
        facts={[
          words.head.eyebrow(words.type[forum.type]),
          forum.legalBasis,
          words.head.parties(forum.parties.government, forum.parties['non-government']),
        ]}
        lead={
          <p>
            {forum.aim} {words.head.initiatedBy} <Org organisation={forum.initiator} />
            {sameHolder ? (
              words.head.alsoHolds
            ) : (
              <>
                {words.head.andMandate} <Org organisation={forum.mandateHolder} />
                {words.head.stop}
              </>
            )}
          </p>
        }
        side={
          <NextSession
            session={shown.session}
            forumId={forum.id}
            timeZone={shown.timeZone}
            maySchedule={shown.may.facilitate && shown.charter !== null}
          />
        }
      />
      <ForumParts forumId={forum.id} current="overview" />
      <Waiting />
      <div className="fgrid">
        <div className="fleft">
          <section className="sheet fcomp" aria-labelledby="ciri">
            <h2 className="h-sec" id="ciri">
              <span>{words.criteria.title}</span>{' '}
              <span className="cap">{words.criteria.met(criteria.filter((one) => one.met).length)}</span>
            </h2>
            <Criteria criteria={criteria} />
            <h3 className="h-sec ffacts__h">
              <span>{conditions.readiness.title}</span> <Link to={`${base}/kondisi`}>{conditions.title}</Link>
            </h3>
            {shown.readiness ? (
              <p className="freadyl">
                <ReadinessTag verdict={shown.readiness.verdict} />{' '}
                <span className="cap">
                  <DateTime at={shown.readiness.at} show="date" />
                </span>
                <span className="soft">{shown.readiness.reason}</span>
              </p>
            ) : (
              <p className="soft">{conditions.readiness.none}.</p>
            )}
            <h3 className="h-sec ffacts__h">{words.facts.title}</h3>
            <RecordFacts forumId={forum.id} facts={facts} />
          </section>
          <section aria-labelledby="keputusan">
            <h2 className="h-sec" id="keputusan">
              <span>{words.decisions.title}</span>{' '}
              <Link to={`${base}/keputusan`}>{words.decisions.register(facts.decisions)}</Link>
            </h2>
            {decisions.length === 0 ? (
              <p className="soft fempty">{words.decisionsEmpty}</p>
            ) : (
              <ul className="fdec">
                {decisions.map((decision) => (
                  <DecisionRow key={decision.id} decision={decision} />
                ))}
              </ul>
            )}
          </section>
        </div>
        <div className="fside">
          <section aria-labelledby="usulan">
            <h2 className="h-sec" id="usulan">
              <span>{words.openProposals}</span>{' '}
              <Link to={`${base}/usulan`}>{common.do.showAll(facts.openProposals)}</Link>
            </h2>
            {proposals.length === 0 ? (
              <p className="soft fempty">{words.openProposalsEmpty}</p>
            ) : (
              <ul className="rows">
                {proposals.map((proposal) => (
                  <ProposalRow key={proposal.id} proposal={proposal} />
                ))}
              </ul>
            )}
            {shown.may.propose && (
              <Link className="btn" to={`${base}/usulan/baru`}>
                {words.proposals.submit}
              </Link>
            )}
          </section>
          <section aria-labelledby="komitmen">
            <h2 className="h-sec" id="komitmen">
              <span>{words.commitments.title}</span>{' '}
              {commitments.total > 0 && (
                <Link to={`/komitmen?forum=${forum.id}`}>{common.do.showAll(commitments.total)}</Link>
              )}
            </h2>
            {commitments.total === 0 ? (
              <p className="soft fempty">{words.commitments.empty}</p>
            ) : (
              <CommitmentStrip commitments={commitments} />
            )}
          </section>
          {shown.may.facilitate && (
            <ReviseForum
              forum={forum}
              aimOpen={!shown.charter?.accepted && shown.charter?.inForce == null}
              pageKey={shown.key}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

/** What stands in the way right now: no charter, a charter that waits for the reader, a mandate that ran out. */
function Waiting() {
  const { forum, charter, toAccept, toAnswer, withoutDeciders, mandateKeepers, voices, may } =
    useLoaderData<typeof loader>();
  const { forum: words, conditions } = useMessages();
  const to = `/forum/${forum.id}/piagam`;
  return (
    <div className="fwait">
      {charter === null && (
        <Note tone="wait" end={may.facilitate && <Link to={`${to}/baru`}>{words.charter.draft}</Link>}>
          <strong>{words.charter.none}.</strong> {words.charter.noneBody}
        </Note>
      )}
      {toAccept.map((organisation) => (
        <Note key={organisation.id} tone="wait" end={<Link to={to}>{words.charter.read}</Link>}>
          <strong>{words.charter.acceptCue(organisation.name)}</strong>
        </Note>
      ))}
      {toAnswer.map((organisation) => (
        <Note
          key={organisation.id}
          tone="wait"
          end={<Link to={`/forum/${forum.id}/kondisi`}>{conditions.do.none}</Link>}
        >
          <strong>{conditions.cue.none(organisation.name)}</strong>
        </Note>
      ))}
      {!may.facilitate &&
        withoutDeciders.map((party) => (
          <OwnMuteParty key={party.organisation.id} party={party} keepers={mandateKeepers} />
        ))}
      {may.facilitate && withoutDeciders.length > 0 && (
        <Note tone="wait" end={<Link to={`/forum/${forum.id}/lembaga`}>{words.parties.title}</Link>}>
          <strong>
            {words.parties.nobodyDecides(
              withoutDeciders.map(({ organisation }) => organisation.name).join(', '),
            )}
          </strong>{' '}
          {withoutDeciders.map(({ organisation, facilitating }) =>
            facilitating.length > 0
              ? `${organisation.shortName}: ${words.parties.facilitating(facilitating.join(', '))} `
              : '',
          )}
          {words.parties.nobodyDecidesBody}
        </Note>
      )}
      <MandateNote voices={voices} />
    </div>
  );
}
