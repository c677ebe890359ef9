import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CommitmentItem } from '#app/components/commitment/line.tsx';
import { DueReviews } from '#app/components/forum/due-reviews.tsx';
import { PrintButton } from '#app/components/leader/print-button.tsx';
import { ByGoal, ByOrganisation } from '#app/components/leader/tables.tsx';
import { WaitCard, waitKey } from '#app/components/leader/wait-card.tsx';
import { AwaitedMinutes } from '#app/components/minutes/awaited.tsx';
import { Empty } from '#app/components/note.tsx';
import { Page } from '#app/components/page.tsx';
import { Eyebrow } from '#app/components/page-head.tsx';
import { AwaitedResponses } from '#app/components/proposal/responses.tsx';
import { Rows, StatTabs } from '#app/components/rows.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/agreement.css?url';

export const meta = titleFromData;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = await ask(context, request, 'leader.page', {});
  const { decisions: due } = await ask(context, request, 'decision.due', { limit: 8 });
  const { awaited } = await ask(context, request, 'proposal.awaited', {});
  const minutes = (await ask(context, request, 'minutes.awaited', {})).awaited;
  const words = messagesFor(context.locale);
  return {
    pageKey: newKey(),
    page,
    due,
    awaited,
    minutes,
    waiting: page.waits.length + awaited.length + minutes.length,
    title: words.common.page.title(
      words.leader.waitingTitle(page.waits.length + awaited.length + minutes.length),
    ),
  };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, {
    'commitment.accept': {},
    'commitment.return': {},
    'commitment.confirm': {},
    'commitment.dispute': {},
    'charter.accept': {},
  });
}

/** Five minutes of a head of office: what waits, what is late or disputed, what was kept. One A4 when printed. */
export default function Leader() {
  const { page, due, awaited, minutes, waiting, pageKey } = useLoaderData<typeof loader>();
  const { leader } = useMessages();
  const format = useFormat();
  const since = format.day(page.keptSince, 'day-month');
  return (
    <Page width="full">
      <div className="lwrap">
        <div className="lhead">
          <div>
            <Eyebrow facts={[leader.title, format.day(page.today, 'full')]} />
            <h1 className="h-page">
              <span className="lead__n">{waiting}</span> {leader.waiting}
            </h1>
          </div>
          <div className="btns">
            <PrintButton>{leader.print}</PrintButton>
          </div>
        </div>
        <div className="lead__tabs">
          <StatTabs
            label={leader.summary}
            stats={[
              { figure: page.attentionCount, label: leader.attentionShort, to: '#perhatian' },
              { figure: page.keptCount, label: leader.keptShort(since), to: '#ditepati' },
              { figure: page.active, label: leader.activeShort, to: '#lembaga' },
            ]}
          />
        </div>
        <div className="lgrid">
          <section aria-label={leader.waitingTitle(waiting)}>
            <AwaitedResponses awaited={awaited} />
            <AwaitedMinutes awaited={minutes} />
            {waiting > 0 ? (
              <ul className="waits waits--l">
                {page.waits.map((waiting) => (
                  <WaitCard
                    key={waitKey(waiting)}
                    waiting={waiting}
                    pageKey={pageKey}
                    several={page.organisations.length > 1}
                  />
                ))}
              </ul>
            ) : page.organisations.length === 0 ? (
              <Empty level={2} title={leader.nobody}>
                {leader.nobodyBody}
              </Empty>
            ) : (
              <Empty level={2} title={leader.nothing}>
                {leader.nothingBody}
              </Empty>
            )}
            <DueReviews decisions={due} />
          </section>
          <div className="stack-5">
            <Attention page={page} />
            <Kept page={page} />
          </div>
          <div className="stack-5">
            <section aria-labelledby="lembaga">
              <h2 className="h-sec" id="lembaga">
                {leader.byOrganisation}
              </h2>
              <ByOrganisation rows={page.byOrganisation} />
            </section>
            <section aria-labelledby="sasaran">
              <h2 className="h-sec" id="sasaran">
                {leader.byGoal}{' '}
                {page.byGoal.some((goal) => goal.illustrative) && (
                  <span className="cap">{leader.illustrative}</span>
                )}
              </h2>
              <ByGoal goals={page.byGoal} />
            </section>
          </div>
        </div>
      </div>
    </Page>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['page'];

function Attention({ page }: { page: Shown }) {
  const { leader } = useMessages();
  return (
    <section aria-labelledby="perhatian">
      <h2 className="h-sec" id="perhatian">
        {leader.attention}{' '}
        {page.attentionCount > page.attention.length ? (
          <Link to="/komitmen">{leader.all(page.attentionCount)}</Link>
        ) : (
          <span className="cap">{page.attentionCount}</span>
        )}
      </h2>
      {page.attention.length === 0 ? (
        <p className="soft">{leader.noAttention}</p>
      ) : (
        <Rows label={leader.attention}>
          {page.attention.map((line) => (
            <CommitmentItem key={line.id} line={line} />
          ))}
        </Rows>
      )}
    </section>
  );
}

function Kept({ page }: { page: Shown }) {
  const { leader } = useMessages();
  const format = useFormat();
  const title = leader.kept(format.day(page.keptSince, 'day-month'));
  return (
    <section aria-labelledby="ditepati">
      <h2 className="h-sec" id="ditepati">
        {title} <span className="cap">{page.keptCount}</span>
      </h2>
      {page.kept.length === 0 ? (
        <p className="soft">{leader.noKept}</p>
      ) : (
        <Rows label={title}>
          {page.kept.map((line) => (
            <CommitmentItem key={line.id} line={line} />
          ))}
        </Rows>
      )}
    </section>
  );
}
