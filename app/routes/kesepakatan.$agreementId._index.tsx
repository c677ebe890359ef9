import type { ActionFunctionArgs, AppLoadContext, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FacilitatorActs } from '#app/components/agreement/drafting.tsx';
import { Contents, Paper } from '#app/components/agreement/paper.tsx';
import { Signatures, SignForm } from '#app/components/agreement/signing.tsx';
import { ButtonLink } from '#app/components/button.tsx';
import { Returned } from '#app/components/commitment/returned.tsx';
import { PrintButton } from '#app/components/leader/print-button.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import { AgreementTag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/agreement.css?url';

export const meta = titleFromData;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** The code of the reader's own second factor, which only the demo shows. */
async function demoCodeOf(context: AppLoadContext): Promise<string | null> {
  if (!context.demo) return null;
  const answer = await context.query('account.demo', {});
  const own = answer.ok && answer.output.accounts.find((one) => one.personId === context.viewer?.personId);
  return own ? own.code : null;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'agreement.show', { agreementId: params.agreementId ?? '' });
  const signs = shown.parties.some((party) => party.maySign);
  return {
    pageKey: newKey(),
    shown,
    demoCode: signs ? await demoCodeOf(context) : null,
    title: messagesFor(context.locale).common.page.title(shown.title),
  };
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const extra = { agreementId: params.agreementId ?? '' };
  return submitOneOf(context, request, {
    'agreement.freeze': { extra },
    'agreement.reopen': { extra },
    'agreement.sign': { extra },
  });
}

/** An agreement: its paper, who has signed, and what the reader can do. */
export default function Agreement() {
  const { shown, pageKey, demoCode } = useLoaderData<typeof loader>();
  const { agreement: words } = useMessages();
  const format = useFormat();
  const missing = shown.parties.filter((party) => !party.signature);
  return (
    <Page width="full">
      <div className="fwrap">
        <PageHead
          title={shown.title}
          doc
          crumbs={[
            { label: shown.forum.name, to: `/forum/${shown.forum.id}` },
            { label: words.show.fromDecision(shown.decision.number), to: `/keputusan/${shown.decision.id}` },
          ]}
          facts={[
            words.kind[shown.kind],
            words.list.term(format.day(shown.startsOn), format.day(shown.endsOn)),
            <AgreementTag key="status" status={shown.status} />,
          ]}
          side={
            <div className="btns ahead__b">
              {shown.may.propose && (
                <ButtonLink to={`/kesepakatan/${shown.id}/komitmen-baru`} icon="flag">
                  {words.show.propose}
                </ButtonLink>
              )}
              <PrintButton>{words.show.print}</PrintButton>
            </div>
          }
        />
      </div>
      <div className="agrid">
        <Contents agreement={shown} />
        <div className="apap stack">
          <Paper agreement={shown} />
          {shown.commitments.length === 0 && shown.status === 'draft' && (
            <Empty title={words.show.noCommitments}>{words.show.noCommitmentsBody}</Empty>
          )}
        </div>
        <aside className="stack-5">
          {shown.parties
            .filter((party) => party.maySign)
            .map((party) => (
              <SignForm
                key={party.organisation.id}
                agreement={shown}
                party={party}
                pageKey={pageKey}
                demoCode={demoCode}
              />
            ))}
          <Signatures agreement={shown} />
          {shown.status === 'draft' && <Note>{words.show.draftNote}</Note>}
          {shown.status === 'ready' && (
            <Note tone="wait" icon="wait">
              {words.sign.waiting(missing.map((party) => party.organisation.shortName).join(', '))}
            </Note>
          )}
          {shown.inForceAt && (
            <Note tone="ok">{words.show.inForceSince(format.dateTime(shown.inForceAt, 'long'))}</Note>
          )}
          {shown.contentHash && !shown.parties.some((party) => party.maySign) && (
            <p className="cap">
              {words.show.hash}
              <br />
              <span className="hash">{shown.contentHash}</span>
            </p>
          )}
          <Returned lines={shown.commitments} />
          <FacilitatorActs agreement={shown} pageKey={pageKey} />
        </aside>
      </div>
    </Page>
  );
}
