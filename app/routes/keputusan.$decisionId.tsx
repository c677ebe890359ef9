import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Answers, Followed, Votes } from '#app/components/forum/decision-parts.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Objections } from '#app/components/forum/objections.tsx';
import { Reservations } from '#app/components/forum/reservations.tsx';
import { Review } from '#app/components/forum/review.tsx';
import { Note } from '#app/components/note.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import { Verdict } from '#app/components/verdict.tsx';
import { agreedOnText } from '#app/domain/consensus.ts';
import { RichText } from '#app/editor/rich-text.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'decision.show', { decisionId: params.decisionId ?? '' });
  const reopened = shown.may.facilitate && shown.review?.state === 'reopened';
  const proposalId = shown.review?.version?.proposalId;
  return {
    agreed: agreedOnText(shown.decision.outcome, shown.vote),
    proposalId,
    nextSessions: reopened ? await sessionsWithout(context, request, shown.forum.id, proposalId) : [],
    title: messagesFor(context.locale).common.page.title(shown.decision.title),
    key: newKey(),
    ...shown,
  };
}

/** The next sessions of a forum whose agenda does not have the proposal yet. */
async function sessionsWithout(
  context: LoaderFunctionArgs['context'],
  request: Request,
  forumId: string,
  proposalId: string | undefined,
) {
  const next = await ask(context, request, 'session.list', { forumId, status: 'scheduled', limit: 3 });
  const rooms = await Promise.all(
    next.sessions.map(({ id }) => ask(context, request, 'session.room', { sessionId: id })),
  );
  return next.sessions.filter((_, at) => {
    const items = Object.values(rooms[at]?.state.items ?? {});
    return !items.some(({ text }) => text !== null && text.proposalId === proposalId);
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, { 'decision.set-review': {}, 'decision.reopen': {} });
}

/** A decision, whole: outcome, answers by sector, the words that stay, the frozen text, what followed. */
export default function Decision() {
  const shown = useLoaderData<typeof loader>();
  const { forum: words, register } = useMessages();
  const { forum, decision, session, text, may } = shown;
  const number = words.decisions.number(decision.number);
  const canAgree = may.draftAgreement && shown.agreed;
  return (
    <ForumPage
      forum={forum}
      part="decisions"
      title={decision.title}
      doc
      facts={[number, <DateTime key="at" at={decision.decidedAt} />]}
      crumbs={[{ label: words.decisions.title, to: `/forum/${forum.id}/keputusan` }]}
      side={
        canAgree && (
          <ButtonLink
            kind={shown.agreements.length === 0 ? 'main' : 'plain'}
            to={`/kesepakatan/baru?keputusan=${decision.id}`}
          >
            {words.decisions.draftAgreement}
          </ButtonLink>
        )
      }
    >
      {shown.supersededBy && (
        <Note
          tone="wait"
          end={
            <Link to={`/keputusan/${shown.supersededBy.id}`}>
              {register.number(shown.supersededBy.number)}
            </Link>
          }
        >
          {register.supersededNote(shown.supersededBy.number)}
        </Note>
      )}
      <Verdict outcome={decision.outcome}>
        {words.decisions.why[decision.outcome]}
        {decision.next && ` ${words.decisions.way(words.decisions.next[decision.next])}`}
      </Verdict>
      <div className="two-col">
        <div>
          <Answers positions={shown.positions} />
          <Votes vote={shown.vote} />
          <Reservations reservations={shown.reservations} />
          {shown.objections.length > 0 && (
            <Section title={words.decisions.objections} id="keberatan">
              <Objections objections={shown.objections} />
            </Section>
          )}
          <Section title={words.decisions.text} id="naskah">
            <DecidedText text={text} hash={decision.textHash} />
          </Section>
        </div>
        <div className="fside">
          <Section title={number} id="ringkas">
            <Facts
              facts={[
                [
                  words.decisions.session,
                  <Link key="session" to={`/sesi/${session.id}`}>
                    {session.title}
                  </Link>,
                ],
                [words.decisions.decidedAt, <DateTime key="at" at={decision.decidedAt} />],
                [
                  words.charter.rule.quorum,
                  `${words.decisions.quorum(decision.quorum.present, decision.quorum.parties)}, ${words.decisions.quorumNeeded(decision.quorum.needed)}`,
                ],
                [
                  register.replaces,
                  shown.replaces.length === 0
                    ? ''
                    : shown.replaces.map(({ id, number: replaced }) => (
                        <Link key={id} to={`/keputusan/${id}`}>
                          {register.number(replaced)}
                        </Link>
                      )),
                ],
              ]}
            />
          </Section>
          <Review
            decisionId={decision.id}
            agreed={shown.agreed}
            text={text}
            forumId={forum.id}
            proposalId={shown.proposalId}
            review={shown.review}
            today={shown.today}
            supersededBy={shown.supersededBy}
            facilitate={may.facilitate}
            sessions={shown.nextSessions}
            pageKey={shown.key}
          />
          <Followed agreements={shown.agreements} commitments={shown.commitments} />
        </div>
      </div>
    </ForumPage>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function DecidedText({ text, hash }: { text: Loaded['text']; hash: string }) {
  const { forum: words, common } = useMessages();
  return (
    <article className="sheet ftext">
      {text ? (
        <>
          <p className="item__m">
            <Link to={`/usulan/${text.proposalId}?versi=${text.version}`}>
              {words.proposals.number(text.number)} {text.title}
            </Link>{' '}
            <span className="quiet">
              {common.word.version(text.version)}, {common.word.frozen}
            </span>
          </p>
          {!text.newest && <Note>{words.decisions.textNewer}</Note>}
          <RichText doc={text.body} serif />
        </>
      ) : (
        <p className="soft">{words.decisions.textGone}</p>
      )}
      <footer className="cap">
        {words.proposals.hash}
        <br />
        <span className="hash">{hash}</span>
      </footer>
    </article>
  );
}
