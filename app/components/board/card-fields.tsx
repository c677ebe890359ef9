import { Checks } from '#app/components/choices.tsx';
import { Field, Select } from '#app/components/field.tsx';
import { Org } from '#app/components/organisation.tsx';
import type { BoardCard } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { useMessages } from '#app/reader.tsx';

interface OnBehalfProps {
  voices: readonly OrganisationRef[];
  /** The reader may also act without an organisation, as facilitator. */
  alone: boolean;
}

/** For whom somebody acts on a board: said when there is one, chosen when there are several. */
export function OnBehalf({ voices, alone }: OnBehalfProps) {
  const { board } = useMessages();
  const [only] = voices;
  if (!only) return null;
  if (voices.length === 1 && !alone)
    return (
      <p className="soft">
        <input type="hidden" name="organisationId" value={only.id} />
        {board.form.for} <Org organisation={only} />
      </p>
    );
  return (
    <Select
      name="organisationId"
      label={board.form.for}
      optional={alone}
      value={alone ? '' : only.id}
      choices={voices.map(({ id, name }) => ({ value: id, label: name }))}
      help={alone ? board.form.forHelp : undefined}
    />
  );
}

interface CardFieldsProps {
  parties: readonly OrganisationRef[];
  commitments: readonly { id: string; title: string; ownerId: string }[];
  /** What the card says now; none for a new one. */
  card?: BoardCard;
  /** Who leads a new card at first. */
  leadId?: string | undefined;
}

/** What is written on a card. */
export function CardFields({ parties, commitments, card, leadId = '' }: CardFieldsProps) {
  const { board } = useMessages();
  const names = new Map(parties.map((party) => [party.id, party.shortName]));
  return (
    <>
      <Field
        name="title"
        label={board.form.name}
        help={board.form.nameHelp}
        value={card?.title}
        maxLength={200}
      />
      <Select
        name="leadId"
        label={board.form.lead}
        help={board.form.leadHelp}
        value={card?.leadId ?? leadId}
        choices={parties.map((party) => ({ value: party.id, label: party.name }))}
      />
      <Checks
        name="supporterIds[]"
        legend={board.form.supporters}
        values={card?.supporterIds ?? []}
        choices={parties.map((party) => ({ value: party.id, label: <Org organisation={party} /> }))}
      />
      <Field name="dueOn" type="date" label={board.form.dueOn} value={card?.dueOn ?? ''} optional />
      {commitments.length > 0 && (
        <Select
          name="commitmentId"
          label={board.form.commitment}
          help={board.form.commitmentHelp}
          optional
          value={card?.commitmentId ?? ''}
          choices={commitments.map((one) => ({
            value: one.id,
            label: `${one.title} (${names.get(one.ownerId) ?? ''})`,
          }))}
        />
      )}
    </>
  );
}
