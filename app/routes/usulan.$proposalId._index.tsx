import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink, Buttons } from '#app/components/button.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { AuthorName } from '#app/components/forum/author-name.tsx';
import { Difference } from '#app/components/forum/difference.tsx';
import { ForumPage } from '#app/components/forum/forum-frame.tsx';
import { Objections } from '#app/components/forum/objections.tsx';
import { DecisionRow, StandingTag } from '#app/components/forum/text-rows.tsx';
import { Note } from '#app/components/note.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { RemarksBeside, SHOWN_BESIDE } from '#app/components/proposal/beside.tsx';
import { PassageBar } from '#app/components/proposal/passage-bar.tsx';
import { AskedOfMe, Responses } from '#app/components/proposal/responses.tsx';
import { VersionReason } from '#app/components/proposal/version-reason.tsx';
import { Withdrawal, WithdrawForm } from '#app/components/proposal/withdraw.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import type { RemarkKind } from '#app/domain/remark.ts';
import { RichText } from '#app/editor/rich-text.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useMessages } from '#app/reader.tsx';

export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const version = Number(new URL(request.url).searchParams.get('versi') ?? '');
  const shown = await ask(context, request, 'proposal.show', {
    proposalId: params.proposalId ?? '',
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
  });
  const {
    remarks,
    named,
    counts,
    reactionsOpen,
    may: said,
    proposal,
  } = await ask(context, request, 'remark.list', {
    proposalId: params.proposalId ?? '',
    open: true,
    limit: SHOWN_BESIDE,
  });
  const responses = await ask(context, request, 'proposal.responses', {
    proposalId: params.proposalId ?? '',
  });
  return {
    key: newKey(),
    responses,
    title: messagesFor(context.locale).common.page.title(shown.proposal.title),
    said: { proposal, remarks, named, counts, reactionsOpen, may: said },
    ...shown,
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { proposalId } = params;
  return submitOneOf(context, request, {
    'proposal.set-window': { extra: { proposalId } },
    'proposal.withdraw': { extra: { proposalId } },
  });
}

/** A proposal: the frozen text with its fingerprint, its history, what the parties said of it. */
export default function Proposal() {
  const { forum, proposal, shown, named, before, plain, may, said, responses, withdrawal } =
    useLoaderData<typeof loader>();
  const { forum: words, draft, common } = useMessages();
  const newest = shown.version === proposal.version;
  return (
    <ForumPage
      forum={forum}
      part="proposals"
      title={proposal.title}
      doc
      facts={[
        words.proposals.number(proposal.number),
        `${common.word.version(shown.version)}, ${common.word.frozen}`,
        <Org key="from" organisation={proposal.organisation} />,
      ]}
      crumbs={[
        { label: words.proposals.title, to: `/forum/${forum.id}/usulan` },
        ...(proposal.topic ? [{ label: proposal.topic.title, to: `/topik/${proposal.topic.id}` }] : []),
      ]}
      side={
        <Buttons>
          <ButtonLink icon={may['write-draft'] ? 'people' : 'eye'} to={`/usulan/${proposal.id}/tulis`}>
            {may['write-draft'] ? draft.open : draft.title}
          </ButtonLink>
          {may.revise && (
            <ButtonLink icon="pen" to={`/usulan/${proposal.id}/revisi`}>
              {words.proposals.revise}
            </ButtonLink>
          )}
        </Buttons>
      }
    >
      {!newest && (
        <Note tone="wait" end={<Link to={`/usulan/${proposal.id}`}>{words.proposals.toNewest}</Link>}>
          {words.proposals.notNewest(shown.version, proposal.version)}
        </Note>
      )}
      <Withdrawal withdrawal={withdrawal} />
      <AskedOfMe proposalId={proposal.id} responses={responses} />
      <div className="two-col">
        <div>
          <article className="sheet ftext">
            <PassageBar proposalId={proposal.id} kinds={newest ? sayable(said) : []}>
              <RichText doc={shown.body} serif heading={2} named={named} />
            </PassageBar>
            <footer className="cap">
              {words.proposals.hash}
              <br />
              <span className="hash">{shown.hash}</span>
            </footer>
          </article>
          {before && (
            <details className="changes">
              <summary>{words.proposals.changes(before.version, shown.version)}</summary>
              <Difference before={before.plain} after={plain} />
            </details>
          )}
        </div>
        <Said />
      </div>
    </ForumPage>
  );
}

/** What the reader may say about the newest text now. */
function sayable({ may, reactionsOpen }: ReturnType<typeof useLoaderData<typeof loader>>['said']) {
  const kinds: RemarkKind[] = [];
  if (may.ask) kinds.push('question');
  if (may.ask && reactionsOpen) kinds.push('comment', 'amendment');
  if (may.object && reactionsOpen) kinds.push('objection');
  return kinds;
}

function Said() {
  const { proposal, shown, versions, objections, decisions, said, responses, withdrawing, key } =
    useLoaderData<typeof loader>();
  const { forum: words, proposal: life, remark, common } = useMessages();
  const written = said.counts.objection.open;
  return (
    <div className="fside">
      <RemarksBeside proposalId={proposal.id} said={said} />
      <Responses proposalId={proposal.id} responses={responses} pageKey={key} />
      <Section
        title={words.proposals.objectionsTitle}
        id="keberatan"
        end={<StandingTag proposal={proposal} />}
      >
        {written > 0 && (
          <p>
            <Link to={`/usulan/${proposal.id}/tanggapan?jenis=objection`}>{remark.stillOpen(written)}</Link>
          </p>
        )}
        {objections.length > 0 ? (
          <Objections objections={objections} />
        ) : (
          <p className="soft fempty">
            {decisions.length > 0 ? words.proposals.objectionsEmpty : words.proposals.objectionsUntested}
          </p>
        )}
      </Section>
      <Section title={words.proposals.decisionsTitle} id="keputusan">
        {decisions.length === 0 && <p className="soft fempty">{words.proposals.decisionsEmpty}</p>}
        <ul className="rows">
          {decisions.map((decision) => (
            <DecisionRow
              key={decision.id}
              decision={decision}
              more={decision.version === null ? undefined : words.proposals.onVersion(decision.version)}
            />
          ))}
        </ul>
      </Section>
      <Section
        title={words.proposals.versions}
        id="versi"
        end={versions.length > 1 && <Link to={`/usulan/${proposal.id}/banding`}>{life.compare.link}</Link>}
      >
        <Rows>
          {versions.map((one) => (
            <Item
              key={one.id}
              title={
                one.version === shown.version ? (
                  <strong aria-current="true">{common.word.version(one.version)}</strong>
                ) : (
                  common.word.version(one.version)
                )
              }
              to={one.version === shown.version ? undefined : `/usulan/${proposal.id}?versi=${one.version}`}
              meta={
                <>
                  <AuthorName author={one.author} />
                  <span className="quiet">
                    <DateTime at={one.createdAt} />
                  </span>
                </>
              }
            >
              <VersionReason version={one} />
              {one.version !== proposal.version && (
                <p className="cap">
                  <Link to={`/usulan/${proposal.id}/banding?dari=${one.version}&ke=${proposal.version}`}>
                    {life.compare.withNewest}
                    <span className="vh">: {common.word.version(one.version)}</span>
                  </Link>
                </p>
              )}
            </Item>
          ))}
        </Rows>
      </Section>
      <WithdrawForm withdrawing={withdrawing} pageKey={key} />
    </div>
  );
}
