import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CommitmentActs, Withdraw } from '#app/components/commitment/acts.tsx';
import { AchievementChart } from '#app/components/commitment/chart.tsx';
import { EvidenceList, History } from '#app/components/commitment/history.tsx';
import { Standing } from '#app/components/commitment/line.tsx';
import { Thread } from '#app/components/commitment/thread.tsx';
import { Voices } from '#app/components/commitment/voices.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { Badge, Org } from '#app/components/organisation.tsx';
import { Page } from '#app/components/page.tsx';
import { Eyebrow, Section } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import { Tag } from '#app/components/tag.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { daysBetween } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import styles from '#app/styles/agreement.css?url';

export const meta = titleFromData;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shown = await ask(context, request, 'commitment.show', { commitmentId: params.commitmentId ?? '' });
  const words = messagesFor(context.locale);
  return { pageKey: newKey(), shown, title: words.common.page.title(shown.line.title) };
}

export function action({ context, request }: ActionFunctionArgs) {
  return submitOneOf(context, request, {
    'commitment.accept': {},
    'commitment.return': {},
    'commitment.confirm': {},
    'commitment.dispute': {},
    'commitment.verify': {},
    'commitment.withdraw': {},
  });
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['shown'];

/** One commitment: the thread, three voices, dates that stay, evidence. */
export default function Commitment() {
  const { shown, pageKey } = useLoaderData<typeof loader>();
  const { commitment, common } = useMessages();
  const words = commitment.show;
  const { line } = shown;
  const supporters = line.parties.filter((party) => party.role === 'supporter');
  const facts = [
    <Link key="forum" to={`/forum/${line.forum.id}`}>
      {line.forum.name}
    </Link>,
    ...(shown.indicatorCode ? [shown.indicatorCode] : []),
    ...(shown.illustrative ? [words.illustrative] : []),
  ];
  return (
    <Page width="full">
      <div className="cwrap">
        <Thread shown={shown} />
        <div className="cmain">
          <div className="stack">
            <div>
              <Eyebrow facts={facts} />
              <h1 className="h-doc ctitle">{line.title}</h1>
              <p className="row row--wrap cwho">
                <Standing line={line} /> <span className="quiet">{common.word.owner}</span>{' '}
                <Org organisation={line.owner} />
                {supporters.length > 0 && <span className="quiet">{words.supporters}</span>}
                {supporters.map((party) => (
                  <Org key={party.organisation.id} organisation={party.organisation} />
                ))}
              </p>
              <Voices shown={shown} />
              <CommitmentActs shown={shown} pageKey={pageKey} />
            </div>
            <Section title={words.chart} id="capaian" end={<span className="cap">{line.unit}</span>}>
              <AchievementChart shown={shown} />
            </Section>
            <History shown={shown} />
            <Contents shown={shown} />
          </div>
          <div className="stack">
            <Dates shown={shown} />
            <Spent shown={shown} />
            <EvidenceList shown={shown} />
            <Acceptances shown={shown} />
            <Withdraw shown={shown} pageKey={pageKey} />
          </div>
        </div>
      </div>
    </Page>
  );
}

/** The first due date and every slip stay visible. */
function Dates({ shown: { line } }: { shown: Shown }) {
  const { commitment } = useMessages();
  const format = useFormat();
  const words = commitment.show;
  const slip = daysBetween(line.firstDueOn, line.dueOn);
  return (
    <Section
      title={words.dates}
      id="tenggat"
      end={<span className="cap">{slip === 0 ? words.notSlipped : words.slippedBy(slip)}</span>}
    >
      <ol className="slips dates">
        <li>{words.from(format.day(line.startsOn))}</li>
        {slip !== 0 && (
          <li>
            <del>{format.day(line.firstDueOn)}</del>
          </li>
        )}
        <li>
          <strong>{format.day(line.dueOn)}</strong>
        </li>
      </ol>
    </Section>
  );
}

/** Budget stands apart from achievement: money spent proves nothing. */
function Spent({ shown: { line } }: { shown: Shown }) {
  const { commitment } = useMessages();
  const format = useFormat();
  const words = commitment.show;
  const spent = line.report?.spent ?? null;
  return (
    <Section title={words.budget} id="anggaran" end={<span className="cap">{words.budgetApart}</span>}>
      {spent === null ? (
        <p className="soft">{words.noSpent}</p>
      ) : (
        <p className="budget">
          <strong className="num">{format.money(spent)}</strong>
        </p>
      )}
    </Section>
  );
}

/** Who has accepted what it promises. */
function Acceptances({ shown: { line } }: { shown: Shown }) {
  const { commitment, common } = useMessages();
  const words = commitment.show;
  return (
    <Section title={words.parties} id="persetujuan">
      <ul className="cons">
        {line.parties.map((party) => (
          <li key={party.organisation.id}>
            <Badge organisation={party.organisation} state={party.acceptedAt ? 'filled' : 'open'} />
            <p>
              <strong>{party.organisation.shortName}</strong>
              <br />
              <span className="cap">
                {party.role === 'owner' ? common.word.owner : words.supporters}
                {party.acceptedAt && ', '}
                {party.acceptedAt && <DateTime at={party.acceptedAt} />}
              </span>
            </p>
            {party.acceptedAt ? (
              <Tag tone="ok" icon="check">
                {words.accepted}
              </Tag>
            ) : (
              <Tag icon="wait">{words.waiting}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What exactly is promised. */
function Contents({ shown }: { shown: Shown }) {
  const { commitment } = useMessages();
  const format = useFormat();
  const words = commitment.show;
  const { line } = shown;
  return (
    <Section title={words.facts} id="isi-komitmen">
      <Facts
        facts={[
          [words.measure, line.indicator],
          [
            commitment.propose.target,
            `${format.number(line.baseline)} – ${format.number(line.target)} ${line.unit}`,
          ],
          [words.verification, shown.verification],
          [words.direction, shown.direction],
          [words.exchange, shown.exchange],
          [words.recognition, shown.recognition],
          [
            words.agreement,
            <Link key="agreement" to={`/kesepakatan/${line.agreement.id}`}>
              {line.agreement.title}
            </Link>,
          ],
          [words.lifeReason, line.lifeReason],
        ]}
      />
    </Section>
  );
}
