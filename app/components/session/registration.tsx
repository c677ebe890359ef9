import type { Registration } from '#app/contract/registration.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { Seat } from '#app/contract/session.ts';
import { expectedQuorum, RSVP_ANSWERS, type RsvpAnswer } from '#app/domain/registration.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { partiesOf } from '#app/domain/session/index.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Radios } from '../choices.tsx';
import { Field, Select } from '../field.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Mark, Org } from '../organisation.tsx';
import { Rows } from '../rows.tsx';
import { Tag } from '../tag.tsx';
import { useRoomView } from './room-context.tsx';

type Show = QueryOutput<'session.show'>;

const ICON: Record<RsvpAnswer, IconName> = {
  'in-room': 'people',
  online: 'online',
  represented: 'shake',
  absent: 'close',
};

/** The question of an invitation: will your organisation be there? Afterwards, what was answered. */
export function RsvpCard({ show, seat }: { show: Show; seat: Seat }) {
  const { invitation } = useMessages();
  const words = invitation.rsvp;
  const given = show.registrations.find((one) => one.organisationId === seat.id);
  if (!given) {
    return (
      <section className="answers checkin" aria-labelledby="h-rsvp">
        <h2 className="answers__q" id="h-rsvp">
          {words.ask} <Org organisation={seat} />
        </h2>
        <RsvpForm seat={seat} />
      </section>
    );
  }
  return (
    <section className="sheet pad stack-2 herecard" aria-labelledby="h-rsvp">
      <h2 className="h-sec" id="h-rsvp">
        {words.answered(words.choice[given.answer])}
      </h2>
      {given.name && <p>{[given.name, given.office].filter(Boolean).join(', ')}</p>}
      <p className="cap">{words.thanks}</p>
      <details className="more">
        <summary>{words.change}</summary>
        <RsvpForm seat={seat} given={given} />
      </details>
    </section>
  );
}

function RsvpForm({ seat, given }: { seat: Seat; given?: Registration }) {
  const { invitation } = useMessages();
  const { room, pageKey } = useRoomView();
  const words = invitation.rsvp;
  return (
    <CommandForm command="session.register" pageKey={pageKey} id="rsvp">
      <input type="hidden" name="sessionId" value={room.sessionId} />
      <input type="hidden" name="organisationId" value={seat.id} />
      <Radios
        name="answer"
        legend={<span className="vh">{words.answer}</span>}
        value={given?.answer}
        row
        choices={RSVP_ANSWERS.map((answer) => ({
          value: answer,
          label: words.choice[answer],
          icon: ICON[answer],
        }))}
      />
      <Field
        name="name"
        label={words.name}
        help={words.nameHelp}
        value={given?.name ?? ''}
        maxLength={120}
        optional
      />
      <Field name="office" label={words.office} value={given?.office ?? ''} maxLength={160} optional />
      <Field name="note" label={words.note} value={given?.note ?? ''} maxLength={300} optional />
      <Button kind="main" size="lg" wide>
        {words.send}
      </Button>
    </CommandForm>
  );
}

/** Who was invited and what they answered; for the facilitator also what quorum to expect. */
export function InvitedParties({ show, presentIds }: { show: Show; presentIds: ReadonlySet<string> }) {
  const { session, invitation } = useMessages();
  const words = invitation.rsvp;
  const answers = new Map(show.registrations.map((one) => [one.organisationId, one]));
  return (
    <>
      {show.may.facilitate && <Expected answers={answers} />}
      <Rows>
        {show.parties.map((party) => {
          const given = answers.get(party.id);
          const who = given && [given.name, given.office].filter(Boolean).join(', ');
          return (
            <li key={party.id} className="row row--btw row--wrap">
              <Org organisation={party} full />
              <span className="row row--wrap">
                {who && <span className="cap">{who}</span>}
                {given?.note && <span className="cap">{given.note}</span>}
                {given?.byFacilitator && show.may.facilitate && (
                  <span className="cap">{words.byFacilitator}</span>
                )}
                {presentIds.has(party.id) ? (
                  <span className="cap good">
                    <Icon name="check" /> {session.invite.party(true)}
                  </span>
                ) : given ? (
                  <Tag tone={given.answer === 'absent' ? 'plain' : 'ok'} icon={ICON[given.answer]}>
                    {words.choice[given.answer]}
                  </Tag>
                ) : (
                  <span className="cap">{words.none}</span>
                )}
              </span>
            </li>
          );
        })}
      </Rows>
      {show.may.facilitate && <TakeDown show={show} />}
    </>
  );
}

/** The quorum that the answers let expect, by sector. */
function Expected({ answers }: { answers: ReadonlyMap<string, Registration> }) {
  const { invitation, common } = useMessages();
  const { state } = useRoomView();
  const words = invitation.rsvp;
  const given = new Map([...answers].map(([id, one]) => [id, one.answer]));
  const quorum = expectedQuorum(partiesOf(state), given, state.groundRules.quorum);
  const silent = state.partyIds.filter((id) => !answers.has(id)).length;
  return (
    <section className="sheet pad stack-2 expected" aria-labelledby="h-kuorum">
      <h3 className="row row--btw row--wrap" id="h-kuorum">
        {words.expected}
        <Tag tone={quorum.met ? 'ok' : 'wait'} icon={quorum.met ? 'check' : 'wait'}>
          {quorum.met ? words.will : words.willNot}
        </Tag>
      </h3>
      <p>{words.expectedOf(quorum.present, quorum.parties, quorum.needed)}</p>
      <p className="row row--wrap">
        {SECTORS.map((sector) => (
          <span key={sector} className="row">
            <Mark sector={sector} />
            {words.sectorOf(
              common.sector[sector],
              quorum.bySector[sector].present,
              quorum.bySector[sector].parties,
            )}
          </span>
        ))}
      </p>
      {silent > 0 && <p className="cap">{words.waiting(silent)}</p>}
    </section>
  );
}

/** The facilitator writes down what an organisation answered by telephone or letter. */
function TakeDown({ show }: { show: Show }) {
  const { invitation } = useMessages();
  const { pageKey } = useRoomView();
  const words = invitation.rsvp;
  return (
    <details className="more">
      <summary>{words.takeDown}</summary>
      <p className="cap">{words.takeDownHelp}</p>
      <CommandForm command="session.register" pageKey={pageKey} id="take-down" className="form form--two">
        <input type="hidden" name="sessionId" value={show.session.id} />
        <Select
          name="organisationId"
          label={words.organisation}
          choices={show.parties.map((party) => ({ value: party.id, label: party.shortName }))}
        />
        <Select
          name="answer"
          label={words.answer}
          choices={RSVP_ANSWERS.map((answer) => ({ value: answer, label: words.choice[answer] }))}
        />
        <Field name="name" label={words.name} help={words.representedHelp} maxLength={120} optional />
        <Field name="office" label={words.office} maxLength={160} optional />
        <div className="btns two__w">
          <Button>{words.send}</Button>
        </div>
      </CommandForm>
    </details>
  );
}
