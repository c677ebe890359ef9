import { useActionData } from '@remix-run/react';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { MANDATE_LEVELS } from '#app/domain/actor.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { Button, Buttons } from '../button.tsx';
import { Check, Radios } from '../choices.tsx';
import { Field, Select } from '../field.tsx';
import { Note } from '../note.tsx';
import { Sheet } from '../sheet-dialog.tsx';
import type { MandateShown, PersonShown } from './mandates.tsx';

/** Was this form of the page refused? Its sheet then stays open. */
function useIsRefused(id: string): boolean {
  const answer: unknown = useActionData();
  return isRefused(answer) && answer.form === id;
}

interface FormProps {
  person: PersonShown;
  pageKey: string;
}

/** Records a mandate letter for one of the organisations the person stands in. */
export function GrantMandate({ person, pageKey }: FormProps) {
  const { common, network } = useMessages();
  const words = network.mandate;
  const organisations = new Map(
    person.memberships.map(({ organisation }) => [organisation.id, organisation.name]),
  );
  const only = organisations.size === 1 ? [...organisations.keys()][0] : undefined;
  return (
    <Sheet
      summary={words.grant}
      title={words.grant}
      over={person.name}
      icon="plus"
      open={useIsRefused('mandat')}
    >
      <p className="soft">{words.grantLead}</p>
      <CommandForm command="mandate.grant" pageKey={pageKey} id="mandat">
        <Select
          name="organisationId"
          label={words.organisation}
          value={only}
          choices={[...organisations].map(([value, label]) => ({ value, label }))}
        />
        <Radios
          name="level"
          legend={words.level}
          choices={MANDATE_LEVELS.map((level) => ({
            value: level,
            label: common.mandate[level],
            help: words.levelHelp[level],
          }))}
        />
        <Field name="letterNumber" label={words.letterNumber} maxLength={80} />
        <Field name="letterDate" type="date" label={words.letterDate} />
        <Field name="validFrom" type="date" label={words.validFrom} />
        <Field name="validUntil" type="date" label={words.validUntil} />
        <Button kind="main">{words.grantSubmit}</Button>
      </CommandForm>
    </Sheet>
  );
}

type Seats = QueryOutput<'network.person'>['onlyDeciderFor'];

/** Before the last who may decide for a party goes: what that means for its organisation, and that its leader is told. */
function LastDecider({ seats }: { seats: Seats }) {
  const { network } = useMessages();
  if (seats.length === 0) return null;
  return (
    <Note tone="wait">
      <strong>
        {network.person.lastDecider(
          seats.map(({ organisation, forum }) => `${organisation.shortName} (${forum})`).join('; '),
        )}
      </strong>{' '}
      {network.person.lastDeciderBody}
    </Note>
  );
}

/** Takes a mandate away, after saying what that means. */
export function RevokeMandate({
  mandate,
  seats,
  pageKey,
}: {
  mandate: MandateShown;
  seats: Seats;
  pageKey: string;
}) {
  const { common, network } = useMessages();
  const words = network.mandate;
  const id = `cabut-${mandate.mandateId}`;
  return (
    <Sheet
      summary={words.revoke}
      title={words.revoke}
      over={`${mandate.organisation.shortName}, ${common.mandateSpoken[mandate.level]}`}
      buttonClass="btn btn--stop"
      open={useIsRefused(id)}
    >
      <p>{words.revokeLead}</p>
      {mandate.level === 'decide' && (
        <LastDecider seats={seats.filter((seat) => seat.organisation.id === mandate.organisation.id)} />
      )}
      <CommandForm command="mandate.revoke" pageKey={pageKey} id={id} compact>
        <input type="hidden" name="mandateId" value={mandate.mandateId} />
        <Button kind="stop">{words.revokeSubmit}</Button>
      </CommandForm>
    </Sheet>
  );
}

/** Gives the person a place in an organisation. */
export function AddPlace({
  person,
  pageKey,
  organisations,
}: FormProps & { organisations: readonly OrganisationRef[] }) {
  const { network } = useMessages();
  const words = network.person;
  return (
    <Sheet
      summary={words.addPlace}
      title={words.addPlace}
      over={person.name}
      icon="plus"
      open={useIsRefused('kedudukan')}
    >
      <CommandForm command="membership.add" pageKey={pageKey} id="kedudukan">
        <Select
          name="organisationId"
          label={words.organisation}
          choices={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field name="office" label={words.office} maxLength={120} />
        <Check name="leader" label={words.leader} />
        <Button kind="main">{words.addPlaceSubmit}</Button>
      </CommandForm>
    </Sheet>
  );
}

/** Ends a place on a day. */
export function EndPlace({
  place,
  seats,
  pageKey,
}: {
  place: PersonShown['memberships'][number];
  seats: Seats;
  pageKey: string;
}) {
  const { network } = useMessages();
  const words = network.person;
  const id = `akhiri-${place.membershipId}`;
  return (
    <Sheet
      summary={words.endPlace}
      title={words.endPlace}
      over={`${place.office}, ${place.organisation.shortName}`}
      open={useIsRefused(id)}
    >
      <p>{words.endPlaceLead}</p>
      <LastDecider seats={seats.filter((seat) => seat.organisation.id === place.organisation.id)} />
      <CommandForm command="membership.end" pageKey={pageKey} id={id}>
        <input type="hidden" name="membershipId" value={place.membershipId} />
        <Field name="endsOn" type="date" label={words.endsOn} value={place.endsOn ?? ''} />
        <Button kind="stop">{words.endPlaceSubmit}</Button>
      </CommandForm>
    </Sheet>
  );
}

/** Inviting, suspending and erasing, each after a word about what it does. */
export function PersonAdministration({ person, seats, pageKey }: FormProps & { seats: Seats }) {
  const { network } = useMessages();
  const words = network.person;
  const erasing = useIsRefused('hapus');
  const suspending = useIsRefused('nonaktif');
  return (
    <Buttons>
      <CommandForm command="invitation.issue" pageKey={pageKey} id="undang" className="form--bare" compact>
        <Button kind={person.joined ? 'plain' : 'main'} icon="link">
          {person.joined ? network.invitation.issueAgain : network.invitation.issue}
        </Button>
      </CommandForm>
      {person.joined && person.suspended && (
        <CommandForm command="person.suspend" pageKey={pageKey} id="aktif" className="form--bare" compact>
          <input type="hidden" name="suspended" value="false" />
          <Button>{words.restore}</Button>
        </CommandForm>
      )}
      {person.joined && !person.suspended && (
        <Sheet
          summary={words.suspend}
          title={words.suspend}
          over={person.name}
          buttonClass="btn btn--stop"
          open={suspending}
        >
          <p>{words.suspendLead}</p>
          <LastDecider seats={seats} />
          <CommandForm command="person.suspend" pageKey={pageKey} id="nonaktif" compact>
            <input type="hidden" name="suspended" value="true" />
            <Button kind="stop">{words.suspendSubmit}</Button>
          </CommandForm>
        </Sheet>
      )}
      <Sheet
        summary={words.erase}
        title={words.erase}
        over={person.name}
        buttonClass="btn btn--stop"
        open={erasing}
      >
        <p>{words.eraseLead}</p>
        <LastDecider seats={seats} />
        <CommandForm command="person.erase" pageKey={pageKey} id="hapus" compact>
          <Button kind="stop">{words.eraseSubmit}</Button>
        </CommandForm>
      </Sheet>
    </Buttons>
  );
}
