import { SECTORS } from '#app/domain/sector.ts';
import { lookup, roundOf } from '#app/domain/session/index.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { ButtonLink } from '../button.tsx';
import { Note } from '../note.tsx';
import { Org, SectorName } from '../organisation.tsx';
import { Page } from '../page.tsx';
import { PageHead, Section } from '../page-head.tsx';
import { Facts } from '../rows.tsx';
import { ModeTag, SessionTag } from '../tag.tsx';
import { TallyTable } from '../tally.tsx';
import { HeldActivities } from './activity/outcome.tsx';
import type { SessionShown } from './invitation.tsx';
import { Materials } from './materials.tsx';
import { useRoomView } from './room-context.tsx';
import { DecisionLine, DecisionWords } from './room-facts.tsx';
import { tallyRowsOf } from './view.ts';

/** What came of a session: decisions by item with their words, attendance, the record. */
export function Results({ show }: { show: SessionShown }) {
  const { session, common } = useMessages();
  const { state } = useRoomView();
  const format = useFormat(show.timeZone);
  const { session: about } = show;
  const from = about.openedAt ?? about.startsAt;
  const to = about.closedAt ?? about.endsAt;
  return (
    <Page width="wide">
      <PageHead
        title={about.title}
        facts={[session.result.title, <SessionTag key="status" status={about.status} />]}
        crumbs={[
          { label: about.forumName, to: `/forum/${about.forumId}` },
          { label: common.nav.sessions, to: '/sesi' },
        ]}
      />
      <div className="two-col">
        <Section title={session.result.decisions} id="keputusan">
          <ol className="rows">
            {state.itemIds.map((itemId, at) => (
              <ItemResult key={itemId} itemId={itemId} number={at + 1} />
            ))}
          </ol>
        </Section>
        <aside className="stack-5">
          <section className="sheet pad stack-2" aria-labelledby="h-record">
            <h2 className="h-sec" id="h-record">
              {session.result.record}
            </h2>
            <p>{show.record ? session.result.recordIssued(show.record.number) : session.result.recordNot}</p>
            {(show.record || show.may.issueRecord) && (
              <ButtonLink kind={show.record ? 'plain' : 'main'} to={`/sesi/${about.id}/berita-acara`}>
                {session.result.toRecord}
              </ButtonLink>
            )}
            <ButtonLink to={`/sesi/${about.id}/dokumen`}>{session.result.toDocuments}</ButtonLink>
          </section>
          <MinutesCard show={show} />
          <Facts
            facts={[
              [session.invite.when, session.result.period(format.dateTime(from, 'full'), format.time(to))],
              [session.invite.place, about.place],
              [session.invite.letter, about.letterNumber],
            ]}
          />
          <Materials className="part" />
          <Attended show={show} />
        </aside>
      </div>
    </Page>
  );
}

/** How far the minutes are; the main button when an answer is awaited from the reader. */
function MinutesCard({ show: { session: about, minutes } }: { show: SessionShown }) {
  const { session } = useMessages();
  const words = session.result.minutes;
  return (
    <section className="sheet pad stack-2" aria-labelledby="h-minutes">
      <h2 className="h-sec" id="h-minutes">
        {words.title}
      </h2>
      <p>{minutes.awaits ? words.awaits : words[minutes.state]}</p>
      <ButtonLink kind={minutes.awaits ? 'main' : 'plain'} to={`/sesi/${about.id}/notula`}>
        {minutes.awaits ? words.answer : words.to}
      </ButtonLink>
    </section>
  );
}

function ItemResult({ itemId, number }: { itemId: string; number: number }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  const item = state.items[itemId];
  if (!item) return null;
  const decisions = state.decisions.filter((decision) => decision.itemId === itemId);
  const nothing =
    item.startedAt === null
      ? session.result.notReached
      : item.mode === 'consultative'
        ? session.result.consultative
        : session.result.noDecision;
  return (
    <li className="item stack-2">
      <p className="eyebrow">
        <span>{session.item(number)}</span> <ModeTag mode={item.mode} />
      </p>
      {decisions.length === 0 && (
        <>
          <p className="item__t serif">{item.title}</p>
          <p className="cap">{nothing}</p>
        </>
      )}
      {decisions.map((decision) => {
        const round = roundOf(state, decision.roundId ?? '');
        return (
          <div className="stack-2" key={decision.decisionId}>
            <DecisionLine decision={decision} />
            {decision.replaces && <p className="cap">{session.result.replaces}</p>}
            {round && <TallyTable rows={tallyRowsOf(state, round)} caption={session.tally.caption} />}
            <DecisionWords decision={decision} />
          </div>
        );
      })}
      <HeldActivities itemId={itemId} />
    </li>
  );
}

/** Organisations that were there at any time, by sector, and those that were not. */
function Attended({ show }: { show: SessionShown }) {
  const { session } = useMessages();
  const { state } = useRoomView();
  const was = (id: string) => lookup(state.attendance, id) !== undefined;
  const absent = show.parties.filter((party) => !was(party.id));
  return (
    <Section title={session.result.attendance} id="kehadiran">
      {SECTORS.map((sector) => (
        <div key={sector} className="stack-2">
          <p>
            <SectorName sector={sector} />
          </p>
          <p className="orglist">
            {show.parties
              .filter((party) => party.sector === sector && was(party.id))
              .map((party) => (
                <Org key={party.id} organisation={party} />
              ))}
          </p>
        </div>
      ))}
      {absent.length > 0 && (
        <Note icon="minus">
          {session.result.absent}: {absent.map((party) => party.shortName).join(', ')}
        </Note>
      )}
    </Section>
  );
}
