import { Link, useSearchParams } from '@remix-run/react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { isPresent, MOST_POSTPONEMENTS } from '#app/domain/session/index.ts';
import { useFormat, useMessages, useReader } from '#app/reader.tsx';
import { ButtonLink, Buttons } from '../button.tsx';
import { Note } from '../note.tsx';
import { Page } from '../page.tsx';
import { PageHead, Section } from '../page-head.tsx';
import { Facts, Item } from '../rows.tsx';
import { ModeTag, SessionTag } from '../tag.tsx';
import { CheckIn, OwnAttendance, useOwnAttendance, WaitingHint } from './check-in.tsx';
import { Connected } from './connected.tsx';
import { JoinCard } from './join-card.tsx';
import { MandateNote, NeutralNote } from './mandate-note.tsx';
import { Materials } from './materials.tsx';
import { OutboxNotes } from './outbox-notes.tsx';
import { InvitedParties, RsvpCard } from './registration.tsx';
import { useRoomView } from './room-context.tsx';
import { seatOf } from './view.ts';
import { WithdrawnTag } from './withdrawn-tag.tsx';

/** So long before the beginning the first question is whether one is there. */
const CHECK_IN_FIRST_MS = 6 * 3_600_000;

export type SessionShown = QueryOutput<'session.show'>;

interface InvitationProps {
  show: SessionShown;
  qr: { size: number; path: string };
  /** The address in the QR code: short enough to be read aloud. */
  joinLink: string;
}

/** The invitation: when, where, what about, with whom, and how to join. Check-in is open already. */
export function Invitation({ show, qr, joinLink }: InvitationProps) {
  const { session, common, invitation } = useMessages();
  const { room, state } = useRoomView();
  const format = useFormat(show.timeZone);
  const [search] = useSearchParams();
  const held = seatOf(room.mine, state, search.get('untuk'));
  const seat = held?.neutral ? null : held;
  const own = useOwnAttendance(seat?.id);
  const { session: about } = show;
  const over = state.status === 'cancelled';
  // Nobody is asked what they would be refused.
  const asked = seat !== null && seat.level !== null && !own && !over ? seat : null;
  const present = new Set(state.partyIds.filter((id) => isPresent(state, id)));
  // Until the day itself the question is whether one will come; then, whether one is there.
  const soon = Date.parse(about.startsAt) - room.now < CHECK_IN_FIRST_MS;
  const when = `${format.dateTime(about.startsAt, 'full')} – ${format.time(about.endsAt)}`;
  return (
    <Page width="wide">
      <PageHead
        title={about.title}
        facts={[session.invite.eyebrow, <SessionTag key="status" status={about.status} />]}
        crumbs={[
          { label: about.forumName, to: `/forum/${about.forumId}` },
          { label: common.nav.sessions, to: '/sesi' },
        ]}
        lead={
          over
            ? invitation.cancelled
            : about.status === 'postponed'
              ? session.invite.postponed
              : session.invite.opensAt(format.dateTime(about.startsAt, 'full'))
        }
        side={
          show.may.facilitate &&
          !over && (
            <Buttons>
              <ButtonLink kind="main" to={`/sesi/${about.id}/konsol`}>
                {session.invite.console}
              </ButtonLink>
              <ButtonLink to={`/sesi/${about.id}/layar`}>{session.invite.wall}</ButtonLink>
            </Buttons>
          )
        }
      />
      <div className="roomnotes">
        <OutboxNotes />
        <WhatChanged />
        {!over && <ShortNotice show={show} />}
        {seat && seat.level === null && !own && !over && <MandateNote seat={seat} />}
      </div>
      <div className="two-col">
        <div>
          {asked && soon && <CheckIn seat={asked} />}
          {asked && soon && (
            <details className="more">
              <summary>{invitation.rsvp.notComing}</summary>
              <RsvpCard show={show} seat={asked} />
            </details>
          )}
          {asked && !soon && (
            <>
              <RsvpCard show={show} seat={asked} />
              <details className="more">
                <summary>{invitation.rsvp.hereAlready}</summary>
                <CheckIn seat={asked} />
              </details>
            </>
          )}
          {seat && own && !over && (
            <section className="sheet pad stack-2 herecard" aria-label={session.room.checkIn}>
              <p className="row row--btw">
                <strong>{session.invite.waiting}</strong>
                <Connected />
              </p>
              <WaitingHint />
              <OwnAttendance seat={seat} />
            </section>
          )}
          {held?.neutral && !over && <NeutralNote seat={held} />}
          {!held && !show.may.facilitate && <Note>{session.invite.notYours}</Note>}
          <Facts
            facts={[
              [session.invite.when, when],
              [session.invite.place, about.place],
              [session.invite.letter, about.letterNumber],
            ]}
          />
          <Section title={session.agenda} id="agenda">
            {state.withoutPromises !== '' && <Note>{invitation.promises.left(state.withoutPromises)}</Note>}
            <ol className="rows">
              {show.agenda.map((item, at) => (
                <Item
                  key={item.itemId}
                  doc
                  title={`${at + 1}. ${item.title}`}
                  meta={
                    <>
                      <ModeTag mode={item.mode} />
                      <span className="cap">{common.time.minutes(item.minutes)}</span>
                      {item.text && (
                        <Link className="cap" to={`/usulan/${item.text.proposalId}`}>
                          {session.proposalNumber(item.text.number)},{' '}
                          {common.word.version(item.text.version).toLowerCase()}
                        </Link>
                      )}
                      {item.text?.withdrawn && <WithdrawnTag />}
                    </>
                  }
                />
              ))}
            </ol>
          </Section>
          <Materials className="part" />
          <Section title={session.invite.parties} id="pihak">
            <InvitedParties show={show} presentIds={present} />
          </Section>
        </div>
        <aside className="stack">
          {!over && <JoinCard show={show} qr={qr} joinLink={joinLink} />}
          {show.may.facilitate && !over && <Preparation sessionId={about.id} />}
        </aside>
      </div>
    </Page>
  );
}

/** Why the session was postponed, moved or cancelled, and how often it may still be postponed. */
function WhatChanged() {
  const { invitation } = useMessages();
  const { state } = useRoomView();
  if (state.statusNote === '' && state.postponements === 0) return null;
  return (
    <Note tone="wait">
      {state.statusNote !== '' && <p>{invitation.reason(state.statusNote)}</p>}
      {state.postponements > 0 && <p>{invitation.postponements(state.postponements, MOST_POSTPONEMENTS)}</p>}
    </Note>
  );
}

/** What a facilitator can still change before the day. */
function Preparation({ sessionId }: { sessionId: string }) {
  const { invitation } = useMessages();
  return (
    <section className="sheet pad stack-2" aria-labelledby="h-siap">
      <h2 className="h-sec" id="h-siap">
        {invitation.prepare}
      </h2>
      <ButtonLink to={`/sesi/${sessionId}/agenda`} icon="pen">
        {invitation.toAgenda}
      </ButtonLink>
      <ButtonLink to={`/sesi/${sessionId}/bahan`} icon="clip">
        {invitation.material.manage}
      </ButtonLink>
      <ButtonLink to={`/sesi/${sessionId}/jadwal`} icon="calendar">
        {invitation.toMove}
      </ButtonLink>
    </section>
  );
}

/** Says so when the invitation went out later than the charter asks, and which days off are to blame. */
function ShortNotice({ show }: { show: SessionShown }) {
  const { session, invitation } = useMessages();
  const { locale } = useReader();
  const format = useFormat(show.timeZone);
  const { workingDays, rule, off, leaveUnknown } = show.notice;
  const unknown = leaveUnknown !== null && invitation.leaveUnknown(leaveUnknown);
  if (workingDays >= rule) return show.may.facilitate && unknown ? <p className="cap">{unknown}</p> : null;
  const named = off.map((one) => {
    const name = locale === 'id' ? one.name : one.english;
    return `${format.day(one.day, 'day-month')} (${name}${one.estimated ? `, ${invitation.estimated}` : ''})`;
  });
  return (
    <Note tone="wait">
      {session.plan.shortNow(workingDays, rule)} {named.length > 0 && invitation.off(named.join(', '))}{' '}
      {unknown}
    </Note>
  );
}
